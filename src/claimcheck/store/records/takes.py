"""Takes: which claims somebody has taken up for a check."""

import json
import sqlite3
from collections.abc import Sequence

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.act import Act
from claimcheck.store.log.retractions import retract


class TakenClaim(NamedTuple):
    """That a reviewer has taken a claim up, and why it deserves a check."""

    id: int
    claim: int
    reviewer: str
    reason: str | None
    priority: str | None = None
    deadline: str | None = None


def add_take(
    act: Act,
    claim: int,
    reason: str,
    *,
    priority: str | None = None,
    deadline: str | None = None,
    reviewer: str | None = None,
    supersedes: int | None = None,
) -> int:
    """Store that a reviewer, else the act's, takes a claim up, and return the take's id."""
    return act.insert(
        "takes",
        claim=claim,
        reviewer=reviewer or act.actor,
        reason=reason,
        priority=priority,
        deadline=deadline,
        supersedes=supersedes,
    )


def retract_take(act: Act, take: int, reason: str) -> None:
    """Say that a take no longer holds."""
    retract(act, "takes", take, reason)


def takes_of(connection: sqlite3.Connection, claim: int) -> list[TakenClaim]:
    """Return who has a claim in hand today, by id; other wordings of it not counted."""
    return takes_of_claims(connection, [claim])


def takes_of_claims(connection: sqlite3.Connection, claims: Sequence[int]) -> list[TakenClaim]:
    """Return who has any of ``claims`` in hand today, by claim and id."""
    query = (
        "SELECT id, claim, reviewer, reason, priority, deadline FROM current_takes"
        " WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, id"
    )
    return [TakenClaim(*row) for row in connection.execute(query, [json.dumps(claims)])]


def taken_claims(connection: sqlite3.Connection) -> list[int]:
    """Return the claims that somebody has in hand today, by id."""
    rows = connection.execute("SELECT DISTINCT claim FROM current_takes ORDER BY claim")
    return [claim for (claim,) in rows]


def takes_by(connection: sqlite3.Connection, reviewer: str) -> list[TakenClaim]:
    """Return what a reviewer has taken up and not dropped, by id."""
    query = (
        "SELECT id, claim, reviewer, reason, priority, deadline FROM current_takes"
        " WHERE reviewer = ? ORDER BY id"
    )
    return [TakenClaim(*row) for row in connection.execute(query, [reviewer])]
