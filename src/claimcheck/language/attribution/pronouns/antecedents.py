"""Whom "he" or "she" takes up, and where nobody can be told."""

from collections.abc import Iterator

from claimcheck.language.attribution.passage import Passage, paragraphs_apart
from claimcheck.language.attribution.pronouns.kin import (
    SEX_OF_PRONOUNS,
    is_kin_of,
    is_same_life,
    kin_named,
    kin_spoke,
    met_in_short,
    tells_of_a_life,
    whose_life,
)
from claimcheck.language.attribution.pronouns.rivals import (
    acting_since,
    asked_after,
    did_not_answer,
    ends_list,
    named_right_before,
    own_pronouns,
    owner_in,
    rival_of,
    unfit,
)
from claimcheck.language.attribution.pronouns.subjects import Subjects
from claimcheck.language.attribution.proposal import SpeakingTurn
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.callings import is_epithet, pleads, sex_of_epithet, was_before
from claimcheck.language.people.named_person import Resolution
from claimcheck.language.people.naming import Mention
from claimcheck.language.people.resolve import Cast

SEXES = {"he": "m", "she": "f"}
_PRONOUNS = {sex: low for low, sex in SEXES.items()}
_ASKING = word_set("ask tell question press challenge urge")
_ANSWERING = word_set("reply respond answer retort counter")
# Before a pronoun that the clause before it has named.
_JOINING = word_set("; and but though although so yet")
_OPENING = word_set("when after as while before once although though because since")
_FARTHEST_SENTENCE, _FARTHEST_PARAGRAPH = 6, 2


class Antecedents:
    """The persons that pronouns of one text may take up, in the order of the text."""

    def __init__(self, passage: Passage, cast: Cast) -> None:
        """Begin where nobody has spoken."""
        self._passage = passage
        self._cast = cast
        self._turns: list[SpeakingTurn] = []
        self._since = -1
        self._spoken: set[str] = set()
        self._subjects = Subjects(passage, cast, self._acts)
        self._dead: str | None = None

    def note(self, turn: SpeakingTurn) -> None:
        """Remember who spoke."""
        self._turns, self._since = [*self._turns[-4:], turn], turn.sentence
        if turn.resolution.name:
            self._spoken.add(turn.resolution.name)

    def take_up(
        self, low: str, sentence: int, position: int, verb: str, *, follows: bool = False
    ) -> Resolution:
        """Return whom the pronoun `low` at `position` means; `verb` is the one it speaks by.

        What is said `follows` it, or stands before it.
        """
        found = self._named_here(SEXES.get(low, ""), sentence, position, follows=follows)
        found = found or self._taken_up(low, sentence, position, verb)
        if found.name is None or not tells_of_a_life(self._passage, sentence, position):
            return found
        if self._dead is None:
            self._dead = whose_life(self._passage, self._cast)
        sex, dead = SEXES.get(low, ""), self._dead
        if not dead or is_same_life(self._passage.text, found.name, dead):
            return found
        if self._fits(dead, sex, -1):
            return Resolution(None, f"{found.name} or {dead} may be meant")
        return found

    def _named_here(
        self, sex: str, sentence: int, position: int, *, follows: bool
    ) -> Resolution | None:
        """Return whom the same sentence names before a pronoun: ``Ann Berg left, but she said``."""
        passage = self._passage
        first, i = passage.first[sentence], passage.token_at(position)
        if kin_named(passage, sex, first, i):
            return Resolution(None, "kin without a full name may be meant")
        opens = passage.lows[first] in _OPENING and passage.lows[i - 1] == ","
        if not follows or not (opens or passage.lows[i - 1] in _JOINING):
            return None
        subject = self._subjects.of(sentence)
        fitting = [name for name in subject.names if self._fits(name, sex, -1)]
        if not fitting or subject.end > position:
            return None
        if opens or len(fitting) > 1 or self._sex(fitting[0]) != sex:
            return Resolution(None, f"{fitting[0]} or another may be meant")
        return Resolution(fitting[0], "the subject of the same sentence")

    def _taken_up(self, low: str, sentence: int, position: int, verb: str) -> Resolution:
        sex = SEXES.get(low, "")
        if answered := self._addressee(sex, sentence, verb):
            return answered
        for number in range(sentence - 1, max(self._since, sentence - _FARTHEST_SENTENCE, -1), -1):
            if paragraphs_apart(self._passage, number, sentence) > _FARTHEST_PARAGRAPH:
                break
            subject = self._subjects.of(number)
            blocks = subject.blocks and (not sex or subject.blocks in {sex, "?"})
            if blocks or (not subject.names and self._speaks(number)):
                told = "may be meant" if blocks else "has spoken"
                return Resolution(None, f"somebody without a name {told}")
            fitting = [name for name in subject.names if self._fits(name, sex, number)]
            # Of "Anil, Sunil and Vishnu Hay" only a sex that is told tells one.
            listed = subject.names[1:] or ends_list(self._passage, subject.names, subject.end)
            if len(fitting) > 1 or (fitting and listed and not self._sex(fitting[0])):
                return Resolution(None, "several people may be meant")
            if fitting and self._is_silent(fitting[0], sex, number, sentence):
                return Resolution(None, f"{fitting[0]} did not answer")
            if fitting:
                return self._unless_others(fitting[0], sex, subject.end, number, sentence, position)
        return self._last_speaker(low, sex, sentence, position)

    def kin_spoke(self, sentence: int) -> bool:
        """Return whether kin of somebody spoke last, so that a surname may be that one's."""
        return bool(self._turns) and kin_spoke(self._passage, self._turns[-1], sentence)

    def called(self, mention: str, sentence: int, position: int) -> Resolution | None:
        """Return whom ``the striker`` or ``the 51-year-old`` means: the one last spoken of."""
        former = mention.lower().startswith("the former ") and not is_epithet(mention)
        if not (former or is_epithet(mention)):
            return None
        paragraph = self._passage.sentences[sentence].paragraph
        spoke = self._passage.sentences[max(self._since, 0)].paragraph
        if self._turns and paragraph - spoke > 1:
            return None
        found = self.take_up(_PRONOUNS.get(sex_of_epithet(mention), ""), sentence, position, "")
        name = found.name or ""
        fits = mention.lower() != "counsel" or pleads(self._passage.text, name)
        fits = fits and (not former or was_before(self._passage.text, self._cast.named(name)))
        return found if name and self._acts(name) and fits else None

    def _is_silent(self, name: str, sex: str, number: int, sentence: int) -> bool:
        """Return whether somebody did not answer, and another who spoke may be meant."""
        others = [each for each in self._spoken if each != name and self._fits(each, sex, -1)]
        return bool(others) and did_not_answer(self._passage, number, sentence)

    def _speaks(self, number: int) -> bool:
        """Return whether somebody speaks in a sentence of which no rule knows who it is."""
        lows, inside = self._passage.lows, self._passage.inside
        tokens = range(*self._passage.bounds(number))
        return any(lows[i] in {"said", "told", "heard"} and inside[i] < 0 for i in tokens)

    def _last_speaker(self, low: str, sex: str, sentence: int, position: int) -> Resolution:
        for n, turn in enumerate(reversed(self._turns)):
            if turn.sentence < 0 or (
                paragraphs_apart(self._passage, turn.sentence, sentence) > _FARTHEST_PARAGRAPH
            ):
                if not n and turn.sentence >= 0:
                    return Resolution(None, "nobody spoke shortly before")
                break
            name = turn.resolution.name
            if name is None:
                return Resolution(None, "nobody named before")
            if sex and is_kin_of(self._passage, turn, sex, sentence):
                return Resolution(None, f"{name} or whose kin that is may be meant")
            if self._fits(name, sex, turn.sentence):
                start = turn.speaker.end if turn.speaker else turn.cue.end if turn.cue else position
                return self._unless_others(name, sex, start, turn.sentence, sentence, position)
        return Resolution(None, unfit(low, self._turns[-1] if self._turns else None))

    def _unless_others(
        self, name: str, sex: str, start: int, number: int, sentence: int, position: int
    ) -> Resolution:
        """Return the person, unless others were named: in a new paragraph, or of the known sex."""
        sentences = self._passage.sentences
        other = asked_after(self._passage, self._cast, sex, start)
        if sex and not self._sex(name):
            between = (sentences[number].start, position)
            other = other or owner_in(self._passage, number, sex)
            other = other or rival_of(self._passage, self._cast, name, sex, between)
        apart = sentences[number].paragraph != sentences[sentence].paragraph
        if sex and self._sex(name) and not other:
            other = acting_since(self._passage, self._cast, name, sex, number, sentence)
        if apart:
            # In the paragraph of the pronoun, and in those between.
            begin = sentences[min(number + 1, sentence)].start
            other = other or met_in_short(self._passage, self._cast, sex, (begin, position))
            other = other or named_right_before(self._passage, self._cast, name, sex, sentence)
        if other:
            return Resolution(None, f"{name} or {other} may be meant")
        if apart:
            for other in self._others(name, start, min(position, sentences[sentence].start)):
                if not sex or not self._sex(other) or self._sex(other) == sex:
                    return Resolution(None, f"{name} or {other} may be meant")
        if sex and not self._sex(name):
            self._cast.tell_sex(name, sex)
        return Resolution(name, "the person last spoken of")

    def _others(self, name: str, start: int, end: int) -> Iterator[str]:
        """Yield the other persons who act and are named between two places."""
        for mention in self._unquoted(start, end):
            people = [person.name for person in mention.people]
            if name not in people and any(self._acts(person) for person in people):
                yield people[0]

    def _unquoted(self, start: int, end: int) -> list[Mention]:
        """Return whom the text names between two places, but for words in quotation marks."""
        passage, found = self._passage, self._cast.mentions_between(start, end)
        return [each for each in found if passage.inside[passage.token_at(each.start)] < 0]

    def _acts(self, name: str) -> bool:
        person = self._cast.named(name)
        return name in self._spoken or (person is not None and person.evident)

    def _sex(self, name: str) -> str:
        return self._cast.sex_of(name)

    def _fits(self, name: str, sex: str, number: int) -> bool:
        """Return whether nothing contradicts the sex of the subject of a sentence."""
        known = self._sex(name)
        if known or not sex:
            return known == sex or not sex
        told = own_pronouns(self._passage, number) if number >= 0 else set[str]()
        return not told or told == {sex}

    def _addressee(self, sex: str, sentence: int, verb: str) -> Resolution | None:
        """Return who answers after ``asked Sanders``; None where nobody was addressed."""
        turn = self._turns[-1] if self._turns else None
        if turn is None or turn.verb not in _ASKING or turn.cue is None:
            return None
        if sentence - turn.sentence > 1 or (turn.verb != "ask" and verb not in _ANSWERING):
            return None
        addressed, speaker = self._addressed(turn), turn.resolution.name
        if addressed is None:
            return None
        fits = addressed and self._fits(addressed, sex, -1)
        also = speaker is not None and self._fits(speaker, sex, turn.sentence)
        if not fits and also and addressed:
            return None
        if fits and (verb in _ANSWERING or not also):
            return Resolution(addressed, f"the one whom {speaker or 'somebody'} addressed")
        return Resolution(None, "the one who asked, or the one who was asked")

    def _addressed(self, turn: SpeakingTurn) -> str | None:
        """Return whom a verb addresses: a name, "" for one who has none here, None for nobody."""
        passage, cue = self._passage, turn.cue
        i = passage.token_at(cue.end) if cue else len(passage.words)
        if i >= len(passage.words) or passage.inside[i] >= 0:
            return None
        if passage.lows[i] in {"him", "her"}:
            return self._earlier_speaker(SEX_OF_PRONOUNS[passage.lows[i]], turn)
        while i < len(passage.words) - 1 and is_title(passage.words[i]):
            i += 1
        start = passage.starts[i]
        near = self._cast.mentions_between(start, start + 40)
        gap = passage.text[start : near[0].start] if near else ""
        if near and not set(gap) & set(',.;:“”"\n') and not any(w.islower() for w in gap.split()):
            return near[0].people[0].name if len(near[0].people) == 1 else ""
        return None

    def _earlier_speaker(self, sex: str, turn: SpeakingTurn) -> str:
        """Return who was named or spoke before a turn, and is of a sex; "" where that is open."""
        last = self._turns[-2] if self._turns[1:] else None
        begin = last.speaker.end if last and last.speaker else 0
        end = turn.cue.start if turn.cue else begin
        known = {turn.resolution.name, last and last.resolution.name}
        since = [(m, p.name) for m in self._unquoted(begin, end) for p in m.people]
        named = [each for each in since if each[1] not in known and self._fits(each[1], sex, -1)]
        if named:
            mention, nearest = named[-1]
            beside = mention.start >= self._passage.sentences[turn.sentence].start
            return nearest if beside and len({each[1] for each in named}) == 1 else ""
        for earlier in reversed(self._turns[:-1]):
            name = earlier.resolution.name
            if name and name != turn.resolution.name and self._fits(name, sex, earlier.sentence):
                return name
        return ""
