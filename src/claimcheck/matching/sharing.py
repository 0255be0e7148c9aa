"""What two texts share, told before they are read, and which share too little for that."""

from collections.abc import Callable
from math import fsum, sqrt
from typing import NamedTuple

from claimcheck.matching.likeness import WORTH_READING, ratio
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import Wording, has_abbreviation
from claimcheck.model.comparison import Band

Weight = Callable[[str], float]
_MEASURED = Thresholds()


class Shared(NamedTuple):
    """What two texts share of their words, weighed, and of their letters."""

    overlap: float
    likeness: float


def share(first: Wording, second: Wording, *, weight: Weight) -> Shared:
    """Return what two texts share; whatever was said of them is not asked."""
    return Shared(overlap_of(first.bag, second.bag, weight), ratio(first.in_order, second.in_order))


def band_of_far(
    first: Wording, second: Wording, shared: Shared, thresholds: Thresholds = _MEASURED
) -> Band | None:
    """Return the band of two texts that share too little to be read, None for others."""
    if share_enough(first, second, shared, thresholds):
        return None
    related = shared.overlap >= thresholds.related_overlap
    # Of a few words an abbreviation can hide most: "NASA lost the probe".
    few = shared.overlap and _are_short(first, second, thresholds)
    if (related or few) and any(map(has_abbreviation, (first, second))):
        return None
    if few and are_parted_alike(first, second):
        return None  # two hyphens do, too: "co-owner of e-bank", "coowner of ebank"
    return Band.RELATED if related else Band.NEW


def overlap_of(first: frozenset[str], second: frozenset[str], weight: Weight) -> float:
    """Return how much of their weight the tokens of two texts share: 0 to 1."""
    # Exact sums: those of floats would differ with the order of a set, from run to run.
    shared = fsum([weight(token) ** 2 for token in first & second])
    if not shared:
        return 0.0
    ours = fsum([weight(token) ** 2 for token in first])
    theirs = fsum([weight(token) ** 2 for token in second])
    return min(1.0, shared / sqrt(ours * theirs))


def share_enough(first: Wording, second: Wording, shared: Shared, thresholds: Thresholds) -> bool:
    """Return whether two texts share enough words or letters to be read, whatever they hide."""
    short = min(len(first.tokens), len(second.tokens)) < thresholds.content_words
    enough = thresholds.related_overlap if short else thresholds.likely_overlap
    return shared.overlap >= enough or shared.likeness >= WORTH_READING


def _are_short(first: Wording, second: Wording, thresholds: Thresholds) -> bool:
    return min(len(first.tokens), len(second.tokens)) < 2 * thresholds.content_words


def are_parted_alike(first: Wording, second: Wording) -> bool:
    """Return whether only hyphens and blanks part the letters of two texts otherwise."""
    return "-" in first.text + second.text and first.letters == second.letters
