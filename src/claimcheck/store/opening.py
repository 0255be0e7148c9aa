"""Making a connection, unless its place is unsafe: with pragmas, log, and an end to each query."""

import math
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import (
    BusyDatabaseError,
    ForeignLogError,
    InterruptedWriteError,
    LeftLogError,
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

Read = TypeVar("Read")

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

# Work for one query, in seconds and in steps of SQLite: far more than any takes, so that only
# one that never ends is stopped. What a large file may take longer is added for each of its
# megabytes. Steps are as many where a machine has much else to do, but not all of a length.
_READER_SECONDS: Final = 2.0
_SECONDS_A_MEGABYTE: Final = 0.2
_READER_STEPS: Final = 5_000_000
_STEPS_A_MEGABYTE: Final = 10_000_000
_WRITER_SECONDS: Final = 60.0
# What asks, and may ask a view that does not end, also where it writes what it finds.
_ASKING: Final = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "REPLACE")
_STEPS_BETWEEN_LOOKS: Final = 2_000
# From which part of the time on the work done is looked at.
_SOON: Final = 0.1
# So often SQLite is asked in a second of its own work. Where it is asked less, what is read
# is being written down meanwhile, for which each megabyte gets so many times as long.
_LOOKS_A_SECOND: Final = 3_000
_WRITING_DOWN: Final = 10


class Bound(NamedTuple):
    """How long one query may work: in seconds, the more while it is written down, and in steps."""

    seconds: float
    writing_down: float
    steps: float


class TimedConnection(sqlite3.Connection):
    """A connection that stops a query which does not end.

    A stranger's file can hold views and rows that lead in a circle.
    """

    ran_out: ClassVar[bool] = False
    # What one that never writes remembers, by the version of the data; None for others.
    kept: dict[int, dict[str, int]] | None = None
    # What one that asks about many texts keeps of the claims; see `kept.py`.
    kept_claims: Any = None
    _started: float | None = None
    _asking = _ordering = _given = Bound(0, 0, 0)

    def limit(self, asking: Bound, ordering: Bound) -> None:
        """Give what asks from now on so much work, and all else other.

        What asks is a query, a statement that writes rows, and each row of one that writes
        many. All else orders the file, such as an index that is made or a VACUUM.
        The clock alone would count what a reader waits for whoever reads its answers.
        It is asked first: looking at the work done costs as much as many a query, so that
        is looked at from a part of the time on.
        """
        work, looks, steps = 0.0, 0, 0

        def is_late() -> bool:
            nonlocal work, looks, steps
            if self._started is None:
                self._started, looks, steps = time.monotonic(), 0, 0
                TimedConnection.ran_out = False
            steps += _STEPS_BETWEEN_LOOKS
            if steps > self._given.steps:
                TimedConnection.ran_out = True
                return True
            if not looks:
                if time.monotonic() - self._started < self._given.seconds * _SOON:
                    return False
                work = time.thread_time()
            looks += 1
            spent = time.thread_time() - work
            is_reading = looks > spent * _LOOKS_A_SECOND
            given = self._given.seconds if is_reading else self._given.writing_down
            TimedConnection.ran_out = spent > given
            return TimedConnection.ran_out

        self._asking, self._ordering = asking, ordering
        self.set_progress_handler(is_late, _STEPS_BETWEEN_LOOKS)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run a query, whose time begins now."""
        self._started = None
        is_asking = sql.lstrip()[:7].upper().startswith(_ASKING)
        self._given = self._asking if is_asking else self._ordering
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:
        """Run a statement for each of many rows, of which each has its own time."""
        self._given = self._asking
        return super().executemany(sql, self._each(parameters))

    def _each(self, parameters: Iterable[Any]) -> Iterator[Any]:
        """Yield the parameters of each row, whose time begins now."""
        for row in parameters:
            self._started = None
            yield row


def connect(
    path: Path, mode: str, *, patience: float = BUSY_SECONDS, bound: Bound | None = None
) -> sqlite3.Connection:
    """Return a connection to ``path`` with the pragmas of the record set.

    ``mode`` is a mode of SQLite's URI file names: ``ro``, ``rw`` or ``rwc``;
    ``patience`` is how many seconds it waits for other writers, and ``bound``
    how long one query may work. Where an interrupted write waits to be taken
    back, a reader has that done first. Raises a `StoreError` that says why the
    file cannot be opened.
    """
    _require_safe_place(path)
    connection = _connected(path, mode, patience)
    if mode == "ro":
        connection = _readable(path, connection, patience)
        connection.kept = {}
    asking = ordering = bound or bound_of(path)
    if bound is None and mode != "ro":
        more = _WRITER_SECONDS
        ordering = Bound(asking.seconds + more, asking.writing_down + more, math.inf)
    connection.limit(asking, ordering)
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
            cached_statements=256,  # long work asks more than the 128 things that Python keeps
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
        raise NetworkDatabaseError(path, kind.name, is_certain=kind.is_certain)
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
    log, shared = beside(path, "wal", "shm")
    for _ in range(_TRIES):
        try:
            is_whole = not (log.exists() and log.stat().st_size)
            before = path.stat()
            content = bytearray(path.read_bytes())
            after = path.stat()
        except OSError as error:
            raise UnusableDatabaseError(path, str(error.strerror)) from error
        if is_whole and (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns):
            break
    else:
        # Whoever has the file open keeps the other file beside it.
        raise (
            LeftLogError(path) if not is_whole and not shared.exists() else BusyDatabaseError(path)
        )
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


def keeps(connection: sqlite3.Connection) -> bool:
    """Return whether a connection keeps what it reads, as one that asks about many texts does."""
    return getattr(connection, "kept_claims", None) is not None


def once(connection: sqlite3.Connection, read: Callable[[sqlite3.Connection], Read]) -> Read:
    """Return what a function reads; where that is kept, it is read again after a write alone."""
    if not keeps(connection):
        return read(connection)
    found: Read = connection.kept_claims.once(read)  # type: ignore[attr-defined]
    return found


def has_run_out() -> bool:
    """Return whether a query was stopped because it did not end; told once.

    Else somebody's Ctrl-C came while SQLite was asking, which takes that for a no.
    """
    ran_out, TimedConnection.ran_out = TimedConnection.ran_out, False
    return ran_out


def bound_of(path: Path) -> Bound:
    """Return how long one query on a file of this size may work."""
    megabytes = path.stat().st_size / 1_000_000 if path.exists() else 0
    more = megabytes * _SECONDS_A_MEGABYTE
    return Bound(
        _READER_SECONDS + more,
        _READER_SECONDS + more * _WRITING_DOWN,
        _READER_STEPS + megabytes * _STEPS_A_MEGABYTE,
    )
