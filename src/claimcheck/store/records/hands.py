"""What somebody at the desk has in hand: claims, re-checks and letters."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from claimcheck.model.desk.hand_over import Hand, HandOver
from claimcheck.model.ids import ClaimId, ContactId, VerdictId

_LEADER = "coalesce(claim_groups.leader, {table}.claim)"
_GROUPED = "LEFT JOIN claim_groups ON claim_groups.claim = {table}.claim"
_CLAIMS = f"""
    SELECT leader FROM claim_hands WHERE reviewer = ?1
    UNION SELECT {_LEADER.format(table="takes")} FROM current_takes AS takes
    {_GROUPED.format(table="takes")} WHERE takes.reviewer = ?1
    UNION SELECT {_LEADER.format(table="blind")} FROM hidden_verdicts AS hidden
    JOIN verdicts AS blind ON blind.id = hidden.verdict
    {_GROUPED.format(table="blind")} WHERE blind.reviewer = ?1
    ORDER BY 1"""
# As `claim_hands` has it, which would look at every claim.
_HAND = """
    WITH held AS (
        SELECT 1 AS rank, id, reviewer, priority, deadline FROM current_takes
        WHERE claim IN (SELECT value FROM json_each(?1))
        UNION ALL
        SELECT 2, id, reviewer, NULL, NULL FROM current_assignments
        WHERE claim IN (SELECT value FROM json_each(?1))
    )
    SELECT hands.reviewer, taken.priority, taken.deadline
    FROM (SELECT reviewer, max(rank * 1000000000000 + id) AS last FROM held) AS hands,
         (SELECT priority, deadline, max(id) FROM held WHERE rank = 1) AS taken
    WHERE hands.last IS NOT NULL"""
_OTHERS = "(SELECT leader FROM claim_hands WHERE reviewer <> ?1)"
_RECHECKS = f"""
    SELECT mine.id, {_LEADER.format(table="mine")} AS whose FROM current_verdicts AS mine
    {_GROUPED.format(table="mine")}
    WHERE mine.reviewer = ?1 AND mine.recheck_on IS NOT NULL AND whose NOT IN {_OTHERS}
    ORDER BY 1"""
_LETTERS = f"""
    SELECT mine.id, {_LEADER.format(table="mine")} AS whose FROM current_contacts AS mine
    JOIN events ON events.sequence = mine.event
    {_GROUPED.format(table="mine")}
    WHERE events.actor = ?1 AND mine.answer IS NULL AND whose NOT IN {_OTHERS}
    ORDER BY 1"""


def hand_of(connection: sqlite3.Connection, claims: Sequence[int]) -> Hand | None:
    """Return who has a claim in hand, given by all its wordings; None for nobody."""
    row = connection.execute(_HAND, [_as_json(claims)]).fetchone()
    return Hand(*row) if row else None


def in_hand(connection: sqlite3.Connection, name: str) -> HandOver:
    """Return what waits for a reviewer and for nobody else."""
    return HandOver(
        tuple(ClaimId(claim) for (claim,) in connection.execute(_CLAIMS, [name])),
        tuple(VerdictId(number) for number, _ in connection.execute(_RECHECKS, [name])),
        tuple(ContactId(number) for number, _ in connection.execute(_LETTERS, [name])),
    )


def claims_in_hand(connection: sqlite3.Connection, hand: HandOver) -> list[int]:
    """Return the claims that all in a hand is about, in its wordings, each once by id."""
    query = (
        "SELECT value FROM json_each(?) UNION SELECT claim FROM verdicts WHERE id IN"
        " (SELECT value FROM json_each(?)) UNION SELECT claim FROM contacts WHERE id IN"
        " (SELECT value FROM json_each(?)) ORDER BY 1"
    )
    rows = connection.execute(query, [_as_json(each) for each in hand])
    return [claim for (claim,) in rows]


def _as_json(ids: Iterable[int]) -> str:
    """Return ids as a list that SQLite reads."""
    return json.dumps([int(each) for each in ids])
