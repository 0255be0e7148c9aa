"""The file of vectors beside a record, opened, and only where it is what this program made."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from claimcheck.store.connection import explained
from claimcheck.store.errors import (
    ForeignDatabaseError,
    UnreadableMeaningsError,
    UnusableDatabaseError,
)
from claimcheck.store.opening import connect
from claimcheck.store.place import meaning_file

# What else lies in the file was not put there by this program.
_FOREIGN: Final = """
SELECT 1 FROM sqlite_schema
WHERE NOT (type = 'table' AND name IN ('vectors', 'models')) AND name NOT LIKE 'sqlite_autoindex_%'
LIMIT 1"""


@contextmanager
def open_meanings(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """Open the file beside a record.

    Raises `UnreadableMeaningsError` where it is damaged or holds something else, and
    another `StoreError` where it may not be read.
    """
    beside = meaning_file(path)
    # A pipe would be waited for.
    if beside.exists() and not beside.is_file():
        raise UnreadableMeaningsError(beside)
    with _explained_meanings(beside), closing(connect(beside, mode)) as connection:
        if connection.execute(_FOREIGN).fetchone():
            raise UnreadableMeaningsError(beside)
        yield connection


@contextmanager
def _explained_meanings(beside: Path) -> Iterator[None]:
    """Turn complaints about a file of vectors beside a record into errors that name it.

    Where it is damaged or holds something else, that is `UnreadableMeaningsError`.
    """
    try:
        with explained(beside):
            yield
    except ForeignDatabaseError as error:
        raise UnreadableMeaningsError(beside) from error
    except UnusableDatabaseError as error:
        if error.code != sqlite3.SQLITE_CORRUPT and not beside.is_dir():
            raise
        raise UnreadableMeaningsError(beside) from error
    except (sqlite3.OperationalError, sqlite3.IntegrityError) as error:
        # Other tables than this program makes, or what they hold.
        raise UnreadableMeaningsError(beside) from error
