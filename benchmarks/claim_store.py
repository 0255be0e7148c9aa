"""How the benchmarks store claims and look for them: the one place that knows the program."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.language.folding import plain
from claimcheck.matching.ranking import Weights, rank
from claimcheck.store.candidates import (
    claim_count,
    document_frequency,
    documents,
    field_lengths,
    find_candidates,
)
from claimcheck.store.index import INDEX_DDL, index_since
from claimcheck.store.tokens import tokenise

_CLAIMS_DDL = (
    "CREATE TABLE claims(id INTEGER PRIMARY KEY, text TEXT NOT NULL, plain TEXT, title TEXT,"
    " context TEXT, topic TEXT, language TEXT NOT NULL DEFAULT 'en', event INTEGER NOT NULL)"
)


class ClaimRow(NamedTuple):
    """What a claim has for the index."""

    text: str
    title: str | None = None
    context: str | None = None


def create(path: str) -> sqlite3.Connection:
    """Return a connection to a new store without claims."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    for statement in (_CLAIMS_DDL, *INDEX_DDL):
        connection.execute(statement)
    return connection


def add_all(connection: sqlite3.Connection, claims: Iterable[ClaimRow]) -> None:
    """Store claims, numbered from 1 in their order, without indexing them."""
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO claims(text, plain, title, context, event) VALUES (?, ?, ?, ?, 1)",
        (
            (text, folded if (folded := plain(text)) != text else None, title, context)
            for text, title, context in claims
        ),
    )
    connection.execute("COMMIT")


def index_all(connection: sqlite3.Connection) -> None:
    """Index what `add_all` stored."""
    connection.execute("BEGIN IMMEDIATE")
    index_since(connection, 1)
    connection.execute("COMMIT")


def open_reading(path: str) -> sqlite3.Connection:
    """Return a read-only connection."""
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)


def find(
    connection: sqlite3.Connection, text: str, limit: int, *, weights: Weights | None = None
) -> list[int]:
    """Return the numbers of the closest claims, closest first."""
    query = plain(text)
    (tokens,) = tokenise(connection, [query])
    ranked = rank(
        tokens,
        documents(connection, find_candidates(connection, query)),
        document_frequency(connection, tokens),
        claim_count(connection),
        field_lengths(connection),
        weights=weights or Weights(),
    )
    return [one.claim for one in ranked[:limit]]


def find_by_fts5(connection: sqlite3.Connection, text: str, limit: int) -> list[int]:
    """Return what FTS5 alone finds: the text's words joined by OR, by its own bm25()."""
    words = "".join(c if c.isalnum() else " " for c in plain(text)).split()
    query = "SELECT rowid FROM claim_index WHERE claim_index MATCH ? ORDER BY rank, rowid LIMIT ?"
    match = " OR ".join(f'"{word}"' for word in dict.fromkeys(words)) or '""'
    return [claim for (claim,) in connection.execute(query, (match, limit))]
