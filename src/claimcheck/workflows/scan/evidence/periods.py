"""Whether a draft that has a claim's very words means the same June as the claim."""

import re
from functools import cache
from typing import Final

from claimcheck.language.figures.find import find_figures
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.dates import PartialDate
from claimcheck.model.figure import Figure, with_years
from claimcheck.model.statement import Span

# What "fell in June" tells of is the last June.
_PAST: Final = range(12)
# The month of the north in which each begins.
_BEGINS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


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

    "In the spring" is the last spring.
    ``days`` are the draft's and the claim's. What looks ahead stays open, and so does what is
    told by other words than dates.
    """
    is_same, differing = comparison.band is Band.SAME, comparison.differences
    dates = [figure for figure in find_figures(text) if figure.is_date]
    # Where the matcher knew both years, or something else parts the two, it stays so.
    dated = dates and all(map(_has_year, with_years(dates, days[0])))
    settled = (dated or not (dates or _season().search(text))) if is_same else not differing
    if settled or not all(map(_is_of_dates, differing)) or _ahead().search(text):
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


def _is_of_dates(difference: Difference) -> bool:
    return difference.guard is Guard.PERIOD and difference.first_span is not None


def _has_year(date: Figure) -> bool:
    return bool(date.numbers[0].numerator)


def _named(text: str, date: Figure) -> str:
    """Return a date in the text's words, and its year."""
    return f"{text[slice(*date.span)]} {date.numbers[0]}"
