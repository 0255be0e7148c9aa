"""Tables of numbered versions: what undoing the newest one takes."""

import sqlite3
from typing import Final

from claimcheck.store.log.act import Act
from claimcheck.store.log.undone import Undoings, UndoRefusedError, told
from claimcheck.store.verdicts.policies import policies, set_policy

VERSIONED: Final = ("scales", "policies")


def require_newest_version(
    connection: sqlite3.Connection, table: str, row: int, known: Undoings
) -> None:
    """Raise `UndoRefusedError` where a version was the first, was followed or is in use."""
    if table == "scales":
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
    """Return the version that was in force before ``row``. Raises `UndoRefusedError`."""
    query = f"SELECT max(id) FROM {table} WHERE id < ?"
    (before,) = connection.execute(query, [row]).fetchone()
    if before is None:
        raise UndoRefusedError(f"it is the first of the {table}, so nothing was before it")
    return int(before)


def add_version_before(act: Act, table: str, row: int) -> str:
    """Write a new version that says what the one before ``row`` said; return its name."""
    if table == "policies":
        known = policies(act.connection)
        at = [each.version for each in known].index(_policy_version(act.connection, row))
        version = set_policy(act, known[at - 1].policy)
        return f"version {version} says what held before"
    before = _version_before(act.connection, table, row)
    query = "SELECT name FROM scales WHERE id = ?"
    (name,) = act.connection.execute(query, [before]).fetchone()
    query = "SELECT max(version) + 1 FROM scales WHERE name = ?"
    (version,) = act.connection.execute(query, [name]).fetchone()
    _copy_scale(act, before, name, version)
    return f"{name} {version} says what held before"


def _policy_version(connection: sqlite3.Connection, row: int) -> int:
    """Return the version of a policy's row."""
    query = "SELECT version FROM policies WHERE id = ?"
    return int(connection.execute(query, [row]).fetchone()[0])


def _copy_scale(act: Act, before: int, name: str, version: int) -> None:
    """Write a scale's labels again under another version."""
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
