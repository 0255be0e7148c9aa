"""Tables of numbered versions: what undoing the newest one takes."""

import sqlite3
from typing import Final

from claimcheck.store.chains import Undoings, UndoRefusedError, told
from claimcheck.store.transaction import Act

VERSIONED: Final = ("scales", "policies")


def require_newest_version(
    connection: sqlite3.Connection, table: str, row: int, known: Undoings
) -> None:
    """Raise `UndoRefusedError` where a version was the first, was followed or is in use."""
    _version_before(connection, table, row)
    query = f"SELECT event FROM {table} WHERE id > ? ORDER BY id"
    for (event,) in connection.execute(query, [row]):
        if not known.cancels(event):
            raise UndoRefusedError(f"{told(connection, event)} came after it; undo that first")
    used = connection.execute(
        "SELECT verdicts.event FROM current_verdicts AS verdicts"
        " JOIN labels ON labels.id = verdicts.label WHERE labels.scale = ? LIMIT 1",
        [row if table == "scales" else None],
    ).fetchone()
    if used:
        raise UndoRefusedError(f"{told(connection, used[0])} uses it; undo that first")


def _version_before(connection: sqlite3.Connection, table: str, row: int) -> int:
    """Return the version that was in force before ``row``."""
    query = f"SELECT max(id) FROM {table} WHERE id < ?"
    (before,) = connection.execute(query, [row]).fetchone()
    if before is None:
        raise UndoRefusedError(f"it is the first of the {table}, so nothing was before it")
    return int(before)


def add_version_before(act: Act, table: str, row: int) -> str:
    """Write a new version that says what the one before ``row`` said; return its name."""
    before = _version_before(act.connection, table, row)
    (name,) = act.connection.execute(f"SELECT name FROM {table} WHERE id = ?", [before]).fetchone()
    query = f"SELECT max(version) + 1 FROM {table} WHERE name = ?"
    (version,) = act.connection.execute(query, [name]).fetchone()
    if table == "scales":
        _copy_scale(act, before, name, version)
    else:
        query = "SELECT rules FROM policies WHERE id = ?"
        (rules,) = act.connection.execute(query, [before]).fetchone()
        act.insert("policies", name=name, version=version, rules=rules)
    return f"{name} {version} says what held before"


def _copy_scale(act: Act, before: int, name: str, version: int) -> None:
    """Write a scale's labels anew under another version."""
    number = act.insert("scales", name=name, version=version)
    query = (
        "SELECT position, label, rank, fires, definition FROM labels"
        " WHERE scale = ? ORDER BY position"
    )
    for position, label, rank, fires, definition in act.connection.execute(query, [before]):
        act.insert(
            "labels",
            scale=number,
            position=position,
            label=label,
            rank=rank,
            fires=fires,
            definition=definition,
        )
