"""Contacts: whom the desk asked about a claim, and what they answered."""

import json
import sqlite3
from collections.abc import Sequence

from claimcheck.model.desk.contact import RIGHT_OF_REPLY, Contact, StoredContact
from claimcheck.model.desk.gate import ReplyRequest
from claimcheck.model.ids import ClaimId, ContactId
from claimcheck.store.errors import ConflictError, UnknownIdError
from claimcheck.store.log.transaction import Act

_COLUMNS = "id, claim, party, channel, sent, deadline, answer, reason"


def add_contact(act: Act, claim: int, contact: Contact, *, supersedes: int | None = None) -> int:
    """Store a contact and return its id."""
    number = act.insert("contacts", claim=claim, **contact._asdict(), supersedes=supersedes)
    act.subject = f"w-{number:d}"
    return number


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
        " AND claim IN (SELECT value FROM json_each(?)) ORDER BY id",
        [RIGHT_OF_REPLY, json.dumps(claims)],
    )
    return [(claim, ReplyRequest(*row)) for claim, *row in rows]


def _read(connection: sqlite3.Connection, condition: str, value: int) -> list[StoredContact]:
    """Return the contacts in force that meet ``condition``, a fixed text of this module, by id."""
    query = f"SELECT {_COLUMNS} FROM current_contacts WHERE {condition} ORDER BY id"
    return [
        StoredContact(ContactId(number), ClaimId(claim), Contact(*rest))
        for number, claim, *rest in connection.execute(query, [value])
    ]
