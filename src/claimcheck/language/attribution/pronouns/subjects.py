"""Whom a sentence is about: those it names before its first verb, or somebody without a name."""

from collections.abc import Callable

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.pronouns.kin import kin_before
from claimcheck.language.attribution.pronouns.rivals import (
    is_done,
    is_verb,
    may_join,
    stranger,
)
from claimcheck.language.lexicon.closed_classes import PREPOSITIONS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.named_person import NamedPerson
from claimcheck.language.people.naming import Mention
from claimcheck.language.people.resolve import Cast
from claimcheck.language.people.roles import is_somebody
from claimcheck.language.people.sexes import gender_of
from claimcheck.named_tuple import NamedTuple

_LONGEST_SUBJECT = 28
# In tokens: "I rang the mayor of Leeds, Ann Berg".
_NEAR_MET = 8
_MEETING = word_set("rang called phoned asked met visited interviewed emailed texted saw")


class SubjectNames(NamedTuple):
    """The persons that a sentence is about; one without a name `blocks` those named before."""

    names: tuple[str, ...] = ()
    end: int = 0
    blocks: str = ""


class Subjects:
    """The persons whom the sentences of one text are about."""

    def __init__(self, passage: Passage, cast: Cast, acts: Callable[[str], bool]) -> None:
        """Read `passage`; `acts` tells whether a name has been shown to be somebody's so far."""
        self._passage = passage
        self._cast = cast
        self._acts = acts

    def of(self, number: int) -> SubjectNames:
        """Return whom a sentence is about: the names before its first verb."""
        passage = self._passage
        begin, end = passage.bounds(number)
        past = min(end, begin + _LONGEST_SUBJECT)
        if begin >= past:
            return SubjectNames()
        until = passage.starts[past - 1] + 1
        mentions = {m.start: m for m in self._cast.mentions_between(passage.starts[begin], until)}
        names: list[str] = []
        last = 0
        for i in range(begin, past):
            if passage.inside[i] >= 0:
                return SubjectNames()
            if is_verb(passage, i, begin) or (names and not may_join(passage, i)):
                sure = [name for name in names if self._acts(name) or is_done(passage, i)]
                if names and not sure:
                    # It may be a place; if it is somebody, nobody before is meant.
                    return SubjectNames(blocks=self._cast.sex_of(names[0]) or "?")
                return SubjectNames(tuple(sure), last) if sure else self._without_name(i, begin)
            mention = mentions.get(passage.starts[i])
            if mention and not self._depends(i, begin, mention):
                names += [p.name for p in mention.people if p.name not in names]
                last = mention.end
        # "His wife, Neema, sells bread": of its verb no list knows.
        return SubjectNames() if names else SubjectNames(blocks=kin_before(passage, begin, past))

    def _depends(self, i: int, begin: int, mention: Mention) -> bool:
        """Return whether a name only says whose or of whom somebody is."""
        passage, end = self._passage, mention.end
        # "Minister for Housing Ann Berg" is an office and a name.
        if any(self._holds_office(person, mention) for person in mention.people):
            return False
        after, plural = passage.text[end : end + 2], passage.text[end - 1 : end] == "s"
        # "Achieng’" is a name with all its letters.
        if after in {"'s", "’s"} or (plural and after[:1] in {"’", "'"}):
            return True
        k = i - 1
        while k >= begin and (passage.words[k][:1].isupper() or passage.words[k].endswith(".")):
            k -= 1
        return k >= begin and passage.lows[k] in PREPOSITIONS

    def _holds_office(self, person: NamedPerson, mention: Mention) -> bool:
        """Return whether the text writes somebody's office right before the name."""
        start = mention.start - len(person.name) + len(person.surname)
        return person.role is not None and self._passage.text.endswith(person.role, 0, start - 1)

    def _without_name(self, verb: int, begin: int) -> SubjectNames:
        """Return a subject that blocks: ``A neighbour``, ``The girl's mother``, ``Mr Tan``."""
        passage, i = self._passage, verb - 1
        if strange := stranger(passage, begin, verb):
            return SubjectNames(blocks=strange)
        low = passage.lows[i] if i >= begin and passage.words[i].islower() else ""
        if met := met_by_writer(passage, self._cast, begin, verb):
            return SubjectNames((met,), passage.starts[verb])
        if is_somebody(low) and passage.lows[begin] == "the":
            # "The minister denied this": it may be known who holds that office.
            (start, _), (_, end) = passage.span(begin, begin + 1), passage.span(i, verb)
            if name := self._cast.resolve(passage.text[start:end], start, None).name:
                return SubjectNames((name,), end)
        return SubjectNames(blocks=gender_of(low) or "?") if is_somebody(low) else SubjectNames()


def met_by_writer(passage: Passage, cast: Cast, begin: int, verb: int) -> str:
    """Return whom the writer asked, who answers then: ``I rang Ann Berg, who``; "" for nobody."""
    if passage.lows[begin] not in {"i", "we"} or passage.lows[verb] not in _MEETING:
        return ""
    end = passage.starts[min(verb + _NEAR_MET, len(passage.starts) - 1)]
    near = cast.mentions_between(passage.starts[verb], end)
    return near[0].people[0].name if len(near) == 1 and len(near[0].people) == 1 else ""
