"""Rank candidate claims for a text by BM25F over tokens."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple


class Document(NamedTuple):
    """A candidate claim: its tokens, field by field."""

    claim: int
    fields: tuple[tuple[str, ...], ...]


class Ranked(NamedTuple):
    """A candidate claim and how well it answers, on a scale of this query only."""

    claim: int
    score: float


class Weights(NamedTuple):
    """How BM25F counts: each field's weight, saturation `k1`, length correction `b`."""

    fields: tuple[float, ...] = (1.0, 1.0, 0.5)
    k1: float = 1.2
    b: float = 0.75


def inverse_frequency(frequency: int, count: int) -> float:
    """Return how much a token tells that ``frequency`` of ``count`` claims hold; above 0."""
    return log(1 + (max(count, frequency) - frequency + 0.5) / (frequency + 0.5))


def rank(
    query: Sequence[str],
    candidates: Sequence[Document],
    frequencies: Mapping[str, int],
    count: int,
    lengths: Sequence[float],
    weights: Weights = Weights(),
) -> list[Ranked]:
    """Return the candidates that share a token with ``query``, best first, ties by lowest id.

    ``frequencies`` tells how many of ``count`` claims hold each token; ``lengths``
    the average number of tokens of each field.
    """
    worth = {token: inverse_frequency(frequencies.get(token, 0), count) for token in set(query)}
    ranked = [
        Ranked(claim, score)
        for claim, fields in candidates
        if (score := _score(fields, worth, lengths, weights)) > 0
    ]
    return sorted(ranked, key=lambda one: (-one.score, one.claim))


def _score(
    fields: Sequence[tuple[str, ...]],
    worth: Mapping[str, float],
    lengths: Sequence[float],
    weights: Weights,
) -> float:
    counts: defaultdict[str, float] = defaultdict(float)
    for tokens, average, weight in zip(fields, lengths, weights.fields, strict=True):
        share = weight / (1 - weights.b + weights.b * len(tokens) / (average or 1))
        for token in tokens:
            if token in worth:
                counts[token] += share
    k1 = weights.k1
    return sum(worth[token] * tf * (k1 + 1) / (tf + k1) for token, tf in counts.items())
