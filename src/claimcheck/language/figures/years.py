"""The year of a day or month that is written without one."""

from collections.abc import Iterable

from claimcheck.model.dates import PartialDate
from claimcheck.model.figure import Figure, FigureKind, Ratio, ratio


def with_years(figures: Iterable[Figure], said_on: PartialDate | None) -> tuple[Figure, ...]:
    """Return figures, days without a year in the one that ``said_on`` leaves no doubt of."""
    if said_on is None or said_on.month is None:
        return tuple(figures)
    month = said_on.year * 12 + said_on.month
    return tuple(
        _with_years(figure, month) if figure.kind is FigureKind.DATE else figure
        for figure in figures
    )


def _with_years(figure: Figure, said_in: int) -> Figure:
    """Return a date, or a range of several, with years; ``said_in`` counts months."""
    numbers = list(figure.numbers)
    # Each date is three numbers: year, month and day.
    for place in range(0, len(numbers), 3):
        if not numbers[place].numerator and numbers[place + 1].numerator:
            numbers[place] = _year_of(numbers[place + 1].numerator, said_in) or numbers[place]
    return figure._replace(numbers=tuple(numbers))


def _year_of(month: int, said_in: int) -> Ratio | None:
    """Return the year of a month up to three before or one after that of the saying."""
    for distance in range(-1, 4):
        year, number = divmod(said_in - distance - 1, 12)
        if number + 1 == month:
            return ratio(year)
    return None
