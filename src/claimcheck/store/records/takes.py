"""Takes: which claims somebody has taken up for a check."""

import sqlite3
from typing import NamedTuple

from claimcheck.store.log.retractions import retract
from claimcheck.store.log.transaction import Act


class TakenClaim(NamedTuple):
    """That a reviewer has taken a claim up, and why it deserves a check."""

    id: int
    claim: int
    reviewer: str
    reason: str | None


def add_take(act: Act, claim: int, reason: str) -> int:
    """Store that the act's reviewer takes a claim up, and return the take's id."""
    return act.insert("takes", claim=claim, reviewer=act.actor, reason=reason, supersedes=None)


def retract_take(act: Act, take: int, reason: str) -> None:
    """Say that a take no longer holds."""
    retract(act, "takes", take, reason)


def takes_of(connection: sqlite3.Connection, claim: int) -> list[TakenClaim]:
    """Return who has a claim in hand today, by id; other wordings of it not counted."""
    query = "SELECT id, claim, reviewer, reason FROM current_takes WHERE claim = ? ORDER BY id"
    return [TakenClaim(*row) for row in connection.execute(query, [claim])]
