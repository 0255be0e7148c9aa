"""A figure in a text: what it counts, exactly, and how firmly it is given."""

from collections.abc import Iterable
from enum import StrEnum
from math import gcd
from typing import Final

from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


class FigureKind(StrEnum):
    """What a figure says: two figures of different kinds are never the same."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "percentage points"
    MEASURE = "measure"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    TIME = "time"


class Approximation(StrEnum):
    """How firmly a figure is given."""

    EXACT = ""
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    AT_MOST = "at most"


class Ratio(NamedTuple):
    """An exact number, reduced; cheaper to load than `fractions.Fraction`."""

    numerator: int
    denominator: int = 1

    def __str__(self) -> str:
        whole = self.denominator == 1
        return str(self.numerator) if whole else f"{self.numerator}/{self.denominator}"


def ratio(numerator: int, denominator: int = 1) -> Ratio:
    """Return the reduced ratio, its sign above the line.

    >>> ratio(410, -100)
    Ratio(numerator=-41, denominator=10)
    """
    divisor = gcd(numerator, denominator) * (-1 if denominator < 0 else 1)
    return Ratio(numerator // divisor, denominator // divisor)


class Figure(NamedTuple):
    """A figure and the words that give it, ``text[span.start:span.end]``.

    `numbers` holds one exact number, or the two ends of a range; of a date it
    holds year, month and day, 0 where the text gives none. `unit` is a currency
    (`USD`), a measure (`km`) or empty. The span takes in the unit and words such
    as "about". `as_written` is set where readers of two languages read two numbers: then
    only what is written alike is the same.
    """

    kind: FigureKind
    numbers: tuple[Ratio, ...]
    span: Span
    unit: str = ""
    approximation: Approximation = Approximation.EXACT
    as_written: str = ""

    @property
    def key(self) -> str:
        """Write what the figure says, however the text wrote it.

        Two figures are the same if and only if their keys are equal. A year and
        a count of the same number are not told apart: "2000" can be either.
        """
        kind = FigureKind.COUNT if self.kind is FigureKind.YEAR else self.kind
        numbers = "–".join(map(str, self.numbers))
        doubt = f" {self.as_written}" if self.as_written else ""
        return f"{self.approximation}#{kind}:{numbers}{self.unit}{doubt}"

    @property
    def is_date(self) -> bool:
        """Return whether the figure places something in time."""
        return self.kind in {FigureKind.YEAR, FigureKind.DATE}


# Months before and after that of the saying in which a day without a year surely lies.
_NO_DOUBT: Final = range(-1, 4)


def with_years(
    figures: Iterable[Figure], said_on: PartialDate | None, months: range = _NO_DOUBT
) -> tuple[Figure, ...]:
    """Return figures, days without a year in the one that ``said_on`` leaves no doubt of.

    ``months`` are how far back a day may lie.
    """
    if said_on is None or said_on.month is None:
        return tuple(figures)
    month = said_on.year * 12 + said_on.month
    return tuple(
        _with_years(figure, month, months) if figure.kind is FigureKind.DATE else figure
        for figure in figures
    )


def _with_years(figure: Figure, said_in: int, months: range) -> Figure:
    """Return a date, or a range of several, with years; ``said_in`` counts months."""
    numbers = list(figure.numbers)
    # Each date is three numbers: year, month and day.
    for place in range(0, len(numbers), 3):
        if not numbers[place].numerator and numbers[place + 1].numerator:
            numbers[place] = (
                _year_of(numbers[place + 1].numerator, said_in, months) or numbers[place]
            )
    return figure._replace(numbers=tuple(numbers))


def _year_of(month: int, said_in: int, months: range) -> Ratio | None:
    """Return the year of a month that lies so many before that of the saying."""
    for distance in months:
        year, number = divmod(said_in - distance - 1, 12)
        if number + 1 == month:
            return ratio(year)
    return None
