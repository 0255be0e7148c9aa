"""Which acts are undone, and which row stands for another today."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from claimcheck.store.errors import StoreError
from claimcheck.store.log.retractions import is_lasting, retractions_of, subject_of
from claimcheck.store.schema.tables import ALL_TABLES

UNDO: Final = "undo"

_SUPERSEDABLE: Final = frozenset(table.name for table in ALL_TABLES if table.supersedable)


class UndoRefusedError(StoreError):
    """An act cannot be undone as things stand."""


class Undoings:
    """The acts that are undone today, each with the event that undid it."""

    __slots__ = ("_undid", "undone")

    def __init__(self) -> None:
        """Begin with none."""
        self.undone: dict[int, int] = {}
        self._undid: dict[int, int] = {}

    def learn(self, event: int, by: int) -> None:
        """Add that an event, no undoing itself, was undone by another."""
        self.undone[event] = by
        self._undid[by] = event

    def cancels(self, event: int, since: int = 0) -> bool:
        """Return whether an event changes nothing of what held after event ``since``.

        It is undone, or it is in force and undid an act that came after ``since``.
        """
        return event in self.undone or self._undid.get(event, 0) > since


def undoings(connection: sqlite3.Connection) -> Undoings:
    """Return what is undone; an undoing that was itself undone no longer counts."""
    known = Undoings()
    # Written out, so that the index of undoings serves it.
    query = f"SELECT sequence, subject FROM events WHERE kind = '{UNDO}' ORDER BY sequence DESC"
    for sequence, subject in connection.execute(query):
        if sequence not in known.undone:
            known.learn(int(subject), sequence)
    return known


def chain_of(
    connection: sqlite3.Connection, table: str, row: int, since: int, known: Undoings
) -> list[int]:
    """Return a row and those that stood for it after event ``since``, by acts that were undone.

    The last stands today. Raises `UndoRefusedError` where a later act, which is
    not undone, replaced or retracted any of them.
    """
    chain = [row]
    _require_cancelled(connection, table, row, since, known)
    for successor, event in _successors(connection, table, row):
        require_cancelled(connection, event, subject_of(table, chain[-1]), since, known)
        chain.append(successor)
        _require_cancelled(connection, table, successor, since, known)
    return chain


def standing_for(connection: sqlite3.Connection, table: str, row: int, known: Undoings) -> int:
    """Return the row that stands for another since acts were undone; else the row itself."""
    standing = row
    for successor, event in _successors(connection, table, row):
        if not known.cancels(event):
            break
        standing = successor
    return standing


def _successors(connection: sqlite3.Connection, table: str, row: int) -> Iterator[tuple[int, int]]:
    """Yield the rows that supersede a row one after the other, each with its event."""
    if table not in _SUPERSEDABLE or is_lasting(table):
        return
    query = f"SELECT id, event FROM {table} WHERE supersedes = ?"
    while found := connection.execute(query, [row]).fetchone():
        yield found
        row = found[0]


def _require_cancelled(
    connection: sqlite3.Connection, table: str, row: int, since: int, known: Undoings
) -> None:
    """Raise `UndoRefusedError` where a row was retracted, or restored, and that is not undone."""
    for _, event in retractions_of(connection, table, row):
        if event > since:
            require_cancelled(connection, event, subject_of(table, row), since, known)


def require_cancelled(
    connection: sqlite3.Connection, event: int, subject: str, since: int, known: Undoings
) -> None:
    """Raise `UndoRefusedError` unless an event that changed ``subject`` is undone."""
    if not known.cancels(event, since):
        raise UndoRefusedError(
            f"{told(connection, event)} has changed {subject} since; undo that first"
        )


def told(connection: sqlite3.Connection, sequence: int) -> str:
    """Return an event in words: number, act, subject, actor and day."""
    at, actor, kind, subject = connection.execute(
        "SELECT at, actor, kind, subject FROM events WHERE sequence = ?", [sequence]
    ).fetchone()
    return f"event {sequence} ({kind} {subject} by {actor} on {at[:10]})"


def done_by(connection: sqlite3.Connection, sequence: int) -> list[int]:
    """Return an act's event and those that brought it back after it was undone, in order."""
    query = (
        "WITH RECURSIVE again(event, times) AS (SELECT ?, 0 UNION ALL"
        " SELECT events.sequence, again.times + 1 FROM again JOIN events"
        f" ON events.kind = '{UNDO}' AND events.subject = CAST(again.event AS TEXT))"
        " SELECT event FROM again WHERE times % 2 = 0 ORDER BY event"
    )
    return [event for (event,) in connection.execute(query, [sequence])]


def kind_done(connection: sqlite3.Connection, kind: str, subject: str) -> str:
    """Return the kind of an act; of an undoing, that of the act which it undid in the end."""
    while kind == UNDO:
        query = "SELECT kind, subject FROM events WHERE sequence = ?"
        kind, subject = connection.execute(query, [int(subject)]).fetchone()
    return kind
