"""Rows of many claims, read at once and found again by their claim."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TypeVar

OfClaim = TypeVar("OfClaim")


def by_claim(rows: Iterable[tuple[int, OfClaim]]) -> dict[int, list[tuple[int, OfClaim]]]:
    """Return rows by their claim, each with its place among all."""
    found: dict[int, list[tuple[int, OfClaim]]] = {}
    for place, (claim, each) in enumerate(rows):
        # An id is compared by a method of ours, a number is not.
        found.setdefault(int(claim), []).append((place, each))
    return found


def of_wordings(
    rows: Mapping[int, list[tuple[int, OfClaim]]], same: Sequence[int]
) -> tuple[OfClaim, ...]:
    """Return the rows of any wording of a claim, in their order."""
    found = [each for claim in same for each in rows.get(int(claim), ())]
    if len(same) > 1:
        found.sort(key=itemgetter(0))
    return tuple([each for _, each in found])
