"""What a model is asked, and what may follow from how near it finds two texts.

A model is blind to a figure, a negation or a name that was changed. So nearness never makes
two claims the same or conflicting, and takes no difference away: it only puts before a person
what words alone would have left out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from math import sqrt
from operator import mul
from typing import Any, Final, Protocol

from claimcheck.matching.ranking import Ranked
from claimcheck.model.comparison import Band, Comparison, Difference

# Measured; docs/meaning.md says on what.
LISTED: Final = 0.55
ASKED: Final = 0.66
NEAR_IN_A_DRAFT: Final = 0.70
_LISTED_CLAIMS: Final = 3
# The largest number that a signed byte holds either way.
_LARGEST: Final = 127
# How much more nearness tells than the share of the best score by words.
_WORTH: Final = 2.0


class Meaning(Protocol):
    """A model that turns a text into a row of `dimension` signed bytes.

    Its `name` tells it from every other model, whose rows are never compared with its own.
    """

    @property
    def name(self) -> str:
        """Return what tells the model from others."""

    @property
    def dimension(self) -> int:
        """Return how many numbers a text becomes."""

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """Return a row for each text; the same text gives the same row."""


def cosine(first: bytes, second: bytes) -> float:
    """Return how near two rows are, from -1 to 1, to two places.

    >>> cosine(bytes([3, 4]), bytes([4, 3]))
    0.96
    """
    return cosines_of(first, [second])[0]


def cosines_of(row: bytes, rows: Sequence[bytes]) -> list[float]:
    """Return how near each of some rows is to one, as `cosine` tells it."""
    ((square, _),) = _products(row, [row])
    return [
        round(product / sqrt(square * other), 2) if square and other else 0.0
        for product, other in _products(row, rows)
    ]


def _products(row: bytes, rows: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Give the product of one row with each of some, and of that with itself: whole numbers."""
    if rows and (np := numbers()):
        ours = np.frombuffer(row, np.int8).astype(np.int32)
        theirs = np.frombuffer(b"".join(rows), np.int8).reshape(len(rows), -1)
        theirs = theirs.astype(np.int32)
        squares = (theirs * theirs).sum(axis=1)
        yield from zip((theirs @ ours).tolist(), squares.tolist(), strict=True)
        return
    mine = memoryview(row).cast("b")
    for each in rows:
        others = memoryview(each).cast("b")
        yield sum(map(mul, mine, others)), sum(map(mul, others, others))


@cache
def numbers() -> Any:
    """Return numpy, which every model of the extras brings; None where it is missing."""
    try:
        import numpy as np  # noqa: PLC0415
    except ImportError:
        return None
    return np


def signed_bytes(numbers_of_row: Any) -> bytes:
    """Return a row of numpy's numbers, of whatever length, as signed bytes."""
    np = numbers()
    unit = numbers_of_row / max(float(np.linalg.norm(numbers_of_row)), 1e-12)
    row: bytes = np.rint(unit * _LARGEST).astype(np.int8).tobytes()
    return row


def rank_by_both(ranked: Sequence[Ranked], cosines: Mapping[int, float]) -> list[Ranked]:
    """Return candidates ranked by words in the order of words and meaning, ties by lowest id."""
    best = max((one.score for one in ranked), default=0.0) or 1.0
    both = [
        Ranked(one.claim, one.score / best + _WORTH * cosines.get(one.claim, 0.0)) for one in ranked
    ]
    return sorted(both, key=lambda one: (-one.score, one.claim))


def lifts(cosines: Mapping[int, float]) -> dict[int, tuple[Band, float]]:
    """Return the claims near enough to be listed or asked about, each with its cosine.

    >>> lifts({1: 0.5, 2: 0.68, 3: 0.66})
    {2: (<Band.LIKELY: 'likely'>, 0.68), 3: (<Band.RELATED: 'related'>, 0.66)}
    """
    nearest = sorted(cosines, key=lambda claim: (-cosines[claim], claim))[:_LISTED_CLAIMS]
    return {
        claim: (
            Band.LIKELY if not place and cosines[claim] >= ASKED else Band.RELATED,
            cosines[claim],
        )
        for place, claim in enumerate(nearest)
        if cosines[claim] >= LISTED
    }


def lifted(
    comparison: Comparison,
    lift: tuple[Band, float] | None,
    differences: Callable[[], tuple[Difference, ...]] = tuple,
) -> Comparison:
    """Return a comparison in the band that meaning lifts it to, where that is closer.

    The `differences` that are given are told beside those that words told.

    >>> lifted(Comparison(Band.NEW, 0.1, 40.0), (Band.RELATED, 0.6)).meaning
    0.6
    >>> lifted(Comparison(Band.CONFLICTING, 0.8, 90.0), (Band.LIKELY, 0.9)).band
    <Band.CONFLICTING: 'conflicting'>
    """
    order = list(Band)
    if lift is None or order.index(lift[0]) >= order.index(comparison.band):
        return comparison
    told = with_further(comparison.differences, differences())
    return comparison._replace(band=lift[0], meaning=lift[1], differences=told)


def with_further(
    told: Sequence[Difference], further: Sequence[Difference]
) -> tuple[Difference, ...]:
    """Return what differs, and what further differs in other words or another way.

    >>> from claimcheck.model.comparison import Guard
    >>> one = Difference(Guard.PERIOD, "June", "May")
    >>> len(with_further([one], [one._replace(first="june"), Difference(Guard.NUMBER, "3", "4")]))
    2
    """
    known = {(each.guard, each.first.casefold(), each.second.casefold()) for each in told}
    keys = [(each.guard, each.first.casefold(), each.second.casefold()) for each in further]
    new = (each for each, key in zip(further, keys, strict=True) if key not in known)
    return (*told, *new)
