"""Names that commas add to an office: ``its president, Ann Berg, said``."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.pronouns.rivals import title_tells
from claimcheck.language.attribution.proposal import Subject
from claimcheck.language.attribution.rules.listing import is_name
from claimcheck.language.attribution.rules.verb_groups import is_finite
from claimcheck.language.lexicon.closed_classes import DETERMINERS, END_MARKS, PREPOSITIONS
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.cutting import name_begin
from claimcheck.language.people.kinds import NameKind, kind_of
from claimcheck.language.people.roles import is_somebody

_ENDS = frozenset([",", "who", "(", ":"])
# What tells who somebody is begins so, between commas.
_EXPLAINING = DETERMINERS | word_set("of from in at")
_BEFORE_TITLES = word_set("the state then former acting")
# "Another, farmer Ann Berg, said".
COUNTED = word_set("another other second third fourth fifth")
_LONGEST, _LONGEST_CALLING = 12, 5


def apposition_before(passage: Passage, comma: int, start: int) -> int:
    """Return the comma before the apposition that ends at `comma`; `comma` where none does.

    It explains whoever stands before it: ``Ann Berg, the mayor of Lund,``.
    """
    for k in range(comma - 1, max(start, comma - _LONGEST), -1):
        if passage.inside[k] >= 0 or (passage.words[k].islower() and is_finite(passage.lows[k])):
            return comma
        if passage.lows[k] == ",":
            apposed = passage.lows[k + 1] in _EXPLAINING or passage.lows[k + 1].isdigit()
            named = is_somebody(passage.lows[k - 1]) and is_name(passage, k + 1, comma)
            return k if apposed or named else comma
    return comma


def _joined_after(passage: Passage, comma: int, end: int) -> int:
    """Return where a second name ends: ``said Ann Berg, the mayor, and Karl Voss``.

    The first name ends before `comma`, which is given back where no other follows.
    """
    second = next(
        (k for k in range(comma + 1, min(end, comma + _LONGEST)) if passage.lows[k] == ","), comma
    )
    if second == comma or passage.lows[second + 1 : second + 2] != ["and"]:
        return comma
    stop = second + 2
    while stop < end and passage.inside[stop] < 0 and is_name(passage, stop, stop + 1):
        stop += 1
    whole = stop == end or passage.lows[stop] in END_MARKS or passage.lows[stop] == ","
    apposed = apposition_before(passage, second, comma - 1) == comma
    return stop if whole and apposed and stop - second > 2 else comma


def ends_with_name(passage: Passage, begin: int, end: int) -> bool:
    """Return whether tokens are a name, also with a calling: ``chartered accountant Ann Berg``."""
    first = _after_calling(passage, begin, end)
    return is_name(passage, first, end)


def _after_calling(passage: Passage, begin: int, end: int) -> int:
    """Return where a name begins after a calling; `begin` where none stands before it.

    As in ``former Lund striker | Karl Voss``, ``the | Rev. Karl Voss``.
    """
    first = end
    while first > begin and is_name(passage, first - 1, end):
        first -= 1
    if first == begin:
        return begin
    before = passage.lows[first - 1]
    titled = first - begin == 1 and before in _BEFORE_TITLES and is_title(passage.words[first])
    called = first < end - 1 and is_somebody(before) and passage.words[first - 1].islower()
    plain = PREPOSITIONS.isdisjoint(passage.lows[begin:first]) and not any(
        passage.lows[i].endswith("'s") for i in range(begin, first)
    )
    near = first - begin <= _LONGEST_CALLING and "," not in passage.lows[begin:first]
    return first if titled or (called and plain and near) else begin


def named_by(passage: Passage, k: int, comma: int, found: Subject | None) -> Subject | None:
    """Prefer the name in ``the opposition leader, Radu Pop, said`` to the office."""
    if found is None or not _may_be_named(passage, found):
        return found
    begin = max((i for i in range(k + 1, comma) if passage.lows[i] == ","), default=k) + 1
    # "The bank's Head, Public Affairs, Ann Berg, said".
    heads = begin == k + 1 or (
        is_title(passage.words[found.end - 1])
        and kind_of(tuple(passage.words[begin:comma])) in {NameKind.PERSON, NameKind.LIKELY}
    )
    if heads and ends_with_name(passage, begin, comma):
        return found._replace(begin=begin, end=comma)
    # "His deputy, Dr Ann Berg of Lund University, said".
    of = (i for i in range(begin + 2, comma) if passage.lows[i] in {"of", "from", "at"})
    past = next(of, begin)
    # "Her boss, the Rev. Ann Berg of Lund, said".
    begin = _after_calling(passage, begin, past) if past > begin else begin
    words = tuple(passage.words[begin:past])
    named = heads and bool(words) and is_name(passage, begin, past)
    known = named and kind_of(words[name_begin(words) :]) in {NameKind.PERSON, NameKind.LIKELY}
    return found._replace(begin=begin, end=past) if known else found


def _may_be_named(passage: Passage, office: Subject) -> bool:
    """Return whether a name that follows an office is that of who holds it."""
    last = office.end - 1
    # The "and" of a body's name is none: "spokesman for the Security and Civil Defence Corps".
    joints = (i for i in range(office.begin, office.end) if passage.lows[i] == "and")
    if not all(_is_within_name(passage, i, office.begin) for i in joints):
        return False
    of = [
        i
        for i in range(office.begin, last)
        if passage.lows[i] in PREPOSITIONS or passage.lows[i] == "representing"
    ]
    if passage.words[last][:1].isupper() and not is_title(passage.words[last]):
        # "The chairwoman of the Lund Residents' Association, Ann Berg,".
        return any(i > office.begin and is_somebody(passage.lows[i - 1]) for i in of)
    of_body = bool(of) and of[0] > office.begin and not is_somebody(passage.lows[of[0] - 1])
    if of_body and any(passage.lows[i].endswith("'s") for i in range(of[0], last)):
        # "The Office of the Chancellor's secretary, Ann Berg,".
        return True
    # Of "a lawyer for the girl's father, Ray Pike," nobody can tell who is named.
    if not of or not is_somebody(passage.lows[last]):
        return True
    return title_tells(passage, of[0] - 1, last)


def _is_within_name(passage: Passage, i: int, begin: int) -> bool:
    of = not PREPOSITIONS.isdisjoint(passage.lows[begin:i])
    return of and passage.words[i - 1][:1].isupper() and passage.words[i + 1][:1].isupper()


def _is_somebodys(name: tuple[str, ...]) -> bool:
    """Return whether a name with its titles is known for a person's: no place beside a body."""
    return kind_of(name[name_begin(name) :]) in {NameKind.PERSON, NameKind.LIKELY}


def name_beside(passage: Passage, office: Subject, comma: int, end: int) -> Subject:
    """Return the name that the comma of ``said its president, Ann Berg`` adds to an office.

    It is the office itself where none is added, and both where another name is joined to it.
    """
    if (past := _joined_after(passage, comma, end)) > comma:
        return office._replace(end=past)
    last = passage.lows[office.end - 1]
    if passage.lows[office.begin : office.begin + 2] == ["one", "of"]:
        # "One of the suspects, Karl Voss,".
        last = last.removesuffix("s")
    body = passage.words[office.end - 1][:1].isupper()
    if not (body or is_somebody(last) or last in COUNTED):
        return office
    stop = comma + 1
    while stop < end and passage.inside[stop] < 0 and is_name(passage, stop, stop + 1):
        stop += 1
    ends = stop == end or passage.lows[stop] in _ENDS or passage.lows[stop] in END_MARKS
    while stop > comma and passage.lows[stop - 1] == ".":
        stop -= 1
    if not ends or stop - comma < 3 or not _may_be_named(passage, office):
        return office
    if body and not _is_somebodys(tuple(passage.words[comma + 1 : stop])):
        return office
    return office._replace(begin=comma + 1, end=stop)
