"""Let somebody leave the desk: what they had in hand goes to another, their name stays."""

import json

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.hand_over import HandOver
from claimcheck.model.desk.role import DeskRole, may, no_part
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.hands import claims_in_hand, in_hand
from claimcheck.store.records.notes import assign
from claimcheck.store.records.takes import add_take, takes_by
from claimcheck.store.verdicts.reviewers import give_role, named_reviewer, role_of
from claimcheck.workflows.record.reviewers import InHandError, require_owner_left


def let_leave(
    transaction: Transaction,
    name: str,
    *,
    hand_over_to: str | None,
    reason: str | None,
    actor: str,
) -> HandOver:
    """Let a reviewer leave, as one act; return what another has in hand now.

    A claim that is on hold goes over as any other: who sees to it says nothing of it.
    Raises `ClaimcheckError` for the only owner, and where something is in hand and nobody
    takes over.
    """
    connection = transaction.connection
    leaving = named_reviewer(connection, name)
    if role_of(connection, leaving) is DeskRole.LEFT:
        raise ClaimcheckError(f"{leaving} has left already")
    require_owner_left(connection, leaving)
    successor = None if hand_over_to is None else _successor(connection, hand_over_to, leaving)
    hand = in_hand(connection, leaving)
    if any(hand) and successor is None:
        raise InHandError(leaving, hand)
    with transaction.act(actor, "role") as act:
        give_role(act, leaving, DeskRole.LEFT, reason)
        if successor is not None:
            _hand_over(act, leaving, successor, claims_in_hand(connection, hand))
        act.subject = leaving
    return hand


def _successor(connection: Connection, name: str, leaving: str) -> str:
    """Return who takes over. Raises `ClaimcheckError` for somebody who cannot."""
    successor = named_reviewer(connection, name)
    if successor == leaving:
        raise ClaimcheckError(f"{leaving} cannot hand over to themselves; name somebody else")
    role = role_of(connection, successor)
    if not may(role, "acting"):
        raise ClaimcheckError(f"{successor} {no_part(role)} and cannot take claims over")
    return successor


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
