"""Keeping writes in a log beside the file, so that nobody who reads waits for who writes."""

import sqlite3
import time
from typing import Final

from claimcheck.store.opening import BUSY_SECONDS

# Seconds between two tries where SQLite does not wait by itself.
_PAUSE: Final = 0.02


def turn_on_wal(connection: sqlite3.Connection) -> None:
    """Keep the log of writes in a file of its own from now on.

    SQLite itself does not wait here for another process that is about to write.
    """
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def prefer_wal(connection: sqlite3.Connection) -> None:
    """Turn the log on where a file came without it, such as a restored backup.

    While others read the file that cannot be done; a later writer will.
    """
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode == "wal":
        return
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(patience)}")
