"""From two wordings to a band, and the reasons for it."""

from collections.abc import Callable
from math import sqrt

from rapidfuzz import fuzz

from claimcheck.matching.guards import find_differences
from claimcheck.matching.leftovers import Leftovers, find_leftovers
from claimcheck.matching.repair import repaired
from claimcheck.matching.terms import FUNCTION, Parsed, parse
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import Wording, sorted_words
from claimcheck.model.comparison import Band, Comparison, Difference, Guard

Weight = Callable[[str], float]

_CONFLICTS = frozenset((Guard.NUMBER, Guard.NEGATION, Guard.DIRECTION))
_MEASURED = Thresholds()


def compare(
    first: Wording, second: Wording, *, weight: Weight, thresholds: Thresholds = _MEASURED
) -> Comparison:
    """Compare a new statement with a stored claim.

    ``weight`` gives a token's inverse document frequency. The band is the same
    whichever text comes first; what differs is given in the order of the texts.
    """
    overlap = _overlap(first.tokens, second.tokens, weight)
    likeness = fuzz.ratio(sorted_words(first.text), sorted_words(second.text))
    if overlap < thresholds.likely_overlap and likeness < thresholds.near_likeness:
        related = overlap >= thresholds.related_overlap
        if not related and likeness < 50:
            return Comparison(Band.NEW, overlap, likeness)
    parsed = parse(first.text, first.said_on), parse(second.text, second.said_on)
    left, alike = _left(*parsed, weight)
    differences = find_differences(*alike, left, (first, second))
    near = overlap >= thresholds.near_overlap or likeness >= thresholds.near_likeness
    if near and min(map(_content_words, parsed)) < thresholds.content_words:
        near = False
    # Texts that differ in nothing at all are near, however short they are.
    near = near or (not differences and alike == parsed)
    band = _band(overlap, near, differences, thresholds)
    return Comparison(band, overlap, likeness, differences)


def _overlap(first: frozenset[str], second: frozenset[str], weight: Weight) -> float:
    sums = [sum(weight(token) ** 2 for token in tokens) for tokens in (first, second)]
    if not sums[0] or not sums[1]:
        return 0.0
    return min(1.0, sum(weight(token) ** 2 for token in first & second) / sqrt(sums[0] * sums[1]))


def _left(first: Parsed, second: Parsed, weight: Weight) -> tuple[Leftovers, tuple[Parsed, Parsed]]:
    left = find_leftovers(first.terms, second.terms)
    if not left.blocks:
        return left, (first, second)
    mended = repaired(first, second, weight)
    if mended == (first, second):
        return left, mended
    return find_leftovers(mended[0].terms, mended[1].terms), mended


def _content_words(parsed: Parsed) -> int:
    return sum(term.key not in FUNCTION for term in parsed.terms)


def _band(
    overlap: float, near: bool, differences: tuple[Difference, ...], thresholds: Thresholds
) -> Band:
    conflicts = any(d.guard in _CONFLICTS and not d.compatible for d in differences)
    if near and not differences:
        return Band.SAME
    if conflicts and (near or overlap >= thresholds.conflicting_overlap):
        return Band.CONFLICTING
    if near or overlap >= thresholds.likely_overlap:
        return Band.LIKELY
    return Band.RELATED if overlap >= thresholds.related_overlap else Band.NEW
