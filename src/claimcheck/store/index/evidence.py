"""What the words that claims hold of a text are worth together, and the best of the claims."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

# Claims with less than this share of the best one's evidence are not worth
# ranking, beyond the first few.
_KEPT: Final = 0.3
_FEWEST: Final = 24


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
