"""The search index over claims: one FTS5 table, how many claims hold each term, and upkeep.

Nothing here opens or ends a transaction of its own making: an index belongs to
the act that changed the claims.
"""

import sqlite3
from collections import Counter
from collections.abc import Sequence

from claimcheck.store.tokens import TOKENIZER, tokenise

# The view's `text` is the lightly folded text. `claim_terms` answers at once
# what fts5vocab would scan a common word's postings for.
INDEX_DDL: tuple[str, ...] = (
    "CREATE VIEW claim_words AS"
    " SELECT id, coalesce(plain, text) AS text, title, context FROM claims",
    "CREATE VIRTUAL TABLE claim_index USING fts5(text, title, context,"
    f" content='claim_words', content_rowid='id', tokenize='{TOKENIZER}')",
    "CREATE TABLE claim_terms(term TEXT PRIMARY KEY, claims INTEGER NOT NULL) WITHOUT ROWID",
)

# From this many new claims on, counting all terms anew costs less than adding them up.
_REFRESH_FROM = 5_000


def index_claims(
    connection: sqlite3.Connection, claims: Sequence[tuple[int, str, str | None, str | None]]
) -> None:
    """Make claims findable: id, lightly folded text, title, context of each.

    They are found from the next query on this connection; the caller commits.
    """
    connection.executemany(
        "INSERT INTO claim_index(rowid, text, title, context) VALUES (?, ?, ?, ?)", claims
    )
    _count_terms(connection, claims, 1)


def index_since(connection: sqlite3.Connection, first_id: int) -> None:
    """Index the stored claims from ``first_id`` on, none of which may be indexed yet."""
    (new,) = connection.execute("SELECT count(*) FROM claims WHERE id >= ?", (first_id,)).fetchone()
    if new < _REFRESH_FROM:
        query = "SELECT id, text, title, context FROM claim_words WHERE id >= ? ORDER BY id"
        index_claims(connection, connection.execute(query, (first_id,)).fetchall())
        return
    connection.execute(
        "INSERT INTO claim_index(rowid, text, title, context)"
        " SELECT id, text, title, context FROM claim_words WHERE id >= ? ORDER BY id",
        (first_id,),
    )
    refresh_terms(connection)


def refresh_terms(connection: sqlite3.Connection) -> None:
    """Count anew how many claims hold each term."""
    _open_vocabulary(connection)
    connection.execute("DELETE FROM claim_terms")
    connection.execute(
        "INSERT INTO claim_terms(term, claims) SELECT term, doc FROM temp.claim_vocabulary"
    )


def blank_claim(
    connection: sqlite3.Connection, claim: tuple[int, str, str | None, str | None]
) -> None:
    """Take a claim's words out of the index, given exactly as they were indexed.

    The index is rewritten, so that no byte of them stays in it. The caller blanks
    the stored claim in the same transaction, and sets `secure_delete` or vacuums.
    """
    connection.execute(
        "INSERT INTO claim_index(claim_index, rowid, text, title, context)"
        " VALUES ('delete', ?, ?, ?, ?)",
        claim,
    )
    connection.execute(
        "INSERT INTO claim_index(rowid, text, title, context) VALUES (?, '', NULL, NULL)",
        claim[:1],
    )
    connection.execute("INSERT INTO claim_index(claim_index) VALUES ('optimize')")
    _count_terms(connection, [claim], -1)
    connection.execute("DELETE FROM claim_terms WHERE claims <= 0")


def check_index(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the index, one line each; it needs a writable store."""
    problems = []
    try:
        connection.execute(
            "INSERT INTO claim_index(claim_index, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        problems.append(f"the search index disagrees with the claims: {error}")
    _open_vocabulary(connection)
    (differing,) = connection.execute(
        "SELECT count(*) FROM (SELECT term, doc FROM temp.claim_vocabulary"
        " EXCEPT SELECT term, claims FROM claim_terms)"
    ).fetchone()
    (left,) = connection.execute(
        "SELECT count(*) FROM (SELECT term, claims FROM claim_terms"
        " EXCEPT SELECT term, doc FROM temp.claim_vocabulary)"
    ).fetchone()
    if differing or left:
        problems.append(f"the counts of {max(differing, left)} search terms are wrong")
    return problems


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Make the index anew from the stored claims."""
    connection.execute("INSERT INTO claim_index(claim_index) VALUES ('rebuild')")
    refresh_terms(connection)


def _open_vocabulary(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.claim_vocabulary"
        " USING fts5vocab('main', 'claim_index', 'row')"
    )


def _count_terms(
    connection: sqlite3.Connection,
    claims: Sequence[tuple[int, str, str | None, str | None]],
    step: int,
) -> None:
    texts = ["\n".join(filter(None, fields)) for _, *fields in claims]
    found: Counter[str] = Counter()
    for tokens in tokenise(connection, texts):
        found.update(set(tokens))
    connection.executemany(
        "INSERT INTO claim_terms(term, claims) VALUES (?1, ?2)"
        " ON CONFLICT(term) DO UPDATE SET claims = claims + ?2",
        [(term, step * times) for term, times in sorted(found.items())],
    )
