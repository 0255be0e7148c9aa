"""Sources on claims."""

import sqlite3

from claimcheck.model.verdict import Source, Stance, StoredSource
from claimcheck.store.transaction import Act


def add_source(act: Act, claim: int, source: Source) -> int:
    """Store a source for a claim, once for a stance and a url, and return its id."""
    known = act.connection.execute(
        "SELECT id FROM current_sources WHERE claim = ? AND stance = ? AND url = ?"
        " AND locator IS ? AND quote IS ?",
        [claim, str(source.stance), source.url, source.locator, source.quote],
    ).fetchone()
    if known:
        return int(known[0])
    number = act.insert(
        "sources",
        claim=claim,
        **{**source._asdict(), "stance": str(source.stance)},
        copy=None,
        added_by=act.actor,
        supersedes=None,
    )
    act.subject = f"e-{number}"
    return number


def sources_of_claims(
    connection: sqlite3.Connection, claims: tuple[int, ...]
) -> list[StoredSource]:
    """Return the sources of any of ``claims`` in force, by id."""
    marks = ", ".join("?" * len(claims))
    query = (
        "SELECT id, claim, added_by, stance, url, title, publisher, origin, locator, quote,"
        f" accessed_on, archive_url FROM current_sources WHERE claim IN ({marks}) ORDER BY id"
    )
    return [
        StoredSource(number, claim, Source(Stance(stance), *rest), added_by)
        for number, claim, added_by, stance, *rest in connection.execute(query, claims)
    ]
