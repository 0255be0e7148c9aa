"""How much words tell, which claims are worth ranking by it, and the rank: BM25F over tokens."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Final

from claimcheck.named_tuple import NamedTuple


class Document(NamedTuple):
    """A candidate claim: its tokens, field by field.

    `has_figures` tells whether figures may stand among the words of its text, of which all
    others count; None where it is not known which do.
    """

    claim: int
    fields: tuple[tuple[str, ...], ...]
    has_figures: bool | None = None


class Ranked(NamedTuple):
    """A candidate claim and how well it answers, on a scale of this query only."""

    claim: int
    score: float


class Weights(NamedTuple):
    """How BM25F counts: each field's weight, saturation by repeated words (k1), length (b)."""

    fields: tuple[float, ...] = (1.0, 1.5, 1.0)
    k1: float = 1.5
    b: float = 0.5


_WEIGHTS: Final = Weights()
UNKNOWN: Final = 9.0
"""The weight of a word that is not in the table: rare, or misspelt."""


# A text repeats a claim's names and figures rather than its phrasing, so rare
# words outweigh common ones by more than BM25's logarithm; measured, see benchmarks.
_SHARPNESS: Final = 1.3
_PRIOR_CLAIMS: Final = 2_000
# By so much the first is above the second where it is meant; measured, see benchmarks.
_FAR_ABOVE: Final = 1.3
# Among few claims a score that is far above the others tells little.
_FEWEST_RANKED: Final = 10
# Claims with less than this share of the best one's evidence are not worth
# ranking, beyond the first few.
_KEPT: Final = 0.3
_FEWEST: Final = 24


@cache
def _table() -> dict[str, float]:
    table: dict[str, float] = {}
    text = Path(__file__).with_name("commonness.txt").read_text("utf-8")
    # Commonest last, so that the first mention of a word holds.
    for section in reversed(text.split("\n=")[1:]):
        weight, _, words = section.partition("\n")
        table.update(dict.fromkeys(words.split(), float(weight)))
    return table


def default_weight(token: str) -> float:
    """Return the weight of a token, without a store, by a small table of common English words.

    >>> default_weight("the") < default_weight("govern") < default_weight("zanzibar")
    True
    """
    return _table().get(token, UNKNOWN)


def token_worth(frequency: int, count: int) -> float:
    """Return how much a token tells that ``frequency`` of ``count`` claims hold; above 0.

    >>> token_worth(1, 1000) > token_worth(500, 1000) > token_worth(1000, 1000) > 0
    True
    """
    rest = max(count - frequency, 0)
    return float(log(1 + (rest + 0.5) / (frequency + 0.5)) ** _SHARPNESS)


def weigher(frequencies: Mapping[str, int], count: int) -> Callable[[str], float]:
    """Return the function that tells how rare a token is; its frequency must be read before.

    A small store has seen too little to tell, so its counts are added to those
    expected in `_PRIOR_CLAIMS` claims by the table of common words.
    """
    whole = count + _PRIOR_CLAIMS

    @cache
    def weigh(token: str) -> float:
        return log(whole / (frequencies.get(token, 0) + _expected(default_weight(token))))

    return weigh


@cache
def _expected(weight: float) -> float:
    """Return in how many of the prior claims a token of this weight is expected."""
    return _PRIOR_CLAIMS * exp(-weight)


def stands_out(ranked: Sequence[Ranked]) -> int | None:
    """Return the claim that answers far better than every other of many; None if none does.

    >>> stands_out([Ranked(7, 13.0), *(Ranked(claim, 10.0) for claim in range(20, 30))])
    7
    """
    if len(ranked) < _FEWEST_RANKED or ranked[0].score < _FAR_ABOVE * ranked[1].score:
        return None
    return ranked[0].claim


def rank(
    query: Sequence[str],
    candidates: Sequence[Document],
    frequencies: Mapping[str, int],
    count: int,
    lengths: Sequence[float],
    *,
    weights: Weights = _WEIGHTS,
) -> list[Ranked]:
    """Return the candidates that share a token with ``query``, best first, ties by lowest id.

    ``frequencies`` tells how many of ``count`` claims hold each token; ``lengths``
    the average number of tokens of each field.
    """
    worth = {token: token_worth(frequencies.get(token, 0), count) for token in set(query)}
    ranked = [
        Ranked(claim, score)
        for claim, fields, _ in candidates
        if (score := _score(fields, worth, lengths, weights)) > 0
    ]
    return sorted(ranked, key=lambda one: (-one.score, one.claim))


def _score(
    fields: Sequence[tuple[str, ...]],
    worth: Mapping[str, float],
    lengths: Sequence[float],
    weights: Weights,
) -> float:
    counts: dict[str, float] = {}
    k1, b = weights.k1, weights.b
    for tokens, average, weight in zip(fields, lengths, weights.fields, strict=True):
        # Most claims have no title and no context, and most of their words are not the query's.
        if not tokens:
            continue
        held = [*filter(worth.__contains__, tokens)]
        if held:
            share = weight / (1 - b + b * len(tokens) / (average or 1))
            for token in held:
                counts[token] = counts.get(token, 0.0) + share
    return sum([worth[token] * tf * (k1 + 1) / (tf + k1) for token, tf in counts.items()])


def added_up(found: Sequence[tuple[float, Collection[int]]], limit: int) -> dict[int, float]:
    """Return what the words that claims hold are worth together, the rarest word given first.

    Claims that certainly are not among the best ``limit`` can be left out.
    """
    evidence: dict[int, float] = {}
    is_full = False
    for place, (worth, claims) in enumerate(found):
        if not is_full and len(evidence) >= limit:
            rest = sum(each for each, _ in found[place:])
            is_full = sorted(evidence.values())[-limit] > rest
        if is_full:
            for claim in evidence.keys() & claims:
                evidence[claim] += worth
            continue
        # Most claims hold one of the words only: those are taken over at once.
        new = dict.fromkeys(claims, worth)
        for claim in evidence.keys() & new.keys():
            new[claim] += evidence[claim]
        evidence.update(new)
    return evidence


def are_beyond(worth: float, best: Sequence[float], limit: int) -> bool:
    """Return whether claims of this worth would be left out beside the ``best``."""
    if len(best) == limit and best[-1] > worth:
        return True
    return len(best) >= _FEWEST and best[_FEWEST - 1] > worth and worth < _KEPT * best[0]


def best_of(evidence: Mapping[int, float], limit: int) -> list[int]:
    """Return the claims with most evidence, without those far behind, most first."""
    if not evidence:
        return []
    # Most claims hold one of the words only: they need not be sorted.
    least = sorted(evidence.values(), reverse=True)[:limit][-1]
    ordered = sorted((-found, claim) for claim, found in evidence.items() if found >= least)
    best = [claim for _, claim in ordered[:limit]]
    least = _KEPT * evidence[best[0]]
    return [
        claim for place, claim in enumerate(best) if place < _FEWEST or evidence[claim] >= least
    ]
