"""Making a connection: with the pragmas of the record, and its log."""

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.store.errors import (
    BusyDatabaseError,
    ForeignLogError,
    InterruptedWriteError,
    NetworkDatabaseError,
    UnusableDatabaseError,
)
from claimcheck.store.foreign_log import has_foreign_log, is_wal
from claimcheck.store.place import (
    beside,
    file_uri,
    identity_of,
    is_frozen,
    is_irregular,
    network_file_system,
)
from claimcheck.store.timed import WRITER_SECONDS, TimedConnection, seconds_to_read

# Seconds between two tries where SQLite does not wait by itself.
_PAUSE: Final = 0.02

BUSY_SECONDS: Final = 30.0

# A write was interrupted, and reading alone cannot take it back.
TO_TAKE_BACK: Final = frozenset(
    (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY)
)
# A file in WAL mode is read only by who may write beside it.
_BESIDE_IT: Final = frozenset(
    (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY_CANTINIT,
        sqlite3.SQLITE_READONLY_DIRECTORY,
    )
)
_TRIES: Final = 3


def connect(
    path: Path, mode: str, *, patience: float = BUSY_SECONDS, seconds: float | None = None
) -> sqlite3.Connection:
    """Return a connection to ``path`` with the pragmas of the record set.

    ``mode`` is a mode of SQLite's URI file names: ``ro``, ``rw`` or ``rwc``;
    ``patience`` is how many seconds it waits for other writers, and ``seconds``
    how many one query may work. Where an interrupted write waits to be taken
    back, a reader has that done first. Raises a `StoreError` that says why the
    file cannot be opened.
    """
    _require_safe_place(path)
    connection = _connected(path, mode, patience)
    if mode == "ro":
        connection = _readable(path, connection, patience)
        connection.kept = {}
    asking = seconds_to_read(path)
    writing = asking if mode == "ro" else asking + WRITER_SECONDS
    connection.limit(seconds or asking, seconds or writing)
    return connection


def _connected(path: Path, mode: str, patience: float) -> TimedConnection:
    """Return a connection as SQLite opens it."""
    try:
        connection = sqlite3.connect(
            file_uri(path, mode),
            uri=True,
            timeout=patience,
            isolation_level=None,
            factory=TimedConnection,
        )
    except sqlite3.Error as error:
        raise UnusableDatabaseError(path, str(error)) from error
    set_pragmas(connection)
    return connection


def _require_safe_place(path: Path) -> None:
    """Raise the error that fits where reading or writing would do harm, or wait for ever."""
    log, *others = beside(path, "wal", "shm", "journal")
    for each in (path, log, *others):
        if is_irregular(each):
            raise UnusableDatabaseError(each, "it is no regular file")
    kind = network_file_system(path)
    if kind is not None and not is_frozen(path):
        raise NetworkDatabaseError(path, kind)
    if identity_of(log) and has_foreign_log(path):
        raise ForeignLogError(path)


def _readable(path: Path, connection: TimedConnection, patience: float) -> TimedConnection:
    """Return a connection that can read, in place of one that only a writer could help.

    What else is wrong is left to the first query.
    """
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code in TO_TAKE_BACK:
            connection.close()
            _take_back(path, patience)
            return _connected(path, "ro", patience)
        if code in _BESIDE_IT and is_wal(path):
            connection.close()
            return _copied(path)
    return connection


def _take_back(path: Path, patience: float) -> None:
    """Let SQLite take back what an interrupted write has left, as the first writer would."""
    try:
        with closing(_connected(path, "rw", patience)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("ROLLBACK")
    except (sqlite3.Error, UnusableDatabaseError) as error:
        raise InterruptedWriteError(path) from error


def _copied(path: Path) -> TimedConnection:
    """Return a copy in memory of a database that nobody is writing to.

    SQLite reads one in WAL mode only where it may write beside it. As long as nothing
    is in a log, the file is whole.
    """
    (log,) = beside(path, "wal")
    for _ in range(_TRIES):
        try:
            is_whole = not (log.exists() and log.stat().st_size)
            before = path.stat()
            content = bytearray(path.read_bytes())
            after = path.stat()
        except OSError as error:
            raise UnusableDatabaseError(path, str(error.strerror)) from error
        is_same = (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
        if is_whole and is_same:
            break
    else:
        raise BusyDatabaseError(path)
    content[18:20] = b"\1\1"
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=TimedConnection)
    connection.deserialize(bytes(content))
    set_pragmas(connection)
    connection.execute("PRAGMA query_only = ON")
    return connection


def set_pragmas(connection: sqlite3.Connection) -> None:
    """Set what every connection to a record must have."""
    for pragma in ("trusted_schema = OFF", "foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")


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


def bring_in(path: Path) -> None:
    """Bring what a log holds into the file, as whoever wrote last does who closes it last.

    Who only reads and closes it last leaves it in the log. Nobody is waited for, and where
    it cannot be done a later writer will.
    """
    (log,) = beside(path, "wal")
    with suppress(OSError, sqlite3.Error, ClaimcheckError):
        if log.stat().st_size:
            with closing(connect(path, "rw", patience=0)) as connection:
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


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
