"""Reviewers: the people whose acts are recorded."""

import sqlite3
from typing import NamedTuple

from claimcheck.store.errors import StoreError, UnknownReviewerError
from claimcheck.store.log.retractions import restore
from claimcheck.store.log.transaction import Act, require_texts


class Reviewer(NamedTuple):
    """Somebody who may act, and when they were added."""

    name: str
    email: str | None
    added_at: str


def add_reviewer(act: Act, name: str, email: str | None = None) -> None:
    """Register a reviewer. Raises `StoreError` where the name is empty or taken."""
    if not name.strip():
        raise StoreError("a reviewer needs a name")
    if name in reviewer_names(act.connection):
        raise StoreError(f"{name!r} is a reviewer already; `claimcheck reviewer list` shows all")
    require_texts({"name": name})
    act.subject = name
    query = "SELECT id FROM reviewers WHERE name = ?"
    before = act.connection.execute(query, [name]).fetchone()
    if before:
        restore(act, "reviewers", before[0], "added again")
        return
    act.insert("reviewers", name=name, email=email, note=None)


def reviewer_names(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return every reviewer's name, in the order in which they were added."""
    query = "SELECT name FROM current_reviewers ORDER BY id"
    return tuple(name for (name,) in connection.execute(query))


def reviewers(connection: sqlite3.Connection) -> list[Reviewer]:
    """Return every reviewer, in the order in which they were added."""
    query = (
        "SELECT name, email, at FROM current_reviewers JOIN events ON sequence = event ORDER BY id"
    )
    return [Reviewer(*row) for row in connection.execute(query)]


def require_reviewer(connection: sqlite3.Connection, name: str) -> str:
    """Return ``name`` if it is a reviewer's, else raise `UnknownReviewerError`."""
    known = reviewer_names(connection)
    if name not in known:
        raise UnknownReviewerError(name, known)
    return name


def default_actor(connection: sqlite3.Connection, named: str | None) -> str:
    """Return who acts: the reviewer named, or else the one with whom the record began.

    Raises `UnknownReviewerError` for a name that is not a reviewer's.
    """
    known = reviewer_names(connection)
    return require_reviewer(connection, named if named is not None else next(iter(known), ""))
