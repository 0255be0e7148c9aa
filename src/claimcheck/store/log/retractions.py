"""Retractions: rows that no longer hold, and how a lasting one comes to hold again."""

import sqlite3
from typing import TYPE_CHECKING

from claimcheck.model.status import Ending
from claimcheck.store.schema.expressions import LASTING, LETTERS

if TYPE_CHECKING:
    from claimcheck.store.log.act import Act


def subject_of(table: str, row: int) -> str:
    """Return a row's id as a retraction names it.

    >>> subject_of("links", 7)
    'l-7'
    """
    return f"{LETTERS[table]}-{row:d}"


def row_of(subject: str) -> tuple[str, int]:
    """Return the table and the id of the row that a retraction's subject names.

    >>> row_of("c-31!2")
    ('claims', 31)
    """
    letter, number = subject.partition("!")[0].split("-")
    return next(table for table, known in LETTERS.items() if known == letter), int(number)


def is_lasting(table: str) -> bool:
    """Return whether a retracted row of ``table`` comes back under its own id."""
    return table in LASTING


def retract(act: "Act", table: str, row: int, reason: str) -> str:
    """Say that a row no longer holds, and return the retraction's subject."""
    subject = _next_subject(act.connection, table, row)
    act.insert("retractions", subject=subject, reason=reason)
    return subject


def restore(act: "Act", table: str, row: int, reason: str) -> str:
    """Let a retracted lasting row hold again, and return the subject of that."""
    return retract(act, table, row, reason)


def retractions_of(connection: sqlite3.Connection, table: str, row: int) -> list[tuple[str, int]]:
    """Return subject and event of each retraction of a row, oldest first."""
    subject = subject_of(table, row)
    return connection.execute(
        "SELECT subject, event FROM retractions WHERE subject BETWEEN ? AND ? ORDER BY id",
        [subject, f"{subject}!~"],
    ).fetchall()


def ending_of(connection: sqlite3.Connection, table: str, row: int) -> Ending | None:
    """Return how a lasting row ceased to hold; None where it holds or another replaced it."""
    found = retractions_of(connection, table, row)
    if len(found) % 2 == 0:
        return None
    query = (
        "SELECT at, actor, reason FROM retractions JOIN events ON events.sequence = event"
        " WHERE retractions.subject = ?"
    )
    return Ending(*connection.execute(query, [found[-1][0]]).fetchone())


def _next_subject(connection: sqlite3.Connection, table: str, row: int) -> str:
    """Return the subject that the next retraction of a row gets."""
    before = len(retractions_of(connection, table, row)) if is_lasting(table) else 0
    return subject_of(table, row) + (f"!{before}" if before else "")
