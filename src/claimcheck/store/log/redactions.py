"""What was redacted, as the events that did it say: when, by whom, why, and which rows."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from claimcheck.model.record.redaction import RedactionNote
from claimcheck.named_tuple import NamedTuple

REDACT: Final = "redact"
MARK: Final = "[redacted]"


class Redacted(NamedTuple):
    """A redaction's event and what its payload says.

    `events` are those whose payloads it removed; `rows` are all the rows they had
    written, as they stand after it. `earlier` are redactions whose own payloads
    had to go, because they repeated what is redacted now. `standing` says where the
    same stands in other forms, which it left.
    """

    sequence: int
    at: str
    actor: str
    subject: str
    reason: str
    events: tuple[int, ...]
    rows: tuple[Mapping[str, Any], ...]
    touched: tuple[str, ...]
    earlier: tuple[Mapping[str, Any], ...]
    standing: tuple[Mapping[str, Any], ...]


def redactions(connection: sqlite3.Connection) -> list[Redacted]:
    """Return the redactions whose payloads are kept, oldest first."""
    # The kind stands in the query, for its index holds these events alone.
    query = (
        "SELECT sequence, at, actor, subject, payload FROM events"
        f" WHERE kind = '{REDACT}' AND payload IS NOT NULL ORDER BY sequence"
    )
    found = []
    for sequence, at, actor, subject, payload in connection.execute(query):
        said = json.loads(payload).get("redacted", {})
        found.append(
            Redacted(
                sequence,
                at,
                actor,
                subject,
                said.get("reason", ""),
                *(
                    tuple(said.get(key, ()))
                    for key in ("events", "rows", "touched", "earlier", "standing")
                ),
            )
        )
    return found


def removed_payloads(found: list[Redacted]) -> dict[int, int]:
    """Return each event whose payload was removed, with the last event that says so."""
    return {event: each.sequence for each in found for event in each.events}


def notes_on(connection: sqlite3.Connection, subject: str) -> list[RedactionNote]:
    """Return when, by whom and why anything of ``subject``, such as ``s-12``, was redacted."""
    return [
        note
        for each in redactions(connection)
        for note in (*map(_earlier, each.earlier), RedactionNote(*each[:5], each.touched))
        if subject in note.touched
    ]


def redacted_at(connection: sqlite3.Connection) -> dict[str, str]:
    """Return when each record, such as ``s-12``, was last redacted, as a UTC time."""
    return {record: each.at for each in redactions(connection) for record in each.touched}


def _earlier(said: Mapping[str, Any]) -> RedactionNote:
    """Return a redaction whose own payload is gone."""
    return RedactionNote(**{**said, "touched": tuple(said["touched"])})


def as_earlier(each: Redacted) -> list[dict[str, Any]]:
    """Return what a later redaction must repeat of this one when its payload goes."""
    own = RedactionNote(*each[:5], each.touched)._asdict()
    return [*(dict(said) for said in each.earlier), own]
