"""Which acts are the next to be undone, and which are never undone."""

import sqlite3
from typing import Final

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.chain import OUTPUT, Event
from claimcheck.store.log.undone import UNDO, UndoRefusedError, told, undoings

STAYS: Final = {
    "init": "with it the record begins",
    "redact": "what was redacted is gone",
    OUTPUT: "what left the record is out",
    "hold": "a claim comes off hold by `claimcheck hold ID --lift`",
    "lift": "a claim is put on hold again by `claimcheck hold`",
}
# Of these nothing is said when they are passed over: they are no acts at the desk.
_SILENT: Final = (UNDO, OUTPUT, "init")


class Newest(NamedTuple):
    """The newest acts that are not undone, newest first; what `stayed` of later ones, in words."""

    acts: tuple[int, ...]
    stayed: tuple[str, ...]


def last_acts(connection: sqlite3.Connection, steps: int, actor: str | None = None) -> Newest:
    """Return the newest acts that can be undone, of all or of a reviewer, at most so many.

    Undoings do not count, and what is never undone is passed over.
    """
    known = undoings(connection).undone
    # With its first reviewer and its first scale the record begins.
    query = (
        "SELECT sequence, kind FROM events WHERE kind NOT IN (?, ?, ?)"
        " AND NOT (kind = 'scale' AND sequence = 2) AND actor = coalesce(?, actor)"
        " ORDER BY sequence DESC"
    )
    found: list[int] = []
    stayed: list[str] = []
    for sequence, kind in connection.execute(query, [*_SILENT, actor]):
        if kind in STAYS:
            stayed.append(f"{told(connection, sequence)} stays: {STAYS[kind]}")
        elif sequence not in known:
            found.append(sequence)
        if len(found) == steps:
            break
    return Newest(tuple(found), tuple(stayed))


def find_event(connection: sqlite3.Connection, sequence: int) -> Event:
    """Return the event with this number. Raises `UndoRefusedError`."""
    row = connection.execute("SELECT * FROM events WHERE sequence = ?", [sequence]).fetchone()
    if row is None:
        raise UndoRefusedError(f"there is no event {sequence}; `claimcheck log` shows every act")
    return Event(*row)
