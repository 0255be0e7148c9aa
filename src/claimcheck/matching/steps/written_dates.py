"""Years and months that the other text writes as an amount or a word: "in May", "in may"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import Parsed, Term

_MONTHS_AND_WORDS: Final = frozenset(("may", "march", "august"))
_BEFORE_YEARS: Final = word_set("in by since until before after from during to")
_APOSTROPHES: Final = frozenset("'’‘")


def find_dates(
    first: Parsed,
    second: Parsed,
    pairs: Sequence[tuple[int, int]],
    texts: tuple[str, str],
    *,
    cased: bool,
) -> Iterator[tuple[Term, Term]]:
    """Give terms of which one is a year or a month, where the other may be none.

    ``pairs`` are the places of terms that are the same in both texts, ``texts`` both as they are
    written; where both are ``cased``, capitals tell something.
    """
    for place, other in pairs:
        ours, theirs = first.terms[place], second.terms[other]
        if not (ours.figure and theirs.figure):
            continue
        if (
            _is_year_of_amount(first, place, second, other)
            or (cased and _is_month_of_word(_words(first, ours), _words(second, theirs)))
            or _is_short_year(first, ours, texts[0]) != _is_short_year(second, theirs, texts[1])
        ):
            yield ours, theirs


def _words(parsed: Parsed, term: Term) -> str:
    return parsed.plain.text[term.start : term.end]


def _is_year_of_amount(first: Parsed, place: int, second: Parsed, other: int) -> bool:
    """Return whether the other text writes a year as an amount: "by 2030", "by 2,030"."""
    dates = [
        bool(term.figure and term.figure.is_date)
        for term in (first.terms[place], second.terms[other])
    ]
    if dates[0] == dates[1]:
        return False
    terms, at = (first.terms, place) if dates[0] else (second.terms, other)
    return at > 0 and terms[at - 1].key in _BEFORE_YEARS


def _is_month_of_word(ours: str, theirs: str) -> bool:
    """Return whether a month stands in small letters that make a word of it: "in may we ate"."""
    if ours[:1].isupper() == theirs[:1].isupper():
        return False
    return any(map(_may_be_word, (ours, theirs)))


def _may_be_word(date: str) -> bool:
    """Return whether what reads as a month may be a word: "march of 2003", not "may 2020"."""
    name, _, rest = date.partition(" ")
    return name in _MONTHS_AND_WORDS and not rest[:1].isdigit()


@cache
def _two_digits() -> re.Pattern[str]:
    return re.compile(r"\d\d")


def _is_short_year(parsed: Parsed, term: Term, text: str) -> bool:
    """Return whether an apostrophe makes a year of two digits: "the class of '22"."""
    if not _two_digits().fullmatch(_words(parsed, term)):
        return False
    start, end = parsed.plain.origin(term.start, term.end)
    around = text[max(0, start - 1) : start], text[end : end + 1]
    return around[0] in _APOSTROPHES and around[1] not in _APOSTROPHES
