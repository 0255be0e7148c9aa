"""Subjects that commas make longer: ``Smith, Jones and Lee``, ``Russian, Malian diplomats``."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.lexicon.closed_classes import MONTHS, PREPOSITIONS, STARTERS, WEEKDAYS
from claimcheck.language.lexicon.offices import is_nationality
from claimcheck.language.people.named_person import PARTICLES

_LONGEST_NAME, _LONGEST_FULL = 4, 8
# With its two marks.
_LONGEST_NICKNAME = 4
_IN_NAMES = PARTICLES | {"(", ")", ".", "retd", "rtd", "ret'd", "retired"}


def list_begin(passage: Passage, begin: int, last: int, start: int) -> int:
    """Return where the list of speakers begins of which tokens `begin` to `last` are the end.

    That is `begin` itself where the comma before it joins no names, as in
    ``In Lima, Smith and Jones said``.
    """
    if begin - 1 <= start or passage.lows[begin - 1] != ",":
        return begin
    names = _joins_names(passage, begin, last)
    nations = is_nationality(passage.words[begin]) and passage.words[last].islower()
    while (names or nations) and begin - 1 > start and passage.lows[begin - 1] == ",":
        first = _name_before(passage, begin - 1, start)
        if first is None:
            return begin
        if nations and not (first == begin - 2 and is_nationality(passage.words[first])):
            return begin
        begin = first
    return begin


def _joins_names(passage: Passage, begin: int, last: int) -> bool:
    """Return whether the tokens are two names with "and" between them."""
    return (
        any(
            passage.lows[k] == "and" and passage.words[k + 1][:1].isupper()
            for k in range(begin + 1, last)
        )
        and passage.words[begin][:1].isupper()
    )


def joins_company(passage: Passage, k: int, start: int) -> bool:
    """Return whether the "and" at `k` joins ``his advisers`` to a name that begins a clause."""
    if k + 2 >= len(passage.lows) or passage.lows[k + 1] not in {"his", "her", "their", "other"}:
        return False
    return _name_before(passage, k, start) is not None


def _name_before(passage: Passage, comma: int, start: int) -> int | None:
    """Return where the name before a comma or "and" begins; None for what is no name alone."""
    k = comma
    while k > start and comma - k < _LONGEST_NAME and _may_name(passage, k - 1):
        k -= 1
    if k == comma:
        return None
    before = passage.lows[k - 1] if k > start else ","
    return k if before in {",", "but", "while", "though", "because"} else None


def _may_name(passage: Passage, i: int) -> bool:
    low = passage.lows[i]
    return (
        passage.inside[i] < 0
        and passage.words[i][:1].isupper()
        and not (low in WEEKDAYS or low in MONTHS or low in PREPOSITIONS or low in STARTERS)
    )


def is_name(passage: Passage, begin: int, end: int) -> bool:
    """Return whether the tokens are all of a name: ``Hon. (Mrs.) Ann Berg``."""
    if end - begin == 1 and passage.lows[begin] in WEEKDAYS:
        return False
    return 0 < end - begin <= _LONGEST_FULL and all(
        passage.words[i][:1].isupper() or passage.lows[i] in _IN_NAMES or is_nickname(passage, i)
        for i in range(begin, end)
    )


def is_of_clause(passage: Passage, i: int) -> bool:
    """Return whether a quoted token is nobody's speech: a nickname, or ``called “Ras”,``."""
    if is_nickname(passage, i):
        return True
    start, stop, *_ = passage.quotations[passage.inside[i]]
    begin, end = passage.token_at(start), passage.token_at(stop)
    pauses = passage.lows[end : end + 1] == [","]
    return pauses and end - begin <= _LONGEST_NICKNAME and passage.words[begin - 1].islower()


def is_nickname(passage: Passage, i: int) -> bool:
    """Return whether token `i` is of a quotation within a name: ``Ann “Bunny” Berg``."""
    if passage.inside[i] < 0:
        return False
    start, stop, *_ = passage.quotations[passage.inside[i]]
    begin, end = passage.token_at(start), passage.token_at(stop)
    if not 0 < begin < end < len(passage.words) or end - begin > _LONGEST_NICKNAME:
        return False
    return all(passage.words[k][:1].isupper() for k in (begin - 1, begin + 1, end))
