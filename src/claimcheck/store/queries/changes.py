"""What was written after an event: for copies of the record that are kept up to date."""

import heapq
import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from claimcheck.model.record.record_change import RecordChange
from claimcheck.store.log.chain import OUTPUT
from claimcheck.store.log.redactions import REDACT, redactions
from claimcheck.store.schema.expressions import LETTERS
from claimcheck.store.schema.tables import ALL_TABLES, BLOBS
from claimcheck.store.verdicts.in_force import blind_verdicts

# What people wrote to the desk is confidential; which files were made of it is nobody else's.
_LEFT_OUT: Final = frozenset(("attachments", "contacts", "outputs"))
_HIDDEN: Final = "[hidden]"
# What a row of a verdict that a blind policy hides does not tell.
_OF_HIDDEN: Final = ("label", "rationale", "as_of", "recheck_on")

StoredRow = dict[str, object]


def changes(connection: sqlite3.Connection, after: int = 0) -> Iterator[RecordChange]:
    """Yield what was written after the event ``after``, oldest first, each when it is asked for.

    A redaction gives a change of its own, and the rows that it left, as they read since.
    """
    hidden = blind_verdicts(connection, asking=None)
    removed = {each.sequence: each for each in redactions(connection) if each.sequence > after}
    rows = groupby(heapq.merge(*_rows(connection, after, hidden)), key=lambda row: row[0])
    waiting = next(rows, None)
    query = "SELECT sequence, at, actor, kind FROM events WHERE sequence > ? ORDER BY sequence"
    for sequence, at, actor, kind in connection.execute(query, [after]):
        if kind == REDACT and sequence in removed:
            found = removed[sequence]
            yield RecordChange(
                sequence, at, actor, kind, None, None, None, found.touched, found.reason
            )
            for written in found.rows:
                table, number = str(written["table"]), int(written["id"])
                if table in _LEFT_OUT:
                    continue
                row = _row_now(connection, table, number, hidden)
                yield RecordChange(sequence, at, actor, kind, table, number, row)
        while waiting is not None and waiting[0] <= sequence:
            if waiting[0] == sequence and kind != OUTPUT:
                for _, _, number, table, text in waiting[1]:
                    row = json.loads(text)
                    yield RecordChange(sequence, at, actor, kind, table, number, row)
            waiting = next(rows, None)


def last_sequence(connection: sqlite3.Connection) -> int:
    """Return the number of the last event; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(sequence), 0) FROM events").fetchone()[0])


def _rows(
    connection: sqlite3.Connection, after: int, hidden: set[int]
) -> list[Iterator[tuple[int, int, int, str, str]]]:
    """Return, for each table, its rows in the order of their events."""
    return [
        _rows_of(connection, table.name, place, after, hidden)
        for place, table in enumerate(ALL_TABLES)
        if table.name not in _LEFT_OUT
    ]


def _rows_of(
    connection: sqlite3.Connection, table: str, place: int, after: int, hidden: set[int]
) -> Iterator[tuple[int, int, int, str, str]]:
    """Yield event, place of the table, id, table and cells of each row."""
    query = f"SELECT * FROM {table} WHERE event > ? ORDER BY event, id"
    cursor = connection.execute(query, [after])
    columns = [column for column, *_ in cursor.description]
    for cells in cursor:
        row = _told(table, dict(zip(columns, cells, strict=True)), hidden)
        yield cells[columns.index("event")], place, row["id"], table, json.dumps(row)  # type: ignore[misc]


def _row_now(
    connection: sqlite3.Connection, table: str, number: int, hidden: set[int]
) -> StoredRow | None:
    """Return a row as it reads today."""
    if table not in LETTERS and table not in {each.name for each in ALL_TABLES}:
        return None
    cursor = connection.execute(f"SELECT * FROM {table} WHERE id = ?", [number])
    cells = cursor.fetchone()
    if cells is None:
        return None
    columns = [column for column, *_ in cursor.description]
    return _told(table, dict(zip(columns, cells, strict=True)), hidden)


def _told(table: str, row: StoredRow, hidden: set[int]) -> StoredRow:
    """Return a row without bytes, which its digest stands for, and without what is hidden."""
    told = {key: cell for key, cell in row.items() if (table, key) not in BLOBS}
    if table == "verdicts" and row["id"] in hidden:
        told |= dict.fromkeys(_OF_HIDDEN, _HIDDEN)
    if table == "corrections" and row["replacement"] in hidden:
        told |= dict.fromkeys(("class", "notice"), _HIDDEN)
    return told
