"""Contacts: whom the desk asked about a claim, who wrote to it, and what was answered."""

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.model.desk.contact import (
    RIGHT_OF_REPLY,
    Attachment,
    Contact,
    Direction,
    StoredContact,
)
from claimcheck.model.desk.gate import ReplyRequest
from claimcheck.model.ids import ClaimId, ContactId, CopyId
from claimcheck.store.errors import ConflictError, UnknownIdError
from claimcheck.store.schema.expressions import ANSWERED_ON

if TYPE_CHECKING:
    from claimcheck.store.log.act import Act

_COLUMNS = (
    "id, claim, party, channel, sent, deadline, answer, reason, direction,"
    f" {ANSWERED_ON} AS answered_on"
)


def add_contact(act: "Act", claim: int, contact: Contact, *, supersedes: int | None = None) -> int:
    """Store a contact and return its id."""
    cells = contact._asdict() | {"direction": str(_direction(contact))}
    number = act.insert("contacts", claim=claim, **cells, supersedes=supersedes)
    act.subject = f"w-{number:d}"
    return number


def _direction(contact: Contact) -> Direction:
    """Return who spoke first."""
    return Direction.WE_ASKED if contact.is_ours else Direction.THEY_WROTE


def attach(act: "Act", contact: int, copy: int, name: str) -> None:
    """Keep that a copy came or went with a contact."""
    of_contact = {"contact": contact, "article": None, "url": None, "sha256": None}
    act.insert("attachments", **of_contact, copy=copy, name=name, supersedes=None)


def open_contacts(connection: sqlite3.Connection) -> list[StoredContact]:
    """Return the contacts that wait for an answer, next deadline first."""
    return [each for each in contacts(connection) if each.contact.answer is None]


def find_contact(connection: sqlite3.Connection, number: int) -> StoredContact:
    """Return a contact in force. Raises `UnknownIdError`, or `ConflictError` where it is not."""
    found = _read(connection, "id = ?", number)
    if found:
        return found[0]
    if connection.execute("SELECT 1 FROM contacts WHERE id = ?", [number]).fetchone() is None:
        raise UnknownIdError(f"w-{number:d}")
    later = connection.execute("SELECT id FROM contacts WHERE supersedes = ?", [number]).fetchone()
    became = f"was replaced by w-{later[0]:d}" if later else "was taken back"
    raise ConflictError(f"w-{number:d} {became}; `claimcheck contact list` shows those in force")


def contacts(
    connection: sqlite3.Connection, claims: tuple[int, ...] | None = None
) -> list[StoredContact]:
    """Return the contacts in force, all or those about ``claims``: next deadline first."""
    found = _read(connection, "1 = ?", 1)
    kept = [each for each in found if claims is None or each.claim in claims]
    return sorted(kept, key=lambda each: (each.contact.deadline or "9999", each.id))


def reply_requests(
    connection: sqlite3.Connection, claims: Sequence[int]
) -> list[tuple[int, ReplyRequest]]:
    """Return the requests for a reply about any of ``claims`` , by id, each with its claim."""
    rows = connection.execute(
        "SELECT claim, party, sent, answer FROM current_contacts WHERE reason = ?"
        " AND coalesce(direction, 'we asked') = 'we asked'"
        " AND claim IN (SELECT value FROM json_each(?)) ORDER BY id",
        [RIGHT_OF_REPLY, json.dumps(claims)],
    )
    return [(claim, ReplyRequest(*row)) for claim, *row in rows]


def _read(connection: sqlite3.Connection, condition: str, value: int) -> list[StoredContact]:
    """Return the contacts in force that meet ``condition``, a fixed text of this module, by id."""
    query = f"SELECT {_COLUMNS} FROM current_contacts AS contacts WHERE {condition} ORDER BY id"
    rows = connection.execute(query, [value]).fetchall()
    attached = _attachments(connection, [number for number, *_ in rows])
    return [
        StoredContact(
            ContactId(number),
            ClaimId(claim),
            Contact(*rest)._replace(
                direction=Direction(direction) if direction else None, answered_on=answered_on
            ),
            attached.get(number, ()),
        )
        for number, claim, *rest, direction, answered_on in rows
    ]


def _attachments(
    connection: sqlite3.Connection, contacts: Sequence[int]
) -> dict[int, tuple[Attachment, ...]]:
    """Return what is attached to contacts, or was to those whose place they took, by id."""
    query = """
        WITH RECURSIVE versions(contact, id) AS (
            SELECT value, value FROM json_each(?)
            UNION ALL
            SELECT versions.contact, contacts.supersedes FROM versions
            JOIN contacts ON contacts.id = versions.id WHERE contacts.supersedes IS NOT NULL
        )
        SELECT versions.contact, attachments.copy, attachments.name
        FROM versions JOIN current_attachments AS attachments
          ON attachments.contact = versions.id ORDER BY attachments.id"""
    found: dict[int, tuple[Attachment, ...]] = {}
    for contact, copy, name in connection.execute(query, [json.dumps(list(contacts))]):
        kept, attached = found.get(contact, ()), Attachment(CopyId(copy), name)
        # A file may have come with the question and with its answer.
        found[contact] = kept if attached in kept else (*kept, attached)
    return found
