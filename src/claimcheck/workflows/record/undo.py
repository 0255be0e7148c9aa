"""Undo acts: the newest ones, one by the number of its event, or a reviewer's own last."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.record.undone import Undone
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.log.undone import UNDO, Undoings, undoings
from claimcheck.store.records.notes import last_act_by
from claimcheck.store.undo.undo import carry_out, changes_to_undo, find_event, last_acts
from claimcheck.store.verdicts.reviewers import require_reviewer


def undo_last(transaction: Transaction, steps: int, *, actor: str) -> list[Undone]:
    """Undo the newest acts that are not undone yet, newest first, each as an act of its own.

    Raises `UndoRefusedError` where one cannot be undone; the caller's
    transaction then stores nothing.
    """
    connection = transaction.connection
    found, known = [], undoings(connection)
    for sequence in last_acts(connection, steps):
        found.append(undo_event(transaction, sequence, actor=actor, known=known))
        known.learn(sequence, found[-1].recorded)
    return found


def undo_event(
    transaction: Transaction, sequence: int, *, actor: str, known: Undoings | None = None
) -> Undone:
    """Undo one act, which may itself have undone another; ``known`` is what is undone already.

    Raises `UndoRefusedError` where a later act builds on it, and `ClaimcheckError` where
    the actor may not do what is undone, or brought back.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    event = find_event(connection, sequence)
    transaction.require_permitted(actor, _kind_undone(connection, sequence))
    changes = changes_to_undo(connection, event, known or undoings(connection))
    with transaction.act(actor, UNDO) as act:
        effects = tuple(carry_out(act, change, sequence) for change in changes)
        act.subject = str(sequence)
    return Undone(*event[:5], effects, transaction.head.sequence)


def _kind_undone(connection: Connection, sequence: int) -> str:
    """Return the kind of the act that is undone at the end: an undoing is one of another act."""
    event = find_event(connection, sequence)
    while event.kind == UNDO:
        event = find_event(connection, int(event.subject))
    return event.kind


def undo_own(transaction: Transaction, *, actor: str, sequence: int | None = None) -> Undone | None:
    """Undo a reviewer's newest act, or return None where they have none left.

    ``sequence``, where given, must still be the newest: it is what they agreed to.
    """
    found = last_act_by(transaction.connection, actor)
    if found is None:
        return None
    if sequence is not None and found != sequence:
        raise ClaimcheckError(f"event {sequence} is not your last act any more; look again")
    return undo_event(transaction, found, actor=actor)
