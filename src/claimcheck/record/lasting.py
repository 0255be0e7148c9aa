"""A connection that outlasts a record: one thread reads by it as long as the file is the same."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.store.connection import (
    SCHEMA_VERSION,
    bring_in,
    open_reading,
    schema_version,
)
from claimcheck.store.file_state import FileState, state_of
from claimcheck.store.opened import remember

if TYPE_CHECKING:
    from claimcheck.store.connection import Connection


class LastingReader:
    """What records of one thread read by, one after the other.

    When a file is opened again, SQLite reads its whole schema and plans each query again. Between
    two records the connection stands still: it keeps nobody from writing, from a
    checkpoint, or from redacting. It belongs to the thread that uses it first.
    """

    def __init__(self) -> None:
        """Begin with nothing open."""
        self._held = ExitStack()
        self._connection: Connection | None = None
        self._path: Path | None = None
        self._state: FileState | None = None

    def connection(self, path: Path) -> "Connection":
        """Return a connection that reads ``path`` as it lies there now.

        It is a new one where the file was moved, replaced, written over, or put in order by
        a checkpoint since, or another log lies beside it. Raises as `open_reading` does.
        """
        if self._connection is None or (self._path, self._state) != (path, state_of(path)):
            return self._open(path)
        remember(path)
        if schema_version(self._connection, path) != SCHEMA_VERSION:
            return self._open(path)
        return self._connection

    def rest(self) -> None:
        """Let go of what was being read; what is left open by a fault is closed."""
        if self._connection is not None and self._connection.in_transaction:
            self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection = None
        self._held.close()

    def end(self) -> None:
        """Close the file for good, with what was written meanwhile in the file itself."""
        self.close()
        if self._path is not None:
            bring_in(self._path)

    def _open(self, path: Path) -> "Connection":
        """Return a new connection, and remember as which file it was opened."""
        self.close()
        before = state_of(path)
        connection = self._held.enter_context(open_reading(path))
        after = state_of(path)
        # Opening it may have laid a log beside it.
        is_same = before and after and (before.file, before.header) == (after.file, after.header)
        self._path, self._state = path, after if is_same else before
        self._connection = connection
        return connection
