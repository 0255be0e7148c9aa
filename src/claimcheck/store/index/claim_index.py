"""The search index over claims: one FTS5 table, how many claims hold each term, and upkeep.

Nothing here opens or ends a transaction: an index belongs to the act that
changed the claims.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final
from zlib import crc32

from claimcheck.store.index.tokens import TOKENIZER, split_words, tokenise

IndexedFields = tuple[int, str, str | None, str | None]
"""What is indexed of a claim: its id, lightly folded text, title and context."""

# `claim_words` gives FTS5 the lightly folded text. `claim_terms` answers at once
# what fts5vocab would scan a common word's postings for. `claim_signatures` finds
# short claims by their very words, which may all be common. Without columnsize
# the index is a tenth smaller; ranking.py counts for itself.
CLAIM_WORDS: Final = (
    "CREATE VIEW claim_words AS"
    " SELECT id, coalesce(plain, text) AS text, title, context FROM claims"
)
INDEX_DDL: Final[tuple[str, ...]] = (
    CLAIM_WORDS,
    'CREATE VIRTUAL TABLE claim_index USING fts5(text, title, context, content="claim_words",'
    f" content_rowid='id', columnsize=0, tokenize='{TOKENIZER}')",
    "CREATE TABLE claim_terms(term TEXT PRIMARY KEY, claims INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE claim_signatures(signature INTEGER NOT NULL, claim INTEGER NOT NULL,"
    " PRIMARY KEY (signature, claim)) WITHOUT ROWID",
)

# Texts of up to this many characters have a signature.
_SHORT: Final = 60
# From this many new claims on, counting all terms again costs less than adding them up.
_REFRESH_FROM: Final = 5_000


def indexed_fields(claim: Mapping[str, object]) -> IndexedFields:
    """Return what the search index keeps of a claim: id, words, title, context."""
    words = str(claim["plain"] or claim["text"])
    title, context = claim["title"], claim["context"]
    return (
        int(str(claim["id"])),
        words,
        None if title is None else str(title),
        None if context is None else str(context),
    )


def index_claims(connection: sqlite3.Connection, claims: Sequence[IndexedFields]) -> None:
    """Make claims findable, from the next query on this connection; the caller commits."""
    connection.executemany(
        "INSERT INTO claim_index(rowid, text, title, context) VALUES (?, ?, ?, ?)", claims
    )
    connection.executemany("INSERT INTO claim_signatures VALUES (?, ?)", _signatures(claims))
    _add_terms(connection, _terms_of(connection, claims))


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
    _sign_since(connection, first_id)
    _count_terms(connection)


def settle_index(connection: sqlite3.Connection) -> None:
    """Have what the transaction under way has indexed written out, and so counted."""
    connection.execute("SAVEPOINT settle")
    connection.execute("RELEASE settle")


def is_laid(connection: sqlite3.Connection) -> bool:
    """Return whether the index is laid as this release lays it."""
    query = "SELECT sql FROM sqlite_schema WHERE name LIKE 'claim@_%' ESCAPE '@'"
    present = {sql for (sql,) in connection.execute(query)}
    return present.issuperset(INDEX_DDL)


def lay_index(connection: sqlite3.Connection) -> None:
    """Lay the index again and fill it, unless it is as this release lays it.

    Like a guard it holds nothing of its own, so none of an earlier release stays.
    """
    if is_laid(connection):
        return
    for table in ("claim_index", "claim_terms", "claim_signatures"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in INDEX_DDL[1:]:
        connection.execute(statement)
    rebuild_index(connection)


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Make the index again from the stored claims."""
    connection.execute("INSERT INTO claim_index(claim_index) VALUES ('rebuild')")
    connection.execute("DELETE FROM claim_signatures")
    _sign_since(connection, 0)
    _count_terms(connection)


def redact_claim(
    connection: sqlite3.Connection, before: IndexedFields, after: IndexedFields
) -> None:
    """Exchange what is indexed of a claim; ``before`` is exactly what was indexed.

    The index is rewritten, so that no byte of the old words stays in it. In the
    same transaction the caller changes the stored claim; what the file's free
    pages still hold goes by `secure_delete`, set before, or by VACUUM.
    """
    connection.execute(
        "INSERT INTO claim_index(claim_index, rowid, text, title, context)"
        " VALUES ('delete', ?, ?, ?, ?)",
        before,
    )
    connection.executemany(
        "DELETE FROM claim_signatures WHERE signature = ? AND claim = ?", _signatures([before])
    )
    terms = _terms_of(connection, [before])
    _add_terms(connection, {term: -claims for term, claims in terms.items()})
    connection.execute("DELETE FROM claim_terms WHERE claims <= 0")
    index_claims(connection, [after])
    connection.execute("INSERT INTO claim_index(claim_index) VALUES ('optimize')")


def check_index(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the index, a line each; needs a store open for writing."""
    problems = []
    try:
        connection.execute(
            "INSERT INTO claim_index(claim_index, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
            raise
        problems.append(f"the search index disagrees with the claims: {error}")
    _open_vocabulary(connection)
    for table, query in _COMPARISONS.items():
        (differing,) = connection.execute(query).fetchone()
        if differing:
            problems.append(f"{differing} rows of {table} disagree with the search index")
    return problems


def signature(text: str) -> int:
    """Return a number that texts share whose letters and digits are the same, in any case.

    >>> signature("“The people” of the U.S.") == signature("the people of the US")
    True
    """
    return crc32("".join(split_words(text)).casefold().encode())


_VOCABULARY: Final = "SELECT term, doc FROM temp.claim_vocabulary"
_TERMS: Final = "SELECT term, claims FROM claim_terms"
_SIGNED: Final = "SELECT claim FROM claim_signatures"
_SHORT_CLAIMS: Final = f"SELECT id FROM claim_words WHERE length(text) BETWEEN 1 AND {_SHORT}"
_COMPARISONS: Final = {
    "claim_terms": (
        f"SELECT count(*) FROM (SELECT * FROM ({_VOCABULARY} EXCEPT {_TERMS})"
        f" UNION ALL SELECT * FROM ({_TERMS} EXCEPT {_VOCABULARY}))"
    ),
    "claim_signatures": (
        f"SELECT count(*) FROM (SELECT * FROM ({_SIGNED} EXCEPT {_SHORT_CLAIMS})"
        f" UNION ALL SELECT * FROM ({_SHORT_CLAIMS} EXCEPT {_SIGNED}))"
    ),
}


def _signatures(claims: Sequence[IndexedFields]) -> list[tuple[int, int]]:
    return [(signature(text), claim) for claim, text, *_ in claims if 1 <= len(text) <= _SHORT]


def _sign_since(connection: sqlite3.Connection, first_id: int) -> None:
    # SQLite gives no function another body while any query is under way, a migration's own too.
    known = "SELECT 1 FROM pragma_function_list WHERE name = 'claim_signature'"
    if not connection.execute(known).fetchall():
        connection.create_function("claim_signature", 1, signature, deterministic=True)
    connection.execute(
        "INSERT INTO claim_signatures SELECT claim_signature(text), id FROM claim_words"
        " WHERE id >= ? AND length(text) BETWEEN 1 AND ? ORDER BY 1, 2",
        (first_id, _SHORT),
    )


def _terms_of(connection: sqlite3.Connection, claims: Sequence[IndexedFields]) -> dict[str, int]:
    """Return how many of ``claims`` hold each term of any field."""
    texts = ["\n".join(filter(None, fields)) for _, *fields in claims]
    found = Counter(term for tokens in tokenise(connection, texts) for term in set(tokens))
    return dict(sorted(found.items()))


def _add_terms(connection: sqlite3.Connection, terms: dict[str, int]) -> None:
    connection.executemany(
        "INSERT INTO claim_terms(term, claims) VALUES (?, ?)"
        " ON CONFLICT(term) DO UPDATE SET claims = claims + excluded.claims",
        terms.items(),
    )


def _count_terms(connection: sqlite3.Connection) -> None:
    """Count again how many claims hold each term."""
    _open_vocabulary(connection)
    connection.execute("DELETE FROM claim_terms")
    connection.execute(f"INSERT INTO claim_terms(term, claims) {_VOCABULARY}")


def _open_vocabulary(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.claim_vocabulary"
        " USING fts5vocab('main', 'claim_index', 'row')"
    )


def claims_holding(connection: sqlite3.Connection, word: str) -> list[int]:
    """Return the claims that hold a word's token in their text, title or context, by id.

    ``word`` is one word as `split_words` gives it, with one token.
    """
    # As one text: thousands of rows would cost twice as much.
    query = "SELECT json_group_array(rowid) FROM claim_index WHERE claim_index MATCH ?"
    found: list[int] = json.loads(connection.execute(query, (f'"{word}"',)).fetchone()[0])
    return found


def claim_tokens(
    connection: sqlite3.Connection, claims: Sequence[int]
) -> list[tuple[int, tuple[str, ...]]]:
    """Return the tokens of the texts of some claims, each with the claim, by id."""
    query = (
        "SELECT id, text FROM claim_words WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    rows = connection.execute(query, [json.dumps(claims)]).fetchall()
    tokens = tokenise(connection, [text for _, text in rows])
    return [(claim, words) for (claim, _), words in zip(rows, tokens, strict=True)]
