"""Let somebody leave the desk: what they had in hand goes to another, their name stays."""

import json

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.role import DeskRole, in_words, may
from claimcheck.model.ids import ClaimId
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Act, Transaction
from claimcheck.store.records.notes import assign
from claimcheck.store.records.takes import add_take, takes_by
from claimcheck.store.verdicts.reviewers import give_role, named_reviewer, role_of
from claimcheck.workflows.record.reviewers import require_owner_left


class InHandError(ClaimcheckError):
    """Somebody who leaves has claims in hand, and nobody is named who takes them over."""

    def __init__(self, name: str, number: int) -> None:
        """Say how many, and how to hand them over."""
        claims = "1 claim" if number == 1 else f"{number:,} claims"
        super().__init__(f"{name} has {claims} in hand; name who takes over")


def let_leave(
    transaction: Transaction,
    name: str,
    *,
    hand_over_to: str | None,
    reason: str | None,
    actor: str,
) -> tuple[ClaimId, ...]:
    """Let a reviewer leave, as one act; return the claims that another has in hand now.

    Those are the claims that they took up or that were assigned to them, and those on which
    their own verdict is hidden until a second one is given. Raises `ClaimcheckError` for
    the only owner, and where claims are in hand and nobody takes over.
    """
    connection = transaction.connection
    leaving = named_reviewer(connection, name)
    if role_of(connection, leaving) is DeskRole.LEFT:
        raise ClaimcheckError(f"{leaving} has left already")
    require_owner_left(connection, leaving)
    successor = None if hand_over_to is None else _successor(connection, hand_over_to, leaving)
    claims = _in_hand(connection, leaving)
    if claims and successor is None:
        raise InHandError(leaving, len(claims))
    with transaction.act(actor, "role") as act:
        give_role(act, leaving, DeskRole.LEFT, reason)
        if successor is not None:
            _hand_over(act, leaving, successor, claims)
        act.subject = leaving
    return tuple(ClaimId(each) for each in claims)


def _successor(connection: Connection, name: str, leaving: str) -> str:
    """Return who takes over. Raises `ClaimcheckError` for somebody who cannot."""
    successor = named_reviewer(connection, name)
    if successor == leaving:
        raise ClaimcheckError(f"{leaving} cannot hand over to themselves; name somebody else")
    role = role_of(connection, successor)
    if not may(role, "acting"):
        raise ClaimcheckError(f"{successor} is {in_words(role)} and cannot take claims over")
    return successor


def _in_hand(connection: Connection, name: str) -> list[int]:
    """Return the claims that somebody has in hand, or on which their verdict waits hidden."""
    rows = connection.execute(
        "SELECT leader FROM claim_hands WHERE reviewer = ?1"
        " UNION SELECT coalesce(claim_groups.leader, takes.claim) FROM current_takes AS takes"
        " LEFT JOIN claim_groups ON claim_groups.claim = takes.claim WHERE takes.reviewer = ?1"
        " UNION SELECT coalesce(claim_groups.leader, blind.claim) FROM hidden_verdicts AS hidden"
        " JOIN verdicts AS blind ON blind.id = hidden.verdict"
        " LEFT JOIN claim_groups ON claim_groups.claim = blind.claim WHERE blind.reviewer = ?1"
        " ORDER BY 1",
        [name],
    )
    return [leader for (leader,) in rows]


def _hand_over(act: Act, leaving: str, successor: str, claims: list[int]) -> None:
    """Store that another has claims in hand, as urgent as they were."""
    for held in takes_by(act.connection, leaving):
        add_take(
            act,
            held.claim,
            held.reason or f"Taken over from {leaving}",
            priority=held.priority,
            deadline=held.deadline,
            reviewer=successor,
            supersedes=held.id,
        )
    query = (
        "SELECT DISTINCT claim FROM current_assignments WHERE reviewer = ?"
        " UNION SELECT value FROM json_each(?)"
    )
    for (claim,) in act.connection.execute(query, [leaving, json.dumps(claims)]).fetchall():
        assign(act, claim, successor)
