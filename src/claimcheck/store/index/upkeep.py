"""Laying, filling, checking and cleaning the two search indexes, of which `entries` tells.

Nothing here opens or ends a transaction.
"""

import sqlite3
from collections.abc import Iterator
from typing import Final

from claimcheck.store.index.entries import (
    INDEX_DDL,
    RECORD_INDEX_DDL,
    SEARCHED,
    SHORT,
    STEP,
    VOCABULARY,
    IndexedFields,
    add_terms,
    count_terms,
    index_claims,
    index_rows,
    open_vocabulary,
    sign_since,
    signatures_of,
    terms_of,
    words_in,
)

# Bytes of words that are gathered before they are written out, where all rows are indexed.
_GATHERED: Final = 16_000_000

# How long each row is, and the first of an index's pages, which has the totals.
_LENGTHS: Final = (
    "SELECT id, sz FROM {0}_docsize UNION ALL SELECT NULL, block FROM {0}_data WHERE id = 1"
)
_UNEVEN: Final = (
    "SELECT count(*) FROM (SELECT 1 FROM"
    f" ({_LENGTHS.format('main.record_index')} UNION ALL {_LENGTHS.format('temp.index_again')})"
    " GROUP BY id, sz HAVING count(*) = 1)"
)
_TERMS: Final = "SELECT term, claims FROM claim_terms"
_SIGNED: Final = "SELECT claim FROM claim_signatures"
_SHORT_CLAIMS: Final = f"SELECT id FROM claim_words WHERE length(text) BETWEEN 1 AND {SHORT}"
_COMPARISONS: Final = {
    "claim_terms": (
        f"SELECT count(*) FROM (SELECT * FROM ({VOCABULARY} EXCEPT {_TERMS})"
        f" UNION ALL SELECT * FROM ({_TERMS} EXCEPT {VOCABULARY}))"
    ),
    "claim_signatures": (
        f"SELECT count(*) FROM (SELECT * FROM ({_SIGNED} EXCEPT {_SHORT_CLAIMS})"
        f" UNION ALL SELECT * FROM ({_SHORT_CLAIMS} EXCEPT {_SIGNED}))"
    ),
}


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
    sign_since(connection, 0)
    count_terms(connection)


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
        "DELETE FROM claim_signatures WHERE signature = ? AND claim = ?", signatures_of([before])
    )
    terms = terms_of(connection, [before])
    add_terms(connection, {term: -claims for term, claims in terms.items()})
    connection.execute("DELETE FROM claim_terms WHERE claims <= 0")
    index_claims(connection, [after])
    connection.execute("INSERT INTO claim_index(claim_index) VALUES ('optimize')")


def index_stored(connection: sqlite3.Connection, index: str = "record_index") -> None:
    """Make every stored row findable; for a migration, and after `forget_all`."""
    for rows in _searched_rows():
        connection.execute(f"INSERT INTO {index}(rowid, words) {rows} ORDER BY id")


def _searched_rows() -> Iterator[str]:
    """Yield queries for the rows of the record's index, and the words of each, a table each."""
    for table, (code, columns) in SEARCHED.items():
        # A blank line in the place of what is missing parts words as well as any other.
        words = " || ".join(f"coalesce({column}, '') || char(10)" for column in columns)
        yield f"SELECT id * {STEP} + {code}, {words} FROM main.{table}"


def check_index(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the index, a line each; needs a store open for writing."""
    fault = _fault_of(connection, "claim_index")
    problems = [f"the search index disagrees with the claims: {fault}"] if fault else []
    open_vocabulary(connection)
    for table, query in _COMPARISONS.items():
        (differing,) = connection.execute(query).fetchone()
        if differing:
            problems.append(f"{differing} rows of {table} disagree with the search index")
    return problems


def _fault_of(connection: sqlite3.Connection, index: str) -> str | None:
    """Let SQLite compare an index with the rows that it is of, and say what is wrong with it."""
    try:
        connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
            raise
        return str(error)
    return None


def check_record_index(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the index, a line each; needs a store open for writing.

    SQLite compares an index with what it holds, and this one keeps no texts: a copy of its
    pages is given them. Only where it is not as it should be are words and lengths counted.
    """
    connection.execute(
        f"CREATE TEMP VIEW index_rows(id, words) AS {' UNION ALL '.join(_searched_rows())}"
    )
    connection.execute(
        RECORD_INDEX_DDL.replace("record_index", "temp.index_copy").replace(
            "content=''", "content='index_rows', content_rowid='id'"
        )
    )
    for part in ("config", "data", "docsize", "idx"):
        connection.execute(f"DELETE FROM temp.index_copy_{part}")
        connection.execute(
            f"INSERT INTO temp.index_copy_{part} SELECT * FROM main.record_index_{part}"
        )
    # What it was laid as is forgotten, and what was copied is read.
    connection.execute("SAVEPOINT copied")
    connection.execute("ROLLBACK TO copied")
    connection.execute("RELEASE copied")
    fault = _fault_of(connection, "index_copy")
    if not fault:
        return []
    return _differing(connection) or [f"the record's index disagrees with it: {fault}"]


def _differing(connection: sqlite3.Connection) -> list[str]:
    """Return in how much the record's index differs from one that is made again beside it.

    Both must hold each word as often, each row as long, and the same totals: without those
    a query cannot put what it finds in order.
    """
    connection.execute(RECORD_INDEX_DDL.replace("record_index", "temp.index_again"))
    # Written out in few pieces, which need not be merged.
    connection.execute(
        "INSERT INTO temp.index_again(index_again, rank) VALUES ('hashsize', ?)", [_GATHERED]
    )
    index_stored(connection, "temp.index_again")
    for name, schema in (("record_index", "main"), ("index_again", "temp")):
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{name}_words USING fts5vocab('{schema}', '{name}', 'row')"
        )
    # Each list is read once; a line that both hold stands there twice.
    (differing,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM"
        " (SELECT term, doc, cnt FROM temp.record_index_words"
        " UNION ALL SELECT term, doc, cnt FROM temp.index_again_words)"
        " GROUP BY term, doc, cnt HAVING count(*) = 1)"
    ).fetchone()
    (uneven,) = connection.execute(_UNEVEN).fetchone()
    return [
        f"{number} {what} of the record's index disagree with it"
        for number, what in ((differing, "words"), (uneven, "lengths"))
        if number
    ]


def forget_row(connection: sqlite3.Connection, table: str, number: int) -> None:
    """Take a row's words out of the index, before the row itself is changed.

    The index is rewritten, so that no byte of them stays in it; what the file's
    free pages still hold goes by `secure_delete`, set before, or by VACUUM.
    """
    code, columns = SEARCHED[table]
    connection.execute(
        "INSERT INTO record_index(record_index, rowid, words) VALUES ('delete', ?, ?)",
        [number * STEP + code, words_in(_row(connection, table, number), columns)],
    )
    connection.execute("INSERT INTO record_index(record_index) VALUES ('optimize')")


def index_stored_row(connection: sqlite3.Connection, table: str, number: int) -> None:
    """Make a stored row findable by its words of now, after `forget_row`."""
    index_rows(connection, table, [_row(connection, table, number)])


def _row(connection: sqlite3.Connection, table: str, number: int) -> dict[str, object]:
    """Return a stored row by its columns."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE id = ?", [number])
    names = [name for name, *_ in cursor.description]
    return dict(zip(names, cursor.fetchone(), strict=True))


def forget_all(connection: sqlite3.Connection) -> None:
    """Empty the index, to be filled again by `index_stored`."""
    connection.execute("INSERT INTO record_index(record_index) VALUES ('delete-all')")
