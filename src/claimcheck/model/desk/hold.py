"""Holds: that nobody may change a claim."""

from claimcheck.named_tuple import NamedTuple


class StoredHold(NamedTuple):
    """That a claim is on hold: since when, by whom and why."""

    id: int
    claim: int
    reviewer: str
    reason: str
    at: str
