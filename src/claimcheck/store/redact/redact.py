"""Redacting: the one act that may change and remove what is stored."""

import json
import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from claimcheck.language.text.sought import Searched, Sought
from claimcheck.store.connection import WriteStore
from claimcheck.store.errors import StoreError
from claimcheck.store.index.entries import SEARCHED, IndexedFields
from claimcheck.store.index.upkeep import forget_row, index_stored_row, redact_claim
from claimcheck.store.log.act import Act
from claimcheck.store.log.chain import pack_origin
from claimcheck.store.log.redactions import MARK, as_earlier, redactions
from claimcheck.store.records.people.persons import add_person
from claimcheck.store.redact.columns import shown
from claimcheck.store.redact.edits import Edits
from claimcheck.store.redact.occurrences import Occurrences
from claimcheck.store.redact.standing import as_kept
from claimcheck.store.schema.tables import ALL_TABLES, all_guards


def redact_rows(
    act: Act, found: Occurrences, reason: str
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Carry a redaction out; return the ids of the rows touched and the events emptied.

    The act's event says when, by whom, why and from which rows, and how every
    row of the emptied events reads now, so that the chain still covers them.
    """
    connection = act.connection
    if found.parted:
        # Somebody without a name stands for whoever said it.
        nobody = add_person(act, MARK)
        for number in found.parted:
            found.edits.setdefault(("attributions", number), {})["person"] = nobody
    about = _events_about(connection, found)
    before = [each for each in redactions(connection) if each.sequence in about]
    events = sorted(about.union(*(each.events for each in before)))
    touched = tuple(shown(table, row) for table, row in sorted(found.edits))
    copies = [number for table, number in found.standing.mentions if table == "copies"]
    left = found.standing
    standing = as_kept(connection, touched, left.places, copies, left.parts, events)
    _without_guards(connection, found.edits, events)
    act.redacted = {
        "reason": reason,
        "events": events,
        "rows": list(_rows_of(connection, events)),
        "touched": list(touched),
        "standing": standing,
        "earlier": [said for each in before for said in as_earlier(each)],
    }
    return touched, tuple(events)


def _events_about(connection: sqlite3.Connection, found: Occurrences) -> set[int]:
    """Return the events whose payloads hold what is to go."""
    events = set()
    for table, row in found.edits:
        query = f"SELECT event FROM {table} WHERE id = ?"
        events.add(int(connection.execute(query, [row]).fetchone()[0]))
    for each in redactions(connection):
        if any((row["table"], row["id"]) in found.edits for row in each.rows):
            events.add(each.sequence)
    payloads = "SELECT sequence, payload FROM events WHERE payload IS NOT NULL"
    for sequence, payload in connection.execute(payloads) if found.words else ():
        searched = Searched(payload)
        if any(_is_in_payload(word, searched) for word in found.words):
            events.add(sequence)
    return events


def _is_in_payload(word: Sought, payload: Searched) -> bool:
    """Return whether a payload holds words, short ones as a whole value."""
    if word.is_within:
        return word.stands_in(payload)
    return json.dumps(word.text, ensure_ascii=False) in payload.text


def _without_guards(connection: sqlite3.Connection, edits: Edits, events: Iterable[int]) -> None:
    """Change cells and remove payloads with the guards down, and put the guards up again."""
    tables = {"events", *(table for table, _ in edits)}
    triggers = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN"
        " (SELECT value FROM json_each(?))",
        [json.dumps(sorted(tables))],
    ).fetchall()
    for (name,) in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    # The person to whom an attribution is turned over is written at the act's end.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    indexed = _indexed(connection, edits)
    for (table, row), cells in edits.items():
        if table in SEARCHED:
            forget_row(connection, table, row)
        columns = ", ".join(f"{column} = :{column}" for column in cells)
        connection.execute(f"UPDATE {table} SET {columns} WHERE id = :id", {**cells, "id": row})
        if table in SEARCHED:
            index_stored_row(connection, table, row)
    connection.executemany(
        "UPDATE events SET payload = NULL WHERE sequence = ?", [(event,) for event in events]
    )
    for before, after in zip(indexed, _indexed(connection, edits), strict=True):
        redact_claim(connection, before, after)
    names = {name for (name,) in triggers}
    for guard in all_guards():
        if guard.split()[2] in names:
            connection.execute(guard)


def _indexed(connection: sqlite3.Connection, edits: Edits) -> list[IndexedFields]:
    """Return what the search index holds, or is to hold, of the claims that change."""
    numbers = [row for table, row in edits if table == "claims"]
    query = (
        "SELECT id, text, title, context FROM claim_words"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    return connection.execute(query, [json.dumps(numbers)]).fetchall()


def _rows_of(connection: sqlite3.Connection, events: list[int]) -> Iterable[dict[str, Any]]:
    """Yield every row that the events wrote, as it stands now."""
    for table in ALL_TABLES:
        cursor = connection.execute(
            f"SELECT * FROM {table.name} WHERE event IN (SELECT value FROM json_each(?))"
            " ORDER BY id",
            [json.dumps(events)],
        )
        names = [name for name, *_ in cursor.description]
        for row in cursor:
            cells = {
                name: sha256(cell).hexdigest() if isinstance(cell, bytes) else cell
                for name, cell in zip(names, row, strict=True)
                if cell is not None
            }
            yield {"table": table.name, **cells}


def prepare_wiping(store: WriteStore) -> None:
    """Have SQLite overwrite what the coming transaction removes."""
    store.connection.execute("PRAGMA secure_delete = ON")


def wipe(store: WriteStore) -> bool:
    """Leave no removed byte in the file, its free pages or its log; return whether that went well.

    It does not while another program has the file open. Raises `StoreError` where there
    is no room for it: what was redacted stays so, and its bytes may still be there.
    """
    connection = store.connection
    try:
        connection.execute("VACUUM")
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise StoreError(
                f"redacted, but removed words may still be in free pages of {store.path}: {error};"
                " free space and run it again"
            ) from error
        return False
    return not busy


def require_record(connection: sqlite3.Connection) -> None:
    """Raise `StoreError` for a pack, which is a part of a record and has no chain to keep."""
    if pack_origin(connection):
        raise StoreError("this is a pack; make it again from the redacted record")
