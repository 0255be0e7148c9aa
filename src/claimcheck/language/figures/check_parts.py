"""Parts and sums that a sentence states, checked against the figures it gives for them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from claimcheck.language.figures.check_growth import GrowthCheck, check_growth
from claimcheck.language.figures.find import find_figures
from claimcheck.model.figure import Approximation, Figure, FigureKind
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})
# Points of a per cent that rounding explains; "a third" is meant more loosely.
_ROUNDED = 0.5
_LOOSENESS = {FigureKind.PERCENT: _ROUNDED, FigureKind.FRACTION: 2.5}
# Characters that a word such as "approximately" may take before a figure.
_REACH = 24
# Numbers from here on are seldom given to the last digit.
_LARGE = 10_000
_NOUN = r"(?:\s+[A-Za-z][\w’'-]*){0,3}"


class _RoundedNumber(NamedTuple):
    """A number, and how far from it the exact one may lie."""

    value: float
    slack: float


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\s+of\s+(?:(?:its|their|all|his|her)\s+)?")


@cache
def _or() -> re.Pattern[str]:
    return re.compile(rf"{_NOUN}(?:,\s+(?:or\s+)?|\s+\(or\s+)")


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"{_NOUN}(?:\s*\((?:or\s+)?|,\s+or\s+)")


@cache
def _done() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[),.;:!—–]|$)(?!\d)")


@cache
def _plus() -> re.Pattern[str]:
    return re.compile(rf"{_NOUN}\s+(?:plus|and)\s+")


@cache
def _together() -> re.Pattern[str]:
    return re.compile(
        rf"{_NOUN},\s+(?:(?P<named>together|altogether|in total|making|which makes|totall?ing"
        r"|(?:for |or |making |giving )?a total of)\s+|or\s+)?"
    )


@cache
def _in_all() -> re.Pattern[str]:
    return re.compile(r"(?:\s+[a-z][\w’'-]*){0,2}\s+(?:in all|in total|altogether)\b")


def check_figures(text: str) -> list[GrowthCheck]:
    """Return a check for each growth, part and sum that ``text`` states with all its figures.

    What is given loosely ("about", "more than") is not checked.

    >>> print(*check_figures("Only 12 of 48 schools (30%) opened."))
    30% for 12 of 48 is 25.00%: does not hold
    >>> print(*check_figures("12 men and 13 women, a total of 26 people"))
    26 for 12 men and 13 is 25: does not hold
    """
    if not any(map(str.isdigit, text)):
        return check_growth(text)
    figures = find_figures(text)
    if len(figures) < 2:
        return []
    return [
        *check_growth(text),
        *_ratios(text, figures),
        *_parts(text, figures),
        *_sums(text, figures),
    ]


@cache
def _loosening() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:more than|less than|fewer than|over|under|nearly|almost|about|around|some|roughly"
        r"|up to|at least|at most|just|approximately|close to)\s+$",
        re.IGNORECASE,
    )


def _ratios(text: str, figures: Sequence[Figure]) -> Iterator[GrowthCheck]:
    """Yield checks of "12 out of 48 (25%)"."""
    for one, stated in pairwise(figures):
        if one.kind is FigureKind.FRACTION and stated.kind is FigureKind.PERCENT:
            ends = _out_of().fullmatch(text[slice(*one.span)])
            if ends and _stands(_in_brackets(), text, one, stated):
                part, whole = (_RoundedNumber(float(each), 0.0) for each in ends.groups())
                yield _share(text, (part, whole), one.span, stated)


def _parts(text: str, figures: Sequence[Figure]) -> Iterator[GrowthCheck]:
    """Yield checks of "12 of 48 (25%)", "a third of 300, or 100" and "25% of 48, or 12"."""
    for one, whole, stated in zip(figures, figures[1:], figures[2:], strict=False):
        if not (whole.kind in _COUNTED and _of().fullmatch(text, one.span.end, whole.span.start)):
            continue
        if not _is_exact(text, one, whole, stated) or not _value(whole):
            continue
        beside = Span(one.span.start, whole.span.end)
        if stated.kind is FigureKind.PERCENT:
            if _alike(one, whole) and _stands(_in_brackets(), text, whole, stated):
                amounts = _amount(text, one), _amount(text, whole)
                yield _share(text, amounts, beside, stated)
        elif one.kind not in _LOOSENESS or not _alike(whole, stated):
            continue
        elif _stands(_or(), text, whole, stated):
            yield _part(text, (one, whole, stated), beside)


@cache
def _out_of() -> re.Pattern[str]:
    return re.compile(r"(\d{2,4}) out of (\d{2,4})")


def _share(
    text: str, amounts: tuple[_RoundedNumber, _RoundedNumber], beside: Span, stated: Figure
) -> GrowthCheck:
    """Check a per cent that stands after a part and its whole."""
    part, whole = amounts
    share = part.value / whole.value * 100
    slack = share * (part.slack / max(part.value, 1) + whole.slack / whole.value) + _ROUNDED
    return _check(text, beside, stated, (share, "%"), slack)


def _part(text: str, figures: tuple[Figure, Figure, Figure], beside: Span) -> GrowthCheck:
    """Check a part that stands after its share and the whole."""
    first, whole, stated = figures
    share = _value(first) / (100 if first.kind is FigureKind.PERCENT else 1)
    total, given = _amount(text, whole), _amount(text, stated)
    slack = total.value * _LOOSENESS[first.kind] / 100 + share * total.slack + given.slack
    # Of a few, a part can only come near to its share.
    return _check(text, beside, stated, (share * total.value, ""), max(slack, 1.0))


def _sums(text: str, figures: Sequence[Figure]) -> Iterator[GrowthCheck]:
    """Yield the check of "12 men and 13 women, a total of 25", where no other figure may belong."""
    counted = [each for each in figures if not each.is_date]
    if len(counted) != 3 or not _is_exact(text, *counted) or not _alike(*counted):
        return
    one, other, total = counted
    added = _plus().fullmatch(text, one.span.end, other.span.start)
    joined = _together().fullmatch(text, other.span.end, total.span.start)
    if added and joined and (joined["named"] or _in_all().match(text, total.span.end)):
        amounts = [_amount(text, each) for each in counted]
        slack = sum(each.slack for each in amounts)
        beside = Span(one.span.start, other.span.end)
        yield _check(text, beside, total, (amounts[0].value + amounts[1].value, ""), slack)


def _check(
    text: str, beside: Span, stated: Figure, computed: tuple[float, str], slack: float
) -> GrowthCheck:
    given = _value(stated)
    value, unit = computed
    words = f"{text[slice(*stated.span)]} for {text[slice(*beside)]}"
    # What floats add is no difference.
    holds = abs(given - value) <= slack + value * 1e-9
    return GrowthCheck(words, given, value, unit, holds, stated.span, beside)


def _stands(joint: re.Pattern[str], text: str, one: Figure, other: Figure) -> bool:
    """Return whether a figure follows another by a joint, and nothing follows that changes it."""
    joined = joint.fullmatch(text, one.span.end, other.span.start)
    return bool(joined and _done().match(text, other.span.end))


def _is_exact(text: str, *figures: Figure) -> bool:
    return all(
        each.approximation is Approximation.EXACT
        and len(each.numbers) == 1
        and not _loosening().search(text, max(0, each.span.start - _REACH), each.span.start)
        for each in figures
    )


def _alike(*figures: Figure) -> bool:
    """Return whether figures count in the same unit."""
    return figures[0].kind in _COUNTED and len({(each.kind, each.unit) for each in figures}) == 1


def _value(figure: Figure) -> float:
    return figure.numbers[0].numerator / figure.numbers[0].denominator


def _amount(text: str, figure: Figure) -> _RoundedNumber:
    """Return what a figure gives, with half a unit of its last digit where it may be rounded."""
    value, words = _value(figure), text[slice(*figure.span)]
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", words)
    if digits is None:
        return _RoundedNumber(value, 0.0 if value < _LARGE else value * 0.05)
    written = float(digits[0].replace(",", ""))
    scale = value / written if written else 1.0
    if digits[1]:
        return _RoundedNumber(value, scale * 0.5 / 10 ** len(digits[1]))
    if value < _LARGE:
        return _RoundedNumber(value, 0.0)
    whole = digits[0].replace(",", "")
    return _RoundedNumber(value, scale * 0.5 * 10 ** (len(whole) - len(whole.rstrip("0"))))
