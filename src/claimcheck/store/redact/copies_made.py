"""Files that were made of the record: whether words still stand in them, and forgetting them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from claimcheck.language.text.sought import Searched, Sought
from claimcheck.store.connection import WriteStore, explained
from claimcheck.store.errors import StoreError, UnreadableMeaningsError, UnusableDatabaseError
from claimcheck.store.log.redactions import MARK
from claimcheck.store.meanings_file import open_meanings
from claimcheck.store.opening import connect
from claimcheck.store.place import meaning_file

_HEADER: Final = b"SQLite format 3\0"


def is_database(path: Path) -> bool:
    """Return whether a file is one of SQLite's."""
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def stand_in_database(path: Path, words: tuple[Sought, ...]) -> bool | None:
    """Return whether any of the words stand in a text of a database; None if it cannot be read.

    Captured copies are not looked through.
    """
    try:
        with explained(path), closing(connect(path, "ro")) as connection:
            return any(
                word.stands_in(searched)
                for table, column in _columns(connection)
                for (cell,) in connection.execute(
                    f'SELECT "{column}" FROM "{table}" WHERE typeof("{column}") = \'text\''
                )
                for searched in [Searched(cell)]
                for word in words
            )
    except (StoreError, sqlite3.Error):
        return None


def _columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return every column of every table, but not of those that a search index is made of."""
    query = (
        "SELECT tables.name, columns.name FROM pragma_table_list AS tables,"
        " pragma_table_info(tables.name) AS columns"
        " WHERE tables.type = 'table' AND tables.schema = 'main'"
    )
    return [(table, column) for table, column in connection.execute(query) if '"' not in table]


def forget_meanings(store: WriteStore) -> bool:
    """Remove what the file of meanings beside a record holds of redacted claims, and wipe it.

    Returns whether nothing of them is left, as where there is no such file. Raises
    `UnreadableMeaningsError` where it cannot be read or written.
    """
    # By the vectors of what claims mean their words could be guessed.
    beside = meaning_file(store.path)
    if not beside.exists():
        return True
    query = "SELECT id FROM claims WHERE instr(text, ?)"
    claims = [number for (number,) in store.connection.execute(query, [MARK])]
    try:
        with open_meanings(store.path, "rw") as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(
                "DELETE FROM vectors WHERE claim IN (SELECT value FROM json_each(?))",
                [json.dumps(claims)],
            )
            connection.execute("VACUUM")
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except UnreadableMeaningsError:
        raise
    except UnusableDatabaseError as error:
        raise UnreadableMeaningsError(beside) from error
    except (StoreError, sqlite3.Error):
        # Whoever has it open keeps it from being wiped too.
        return False
    return not busy
