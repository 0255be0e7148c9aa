"""Opening a database: read-only by raw sqlite3, so that reading starts fast."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from claimcheck.store.errors import (
    BusyDatabaseError,
    ForeignDatabaseError,
    NewerSchemaError,
    NoDatabaseError,
    OlderSchemaError,
    UnusableDatabaseError,
)

# By this name other rooms speak of a connection without knowing SQLite.
Connection = sqlite3.Connection

APPLICATION_ID: Final = 0x436C436B  # "ClCk"
SCHEMA_VERSION: Final = 5
BUSY_SECONDS: Final = 30.0

_FILE_TROUBLE: Final = frozenset(
    (
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_TOOBIG,
    )
)


def utc_now() -> str:
    """Return the time in UTC to the second, as events keep it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def connect(path: Path, mode: str, *, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Return a connection to ``path`` with the pragmas of the record set.

    ``mode`` is a mode of SQLite's URI file names: ``ro``, ``rw`` or ``rwc``;
    ``patience`` is how many seconds it waits for other writers. Raises
    `UnusableDatabaseError` where the file cannot be opened.
    """
    try:
        connection = sqlite3.connect(
            file_uri(path, mode), uri=True, timeout=patience, isolation_level=None
        )
    except sqlite3.Error as error:
        raise UnusableDatabaseError(path, str(error)) from error
    set_pragmas(connection)
    return connection


def file_uri(path: Path, mode: str) -> str:
    """Return a database's name for SQLite, to be opened or attached in a mode as of `connect`."""
    options = f"mode={mode}"
    if mode == "ro" and _is_frozen(path):
        options += "&immutable=1"
    return f"file:{quote(os.path.abspath(path))}?{options}"  # noqa: PTH100 - keeps a link's name


def set_pragmas(connection: sqlite3.Connection) -> None:
    """Set what every connection to a record must have."""
    for pragma in ("trusted_schema = OFF", "foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _is_frozen(path: Path) -> bool:
    """Tell whether nobody here can write beside ``path`` and no log waits there."""
    return not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's complaints about the file itself into errors that name it.

    Faulty SQL and broken promises of the schema are bugs or collisions, so they
    pass through.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        # The low byte is the primary code; NOMEM, PERM and the like stay bugs.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code == sqlite3.SQLITE_NOTADB:
            raise ForeignDatabaseError(path) from error
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise BusyDatabaseError(path) from error
        if code in _FILE_TROUBLE:
            raise UnusableDatabaseError(path, str(error)) from error
        raise


def schema_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of a claimcheck database.

    Raises `ForeignDatabaseError` for any other file and `NewerSchemaError` for
    one that a later release wrote.
    """
    with explained(path):
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise ForeignDatabaseError(path)
    if version > SCHEMA_VERSION:
        raise NewerSchemaError(path, version, SCHEMA_VERSION)
    return int(version)


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the block read one state of the record, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def require_file(path: Path) -> None:
    """Raise the error that fits unless ``path`` is a file that can be read."""
    if path.is_dir():
        raise UnusableDatabaseError(path, "it is a folder")
    if not path.exists():
        raise NoDatabaseError(path)
    if not os.access(path, os.R_OK):
        raise UnusableDatabaseError(path, "permission denied")


@contextmanager
def open_reading(path: Path, *, older: bool = False) -> Iterator[sqlite3.Connection]:
    """Open the database at ``path`` for reading; never creates or changes it.

    Raises a `StoreError` that says why where it cannot be read; an ``older``
    schema can be asked for.
    """
    require_file(path)
    connection = connect(path, "ro")
    try:
        version = schema_version(connection, path)
        if version < SCHEMA_VERSION and not older:
            raise OlderSchemaError(path, version, SCHEMA_VERSION)
        with explained(path):
            yield connection
    finally:
        connection.close()
