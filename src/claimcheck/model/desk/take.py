"""A take: somebody will check a claim."""

from typing import NamedTuple


class TakenClaim(NamedTuple):
    """That a reviewer has taken a claim up, and why it deserves a check."""

    id: int
    claim: int
    reviewer: str
    reason: str | None
