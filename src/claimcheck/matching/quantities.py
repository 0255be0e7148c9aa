"""Whether two figures that differ can both be right, or one took the place of the other."""

from claimcheck.language.figures.clock import can_be_one_time
from claimcheck.language.figures.find import find_figures
from claimcheck.model.comparison import Band, Comparison, Guard
from claimcheck.model.figure import Approximation, Figure, FigureKind

_Interval = tuple[float, float]
_OF_SOME_LAND = {"INR": "rupee", "MXN": "peso"}
_SHARES = {FigureKind.PERCENT: 100, FigureKind.FRACTION: 1}
# From this overlap on, other words beside the figures are taken for another way to say it.
_REWORDED = 0.8


def can_both_hold(first: Figure | None, second: Figure | None) -> bool:
    """Return whether two figures leave room for each other: "about 20%" beside "20.3%".

    Nothing forbids a figure beside none.
    """
    if first is None or second is None:
        return True
    if first.kind is second.kind is FigureKind.TIME or first.as_written != second.as_written:
        times = first.kind is second.kind is FigureKind.TIME
        return can_be_one_time(first, second) if times else _can_be_read_as_one(first, second)
    if first.is_date and second.is_date:
        pairs = zip(first.numbers, second.numbers, strict=False)
        return all(a == b or not a.numerator or not b.numerator for a, b in pairs)
    if first.kind in _SHARES and second.kind in _SHARES:
        scales = _SHARES[first.kind], _SHARES[second.kind]
    elif _are_of_one_kind(first, second):
        scales = 1, 1
    else:
        return False
    if first.numbers == second.numbers and first.approximation == second.approximation:
        return True
    (low, high), (other_low, other_high) = (
        _interval(figure, scale) for figure, scale in zip((first, second), scales, strict=True)
    )
    return low <= other_high and other_low <= high


def _are_of_one_kind(first: Figure, second: Figure) -> bool:
    if _is_of_points(first) and _is_of_points(second):
        return True
    return first.kind is second.kind and _are_one_unit(first.unit, second.unit)


def _is_of_points(figure: Figure) -> bool:
    """Return whether a figure counts points, of a share or of whatever it may be."""
    return figure.kind is FigureKind.POINTS or figure.unit == "point"


def _are_one_unit(first: str, second: str) -> bool:
    """Return whether two units are one, or one leaves open of which land the money is."""
    return first == second or _OF_SOME_LAND.get(first, first) == _OF_SOME_LAND.get(second, second)


def _can_be_read_as_one(first: Figure, second: Figure) -> bool:
    """Return whether two figures are one for a reader who takes "1.200" for twelve hundred."""
    values = [
        {n.numerator / n.denominator * scale for n in figure.numbers for scale in scales}
        for figure in (first, second)
        for scales in ((1, 1000) if figure.as_written else (1,),)
    ]
    return not values[0].isdisjoint(values[1])


def _interval(figure: Figure, scale: int) -> _Interval:
    values = [n.numerator / n.denominator / scale for n in figure.numbers]
    low, high = min(values), max(values)
    slack = abs(high) * 0.1
    return {
        Approximation.EXACT: (low, high),
        Approximation.ABOUT: (low - slack, high + slack),
        Approximation.NEARLY: (low - slack, high),
        Approximation.MORE_THAN: (low + slack * 1e-9, float("inf")),
        Approximation.AT_LEAST: (low, float("inf")),
        Approximation.LESS_THAN: (float("-inf"), high - slack * 1e-9),
        Approximation.AT_MOST: (float("-inf"), high),
    }[figure.approximation]


def changed_figures(compared: Comparison) -> tuple[str, str] | None:
    """Return the two figures where only figures of one kind, the time and small words differ."""
    if compared.band is not Band.CONFLICTING:
        return None
    numbers = [each for each in compared.differences if each.guard is Guard.NUMBER]
    others = {each.guard for each in compared.differences} - {Guard.NUMBER, Guard.PERIOD}
    if others - {Guard.SUBSTITUTION} or (others and compared.overlap < _REWORDED):
        return None
    if any(not each.first or not each.second for each in numbers):
        return None
    # Times that the words themselves name are of two things, not of one that changed.
    if any(each.guard is Guard.PERIOD and each.first_span for each in compared.differences):
        return None
    for each in numbers:
        figures = [*find_figures(each.first)[:1], *find_figures(each.second)[:1]]
        # What is said of two years is no change of mind.
        if len(figures) < 2 or any(figure.is_date for figure in figures):
            return None
    return (numbers[0].first, numbers[0].second) if numbers else None
