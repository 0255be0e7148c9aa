"""Contacts as rows."""

from collections.abc import Sequence

from claimcheck.model.desk.contact import StoredContact
from claimcheck.model.record.table import Table, TableCell

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
    "direction",
    "answered_on",
    "attachments",
)


def as_table(contacts: Sequence[StoredContact], today: str) -> Table:
    """Return a row for each contact; its state is answered, overdue, or waiting."""
    return Table(COLUMNS, [_cells(each, today) for each in contacts])


def contact_as_dict(stored: StoredContact, today: str) -> dict[str, object]:
    """Return a contact with plain values."""
    return dict(zip(COLUMNS, _cells(stored, today), strict=True))


def _cells(stored: StoredContact, today: str) -> tuple[TableCell, ...]:
    """Return a contact's cells, in the order of the columns."""
    asked = stored.contact
    return (
        f"w-{stored.id:d}",
        f"c-{stored.claim:d}",
        asked.party,
        asked.channel,
        asked.sent,
        asked.deadline,
        asked.state(today),
        asked.answer,
        asked.reason,
        "we asked" if asked.is_ours else "they wrote",
        asked.answered_on,
        "; ".join(f"f-{each.copy:d} {each.name}" for each in stored.attachments) or None,
    )
