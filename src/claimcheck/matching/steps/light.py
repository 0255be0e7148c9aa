"""Words that can be left out or put in: an article, "by" before an amount, "on" before a day."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from claimcheck.language.figures.units import MEASURE_WORDS, MONTHS
from claimcheck.language.lexicon.opposites import is_change
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, LIGHT, Sort, Term
from claimcheck.model.figure import FigureKind

# "A few" is not "few", "the most" not "most", "the number" not "a number".
_WEIGHTY = {
    "a": word_set("few little number bit lot majority minority"),
    "an": frozenset(("estimated",)),
    "the": word_set("most only few little best worst"),
}
# "The number" and "a number" are two, but a headline's "number" is "the number".
_NUMBERED = word_set("number majority minority")
_PER = frozenset(("a", "an", "per"))
_EACH = frozenset(("every", "each"))
_AFTER_YEAR = word_set("and or but was were is are has had saw will brought when as")


def is_light(term: Term, terms: Sequence[Term], others: Sequence[Term]) -> bool:
    """Return whether a term can be left out; ``others`` are those of the other text."""
    following = _next(term, terms)
    if term.key in LIGHT:
        weighty = following is not None and (
            following.key in _WEIGHTY.get(term.key, ())
            or _is_counted_by(term, following, others)
            or _is_of_rate(term, following, terms, others)
        )
        return term.sort is not Sort.NAME and not weighty
    if following is None or term.key not in {"by", "on", "in"}:
        return False
    if term.key == "by":
        return _is_amount(following) and _follows_change(term, terms)
    if following.figure is None:
        return following.key.endswith("day") or following.key in MONTHS
    return following.figure.is_date and not _counts(following, others)


def _next(term: Term, terms: Sequence[Term]) -> Term | None:
    place = bisect_left(terms, term.end, key=attrgetter("start"))
    return terms[place] if place < len(terms) else None


def _is_of_rate(article: Term, unit: Term, terms: Sequence[Term], others: Sequence[Term]) -> bool:
    """Return whether "300 men a day" stands beside men who fell on "that day"."""
    if article.key not in _PER or unit.key not in _UNITS_OF_RATES:
        return False
    pointed = any(one.key in _POINTING and two.key == unit.key for one, two in pairwise(others))
    return pointed and _is_amount_before(article, terms)


def _is_counted_by(article: Term, noun: Term, others: Sequence[Term]) -> bool:
    """Return whether the other text has "a number" where this one has "the number"."""
    return (
        article.key == "the"
        and noun.key in _NUMBERED
        and any(one.key == "a" and two.key == noun.key for one, two in pairwise(others))
    )


def _is_amount(term: Term) -> bool:
    return term.figure is not None and not term.figure.is_date


def _follows_change(term: Term, terms: Sequence[Term]) -> bool:
    """Return whether a verb of change stands before: "shot by two men" is no change by two."""
    before = [other for other in terms if other.end <= term.start][-2:]
    if before and is_change(before[-1].key):
        return True
    return len(before) == 2 and before[1].key.endswith("ly") and is_change(before[0].key)


def _counts(year: Term, others: Sequence[Term]) -> bool:
    """Return whether the other text may count with the same number: "2020 soldiers died"."""
    if year.figure is None or year.figure.kind is not FigureKind.YEAR:
        return False
    for place, other in enumerate(others):
        if other.figure is None or other.key != year.key:
            continue
        if other.figure.kind is FigureKind.COUNT:
            return True
        before, after = others[max(0, place - 1) : place], others[place + 1 : place + 2]
        introduced = bool(before) and before[0].key in {"in", "since", "of", "from", "until"}
        if not introduced and after and after[0].sort is Sort.WORD:
            return after[0].start - other.end == 1 and after[0].key not in _AFTER_YEAR
    return False


def are_rates(ours: Term, theirs: Term, terms: tuple[Sequence[Term], Sequence[Term]]) -> bool:
    """Return whether "a" and "per" stand before one unit: "2 dollars a day", "every day"."""
    words = {ours.key, theirs.key}
    if words - _PER - _EACH or len(words) == 1:
        return False
    if words & _EACH and not all(
        _is_amount_before(term, side) for term, side in zip((ours, theirs), terms, strict=True)
    ):
        return False
    units = [_next(term, side) for term, side in zip((ours, theirs), terms, strict=True)]
    known = _TIMES if words & _EACH else MEASURE_WORDS.keys() | _UNITS_OF_RATES
    return (
        units[0] is not None
        and units[1] is not None
        and units[0].key == units[1].key
        and units[0].key in known
    )


def _is_amount_before(term: Term, terms: Sequence[Term]) -> bool:
    """Return whether what is counted stands before: "3 men every day", not "in every year"."""
    before = [other for other in terms if other.end <= term.start][-_LONGEST_COUNTED:]
    counted = any(map(_is_amount, before))
    return counted and (_is_amount(before[-1]) or before[-1].key not in FUNCTION)


_POINTING = frozenset(("the", "that", "this", "one"))
_TIMES = word_set("day week month year hour minute night")
_UNITS_OF_RATES = _TIMES | word_set("second head person child")
# As many words as what is counted each day has: "40 tonnes of brown coal".
_LONGEST_COUNTED = 5
