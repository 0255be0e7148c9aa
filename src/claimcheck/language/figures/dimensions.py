"""Units of one dimension: which two amounts are one, written in two units."""

import re
from functools import cache
from typing import Final

from claimcheck.language.figures.units import MEASURE_WORDS, MONEY_WORDS
from claimcheck.model.figure import Figure, FigureKind, Ratio, ratio
from claimcheck.model.statement import Span

# How much of its dimension a unit is.
_UNITS: Final = {
    "km": ("length", 1000, 1), "m": ("length", 1, 1), "cm": ("length", 1, 100),
    "mm": ("length", 1, 1000), "mile": ("feet", 5280, 1), "yard": ("feet", 3, 1),
    "foot": ("feet", 1, 1), "inch": ("feet", 1, 12),
    "tonne": ("mass", 1_000_000, 1), "kg": ("mass", 1000, 1), "g": ("mass", 1, 1),
    "mg": ("mass", 1, 1000), "lb": ("pounds", 16, 1), "ounce": ("pounds", 1, 1),
    "m3": ("volume", 1_000_000, 1), "litre": ("volume", 1000, 1), "cl": ("volume", 10, 1),
    "ml": ("volume", 1, 1),
    "km2": ("area", 1_000_000, 1), "hectare": ("area", 10_000, 1), "m2": ("area", 1, 1),
    "week": ("minutes", 10_080, 1), "fortnight": ("minutes", 20_160, 1),
    "day": ("minutes", 1_440, 1), "hour": ("minutes", 60, 1), "minute": ("minutes", 1, 1),
    "second": ("minutes", 1, 60),
    "century": ("months", 1200, 1), "decade": ("months", 120, 1), "year": ("months", 12, 1),
    "month": ("months", 1, 1),
    "watt": ("power", 1, 1), "kW": ("power", 1000, 1), "MW": ("power", 1_000_000, 1),
    "GW": ("power", 1_000_000_000, 1),
    "kWh": ("energy", 1, 1), "MWh": ("energy", 1000, 1), "GWh": ("energy", 1_000_000, 1),
    "TWh": ("energy", 1_000_000_000, 1),
    "percent": ("share", 1, 100), "fraction": ("share", 1, 1),
    "percentage points": ("points", 100, 1), "point": ("index points", 100, 1),
    "MB": ("bytes", 1, 1), "GB": ("bytes", 1000, 1), "TB": ("bytes", 1_000_000, 1),
}  # fmt: skip
# A basis point is one of a rate; "0.25 points" may be of a rate or of an index.
_UNITS_OF_TWO: Final = {"basis point": [("points", 1, 1), ("index points", 1, 1)]}
_UNITLESS: Final = {
    kind: str(kind) for kind in (FigureKind.PERCENT, FigureKind.FRACTION, FigureKind.POINTS)
}
_CENTS: Final = {"cent": ("USD", "EUR", "AUD", "CAD"), "penny": ("GBP",)}
# "6ft 2in" is one length, "2 hours 30 minutes" one time.
_PARTS: Final = {("foot", "inch"): 12, ("hour", "minute"): 60, ("minute", "second"): 60,
                 ("lb", "ounce"): 16}  # fmt: skip
# What small letters tell apart: a megabyte from a megabit, a megawatt from a milliwatt.
_BY_CASE: Final = {
    "Mb": ("MB", "Mbit"), "Gb": ("GB", "Gbit"), "Tb": ("TB", "Tbit"), "mW": ("MW", "mW"),
    "Mg": ("mg", "Mg"), "ML": ("ml", "ML"), "Ml": ("ml", "ML"),
    "Mm": ("mm", "Mm"), "gW": ("GW", "gW"), "mWh": ("MWh", "mWh"), "gWh": ("GWh", "gWh"),
}  # fmt: skip

_OF_TIME: Final = ("year", "month", "week", "day", "hour", "minute", "decade", "century")
Amount = tuple[str, tuple[Ratio, ...]]


def are_one_amount(first: Figure, second: Figure) -> bool:
    """Return whether two figures give one amount in two units: "3 km" and "3,000 metres".

    >>> from claimcheck.language.figures.find import find_figures
    >>> are_one_amount(*find_figures("25bp, or 0.25 percentage points"))
    True
    """
    if first.approximation is not second.approximation or first.as_written or second.as_written:
        return False
    return not _amounts(first).isdisjoint(_amounts(second))


def is_one_as_written(short: Figure | None, long: Figure | None, written: str, other: str) -> bool:
    """Return whether ``short``, which may be meant in two ways, is meant as ``long`` says.

    ``written`` and ``other`` are their words. "800m" alone may be metres or millions, "800
    metres" is not; "½" may be so much or a share, "0.5" is so much.
    """
    if short is None or long is None or short.unit:
        return False
    if short.kind is FigureKind.FRACTION and long.kind is FigureKind.COUNT:
        alike = (short.numbers, short.approximation) == (long.numbers, long.approximation)
        return alike and "/" in written and "." in other
    if long.unit not in {"m", "km"}:
        return False
    if short.kind is not FigureKind.COUNT or not _glued_m().search(written):
        return False
    metres = tuple(ratio(n.numerator, n.denominator * 1_000_000) for n in short.numbers)
    meant = short._replace(kind=FigureKind.MEASURE, numbers=metres, unit="m")
    # "5m rooms" are no "5 metre rooms".
    return not other.endswith(("metre", "meter")) and are_one_amount(meant, long)


@cache
def _glued_m() -> re.Pattern[str]:
    return re.compile(r"\dm$")


def _amounts(figure: Figure) -> set[Amount]:
    """Return what a figure says, in the smallest unit of each dimension that it may have."""
    unit = figure.unit or _UNITLESS.get(figure.kind, f"{figure.kind}, no unit")
    if unit in _CENTS:
        units = [(money, 1, 100) for money in (unit, *_CENTS[unit])]
    else:
        units = _UNITS_OF_TWO.get(unit) or [_UNITS.get(unit, (unit, 1, 1))]
    return {(dimension, _times(figure, top, bottom)) for dimension, top, bottom in units}


def _times(figure: Figure, top: int, bottom: int) -> tuple[Ratio, ...]:
    return tuple(ratio(n.numerator * top, n.denominator * bottom) for n in figure.numbers)


def together(first: Figure, second: Figure, text: str) -> Figure | None:
    """Return one figure of two that follow each other in ``text`` in two units: "6ft 2in"."""
    between = text[first.span.end : second.span.start]
    if first.unit == "foot" and second.kind is FigureKind.COUNT:
        second = _inches(second, text)
    if between == " and " and first.kind is FigureKind.MEASURE and _is_half(first, second):
        half = ratio(first.numbers[0].numerator * 2 + 1, 2)
        return first._replace(numbers=(half,), span=Span(first.span.start, second.span.end))
    if between == " votes to ":
        return _votes(first, second)
    parts = _PARTS.get((first.unit, second.unit))
    if not parts or between not in {" ", "", " and ", ", "}:
        return None
    if len(first.numbers) + len(second.numbers) > 2 or second.approximation:
        return None
    whole, part = first.numbers[0], second.numbers[0]
    if part.numerator >= parts * part.denominator:
        return None
    number = ratio(
        whole.numerator * part.denominator * parts + part.numerator * whole.denominator,
        whole.denominator * part.denominator * parts,
    )
    return first._replace(numbers=(number,), span=Span(first.span.start, second.span.end))


def _is_half(whole: Figure, half: Figure) -> bool:
    """Return whether a share is half of one more: "one hour and a half"."""
    number = whole.numbers[0]
    return (
        half.kind is FigureKind.FRACTION
        and half.numbers == (ratio(1, 2),)
        and len(whole.numbers) == number.denominator == 1
        and whole.unit in _OF_TIME
    )


def _votes(ayes: Figure, noes: Figure) -> Figure | None:
    """Return "52 votes to 48" as "52-48" says it."""
    if not all(each.kind is FigureKind.COUNT and len(each.numbers) == 1 for each in (ayes, noes)):
        return None
    if ayes.approximation or noes.approximation:
        return None
    both = ayes.numbers + noes.numbers
    return ayes._replace(numbers=both, span=Span(ayes.span.start, noes.span.end))


def _inches(figure: Figure, text: str) -> Figure:
    """Return a count as inches where "in" is glued to it, which alone would be a preposition.

    It is none either before "high" or the like, or a full stop: "6 ft 2 in tall".
    """
    found = _inch().match(text, figure.span.end)
    if found is None:
        return figure
    span = Span(figure.span.start, found.end())
    return figure._replace(kind=FigureKind.MEASURE, unit="inch", span=span)


@cache
def _inch() -> re.Pattern[str]:
    return re.compile(r"in(?![a-z])| in(?= (?:high|tall|long|wide|deep|thick)\b)", re.IGNORECASE)


def exact_unit(figure: Figure, text: str) -> Figure:
    """Return a count or a measure in the unit that its capitals mean; ``text`` has them."""
    if figure.kind is FigureKind.COUNT:
        return _in_degrees(figure, text)
    written = text[slice(*figure.span)].rsplit(" ", 1)[-1].lstrip("0123456789.,-")
    general, exact = _BY_CASE.get(written, ("", ""))
    return figure._replace(unit=exact) if general == figure.unit else figure


@cache
def _degrees() -> re.Pattern[str]:
    # "Flat 21F" and "section 21C" are never beside 21 degrees.
    return re.compile(r"(?:(?<=\d)|(?<=illion) )(?P<scale>[CF])(?![\w-])")


def _in_degrees(figure: Figure, text: str) -> Figure:
    """Return a count as degrees where the capital of Celsius or Fahrenheit follows: "-21C"."""
    scale = _degrees().match(text, figure.span.end)
    if scale is None:
        return figure
    span = Span(figure.span.start, scale.end())
    return figure._replace(kind=FigureKind.MEASURE, unit=f"°{scale['scale']}", span=span)


@cache
def _per_cent() -> re.Pattern[str]:
    return re.compile(r"(?: of)? (?:a|one) per ?cent\b(?! point)")


@cache
def _point() -> re.Pattern[str]:
    return re.compile(
        r"(?: of)?(?: an?)?[ -](?P<share>percentage[ -])?point\b(?![ -](?:guard|blank|man))"
    )


def of_unit(text: str, share: Figure, joint: str) -> Figure | None:
    """Return a share of a unit as so much in it, if one follows: "half a mile", "1/2 mile"."""
    unit = re.compile(rf"{joint}([a-z]+)").match(text, share.span.end)
    if unit is None:
        return None
    span = Span(share.span.start, unit.end())
    if unit[1] in {"euro", "dollar"}:
        return share._replace(kind=FigureKind.MONEY, unit=MONEY_WORDS[unit[1]], span=span)
    if unit[1] not in MEASURE_WORDS:
        return None
    return share._replace(kind=FigureKind.MEASURE, unit=MEASURE_WORDS[unit[1]], span=span)


def of_point(text: str, share: Figure) -> Figure:
    """Return a share of a point, or of a per cent, as so much of it: "half a percentage point"."""
    if cent := _per_cent().match(text, share.span.end):
        return share._replace(kind=FigureKind.PERCENT, span=Span(share.span.start, cent.end()))
    point = _point().match(text, share.span.end)
    if not point:
        return share
    span = Span(share.span.start, point.end())
    if point["share"]:
        return share._replace(kind=FigureKind.POINTS, span=span)
    return share._replace(kind=FigureKind.MEASURE, unit="point", span=span)


@cache
def _hour_and() -> re.Pattern[str]:
    return re.compile(rf"\ban? (?P<unit>{'|'.join(_OF_TIME)}) and $")


def hour_and_half(text: str, start: int, end: int) -> Figure | None:
    """Return "an hour and a half" as one time, of which "a half" stands from start to end."""
    whole = _hour_and().search(text, max(0, start - 20), start)
    if whole is None:
        return None
    return Figure(FigureKind.MEASURE, (ratio(3, 2),), Span(whole.start(), end), whole["unit"])
