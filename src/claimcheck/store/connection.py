"""A database, opened for reading by raw sqlite3 so that this starts fast, or held for writing."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import (
    BusyDatabaseError,
    ConflictError,
    EndlessQueryError,
    ForeignDatabaseError,
    ForeignLogError,
    InterruptedWriteError,
    MovedMeanwhileError,
    MovedRecordError,
    NewerSchemaError,
    NoDatabaseError,
    OlderSchemaError,
    UnusableDatabaseError,
)
from claimcheck.store.foreign_log import has_foreign_log
from claimcheck.store.opened import note_change, remember
from claimcheck.store.opening import TO_TAKE_BACK, connect, has_run_out
from claimcheck.store.place import (
    FileIdentity,
    FilePlace,
    SeenRecord,
    beside,
    identity_of,
    place_of,
    written_at,
)

# By this name other rooms speak of a connection without knowing SQLite.
Connection = sqlite3.Connection
Clock = Callable[[], str]
Salt = Callable[[], str]
Permit = Callable[[sqlite3.Connection, str, str], None]
Cell = str | int | float | bytes | None
WrittenRows = list[dict[str, Cell]]
ToBeTold = Callable[[sqlite3.Connection, WrittenRows], WrittenRows]

APPLICATION_ID: Final = 0x436C436B  # "ClCk"
SCHEMA_VERSION: Final = 6

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
        full = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        code = full & 0xFF
        if full in TO_TAKE_BACK:
            raise InterruptedWriteError(path) from error
        if code == sqlite3.SQLITE_NOTADB:
            raise ForeignDatabaseError(path) from error
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise BusyDatabaseError(path) from error
        if code == sqlite3.SQLITE_INTERRUPT:
            if not has_run_out():
                raise KeyboardInterrupt from error
            raise EndlessQueryError(path) from error
        if code in _FILE_TROUBLE:
            raise UnusableDatabaseError(path, str(error), code) from error
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
def snapshot(connection: sqlite3.Connection, *, keeps_temporary: bool = False) -> Iterator[None]:
    """Let the block read one state of the record, whatever others write meanwhile.

    Inside a transaction that is the transaction's. Temporary tables that the block makes are
    gone with it, unless ``keeps_temporary``.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT" if keeps_temporary else "ROLLBACK")


def require_file(path: Path) -> None:
    """Raise the error that fits unless ``path`` is a file that can be read."""
    if path.is_dir():
        raise UnusableDatabaseError(path, "it is a folder")
    if not path.exists():
        raise NoDatabaseError(path)
    if not path.is_file():
        raise UnusableDatabaseError(path, "it is no regular file")
    if not os.access(path, os.R_OK):
        raise UnusableDatabaseError(path, "permission denied")


@contextmanager
def open_reading(path: Path, *, older: bool = False) -> Iterator[sqlite3.Connection]:
    """Open the database at ``path`` for reading; never creates or changes it.

    Raises a `StoreError` that says why where it cannot be read; an ``older``
    schema can be asked for.
    """
    require_file(path)
    remember(path)
    connection = connect(path, "ro")
    try:
        version = schema_version(connection, path)
        if version < SCHEMA_VERSION and not older:
            raise OlderSchemaError(path, version, SCHEMA_VERSION)
        with explained(path):
            yield connection
    finally:
        connection.close()


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


def _anybody(_connection: sqlite3.Connection, _actor: str, _kind: str) -> None:
    """Let everybody do everything."""


def _nothing(_connection: sqlite3.Connection, _rows: WrittenRows) -> WrittenRows:
    """Let readers be told nothing more."""
    return []


class WriteStore(NamedTuple):
    """A database open for writing, with the clock and the salt that its events get.

    `clock` gives the time in UTC as ``2026-11-23T19:00:00Z``; `salt` gives a
    fresh random text for each event; `place` says which file was opened,
    `written_at` when it was last written to then, and `log` which log lay beside it. `permit`
    is asked before each act, with who acts and its kind, and raises where they may not;
    `to_be_told` after its rows are written, for what readers have since then. `door` says by
    which way its acts come, where that is not the command line or a program.
    """

    path: Path
    connection: sqlite3.Connection
    clock: Clock
    salt: Salt
    place: FilePlace | None = None
    written_at: int | None = None
    log: FileIdentity | None = None
    permit: Permit = _anybody
    to_be_told: ToBeTold = _nothing
    door: str | None = None

    def require_goes_on(self, seen: SeenRecord) -> None:
        """Raise `MovedRecordError` where this is not the record that was read before."""
        query = "SELECT sha256 FROM events WHERE sequence = ?"
        (digest,) = self.connection.execute(query, [seen.sequence]).fetchone() or ("",)
        if (self.place, digest) != (seen.place, seen.digest):
            raise MovedRecordError(self.path)

    def require_in_place(self) -> None:
        """Raise the error that fits where the path leads to something else than was opened.

        `MovedRecordError`: to another file, or one of another name, or its log was taken away;
        `ForeignLogError`: to the same, which another was copied into.
        """
        if self.place is None:
            return
        if place_of(self.path) != self.place:
            raise MovedRecordError(self.path)
        # Nobody but a stranger takes a log away that is open: the next program makes another,
        # and two would be written into one file.
        if self.log and identity_of(beside(self.path, "wal")[0]) != self.log:
            raise MovedRecordError(self.path, "-wal")
        if written_at(self.path) != self.written_at and has_foreign_log(self.path):
            raise ForeignLogError(self.path)

    def require_stayed(self) -> None:
        """Raise `MovedMeanwhileError` unless the path still leads to what was committed to."""
        try:
            self.require_in_place()
        except (MovedRecordError, ForeignLogError) as error:
            # What was written to a file that is gone must not pass for stored.
            raise MovedMeanwhileError(self.path) from error

    def with_log(self) -> "WriteStore":
        """Return the same, knowing its log, which stays the same as long as it is open."""
        return self._replace(log=identity_of(beside(self.path, "wal")[0]))


@contextmanager
def savepoint(connection: sqlite3.Connection) -> Iterator[Callable[[], object]]:
    """Give what takes back all that the block wrote so far; nothing is left where it raises."""
    connection.execute("SAVEPOINT act")
    try:
        yield lambda: connection.execute("ROLLBACK TO act")
    except BaseException:
        # SQLite has already rolled back after some errors, such as a full disk.
        with suppress(sqlite3.OperationalError):
            connection.execute("ROLLBACK TO act")
            connection.execute("RELEASE act")
        raise
    connection.execute("RELEASE act")


@contextmanager
def immediate(store: WriteStore, *, keep: bool = True) -> Iterator[None]:
    """Hold the write lock for the block and commit at its end, or leave everything as it was.

    Waits up to 30 seconds for other writers. Without ``keep`` nothing is stored
    in any case, so that the block shows what it would do. Raises `MovedMeanwhileError` where
    it was committed, and the path leads to something else since.
    """
    connection = store.connection
    with explained(store.path):
        connection.execute("BEGIN IMMEDIATE")
        before = connection.total_changes
        try:
            store.require_in_place()
            yield
            connection.execute("COMMIT" if keep else "ROLLBACK")
            if keep and connection.total_changes > before:
                note_change()
            if keep:
                store.require_stayed()
        except BaseException:
            # SQLite has already rolled back after some errors, such as a full disk.
            with suppress(sqlite3.OperationalError):
                connection.execute("ROLLBACK")
            raise


@contextmanager
def collision_explained(table: str) -> Iterator[None]:
    """Tell a person that somebody else was first, where two replace the same row."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        if "append-only" in str(error) or "supersedes" in str(error):
            raise ConflictError(
                f"somebody else changed the same {table} first; look at it again and repeat"
            ) from error
        raise
