"""Whether every cell can be read as what its column holds."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from claimcheck.store.files.findings import RESTORE, HealthFinding, fine, wrong
from claimcheck.store.schema.tables import ALL_TABLES

# Columns that hold JSON. A text that is not JSON, or too deep for SQLite, is damage.
_JSON: Final = {
    "policies": ("rules",),
    "articles": ("positions",),
    "statements": ("spans", "speaker_span", "cue_span"),
    "links": ("differences",),
    "questions": ("differences", "thresholds"),
    "events": ("payload",),
}
# What a column may hold, by its declared type.
_KINDS: Final = {
    "TEXT": "'text'",
    "INTEGER": "'integer'",
    "REAL": "'real', 'integer'",
    "BLOB": "'blob'",
}
_MOST: Final = 100


def check_texts(connection: sqlite3.Connection) -> HealthFinding:
    """Look for cells of another kind than their column's, and texts that are not UTF-8."""
    unfit = [place for table in _tables() for place in _unfit(connection, table)][:_MOST]
    if unfit:
        return wrong({f"{len(unfit)} cannot be read": unfit}, RESTORE)
    return fine("every text can be read")


def check_json(connection: sqlite3.Connection, *, has_read_events: bool = False) -> HealthFinding:
    """Look for columns of JSON that hold something else; who has read the events' own says so."""
    damaged = []
    for table, columns in _JSON.items():
        if table == "events" and has_read_events:
            continue
        key = "sequence" if table == "events" else "id"
        for column in columns:
            rows = connection.execute(
                f"SELECT {key} FROM {table} WHERE {column} IS NOT NULL"
                f" AND NOT json_valid({column}) ORDER BY 1 LIMIT ?",
                [_MOST],
            )
            damaged += [f"{column} in row {number} of {table}" for (number,) in rows]
    if damaged:
        return wrong({f"{len(damaged)} cannot be read": damaged}, RESTORE)
    return fine("every list and rule can be read")


def _tables() -> Iterator[str]:
    """Yield the names of the tables of the record."""
    yield "events"
    yield from (table.name for table in ALL_TABLES)


def _unfit(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """Yield where a table holds what its columns cannot."""
    query = "SELECT name, type FROM pragma_table_info(?)"
    kinds = dict(connection.execute(query, [table]).fetchall())
    key = "sequence" if table == "events" else "id"
    for column, kind in kinds.items():
        rows = connection.execute(
            f"SELECT {key} FROM {table} WHERE {column} IS NOT NULL"
            f" AND typeof({column}) NOT IN ({_KINDS.get(kind, 'NULL')}) ORDER BY 1 LIMIT ?",
            [_MOST],
        )
        yield from (f"{column} in row {number} of {table}" for (number,) in rows)
    yield from _undecodable(connection, table, [key, *(c for c in kinds if kinds[c] == "TEXT")])


def _undecodable(connection: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[str]:
    """Yield where a table holds text that is not UTF-8; the first of ``columns`` is its key."""
    factory = connection.text_factory
    connection.text_factory = bytes
    try:
        for number, *cells in connection.execute(f"SELECT {', '.join(columns)} FROM {table}"):
            for column, cell in zip(columns[1:], cells, strict=True):
                if isinstance(cell, bytes) and not _is_utf8(cell):
                    yield f"{column} in row {number} of {table}"
    finally:
        connection.text_factory = factory


def _is_utf8(cell: bytes) -> bool:
    """Return whether bytes are a text."""
    try:
        cell.decode()
    except UnicodeDecodeError:
        return False
    return True
