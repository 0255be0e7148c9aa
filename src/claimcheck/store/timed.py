"""A connection whose queries end, and what one keeps of what it read."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

Read = TypeVar("Read")

# Seconds of work for one query: far more than any takes, so that only one that never
# ends is stopped. What a large file may take longer is added for each of its megabytes.
_READER_SECONDS: Final = 3.0
WRITER_SECONDS: Final = 60.0
# What asks, and may ask a view that does not end, also where it writes what it finds.
_ASKING: Final = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "REPLACE")
_SECONDS_A_MEGABYTE: Final = 0.2
_STEPS_BETWEEN_LOOKS: Final = 2_000
# From which part of the time on the work done is looked at.
_SOON: Final = 0.1
# So often SQLite is asked in a second of its own work. Where it is asked less, what is read
# is being written down meanwhile, for which so many times as long is given.
_LOOKS_A_SECOND: Final = 3_000
_WRITING_DOWN: Final = 10


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
    _asking = _writing = _given = 0.0

    def limit(self, asking: float, writing: float) -> None:
        """Give what asks from now on so many seconds of work, and all else others.

        What asks is a query, a statement that writes rows, and each row of one that writes
        many. All else orders the file, such as an index that is made or a VACUUM.
        The clock alone would count what a reader waits for whoever reads its answers.
        It is asked first: looking at the work done costs as much as many a query, so that
        is looked at from a part of the time on.
        """
        work, looks = 0.0, 0

        def is_late() -> bool:
            nonlocal work, looks
            if self._started is None:
                self._started, looks = time.monotonic(), 0
                TimedConnection.ran_out = False
            if not looks:
                if time.monotonic() - self._started < self._given * _SOON:
                    return False
                work = time.thread_time()
            looks += 1
            spent = time.thread_time() - work
            is_reading = looks > spent * _LOOKS_A_SECOND
            TimedConnection.ran_out = spent > self._given * (1 if is_reading else _WRITING_DOWN)
            return TimedConnection.ran_out

        self._asking, self._writing = asking, writing
        self.set_progress_handler(is_late, _STEPS_BETWEEN_LOOKS)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run a query, whose time begins now."""
        self._started = None
        is_asking = sql.lstrip()[:7].upper().startswith(_ASKING)
        self._given = self._asking if is_asking else self._writing
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


def seconds_to_read(path: Path) -> float:
    """Return how long one query on a file of this size may work."""
    size = path.stat().st_size if path.exists() else 0
    return _READER_SECONDS + size / 1_000_000 * _SECONDS_A_MEGABYTE
