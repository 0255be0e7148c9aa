"""A reviewer's own last act: what it was, and taking it back, whoever acted since."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.record.log_entry import Entry
from claimcheck.model.record.undone import Undone
from claimcheck.reports.history import as_entries
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.notes import claims_of_event, last_act_by
from claimcheck.workflows.record.undo import undo_event
from claimcheck.workflows.report.history import tell_history


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


def told_in_words(connection: Connection, sequence: int, *, asking: str) -> tuple[Entry, ...]:
    """Return what an act did, as the stories of its claims tell it."""
    found: dict[str, Entry] = {}
    for claim in claims_of_event(connection, sequence):
        for entry in as_entries(claim, tell_history(connection, claim, asking=asking).happenings):
            if entry.sequence == sequence:
                found.setdefault(entry.record, entry)
    return tuple(found.values())
