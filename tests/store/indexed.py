"""A database with no more than the search index needs."""

import sqlite3
from collections.abc import Iterable, Sequence

from claimcheck.store.index.entries import INDEX_DDL, index_claims, index_since

CLAIMS_DDL = (
    "CREATE TABLE claims"
    "(id INTEGER PRIMARY KEY, text TEXT NOT NULL, plain TEXT, title TEXT, context TEXT,"
    " language TEXT NOT NULL DEFAULT 'en')"
)


def new_database(path: str = ":memory:") -> sqlite3.Connection:
    """Return a connection to a new database with an empty index."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in (CLAIMS_DDL, *INDEX_DDL):
        connection.execute(statement)
    return connection


def store(
    connection: sqlite3.Connection, texts: Sequence[str], *, title: str | None = None
) -> list[int]:
    """Store claims without indexing them; return their ids."""
    query = "INSERT INTO claims(text, title) VALUES (?, ?) RETURNING id"
    return [int(connection.execute(query, (text, title)).fetchone()[0]) for text in texts]


def add(connection: sqlite3.Connection, *texts: str) -> list[int]:
    """Store and index claims one by one; return their ids."""
    claims = store(connection, texts)
    for claim, text in zip(claims, texts, strict=True):
        index_claims(connection, [(claim, text, None, None)])
    return claims


def add_many(connection: sqlite3.Connection, texts: Iterable[str]) -> list[int]:
    """Store claims and index them together, as an import does; return their ids."""
    claims = store(connection, list(texts))
    if claims:
        index_since(connection, claims[0])
    return claims
