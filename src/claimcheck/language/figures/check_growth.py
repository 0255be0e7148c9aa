"""Figures of one sentence checked against each other: ``eightfold: from 35 to 290``."""

import re
from functools import cache
from itertools import pairwise

from claimcheck.language.figures.find import find_figures
from claimcheck.model.figure import Figure, FigureKind
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.PERCENT})
_FACTOR_TOLERANCE = 0.5
_PERCENT_TOLERANCE = 0.5


class GrowthCheck(NamedTuple):
    """What a text states of its figures, beside what they give.

    `stated` and `computed` are a factor, a change or share in per cent, or a number.
    `holds` allows for rounding: 8.29 may be called eightfold. `place` is where the
    text states it, and `beside` the place of what it is computed from.
    """

    words: str
    stated: float
    computed: float
    unit: str
    holds: bool
    place: Span
    beside: Span

    def __str__(self) -> str:
        """Say in words what was computed and whether it agrees."""
        verdict = "holds when rounded" if self.holds else "does not hold"
        number = f"{self.computed:,.2f}"
        computed = f"{number}{self.unit}" if self.unit else number.removesuffix(".00")
        return f"{self.words} is {computed}: {verdict}"


class _Ends(NamedTuple):
    start: float
    end: float
    words: str
    span: Span


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[\w-]+\s+){0,3}to\s*(?:[\w-]+\s+){0,2}", re.IGNORECASE)


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r"\bfrom\s*(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


@cache
def _turned() -> re.Pattern[str]:
    # "To 500 lorries from 3 borders" is no growth: the second figure must count nothing.
    return re.compile(r",?\s+from\s+", re.IGNORECASE)


@cache
def _to() -> re.Pattern[str]:
    return re.compile(r"\bto\s*$", re.IGNORECASE)


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[.,;:)”\"—–]|$|(?:in|last|during|before|at|a year)\b)", re.IGNORECASE)


@cache
def _falling() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:fell|fall\w*|drop\w*|declin\w*|decreas\w*|shr[aiu]nk\w*|cut\w*|lower\w*|reduc\w*"
        r"|slump\w*|down|lost)\b",
        re.IGNORECASE,
    )


@cache
def _directed() -> re.Pattern[str]:
    # "Fell fivefold" can be said, "doubled from 100 to 50" cannot.
    return re.compile(r"(?:doubl|tripl|quadrupl|halv)(?:ed|es|ing)", re.IGNORECASE)


def check_growth(text: str) -> list[GrowthCheck]:
    """Return a check for each factor or per cent beside ``from … to …``, or turned, in `text`.

    >>> print(*check_growth("Places grow eightfold: from 35 to 290."))
    eightfold from 35 to 290 is 8.29-fold: holds when rounded
    >>> print(*check_growth("It rose 20% from 100 to 130."))
    20% from 100 to 130 is 30.00%: does not hold
    """
    if " to " not in text or "from" not in text.lower():
        return []
    figures = find_figures(text)
    ends = _find_ends(text, figures)
    if ends is None or not ends.start:
        return []
    # Asked once, since a text of many figures is as long.
    is_falling = bool(_falling().search(text))
    return [
        check
        for figure in figures
        if text[slice(*figure.span)] not in ends.words
        and (check := _check(text, figure, ends, is_falling=is_falling))
    ]


def _find_ends(text: str, figures: list[Figure]) -> _Ends | None:
    """Return the first ``from A to B`` of two figures that count the same."""
    for figure in figures:
        # "from 35 to 290" may be read as one range; "won 47 to 25" is none.
        if len(figure.numbers) == 2 and figure.kind in _COUNTED:
            words = text[slice(*figure.span)]
            if words.lower().startswith("from") or _from().search(text[: figure.span.start]):
                return _Ends(_value(figure, 0), _value(figure, 1), words, figure.span)
    for one, other in pairwise(figures):
        if one.kind not in _COUNTED or other.kind not in _COUNTED:
            continue
        joined = _between().fullmatch(text, one.span.end, other.span.start)
        if joined and _from().search(text[: one.span.start]):
            span = Span(one.span.start, other.span.end)
            return _Ends(_value(one, 0), _value(other, 0), f"from {text[slice(*span)]}", span)
        turned = _turned().fullmatch(text, one.span.end, other.span.start)
        is_alone = _alone().match(text, other.span.end)
        if turned and is_alone and _to().search(text[: one.span.start]):
            span = Span(one.span.start, other.span.end)
            return _Ends(_value(other, 0), _value(one, 0), f"to {text[slice(*span)]}", span)
    return None


def _value(figure: Figure, n: int) -> float:
    return figure.numbers[n].numerator / figure.numbers[n].denominator


def _check(text: str, figure: Figure, ends: _Ends, *, is_falling: bool) -> GrowthCheck | None:
    said = text[slice(*figure.span)]
    words, stated, places = f"{said} {ends.words}", _value(figure, 0), (figure.span, ends.span)
    if figure.kind is FigureKind.MULTIPLE and ends.end:
        factor = ends.end / ends.start
        turned = bool(_directed().match(said)) and (factor < 1) != (stated < 1)
        if factor < 1 and not turned:
            factor = 1 / factor
        holds = not turned and abs(factor - max(stated, 1 / stated)) <= _FACTOR_TOLERANCE
        return GrowthCheck(words, stated, factor, "-fold", holds, *places)
    if figure.kind is FigureKind.PERCENT:
        change = (ends.end - ends.start) / ends.start * 100
        signed = -stated if is_falling and change < 0 else stated
        holds = abs(change - signed) <= _PERCENT_TOLERANCE
        return GrowthCheck(words, signed, change, "%", holds, *places)
    return None
