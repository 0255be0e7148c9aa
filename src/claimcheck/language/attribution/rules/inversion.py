"""Subjects after their verb: ``“…,” said Smith``."""

from claimcheck.language.attribution.occurrence import Occurrence
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Subject
from claimcheck.language.attribution.rules.appositions import name_beside
from claimcheck.language.attribution.rules.clauses import (
    adverb_at,
    ends_clause,
    is_plain,
    opens_quotation,
)
from claimcheck.language.attribution.rules.listing import is_nickname
from claimcheck.language.attribution.rules.verb_groups import does_now, has_verb
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    STARTERS,
    TITLES,
    WEEKDAYS,
)
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.lexicon.reporting_verbs import FINITE_FORMS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.kinds import NameKind, kind_of
from claimcheck.language.people.name_tables import is_given
from claimcheck.language.people.roles import is_somebody

_VERBS = word_set(
    "say add write ask note explain reply tweet report argue recall warn claim insist announce"
)
# What stands after these is somebody only where it names a person.
_PERSONAL_VERBS = word_set(
    """
    allege admit concede confirm reveal predict suggest declare conclude contend assert testify
    complain reiterate stress caution counter lament acknowledge estimate believe
    """
)
_STOPS = frozenset(",(:;.?!—–") | {"who"}
_ADJUNCTS = word_set("in on during at after when")
_NAMED = frozenset((NameKind.PERSON, NameKind.LIKELY))
_LONGEST = 25
_LONGEST_TOLD = 8


def inverted_subject(found: Occurrence) -> Subject | None:
    """Return the subject after the verb, or None where it stands before.

    After a quotation any noun phrase will do. After other words
    (``The bill is dead, says one senator.``) the words must hold a verb and
    nothing may follow the subject.
    """
    passage, k = found.passage, found.group.begin - 1
    if found.cue.form not in FINITE_FORMS or found.group.auxiliaries:
        return None
    if k < found.start or found.last >= found.end or _addresses(found):
        return None
    quoted = _after_quotation(found, k)
    if not (quoted or (passage.lows[k] == "," and _may_follow(found, k))):
        return None
    named = _after_nickname(found) if quoted else None
    stop = named.end if named else _phrase_stop(found, quoted=quoted)
    if named or stop is None or not _may_be_subject(found, stop, quoted=quoted):
        return named
    subject = Subject(found.last, _without_adjuncts(found, stop), found.last)
    if subject.end == stop < found.end and passage.lows[stop] == ",":
        return name_beside(passage, subject, stop, found.end)
    return subject


def _after_nickname(found: Occurrence) -> Subject | None:
    """Return the last name of somebody with a nickname: ``said Ann “Bunny” Berg``."""
    passage = found.passage
    k = found.last
    while k < found.end and k - found.last < _LONGEST_TOLD and passage.lows[k][0].isalnum():
        if passage.inside[k] >= 0:
            break
        k += 1
    if k >= found.end or passage.inside[k] < 0 or not is_nickname(passage, k):
        return None
    first = stop = passage.token_at(passage.quotations[passage.inside[k]].end)
    while stop < found.end and passage.words[stop][:1].isupper():
        stop += 1
    return Subject(first, stop, found.last)


def _addresses(found: Occurrence) -> bool:
    """Return whether who follows the verb is told it: ``told Berg``, not ``told Berg to us``."""
    passage, past = found.passage, min(found.end, found.last + _LONGEST_TOLD)
    return found.cue.verb == "tell" and "to" not in passage.lows[found.last : past]


def _may_follow(found: Occurrence, comma: int) -> bool:
    """Return whether a verb may stand after a clause and before who says it.

    Of most verbs what follows may be an object: ``…, alleged the driver`` names a person.
    """
    if not (_is_clause(found.passage, found.start, comma) or _before_quotation(found)):
        return False
    if found.cue.verb in _VERBS:
        return True
    passage, first = found.passage, found.last
    if found.cue.verb not in _PERSONAL_VERBS or passage.lows[found.start] in STARTERS:
        return False
    if passage.lows[first] in DETERMINERS and first + 1 < found.end:
        return is_somebody(passage.lows[first + 1])
    return is_given(passage.words[first]) or is_title(passage.words[first])


def opening_subject(found: Occurrence) -> Subject | None:
    """Return the subject of a verb that begins a sentence: ``Said Berg, who left: “…”``.

    Its `clause` is the mark before the quotation.
    """
    passage, first = found.passage, found.last
    if found.group.begin != found.start or found.cue.verb not in _VERBS or first + 1 >= found.end:
        return None
    if found.cue.form not in FINITE_FORMS or not passage.words[first][:1].isupper():
        return None
    stop = first
    for k in range(first + 1, min(found.end - 1, first + _LONGEST)):
        if passage.inside[k] >= 0 or passage.lows[k] in {".", "?", "!"}:
            return None
        if stop == first and (passage.lows[k] in _STOPS or _is_told_of(passage, first, k)):
            stop = k
        if passage.lows[k] in {",", ":"} and opens_quotation(passage, k + 1):
            return Subject(first, stop, k)
    return None


def _is_told_of(passage: Passage, first: int, k: int) -> bool:
    """Return whether token `k` begins whom the words are about: ``Said Hill of Voss: “…”``."""
    name = tuple(passage.words[first:k])
    # "Said Minister of Health Ann Voss: “…”".
    return passage.lows[k] == "of" and not is_title(name[-1]) and kind_of(name) in _NAMED


def _after_quotation(found: Occurrence, k: int) -> bool:
    passage = found.passage
    if passage.inside[k] >= 0:
        return True
    return passage.lows[k] in {",", *DASHES} and k > found.start and passage.inside[k - 1] >= 0


def _is_clause(passage: Passage, begin: int, end: int) -> bool:
    """Return whether the tokens hold a finite verb: ``Rents rose sharply``.

    Without an auxiliary, one after a comma may be of an insertion: ``Holt, jailed in May,``.
    """
    if has_verb(passage, begin, end):
        return True
    comma = next((i for i in range(begin, end) if passage.lows[i] == ","), end)
    if comma < end and passage.lows[begin] in PREPOSITIONS:
        begin, comma = comma + 1, end
    commas = [i for i in range(begin, end) if passage.lows[i] == ","]
    if len(commas) > 1 and commas[-1] + 1 < end and _is_past(passage, commas[-1] + 1):
        # "Karl Voss, 28, a farmer, died at home": the clause goes on after what explains him.
        return True
    return any(
        (_is_past(passage, i) and passage.lows[i - 1] not in DETERMINERS) or does_now(passage, i)
        for i in range(begin + 1, comma)
    )


def _is_past(passage: Passage, i: int) -> bool:
    low = passage.lows[i]
    return passage.words[i].islower() and (low in IRREGULAR_VERBS or low.endswith("ed"))


def _goes_on(passage: Passage, i: int) -> bool:
    """Return whether token `i` is the verb of a subject before it: ``said Holt knew``."""
    present = passage.lows[i].endswith("s") and passage.words[i - 1][:1].isupper()
    return _is_past(passage, i) or (present and passage.words[i].islower())


def _phrase_stop(found: Occurrence, *, quoted: bool) -> int | None:
    """Return where the words after the verb pause; None if they hold a verb."""
    passage, stop = found.passage, found.last
    while stop < found.end and passage.inside[stop] < 0 and stop - found.last < _LONGEST:
        low = passage.lows[stop]
        if low == "." and _abbreviates(passage, stop, found):
            stop += 1
            continue
        starts = low in STARTERS and not _joins(passage, stop, found.end)
        if low in _STOPS or low[0] == "#" or starts:
            break
        if low in AUXILIARIES or (not quoted and _goes_on(passage, stop)):
            return None
        stop += 1
    if not quoted and (not ends_clause(passage, stop, found.end) or _begins_list(found, stop)):
        return None
    return stop


def _begins_list(found: Occurrence, stop: int) -> bool:
    """Return whether a pronoun and others are a clause's subject: ``said she and her sister``."""
    passage = found.passage
    joins = passage.lows[stop : stop + 1] == ["and"] and passage.lows[found.last] in PRONOUNS
    return joins and passage.lows[stop + 1] in DETERMINERS


def _abbreviates(passage: Passage, dot: int, found: Occurrence) -> bool:
    """Return whether a full stop shortens a title before a name: ``said Rev. Berg``."""
    if not found.last < dot < found.end - 1:
        return False
    before, after = passage.words[dot - 1], passage.words[dot + 1]
    return before[:1].isupper() and is_title(before) and after[:1].isupper()


def _joins(passage: Passage, k: int, end: int) -> bool:
    """Return whether the "and" at token `k` joins two names: ``said Ann Berg and Li Wei``."""
    return (
        passage.lows[k] == "and"
        and k + 1 < end
        and passage.words[k + 1][:1].isupper()
        and (passage.words[k - 1][:1].isupper() or is_title(passage.words[k + 1]))
    )


def _before_quotation(found: Occurrence) -> bool:
    """Return whether a quotation follows: ``But, said Berg, “…”``."""
    passage = found.passage
    for k in range(found.last, min(found.end - 1, found.last + 6)):
        if passage.lows[k] == ",":
            return opens_quotation(passage, k + 1)
    return False


def _may_be_subject(found: Occurrence, stop: int, *, quoted: bool) -> bool:
    passage, first = found.passage, found.last
    low = passage.lows[first]
    if stop == first or opens_quotation(passage, first):
        return False
    if low in PREPOSITIONS or low in WEEKDAYS or adverb_at(passage, first):
        return False
    if low in PRONOUNS and stop > first + 1 and not quoted:
        return False
    named = passage.words[first][:1].isupper() or low in DETERMINERS | PRONOUNS | TITLES
    return named or quoted or _is_called(passage, first, stop)


def _is_called(passage: Passage, first: int, stop: int) -> bool:
    """Return whether a calling and a full name are all of a subject: ``bird expert Ann Berg``."""
    name = next((k for k in range(first, stop) if passage.words[k][:1].isupper()), stop)
    if not 0 < name - first < _LONGEST_TOLD or stop - name < 2:
        return False
    plain = all(is_plain(passage.lows[k]) for k in range(first, name))
    return plain and kind_of(tuple(passage.words[name:stop]), evident=True) in _NAMED


def _without_adjuncts(found: Occurrence, stop: int) -> int:
    """Return where the noun phrase ends before ``in a statement`` or ``on Tuesday``."""
    adjuncts = _ADJUNCTS | {"to"} if found.cue.verb == "tell" else _ADJUNCTS
    for k in range(found.last + 1, stop):
        if found.passage.lows[k] in adjuncts and found.passage.words[k - 1][:1].isupper():
            return k
    return stop
