"""Harm done to a file: by a failing disk, by a stranger who wants to hurt, by one who cheats."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from claimcheck.store.log.verification import verify_file
from claimcheck.store.schema.tables import ALL_TABLES

_PAGE = 4096
_HOSTILE_TEXTS = ("x'ff00fe'", "'[[1, 2'", "'" + "[" * 900 + "'", "x'00'", "-1", "1e999", "''")


def damage(path: Path, chance: random.Random) -> str:
    """Damage a record in one of many ways, and return what was done."""
    name, harm = chance.choice(list(_HARMS.items()))
    harm(path, chance)
    return name


def _flip(path: Path, chance: random.Random) -> None:
    """Change bytes here and there."""
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 10, 200])):
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _blank(path: Path, chance: random.Random) -> None:
    """Write zeros, or noise, over whole pages."""
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 5])):
        page = chance.randrange(len(content) // _PAGE) * _PAGE
        content[page : page + _PAGE] = chance.choice([b"\0" * _PAGE, chance.randbytes(_PAGE)])
    path.write_bytes(content)


def _cut(path: Path, chance: random.Random) -> None:
    """Leave only the beginning of the file."""
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def _head(path: Path, chance: random.Random) -> None:
    """Change the header."""
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 4])):
        content[chance.randrange(16, 100)] = chance.randrange(256)
    path.write_bytes(content)


def _log(path: Path, chance: random.Random) -> None:
    """Leave noise where a log or a journal is looked for."""
    ending = chance.choice(["wal", "shm", "journal"])
    Path(f"{path}-{ending}").write_bytes(chance.randbytes(chance.choice([0, 32, 5000])))


def _sql(path: Path, statements: list[str]) -> None:
    """Change a record past its guards; what SQLite itself refuses stays undone."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            try:
                connection.execute(statement)
            except sqlite3.Error:
                continue


def _without_guards(path: Path) -> None:
    """Take the guards down."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        for (name,) in connection.execute(query).fetchall():
            connection.execute(f"DROP TRIGGER {name}")


def _drop(path: Path, chance: random.Random) -> None:
    """Take a table, a view or an index away."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT type, name FROM sqlite_schema WHERE type <> 'trigger' AND sql IS NOT NULL"
        kind, name = chance.choice(connection.execute(query).fetchall())
    _without_guards(path)
    _sql(path, [f"DROP {kind} {name}"])


def _endless(path: Path, chance: random.Random) -> None:
    """Put a query that never ends in the place of a view."""
    view = chance.choice(
        ["current_claims", "current_links", "claim_status", "claim_groups", "open_questions"]
    )
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT count(*) FROM n"
    _sql(path, [f"DROP VIEW {view}", f"CREATE VIEW {view} AS SELECT * FROM claims, ({endless})"])


def _circle(path: Path, chance: random.Random) -> None:
    """Let rows supersede each other in a circle."""
    table = chance.choice(["persons", "verdicts", "statements", "articles"])
    _without_guards(path)
    _sql(
        path,
        [
            f"UPDATE {table} SET supersedes = 2 WHERE id = 1",
            f"UPDATE {table} SET supersedes = 1 WHERE id = 2",
        ],
    )


def _cells(path: Path, chance: random.Random) -> None:
    """Write into cells what no release writes."""
    _without_guards(path)
    for _ in range(chance.choice([1, 5])):
        table = chance.choice(ALL_TABLES).name
        with closing(sqlite3.connect(path)) as connection:
            query = "SELECT name FROM pragma_table_info(?)"
            columns = [name for (name,) in connection.execute(query, [table])]
        value = chance.choice([f"CAST({one} AS TEXT)" for one in _HOSTILE_TEXTS[:1]])
        value = chance.choice([value, *_HOSTILE_TEXTS])
        rows = chance.choice(["1", "id % 3 = 0", f"id = {chance.randint(1, 50)}"])
        _sql(path, [f"UPDATE {table} SET {chance.choice(columns)} = {value} WHERE {rows}"])


def _payloads(path: Path, chance: random.Random) -> None:
    """Write into events what no act says."""
    _without_guards(path)
    said = chance.choice(["'{}'", "'[]'", "'{\"rows\": 1}'", "'{'", "'null'", "x'ff'", "NULL"])
    _sql(path, [f"UPDATE events SET payload = {said} WHERE sequence % {chance.randint(1, 9)} = 0"])


_HARMS: dict[str, Callable[[Path, random.Random], None]] = {
    "bytes": _flip,
    "pages": _blank,
    "cut short": _cut,
    "header": _head,
    "beside it": _log,
    "dropped": _drop,
    "endless view": _endless,
    "circle": _circle,
    "cells": _cells,
    "payloads": _payloads,
}


def tamper(connection: sqlite3.Connection, chance: random.Random) -> tuple[str, str, bool]:
    """Change one thing past the guards, look whether it is seen, and put it right again.

    Returns the table, what was done, and whether `log --verify` names it.
    """
    tables = [*(table.name for table in ALL_TABLES), "events", "_sqlite_migrations"]
    connection.execute("PRAGMA foreign_keys = OFF")
    while True:
        table = chance.choice(tables)
        connection.execute("BEGIN IMMEDIATE")
        try:
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            ).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            done = chance.choice([_change, _change, _remove, _add])(connection, table, chance)
            if done:
                return table, done, verify_file(connection).fault is not None
        finally:
            connection.execute("ROLLBACK")


def _row(
    connection: sqlite3.Connection, table: str, chance: random.Random
) -> tuple[int, dict[str, object]] | None:
    """Return a row of a table, with its number for SQLite."""
    rows = connection.execute(f"SELECT rowid FROM {table}").fetchall()
    if not rows:
        return None
    (number,) = chance.choice(rows)
    cursor = connection.execute(f"SELECT * FROM {table} WHERE rowid = ?", [number])
    names = [name for name, *_ in cursor.description]
    return number, dict(zip(names, cursor.fetchone(), strict=True))


def _change(connection: sqlite3.Connection, table: str, chance: random.Random) -> str | None:
    """Change one cell."""
    found = _row(connection, table, chance)
    if found is None:
        return None
    number, cells = found
    ours = [name for name in cells if table != "_sqlite_migrations" or name == "name"]
    column = chance.choice(ours)
    before = cells[column]
    after: object = chance.choice([None, "", "another", 7, 0.5, b"\xff", -1])
    if isinstance(before, str) and chance.random() < 0.5:
        after = before + chance.choice([" ", "x", "\u0301"])
    elif isinstance(before, int) and chance.random() < 0.5:
        after = before + 1
    try:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", [after, number])
    except sqlite3.Error:
        return None
    query = f"SELECT {column} IS ?, typeof({column}) = typeof(?) FROM {table} WHERE rowid = ?"
    same = connection.execute(query, [before, before, number]).fetchone()
    return None if same == (1, 1) else f"{column} of row {number}: {before!r} to {after!r}"


def _remove(connection: sqlite3.Connection, table: str, chance: random.Random) -> str | None:
    """Take a row away."""
    found = _row(connection, table, chance)
    if found is None or _is_newest_event(connection, table, found[0]):
        return None
    connection.execute(f"DELETE FROM {table} WHERE rowid = ?", [found[0]])
    return f"row {found[0]} removed"


def _is_newest_event(connection: sqlite3.Connection, table: str, number: int) -> bool:
    """Return whether a row is the end of the log, whose going only a head kept elsewhere shows."""
    (last,) = connection.execute("SELECT max(sequence) FROM events").fetchone()
    return table == "events" and number == last


def _add(connection: sqlite3.Connection, table: str, chance: random.Random) -> str | None:
    """Add a row like another."""
    found = _row(connection, table, chance)
    if found is None or table == "_sqlite_migrations":
        return None
    _, cells = found
    key = "sequence" if table == "events" else "id"
    (last,) = connection.execute(f"SELECT max({key}) FROM {table}").fetchone()
    cells[key] = last + 1
    if "supersedes" in cells:
        cells["supersedes"] = None
    for column in ("sha256", "fingerprint", "subject", "name"):
        if column in cells:
            cells[column] = f"{cells[column]}{chance.randint(1, 9)}"
    names = ", ".join(cells)
    marks = ", ".join("?" for _ in cells)
    try:
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(cells.values()))
    except sqlite3.Error:
        return None
    return f"row {last + 1} added"
