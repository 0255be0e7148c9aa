"""Contacts as rows."""

from collections.abc import Sequence

from claimcheck.model.contact import StoredContact
from claimcheck.model.table import Table

COLUMNS = (
    "contact_id",
    "claim_id",
    "party",
    "channel",
    "sent",
    "deadline",
    "state",
    "answer",
    "reason",
)


def as_table(contacts: Sequence[StoredContact], today: str) -> Table:
    """Return a row for each contact; its state is answered, overdue, or waiting."""
    rows = [
        (
            f"w-{each.id}",
            f"c-{each.claim}",
            each.contact.party,
            each.contact.channel,
            each.contact.sent,
            each.contact.deadline,
            _state(each, today),
            each.contact.answer,
            each.contact.reason,
        )
        for each in contacts
    ]
    return Table(COLUMNS, rows)


def _state(stored: StoredContact, today: str) -> str:
    """Return how far a contact has come."""
    if stored.contact.answer is not None:
        return "answered"
    return "overdue" if stored.contact.is_overdue(today) else "waiting"
