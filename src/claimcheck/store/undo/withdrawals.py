"""Taking links and decisions back, so that what they replaced holds again."""

import sqlite3

from claimcheck.store.connection import Cell
from claimcheck.store.log.act import Act
from claimcheck.store.log.retractions import retract


def withdraw_link(act: Act, link: int, reason: str) -> int | None:
    """Take a link back and return the id under which what it had replaced holds again.

    What was replaced comes back as a copy that supersedes; another link of the
    same relation is passed over.
    """
    return _withdraw(act, "links", "relation", link, reason)


def withdraw_decision(act: Act, decision: int, reason: str) -> int | None:
    """Take a decision back and return the id of the one that holds again, if any."""
    return _withdraw(act, "decisions", "decision", decision, reason)


def _withdraw(act: Act, table: str, meaning: str, row: int, reason: str) -> int | None:
    """Copy the newest row before this one that meant something else, or retract this one."""
    before = _earlier(act.connection, table, meaning, row)
    if before is None:
        retract(act, table, row, reason)
        return None
    return act.insert(table, **{**before, "supersedes": row})


def _earlier(
    connection: sqlite3.Connection, table: str, meaning: str, row: int
) -> dict[str, Cell] | None:
    """Return the cells of the newest row that a row replaced and that meant something else."""
    cursor = connection.execute(
        f"WITH RECURSIVE earlier(id, supersedes, {meaning}) AS ("
        f" SELECT id, supersedes, {meaning} FROM {table} WHERE id = ?1"
        f" UNION ALL SELECT this.id, this.supersedes, this.{meaning} FROM earlier"
        f" JOIN {table} AS this ON this.id = earlier.supersedes)"
        f" SELECT * FROM {table} WHERE id = (SELECT max(id) FROM earlier"
        f" WHERE {meaning} <> (SELECT {meaning} FROM {table} WHERE id = ?1))",
        [row],
    )
    names = [name for name, *_ in cursor.description]
    found = cursor.fetchone()
    if found is None:
        return None
    cells: dict[str, Cell] = dict(zip(names, found, strict=True))
    del cells["id"], cells["event"]
    return cells
