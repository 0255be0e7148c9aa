"""The search index over statements, persons and rationales: insert-only, without the texts.

Claims have an index of their own, which the matcher uses too. Nothing here opens
or ends a transaction: an index belongs to the act that wrote the rows.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from claimcheck.store.index.tokens import TOKENIZER

# Which table a row of the index is of, and the columns whose words it holds.
TABLES: Final[dict[str, tuple[int, tuple[str, ...]]]] = {
    "statements": (0, ("text", "speaker", "role", "organisation", "place")),
    "persons": (1, ("name", "note")),
    "aliases": (2, ("name",)),
    "verdicts": (3, ("rationale",)),
}
_STEP: Final = len(TABLES)

# Bytes of words that are gathered before they are written out, where all rows are indexed.
_GATHERED: Final = 16_000_000

# Without content it holds no text that could be read, only which words stand where.
RECORD_INDEX_DDL: Final = (
    f"CREATE VIRTUAL TABLE record_index USING fts5(words, content='', tokenize='{TOKENIZER}')"
)


# How long each row is, and the first of an index's pages, which has the totals.
_LENGTHS: Final = (
    "SELECT id, sz FROM {0}_docsize UNION ALL SELECT NULL, block FROM {0}_data WHERE id = 1"
)
_UNEVEN: Final = (
    "SELECT count(*) FROM (SELECT 1 FROM"
    f" ({_LENGTHS.format('main.record_index')} UNION ALL {_LENGTHS.format('temp.index_again')})"
    " GROUP BY id, sz HAVING count(*) = 1)"
)


def index_rows(
    connection: sqlite3.Connection,
    table: str,
    rows: Iterable[Mapping[str, object]],
    index: str = "record_index",
) -> None:
    """Make new rows of a table findable; tables that are not searched are passed over."""
    if table not in TABLES:
        return
    code, columns = TABLES[table]
    connection.executemany(
        f"INSERT INTO {index}(rowid, words) VALUES (?, ?)",
        [(int(str(row["id"])) * _STEP + code, _words(row, columns)) for row in rows],
    )


def index_stored(connection: sqlite3.Connection, index: str = "record_index") -> None:
    """Make every stored row findable; for a migration, and after `forget_all`."""
    for table, (code, columns) in TABLES.items():
        # A blank line in the place of what is missing parts words as well as any other.
        words = " || ".join(f"coalesce({column}, '') || char(10)" for column in columns)
        connection.execute(
            f"INSERT INTO {index}(rowid, words) SELECT id * {_STEP} + {code}, {words}"
            f" FROM {table} ORDER BY id"
        )


def check_record_index(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the index, a line at most; needs a store open for writing.

    It is made again beside the stored one, since that keeps no texts to compare
    with, and both must hold each word as often, each row as long, and the same totals:
    without those a query cannot put what it finds in order.
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
    code, columns = TABLES[table]
    connection.execute(
        "INSERT INTO record_index(record_index, rowid, words) VALUES ('delete', ?, ?)",
        [number * _STEP + code, _words(_row(connection, table, number), columns)],
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


def find_rows(connection: sqlite3.Connection, query: str, table: str) -> list[int]:
    """Return the rows of a table whose words an FTS5 query finds, most fitting first."""
    code, _ = TABLES[table]
    rows = connection.execute(
        "SELECT rowid / ?1 FROM record_index WHERE record_index MATCH ?2 AND rowid % ?1 = ?3"
        " ORDER BY rank, rowid",
        [_STEP, query, code],
    )
    return [number for (number,) in rows]


def _words(row: Mapping[str, object], columns: Sequence[str]) -> str:
    """Return the words by which a row is found."""
    return "\n".join(str(row[column]) for column in columns if row.get(column))
