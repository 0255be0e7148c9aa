"""Notes and assignments: what reviewers say to each other about a claim."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from claimcheck.model.desk.card import Note
from claimcheck.model.ids import ClaimId, NoteId
from claimcheck.store.log.act import Act
from claimcheck.store.schema.expressions import LETTERS

_OF_CLAIMS: Final = frozenset(
    (
        *("takes", "verdicts", "sources", "notes", "assignments", "publications", "contacts"),
        *("topics", "holds", "outside_checks"),
    )
)


def add_note(act: Act, claim: int, text: str) -> int:
    """Store a note of the act's reviewer on a claim, and return its id."""
    number = act.insert("notes", claim=claim, reviewer=act.actor, text=text, supersedes=None)
    act.subject = f"m-{number:d}"
    return number


def notes_of(connection: sqlite3.Connection, claims: Sequence[int]) -> list[Note]:
    """Return the notes on any of ``claims``, oldest first."""
    query = (
        "SELECT notes.id, claim, reviewer, text, at FROM current_notes AS notes"
        " JOIN events ON events.sequence = notes.event"
        " WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY notes.id"
    )
    rows = connection.execute(query, [json.dumps(claims)])
    return [Note(NoteId(number), ClaimId(claim), *rest) for number, claim, *rest in rows]


def assign(act: Act, claim: int, reviewer: str) -> int:
    """Store that a reviewer is asked to see to a claim, in place of who was before."""
    query = "SELECT max(id) FROM current_assignments WHERE claim = ?"
    (before,) = act.connection.execute(query, [claim]).fetchone()
    act.subject = f"c-{claim:d}"
    return act.insert("assignments", claim=claim, reviewer=reviewer, supersedes=before)


def claims_of_event(connection: sqlite3.Connection, sequence: int) -> list[int]:
    """Return the claims that the rows of an event name, by id."""
    query = "SELECT payload FROM events WHERE sequence = ?"
    (payload,) = connection.execute(query, [sequence]).fetchone()
    found = set()
    for row in json.loads(payload)["rows"] if payload else ():
        named = [row.get(column) for column in ("claim", "target", "candidate")]
        named.append(row["id"] if row["table"] == "claims" else None)
        named += _claims_of_retracted(connection, str(row.get("subject", "")))
        found |= {int(each) for each in named if isinstance(each, int)}
    return sorted(found)


def _claims_of_retracted(connection: sqlite3.Connection, subject: str) -> list[int]:
    """Return the claim of the row that a retraction names, where it has one."""
    letter, _, number = subject.partition("!")[0].partition("-")
    table = next((table for table, known in LETTERS.items() if known == letter), None)
    if table == "claims":
        return [int(number)]
    if table not in _OF_CLAIMS:
        return []
    query = f"SELECT claim FROM {table} WHERE id = ?"
    return [claim for (claim,) in connection.execute(query, [int(number)])]
