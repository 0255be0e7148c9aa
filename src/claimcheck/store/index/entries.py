"""Two search indexes, over claims and over what else has words, and what a row enters in them.

The index of claims, which the matcher uses too, is one FTS5 table with how many claims hold
each term. That of statements, persons and rationales is insert-only, without their texts.
Nothing here opens or ends a transaction: an index belongs to the act that wrote the rows.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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

# Which table a row of the record's index is of, and the columns whose words it holds.
SEARCHED: Final[dict[str, tuple[int, tuple[str, ...]]]] = {
    "statements": (0, ("text", "speaker", "role", "organisation", "place")),
    "persons": (1, ("name", "note")),
    "aliases": (2, ("name",)),
    "verdicts": (3, ("rationale",)),
}
STEP: Final = len(SEARCHED)

# Without content it holds no text that could be read, only which words stand where.
RECORD_INDEX_DDL: Final = (
    f"CREATE VIRTUAL TABLE record_index USING fts5(words, content='', tokenize='{TOKENIZER}')"
)

# Texts of up to this many characters have a signature.
SHORT: Final = 60
# From this many new claims on, counting all terms again costs less than adding them up.
_REFRESH_FROM: Final = 5_000
VOCABULARY: Final = "SELECT term, doc FROM temp.claim_vocabulary"


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
    connection.executemany("INSERT INTO claim_signatures VALUES (?, ?)", signatures_of(claims))
    add_terms(connection, terms_of(connection, claims))


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
    sign_since(connection, first_id)
    count_terms(connection)


def index_rows(
    connection: sqlite3.Connection,
    table: str,
    rows: Iterable[Mapping[str, object]],
    index: str = "record_index",
) -> None:
    """Make new rows of a table findable; tables that are not searched are passed over."""
    if table not in SEARCHED:
        return
    code, columns = SEARCHED[table]
    connection.executemany(
        f"INSERT INTO {index}(rowid, words) VALUES (?, ?)",
        [(int(str(row["id"])) * STEP + code, words_in(row, columns)) for row in rows],
    )


def settle_index(connection: sqlite3.Connection) -> None:
    """Have what the transaction under way has indexed written out, and so counted."""
    connection.execute("SAVEPOINT settle")
    connection.execute("RELEASE settle")


def signature(text: str) -> int:
    """Return a number that texts share whose letters and digits are the same, in any case.

    >>> signature("“The people” of the U.S.") == signature("the people of the US")
    True
    """
    return crc32("".join(split_words(text)).casefold().encode())


def signatures_of(claims: Sequence[IndexedFields]) -> list[tuple[int, int]]:
    """Return the signatures of the claims that are short, each with its claim."""
    return [(signature(text), claim) for claim, text, *_ in claims if 1 <= len(text) <= SHORT]


def sign_since(connection: sqlite3.Connection, first_id: int) -> None:
    """Keep the signatures of the stored claims that are short, from ``first_id`` on."""
    # SQLite gives no function another body while any query is under way, a migration's own too.
    known = "SELECT 1 FROM pragma_function_list WHERE name = 'claim_signature'"
    if not connection.execute(known).fetchall():
        connection.create_function("claim_signature", 1, signature, deterministic=True)
    connection.execute(
        "INSERT INTO claim_signatures SELECT claim_signature(text), id FROM claim_words"
        " WHERE id >= ? AND length(text) BETWEEN 1 AND ? ORDER BY 1, 2",
        (first_id, SHORT),
    )


def terms_of(connection: sqlite3.Connection, claims: Sequence[IndexedFields]) -> dict[str, int]:
    """Return how many of ``claims`` hold each term of any field."""
    texts = ["\n".join(filter(None, fields)) for _, *fields in claims]
    found = Counter(term for tokens in tokenise(connection, texts) for term in set(tokens))
    return dict(sorted(found.items()))


def add_terms(connection: sqlite3.Connection, terms: dict[str, int]) -> None:
    """Add to how many claims hold each term."""
    connection.executemany(
        "INSERT INTO claim_terms(term, claims) VALUES (?, ?)"
        " ON CONFLICT(term) DO UPDATE SET claims = claims + excluded.claims",
        terms.items(),
    )


def count_terms(connection: sqlite3.Connection) -> None:
    """Count again how many claims hold each term."""
    open_vocabulary(connection)
    connection.execute("DELETE FROM claim_terms")
    connection.execute(f"INSERT INTO claim_terms(term, claims) {VOCABULARY}")


def open_vocabulary(connection: sqlite3.Connection) -> None:
    """Have what the index of claims holds of each term to read in ``temp.claim_vocabulary``."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.claim_vocabulary"
        " USING fts5vocab('main', 'claim_index', 'row')"
    )


def find_rows(connection: sqlite3.Connection, query: str, table: str) -> list[int]:
    """Return the rows of a table whose words an FTS5 query finds, most fitting first."""
    code, _ = SEARCHED[table]
    rows = connection.execute(
        "SELECT rowid / ?1 FROM record_index WHERE record_index MATCH ?2 AND rowid % ?1 = ?3"
        " ORDER BY rank, rowid",
        [STEP, query, code],
    )
    return [number for (number,) in rows]


def words_in(row: Mapping[str, object], columns: Sequence[str]) -> str:
    """Return the words by which a row is found."""
    return "\n".join(str(row[column]) for column in columns if row.get(column))
