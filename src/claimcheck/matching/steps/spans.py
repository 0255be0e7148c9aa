"""Spans of time in words beside the same in figures: "a decade", "the nineties"."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from claimcheck.language.figures.dimensions import are_one_amount
from claimcheck.language.figures.units import LOOSENERS, MEASURE_WORDS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, LIGHT, Sort, Term
from claimcheck.model.figure import Approximation, Figure, FigureKind, ratio
from claimcheck.model.statement import Span

_ONE: Final = frozenset(("a", "an"))
_SPANS: Final = frozenset(
    ("decade", "century", "fortnight", "year", "month", "week", "day", "hour", "minute")
)
# "The twenties" are those of two centuries.
_DECADES: Final = {"thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                   "eighties": 80, "nineties": 90}  # fmt: skip
_OF_TIME: Final = word_set(
    "in of during since from until till by before after early late mid through throughout"
)
# Where one of these stands the nineties may be degrees, years of age or points.
_OF_DEGREES: Final = word_set(
    "temperature temperatures heat degrees thermometer thermometers mercury highs lows hot warm"
    " celsius fahrenheit humidity aged age ages score scores scored marks percent speed speeds"
)
_BEFORE_YEAR: Final = word_set("in since of until till by before after from during for")
_FROM_TO: Final = ("from", "to")
_METRIC: Final = frozenset(("m", "km", "cm"))
_CENTURY: Final = 1900
_YEARS_OF_DECADE: Final = 9


def are_one_span(
    ours: Sequence[Term], theirs: Sequence[Term], texts: tuple[Sequence[Term], Sequence[Term]]
) -> bool:
    """Return whether words and one figure give the same time: "a decade" and "10 years".

    ``texts`` are all terms of both texts.
    """
    ours, theirs = _without_the(ours), _without_the(theirs)
    if _are_years(ours, theirs) or _are_years(theirs, ours):
        return not any(map(_counts, (ours, theirs), texts))
    return _is_span_of(ours, theirs, texts[0]) or _is_span_of(theirs, ours, texts[1])


def are_metres(ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Return whether one side has "19 m" where the other says that they are metres."""
    long, short = sorted((ours, theirs), key=len, reverse=True)
    if len(long) != 2 or len(short) != 1 or long[1].key != "m":
        return False
    count, told = long[0].figure, short[0].figure
    if count is None or told is None or told.unit not in _METRIC:
        return False
    plain = count.kind is FigureKind.COUNT and not count.unit
    return plain and are_one_amount(count._replace(kind=FigureKind.MEASURE, unit="m"), told)


def _are_years(between: Sequence[Term], ends: Sequence[Term]) -> bool:
    """Return whether two texts give the same years: "between 2002 and 2020", "from … to …"."""
    if len(between) != 2 or len(ends) != 4 or between[0].key != "between":
        return False
    years, first, last = between[1].figure, ends[1].figure, ends[3].figure
    if years is None or first is None or last is None or (ends[0].key, ends[2].key) != _FROM_TO:
        return False
    kinds = {years.kind, first.kind, last.kind}
    exact = not (years.approximation or first.approximation or last.approximation)
    return kinds == {FigureKind.YEAR} and exact and years.numbers == first.numbers + last.numbers


def _counts(years: Sequence[Term], text: Sequence[Term]) -> bool:
    """Return whether years may count what follows: "between 1900 and 2000 people"."""
    after = [term for term in text if term.start >= years[-1].end][:1]
    return any(term.sort is Sort.WORD and term.key not in FUNCTION | LIGHT for term in after)


def _without_the(terms: Sequence[Term]) -> Sequence[Term]:
    return terms[1:] if terms and terms[0].key == "the" else terms


def _is_span_of(words: Sequence[Term], figures: Sequence[Term], text: Sequence[Term]) -> bool:
    """Return whether ``words``, which stand in ``text``, say what the one figure does."""
    figure = figures[0].figure if len(figures) == 1 else None
    if figure is None or not words:
        return False
    if figure.kind is FigureKind.YEAR:
        return _is_decade(words, figure) and _is_of_time(words[0], text)
    return not any(term.figure for term in words) and _is_one_unit(words, figure)


def _is_one_unit(words: Sequence[Term], figure: Figure) -> bool:
    keys = [term.key for term in words]
    if len(keys) < 2 or keys[-1] not in _SPANS or keys[-2] not in _ONE:
        return False
    before = " ".join(keys[:-2])
    if before and before not in LOOSENERS:
        return False
    loose = LOOSENERS[before] if before else Approximation.EXACT
    unit = MEASURE_WORDS[keys[-1]]
    one = Figure(FigureKind.MEASURE, (ratio(1),), Span(0, 0), unit, loose)
    return figure.kind is FigureKind.MEASURE and (
        one.key == figure.key or are_one_amount(one, figure)
    )


def _is_of_time(decade: Term, text: Sequence[Term]) -> bool:
    """Return whether a time is told: "in the nineties", not "temperatures hit the nineties"."""
    before = [term for term in text if term.end <= decade.start and term.key != "the"][-1:]
    degrees = not _OF_DEGREES.isdisjoint(term.key for term in text)
    return bool(before) and before[0].key in _OF_TIME and not degrees


def _is_decade(words: Sequence[Term], years: Figure) -> bool:
    """Return whether words give the ten years: "nineties", "'90s"."""
    tens = _DECADES.get(words[0].key, 0) if len(words) == 1 else 0
    counted = words[0].figure
    if len(words) == 2 and words[1].key == "s" and counted and counted.kind is FigureKind.COUNT:
        tens = counted.numbers[0].numerator if counted.numbers[0].denominator == 1 else 0
    first = ratio(_CENTURY + tens)
    last = ratio(_CENTURY + tens + _YEARS_OF_DECADE)
    return tens in _DECADES.values() and years.numbers == (first, last)


def is_before_range(
    term: Term, terms: Sequence[Term], others: Sequence[Term], other_text: str
) -> bool:
    """Return whether two ends follow that the other text gives too: "between 20 and 30"."""
    if term.key != "between":
        return False
    place = bisect_left(terms, term.end, key=attrgetter("start"))
    figure = terms[place].figure if place < len(terms) else None
    if figure is None or figure.is_date or len(figure.numbers) != 2:
        return False
    # "5 or 9" are no more than these two.
    return any(
        other.figure
        and other.figure.key == figure.key
        and " or " not in other_text[other.start : other.end].lower()
        for other in others
    )


def is_of_year(year: Term, following: Term, terms: Sequence[Term]) -> bool:
    """Return whether only "the" stands before it, and its number after: "in the year 2016"."""
    told = following.figure is not None and following.figure.kind is FigureKind.YEAR
    place = bisect_left(terms, year.start, key=attrgetter("start"))
    before = terms[max(0, place - 2) : place]
    dated = len(before) == 2 and before[1].key == "the" and before[0].key in _BEFORE_YEAR
    return told and dated
