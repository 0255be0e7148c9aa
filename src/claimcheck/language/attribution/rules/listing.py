"""Subjects that commas make longer: ``Smith, Jones and Lee``, ``Russian, Malian diplomats``."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Subject
from claimcheck.language.lexicon.closed_classes import (
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    STARTERS,
    WEEKDAYS,
)
from claimcheck.language.lexicon.offices import is_nationality
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.named_person import PARTICLES

# In tokens: how far before a nickname an office may begin.
_REACH = 16
_LONGEST_NAME, _LONGEST_FULL = 4, 8
# With its two marks.
_LONGEST_NICKNAME = 4
_OF_BODIES = frozenset(["of", "from", "at"])
_FORMS_OF_FIRMS = word_set("inc ltd llc llp corp plc co limited incorporated gmbh")
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


def is_of_firm(passage: Passage, i: int) -> bool:
    """Return whether a comma before token `i` is within a firm's name: ``Holt Grid, | Inc.``."""
    return passage.lows[i].rstrip(".") in _FORMS_OF_FIRMS and passage.words[i][:1].isupper()


def is_of_clause(passage: Passage, i: int) -> bool:
    """Return whether a quoted token is nobody's speech: a nickname, or ``called “Ras”,``."""
    if is_nickname(passage, i):
        return True
    start, stop, *_ = passage.quotations[passage.inside[i]]
    begin, end = passage.token_at(start), passage.token_at(stop)
    pauses = passage.lows[end : end + 1] == [","]
    return pauses and end - begin <= _LONGEST_NICKNAME and passage.words[begin - 1].islower()


def after_nickname(passage: Passage, found: Subject, start: int) -> Subject:
    """Return a subject of which a nickname is a part, its clause from what stands before it.

    Of ``chair Ann “Bunny” Berg`` the subject is "Berg", and what stands before "chair" is said.
    """
    k = found.clause - 1
    if k <= start or passage.inside[k] < 0 or not is_nickname(passage, k):
        return found
    first = passage.token_at(passage.quotations[passage.inside[k]].start)
    while first > start and first - 1 > found.clause - _REACH and _is_word(passage, first - 1):
        first -= 1
    return found._replace(clause=first)


def _is_word(passage: Passage, i: int) -> bool:
    return passage.inside[i] < 0 and passage.lows[i][0].isalnum() and passage.lows[i] != "and"


def is_nickname(passage: Passage, i: int) -> bool:
    """Return whether token `i` is of a quotation within a name: ``Ann “Bunny” Berg``."""
    if passage.inside[i] < 0:
        return False
    start, stop, *_ = passage.quotations[passage.inside[i]]
    begin, end = passage.token_at(start), passage.token_at(stop)
    if not 0 < begin < end < len(passage.words) or end - begin > _LONGEST_NICKNAME:
        return False
    return all(passage.words[k][:1].isupper() for k in (begin - 1, begin + 1, end))


def is_capital(passage: Passage, i: int) -> bool:
    """Return whether token `i` is written with a capital."""
    return passage.words[i][:1].isupper()


def last_name(passage: Passage, begin: int, last: int) -> int:
    """Return where the last run of capitals begins, else the last determiner or word.

    Who or what is of a body or place is its head: ``Ann Berg of the University of Lund``.
    """
    k = last
    if passage.words[k][:1].isupper():
        while k > begin + 1 and passage.words[k - 1][:1].isupper():
            k -= 1
        of = k - 1 - (passage.lows[k - 1] == "the")
        held = of - 1 > begin and passage.lows[of] in _OF_BODIES
        return last_name(passage, begin, of - 1) if held and is_capital(passage, of - 1) else k
    while k > begin + 1 and passage.lows[k] not in DETERMINERS:
        k -= 1
    return k if passage.lows[k] in DETERMINERS else last


def opens_insertion(passage: Passage, comma: int) -> bool:
    """Return whether what follows a comma may tell more of who is named before it.

    So it may of a name, and of anybody ``on condition of anonymity``.
    """
    told = passage.lows[comma + 2 : comma + 4] == ["condition", "of"]
    return told or (comma > 0 and is_capital(passage, comma - 1))
