"""Whether what differs can both be right, or one figure took the place of the other."""

from collections.abc import Sequence

from claimcheck.language.figures.clock import can_be_one_time
from claimcheck.language.figures.dimensions import are_one_amount
from claimcheck.language.figures.find import find_figures
from claimcheck.language.figures.units import POUND
from claimcheck.language.lexicon.verb_forms import is_form_of
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import Parsed, Term
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.figure import Approximation, Figure, FigureKind, ratio

_Interval = tuple[float, float]
_OF_SOME_LAND = {"INR": "rupee", "MXN": "peso"}
_POUNDS = {POUND, "lb", "GBP"}
_DEGREES = {"degree", "°C", "°F"}
_SHARES = {FigureKind.PERCENT: 100, FigureKind.FRACTION: 1}
# What is counted in per cent, so that its points are such points.
_RATES = word_set("turnout inflation unemployment approval")
# So many words at most stand between "not" and what it denies: "not yet been allowed".
_NEAR = 2
_DID_NOT = frozenset(
    f"{word}{mark}" for word in ("did", "does", "do") for mark in (" not", "n't", "n’t")
)
# From this overlap on, other words beside the figures are taken for another way to say it.
_REWORDED = 0.8


def can_both_hold(first: Figure | None, second: Figure | None, *, alone: bool = False) -> bool:
    """Return whether two figures leave room for each other: "about 20%" beside "20.3%".

    Nothing forbids a figure beside none, nor a unit beside none where the figures stand
    ``alone``, without a word that may be its unit: "3 million won".
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
    elif any(alike(first, second) for alike in (_are_of_one_kind, _are_ages)) or (
        alone and _is_unit_left_out(first, second)
    ):
        scales = 1, 1
    else:
        return False
    alike = first.numbers == second.numbers and first.approximation == second.approximation
    if alike or _is_rounded(first, second) or _is_rounded(second, first):
        return True
    (low, high), (other_low, other_high) = (
        _interval(figure, scale) for figure, scale in zip((first, second), scales, strict=True)
    )
    return low <= other_high and other_low <= high


def _is_rounded(part: Figure, share: Figure) -> bool:
    """Return whether one is a part that no decimals give, and the other rounds it: a third, 33%."""
    if (part.kind, share.kind) != (FigureKind.FRACTION, FigureKind.PERCENT):
        return False
    if len(part.numbers) != 1 or len(share.numbers) != 1:
        return False
    above, below = part.numbers[0].numerator * 100, part.numbers[0].denominator
    told = share.numbers[0]
    return above * 100 % below != 0 and any(
        (2 * above * scale + below) // (2 * below) * told.denominator == told.numerator * scale
        for scale in (1, 10, 100)
    )


def _are_of_one_kind(first: Figure, second: Figure) -> bool:
    if _is_of_points(first) and _is_of_points(second):
        return True
    if POUND in {first.unit, second.unit}:
        return {first.unit, second.unit} <= _POUNDS or are_one_amount(
            *(each._replace(unit="lb") if each.unit == POUND else each for each in (first, second))
        )
    return first.kind is second.kind and _are_one_unit(first.unit, second.unit)


def are_points_of_rate(
    first: Figure | None, second: Figure | None, texts: tuple[Sequence[Term], Sequence[Term]]
) -> bool:
    """Return whether both tell points of one rate, of which one says that they are per cent."""
    if first is None or second is None or {first.unit, second.unit} != {"", "point"}:
        return False
    if FigureKind.POINTS not in {first.kind, second.kind}:
        return False
    alike = (first.numbers, first.approximation) == (second.numbers, second.approximation)
    words = [{term.key for term in side} for side in texts]
    rates = [each & _RATES for each in words]
    return alike and bool(rates[0]) and rates[0] == rates[1] and "index" not in words[0] | words[1]


def _are_ages(first: Figure, second: Figure) -> bool:
    """Return whether one tells years where the other tells a number: "45-year-old", "aged 45"."""
    kinds = {(each.kind, each.unit) for each in (first, second)}
    alike = first.numbers == second.numbers
    return alike and kinds == {(FigureKind.MEASURE, "year"), (FigureKind.COUNT, "")}


def _is_unit_left_out(first: Figure, second: Figure) -> bool:
    """Return whether one tells less of what both count: "48 million", "30 degrees" of whatever."""
    if (first.numbers, first.approximation) != (second.numbers, second.approximation):
        return False
    kinds = {first.kind, second.kind}
    return (
        kinds == {FigureKind.COUNT, FigureKind.MONEY}
        or "degree" in {first.unit, second.unit} <= _DEGREES
    )


def _is_of_points(figure: Figure) -> bool:
    """Return whether a figure counts points, of a share or of whatever it may be."""
    return figure.kind is FigureKind.POINTS or figure.unit == "point"


def _are_one_unit(first: str, second: str) -> bool:
    """Return whether two units are one, or one leaves open of which land the money is."""
    return first == second or _OF_SOME_LAND.get(first, first) == _OF_SOME_LAND.get(second, second)


def _can_be_read_as_one(first: Figure, second: Figure) -> bool:
    """Return whether two figures are one for a reader who takes "1.200" for twelve hundred."""
    return any(
        not set(one.numbers).isdisjoint(other.numbers) or are_one_amount(one, other)
        for one in _readings(first)
        for other in _readings(second)
    )


def _readings(figure: Figure) -> list[Figure]:
    """Return a figure as readers of every language read it."""
    scales = ((1, 1), (1000, 1), (1, 1000)) if figure.as_written else ((1, 1),)
    return [
        figure._replace(
            numbers=tuple(ratio(n.numerator * up, n.denominator * down) for n in figure.numbers),
            as_written="",
        )
        for up, down in scales
    ]


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


def with_years(told: Difference, one: list[Term], other: list[Term]) -> Difference:
    """Return a difference of dates with their years, where the words alone are the same."""
    if told.first.casefold() != told.second.casefold():
        return told
    first, second = (_year(term) for term in (one[0], other[0]))
    return told._replace(first=f"{told.first}{first}", second=f"{told.second}{second}")


def _year(term: Term) -> str:
    """Return the year of a date, as it is told behind its words; the year 0 is none."""
    year = term.figure.numbers[0].numerator if term.figure else 0
    return f" {year}" if year else ", year not told"


def without_double_negation(
    first: Parsed, second: Parsed, found: list[Difference]
) -> list[Difference]:
    """Return "no longer allowed" beside "banned" as words that differ, which both may be right."""
    pair = [each for each in found if each.guard in {Guard.NEGATION, Guard.DIRECTION}]
    counts = sorted((len(first.negators), len(second.negators)))
    if [each.guard for each in pair] != [Guard.NEGATION, Guard.DIRECTION] or counts != [0, 1]:
        return found
    denied = first if first.negators else second
    spans = [(each.first_span, each.second_span)[denied is second] for each in pair]
    if spans[0] is None or spans[1] is None:
        return found
    between = [w for w in denied.words if spans[0].end <= _origin(denied, w.start) < spans[1].start]
    if spans[0].end > spans[1].start or len(between) > _NEAR:
        return found
    return [each._replace(compatible=True) if each in pair else each for each in found]


def denies_deed(found: Sequence[Difference]) -> bool:
    """Return whether all that differs is that one text denies what the other tells: "did not fall".

    >>> from claimcheck.model.comparison import Difference, Guard
    >>> denies_deed([Difference(Guard.NEGATION, "not", ""),
    ...              Difference(Guard.SUBSTITUTION, "did not fall", "fell")])
    True
    """
    if [each.guard for each in found] != [Guard.NEGATION, Guard.SUBSTITUTION]:
        return False
    sides = found[1].first.lower().split(), found[1].second.lower().split()
    denied, told = sorted(sides, key=len, reverse=True)
    if len(told) != 1 or len(denied) < 2 or " ".join(denied[:-1]) not in _DID_NOT:
        return False
    return is_form_of(told[0], denied[-1])


def _origin(parsed: Parsed, place: int) -> int:
    return parsed.plain.origin(place, place + 1)[0]


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
