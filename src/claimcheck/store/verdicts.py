"""Sources on claims."""

import sqlite3

from claimcheck.model.verdict import Source, Stance, StoredSource
from claimcheck.store.errors import UnknownIdError
from claimcheck.store.transaction import Act


def add_source(act: Act, claim: int, source: Source, copy: int | None = None) -> int:
    """Store a source for a claim, once for a stance and a url, and return its id.

    A known one with another ``copy`` is superseded by one that has it.
    """
    known = act.connection.execute(
        "SELECT id, copy FROM current_sources WHERE claim = ? AND stance = ? AND url = ?"
        " AND locator IS ? AND quote IS ?",
        [claim, str(source.stance), source.url, source.locator, source.quote],
    ).fetchone()
    if known and copy in (None, known[1]):
        return int(known[0])
    number = act.insert(
        "sources",
        claim=claim,
        **{**source._asdict(), "stance": str(source.stance)},
        copy=copy,
        added_by=act.actor,
        supersedes=known[0] if known else None,
    )
    act.subject = f"e-{number}"
    return number


def sources_of_claims(
    connection: sqlite3.Connection, claims: tuple[int, ...]
) -> list[StoredSource]:
    """Return the sources of any of ``claims`` in force, by id."""
    marks = ", ".join("?" * len(claims))
    return _sources(connection, f"WHERE claim IN ({marks})", claims)


def all_sources(connection: sqlite3.Connection) -> list[StoredSource]:
    """Return every source in force, by id."""
    return _sources(connection, "", ())


def find_source(connection: sqlite3.Connection, number: int) -> StoredSource:
    """Return the source in force with this id. Raises `UnknownIdError`."""
    found = _sources(connection, "WHERE id = ?", (number,))
    if not found:
        raise UnknownIdError(f"e-{number}")
    return found[0]


def _sources(
    connection: sqlite3.Connection, condition: str, values: tuple[int, ...]
) -> list[StoredSource]:
    """Return the sources in force that meet ``condition``, a fixed text of this module, by id."""
    query = (
        "SELECT id, claim, added_by, copy, stance, url, title, publisher, origin, locator, quote,"
        f" accessed_on, archive_url FROM current_sources {condition} ORDER BY id"
    )
    return [
        StoredSource(number, claim, Source(Stance(stance), *rest), added_by, copy)
        for number, claim, added_by, copy, stance, *rest in connection.execute(query, values)
    ]
