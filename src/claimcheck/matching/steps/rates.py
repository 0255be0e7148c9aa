"""So much a day: "per", "a" and "every" before what it is told of, "daily" after the amount."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from claimcheck.language.figures.units import MEASURE_WORDS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, Term

PER = frozenset(("a", "an", "per"))
_EACH = frozenset(("every", "each"))
_TIMES = word_set("day week month year hour minute night")
UNITS_OF_RATES = _TIMES | word_set("second head person child")


def are_rates(ours: Term, theirs: Term, terms: tuple[Sequence[Term], Sequence[Term]]) -> bool:
    """Return whether "a" and "per" stand before one unit: "2 dollars a day", "every day"."""
    words = {ours.key, theirs.key}
    if words - PER - _EACH or len(words) == 1:
        return False
    if words & _EACH and not all(
        is_amount_before(term, side) for term, side in zip((ours, theirs), terms, strict=True)
    ):
        return False
    units = [next_term(term, side) for term, side in zip((ours, theirs), terms, strict=True)]
    if units[0] is None or units[1] is None or units[0].key != units[1].key:
        return False
    if words & _EACH:
        return units[0].key in _TIMES
    known = units[0].key in MEASURE_WORDS.keys() | UNITS_OF_RATES
    # "2,500 dollars a pupil" are so much per pupil.
    return known or all(map(_is_right_after_amount, (ours, theirs), terms))


def are_each_one(ours: Term, theirs: Term, terms: tuple[Sequence[Term], Sequence[Term]]) -> bool:
    """Return whether one text tells so much per head where the other does per capita."""
    # What is counted by the head may be a pig: only "capita" tells of people either way.
    if {ours.key, theirs.key} not in _ONES:
        return False
    return all(
        [each.key for each in terms_before(term, side, 1)] == ["per"]
        and is_amount_before(term, side)
        for term, side in zip((ours, theirs), terms, strict=True)
    )


def _is_right_after_amount(term: Term, terms: Sequence[Term]) -> bool:
    return any(map(is_amount, terms_before(term, terms, 1)))


def are_adverbs_of_rates(
    ours: Sequence[Term], theirs: Sequence[Term], terms: tuple[Sequence[Term], Sequence[Term]]
) -> bool:
    """Return whether "daily" stands after an amount where the other text has "a day"."""
    units = [_unit_of_rate(side) for side in (ours, theirs)]
    if not units[0] or units[0] != units[1]:
        return False
    return all(
        is_amount_before(side[0], all_of) and not _is_noun_after(side[-1], all_of)
        for side, all_of in zip((ours, theirs), terms, strict=True)
    )


def _unit_of_rate(terms: Sequence[Term]) -> str:
    """Return of what so much is told: of a day in "daily" and "a day"; nothing where of none."""
    keys = [term.key for term in terms]
    if len(keys) == 1:
        return _ADVERBS.get(keys[0], "")
    if len(keys) != 2:
        return ""
    if keys[0] == "per" and keys[1] in _LATIN:
        return _LATIN[keys[1]]
    if keys[0] not in PER | _EACH:
        return ""
    return _LATIN.get(keys[1], keys[1]) if keys[1] in UNITS_OF_RATES else ""


def _is_noun_after(term: Term, terms: Sequence[Term]) -> bool:
    """Return whether what follows may be what a word stands beside: "40 daily flights"."""
    following = next_term(term, terms)
    return following is not None and following.key not in FUNCTION and not following.figure


def is_amount_before(term: Term, terms: Sequence[Term]) -> bool:
    """Return whether what is counted stands before: "3 men every day", not "in every year"."""
    before = terms_before(term, terms, _LONGEST_COUNTED)
    counted = any(map(is_amount, before))
    return counted and (is_amount(before[-1]) or before[-1].key not in FUNCTION)


def is_amount(term: Term) -> bool:
    """Return whether a term says how much, and not when."""
    return term.figure is not None and not term.figure.is_date


def terms_before(term: Term, terms: Sequence[Term], number: int) -> Sequence[Term]:
    """Return so many terms before one, or as many as there are."""
    place = bisect_left(terms, term.start, key=attrgetter("start"))
    return terms[max(0, place - number) : place]


def next_term(term: Term, terms: Sequence[Term]) -> Term | None:
    """Return the term after one, if there is one."""
    place = bisect_left(terms, term.end, key=attrgetter("start"))
    return terms[place] if place < len(terms) else None


_ADVERBS = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year",
    "annually": "year",
}  # fmt: skip
_LATIN = {"annum": "year", "diem": "day", "capita": "head"}
_ONES = (frozenset(("head", "capita")), frozenset(("person", "capita")))
# As many words as what is counted each day has: "40 tonnes of brown coal".
_LONGEST_COUNTED = 5
