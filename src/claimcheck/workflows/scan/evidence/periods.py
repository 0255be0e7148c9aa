"""Whether a draft that has a claim's very words means the same June as the claim."""

import re
from functools import cache
from typing import Final

from claimcheck.language.figures.find import find_figures
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.dates import PartialDate
from claimcheck.model.figure import Figure, with_years

# What "fell in June" tells of is the last June.
_PAST: Final = range(12)


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

    ``days`` are the draft's and the claim's. What looks ahead stays open, and so does what is
    told by other words than dates.
    """
    is_same, differing = comparison.band is Band.SAME, comparison.differences
    dates = [figure for figure in find_figures(text) if figure.is_date]
    # Where the matcher knew both years, or something else parts the two, it stays so.
    settled = all(map(_has_year, with_years(dates, days[0]))) if is_same else not differing
    if settled or not all(map(_is_of_dates, differing)) or _ahead().search(text):
        return comparison
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


def _is_of_dates(difference: Difference) -> bool:
    return difference.guard is Guard.PERIOD and difference.first_span is not None


def _has_year(date: Figure) -> bool:
    return bool(date.numbers[0].numerator)


def _named(text: str, date: Figure) -> str:
    """Return a date in the text's words, and its year."""
    return f"{text[slice(*date.span)]} {date.numbers[0]}"
