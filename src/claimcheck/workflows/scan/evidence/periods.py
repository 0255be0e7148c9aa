"""Whether a draft that has a claim's very words means the same June as the claim."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from claimcheck.language.figures.find import find_figures
from claimcheck.language.lexicon.time_relative import find_relative, means_the_same
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.dates import PartialDate
from claimcheck.model.figure import Figure, with_years
from claimcheck.model.statement import Span

# What "fell in June" tells of is the last June.
_PAST: Final = range(12)
# The month of the north in which each begins.
_BEGINS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# So many parts of two days must be known to tell whether both are in one period.
_LENGTHS: Final = {"year": 1, "month": 2, "day": 3}
_TOLD_FOR: Final = 7


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|would|shall|should|may|might|must|can|could|plans?|planned|expects?|expected"
        r"|set|due|going|next|coming|(?:is|are|was|were) to)\b|['’]ll\b"
    )


def in_the_year_of(
    comparison: Comparison, text: str, days: tuple[PartialDate | None, PartialDate | None]
) -> Comparison:
    """Return what the matcher concludes of a claim's very words, "in June" being the last June.

    "In the spring" is the last spring, and "this year" the year of each.
    ``days`` are the draft's and the claim's. What looks ahead stays open, and so does what is
    told by other words than dates.
    """
    is_same, differing = comparison.band is Band.SAME, comparison.differences
    if apart := _apart(text, days):
        told = (*filter(_has_place, differing), apart)
        return comparison._replace(
            band=Band.LIKELY if is_same else comparison.band, differences=told
        )
    dates = [figure for figure in find_figures(text) if figure.is_date]
    # Where the matcher knew both years, or something else parts the two, it stays so.
    dated = dates and all(map(_has_year, with_years(dates, days[0])))
    settled = (dated or not (dates or _season().search(text))) if is_same else not differing
    of_dates = all(_is_of_dates(each, dates) for each in differing)
    if settled or not of_dates or _ahead().search(text):
        return comparison
    if is_same and not dates and (season := _season().search(text)):
        return _in_season(comparison, season, days)
    ours, theirs = (with_years(dates, day, _PAST) for day in days)
    if not all(map(_has_year, (*ours, *theirs))):
        return comparison
    if ours == theirs:
        return comparison._replace(band=Band.SAME, differences=())
    told = tuple(
        Difference(Guard.PERIOD, _named(text, first), _named(text, second), first.span)
        for first, second in zip(ours, theirs, strict=True)
        if first != second
    )
    return comparison._replace(band=Band.CONFLICTING, differences=told)


@cache
def _naming() -> re.Pattern[str]:
    """Return which words of relative time name one period; "now" and "recently" name none."""
    return re.compile(
        r"(?:this|last|next|the (?:past|previous|coming|current)) (?:calendar )?(?:year|spring"
        r"|summer|autumn|fall|winter|month|quarter|week|weekend|fortnight|night|morning|evening"
        r"|afternoon)|(?:(?:since|so far|earlier|later) )this year|yesterday|tomorrow|tonight"
        r"|(?:months?|weeks?|days?|hours?) ago"
    )


def _apart(text: str, days: tuple[PartialDate | None, PartialDate | None]) -> Difference | None:
    """Return what parts a claim's very words from it: "this year" of another year, if it does.

    What somebody did "yesterday" is told for a week.
    """
    ours, theirs = days
    if ours is None or theirs is None:
        return None
    for start, end, precision in find_relative(text.lower()):
        is_known = None not in (*ours[: _LENGTHS[precision]], *theirs[: _LENGTHS[precision]])
        if not is_known or not _naming().fullmatch(text[start:end].lower()):
            continue
        if precision == "day":
            is_apart = abs(_ordinal(ours) - _ordinal(theirs)) > _TOLD_FOR
        else:
            is_apart = not means_the_same(ours, theirs, precision)
        if is_apart:
            words = text[start:end]
            told = f"{words} of {ours}", f"{words} of {theirs}"
            return Difference(Guard.PERIOD, told[0], told[1], Span(start, end))
    return None


def _ordinal(day: PartialDate) -> int:
    return date(day.year, day.month or 1, day.day or 1).toordinal()


def _has_place(difference: Difference) -> bool:
    return difference.guard is not Guard.PERIOD or difference.first_span is not None


@cache
def _season() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|over|during|since|throughout) (?:the )?(?:early |late |mid-?)?"
        r"(?P<season>spring|summer|autumn|fall|winter)\b(?! (?:of )?(?:the )?[\d’'])",
        re.IGNORECASE,
    )


def _in_season(
    comparison: Comparison,
    season: re.Match[str],
    days: tuple[PartialDate | None, PartialDate | None],
) -> Comparison:
    """Return a comparison of words that name a season, which is the last one on each day."""
    begins = _BEGINS[season["season"].lower()]
    # In the south a season begins half a year later: where one may be meant, both are the same.
    years = [[_last_begun(day, month) for day in days] for month in (begins, (begins + 5) % 12 + 1)]
    if any(None in pair or pair[0] == pair[1] for pair in years):
        return comparison
    ours, theirs = (f"{season['season']} {year}" for year in years[0])
    told = Difference(Guard.PERIOD, ours, theirs, Span(*season.span("season")))
    return comparison._replace(band=Band.CONFLICTING, differences=(told,))


def _last_begun(day: PartialDate | None, month: int) -> int | None:
    """Return the year in which a season that begins in a month began last, if that is known."""
    if day is None or day.month is None:
        return None
    return day.year if day.month >= month else day.year - 1


def _is_of_dates(difference: Difference, dates: Sequence[Figure]) -> bool:
    """Return whether two texts differ in one of the dates, and not in "this year" and the like."""
    place = difference.first_span
    return (
        difference.guard is Guard.PERIOD
        and place is not None
        and any(each.span.start < place.end and place.start < each.span.end for each in dates)
    )


def _has_year(date: Figure) -> bool:
    return bool(date.numbers[0].numerator)


def _named(text: str, date: Figure) -> str:
    """Return a date in the text's words, and its year."""
    return f"{text[slice(*date.span)]} {date.numbers[0]}"
