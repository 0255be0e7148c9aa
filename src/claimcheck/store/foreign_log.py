"""Whether the log that lies beside a database continues it, or another file's state.

SQLite takes any log of that name for the file's own, and would mix both.
"""

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, Final
from urllib.parse import quote

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.place import FileIdentity, beside, identity_of

# Of the file's header: how long it is read, and where it says how the file is written.
_HEADER: Final = 20
_FORMATS: Final = slice(18, 20)
_ROLLBACK_FORMAT: Final = b"\1\1"
_WAL_FORMAT: Final = b"\2\2"
# A log that another process is just making or taking away is looked at again after a moment.
_LOOKS: Final = 3
_PAUSE: Final = 0.05
# What is looked at at most: a stranger's file and log may hold anything.
_STEPS: Final = 1_000_000
_FRAMES: Final = 20_000
_EVENTS: Final = 100
_ROWS: Final = 20

_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_LEAF: Final = 0x0D
# A row of the log of acts ends with three digests of 64 characters.
_DIGESTS: Final = b"\x81\x0d" * 3

_LAST: Final = "SELECT sequence, sha256 FROM events ORDER BY sequence DESC LIMIT 1"
_AFTER: Final = (
    "SELECT sequence, payload FROM events WHERE sequence > ? AND sequence <= ? ORDER BY sequence"
)

# Who closes any handle of a file gives up all locks that the process has on it, also those
# that SQLite holds for another connection. So what was opened to look at a header stays open.
_MOST_OPEN: Final = 64
_open: dict[FileIdentity, int] = {}


class _FileAndLog(NamedTuple):
    """A database as it was last written, and the log beside it, by what begins it.

    A log that is begun again, or another one, begins otherwise: with other random bits.
    """

    files: tuple[int, ...]
    size: int
    changed: int
    log: bytes


# Pairs that were found to belong together: as long as neither is written to but at the
# log's end, they do.
_continued: list[_FileAndLog] = []
# How far apart two times must be to differ, in nanoseconds, on any file system, and on one
# that keeps more than hundredths of a second: the kernel's clock moves on as often at least.
_A_TICK: Final = 2_100_000_000
_HUNDREDTH: Final = 10_000_000
_A_SHORT_TICK: Final = 5 * _HUNDREDTH


class _LogFrame(NamedTuple):
    """A page as the log holds it."""

    page: int
    content: bytes


def open_alone(path: Path) -> sqlite3.Connection:
    """Return a connection to a database as its file alone holds it, whatever lies beside it."""
    return _connected(path, "mode=ro&immutable=1")


def is_wal(path: Path) -> bool:
    """Return whether a database says of itself that its writes go to a log beside it."""
    return _formats(path) == _WAL_FORMAT


def has_foreign_log(path: Path) -> bool:
    """Return whether a log lies beside a database that continues the state of another file.

    A copy was put in the place of a record, whose log stayed.
    """
    (log,) = beside(path, "wal")
    before = _pair(path, log)
    if before in _continued:
        return False
    is_foreign = _is_foreign(path, log)
    # What was written just now may be written again without a later time.
    if is_foreign is False and before and _is_settled(before.changed):
        _continued[:] = [*_continued, before][-_MOST_OPEN:]
    return bool(is_foreign)


def _is_settled(changed: int) -> bool:
    """Return whether what is written from now on gets a later time than ``changed``."""
    tick = _A_SHORT_TICK if changed % _HUNDREDTH else _A_TICK
    return time.time_ns() - changed > tick


def _pair(path: Path, log: Path) -> _FileAndLog | None:
    """Return which file and log lie beside each other; None where there are not both."""
    try:
        found, other = path.stat(), log.stat()
        if not S_ISREG(other.st_mode):
            # A pipe would be waited for; opening the database names it.
            return None
        with log.open("rb") as file:
            header = file.read(_LOG_HEADER)
    except OSError:
        return None
    if len(header) < _LOG_HEADER:
        return None
    files = (found.st_dev, found.st_ino, other.st_dev, other.st_ino)
    return _FileAndLog(files, found.st_size, found.st_ctime_ns, header)


def _is_foreign(path: Path, log: Path) -> bool | None:
    """Return whether a log continues the state of another file; None where nothing tells."""
    for look in range(_LOOKS):
        # The log first: who turns to logs marks the file before there is one.
        if not _size(log):
            return None
        if _formats(path) != _ROLLBACK_FORMAT:
            continues = _continues(path, log)
            if continues is not False:
                return None if continues is None else False
        if look < _LOOKS - 1:
            time.sleep(_PAUSE)
    return True


def _continues(path: Path, log: Path) -> bool | None:
    """Return whether the file with the log is what became of the file alone.

    None, which is no reason to refuse it, where the log has every page, so that nothing
    is taken from the file, as after restoring to an earlier state; and for a file that
    cannot be read by itself, which was just being written: what is wrong with one that is
    damaged is not found here.
    """
    try:
        # The log first, then the file: one that is begun again is of a later state.
        reached = _reached(log)
        with closing(open_alone(path)) as alone:
            alone.set_progress_handler(lambda: 1, _STEPS)
            before = alone.execute(_LAST).fetchone() or (0, "")
    except (sqlite3.Error, OSError, TypeError, ValueError):
        return None
    try:
        with closing(_connected(path, "mode=ro")) as both:
            both.set_progress_handler(lambda: 1, _STEPS)
            if _leads_on(both, before, reached):
                return True
            pages = int(both.execute("PRAGMA page_count").fetchone()[0])
    except sqlite3.OperationalError:
        return None
    except (sqlite3.DatabaseError, ArithmeticError, LookupError, TypeError, ValueError):
        return False
    return None if len({frame.page for frame in _frames(log)}) >= pages else False


def _connected(path: Path, options: str) -> sqlite3.Connection:
    """Return a connection as SQLite opens it."""
    name = quote(os.path.abspath(path))  # noqa: PTH100 - keeps a link's name
    return sqlite3.connect(f"file:{name}?{options}", uri=True, isolation_level=None)


def _leads_on(both: sqlite3.Connection, before: tuple[int, str], reached: int) -> bool:
    """Return whether the last event of the file alone is there, and all rows of those after it.

    ``reached`` is the event up to which the log's first writing came: what the file
    lacks until there, the log must bring.
    """
    sequence, sha256 = before
    found = both.execute("SELECT sha256 FROM events WHERE sequence = ?", [sequence]).fetchone()
    if sequence and found != (sha256,):
        return False
    last = min(reached, sequence + _EVENTS)
    for expected in range(sequence + 1, last + 1):
        found = both.execute(_AFTER, [expected - 1, expected]).fetchone()
        if found is None or not all(_is_there(both, expected, row) for row in _rows(found[1])):
            return False
    return True


def _rows(payload: str | None) -> list[dict[str, object]]:
    """Return the first rows of which an event speaks; none where its payload was removed."""
    rows: list[dict[str, object]] = json.loads(payload)["rows"] if payload else []
    return rows[:_ROWS]


def _is_there(both: sqlite3.Connection, event: int, row: dict[str, object]) -> bool:
    """Return whether a row that an event wrote is stored."""
    table = str(row["table"])
    if not table.replace("_", "").isalpha():
        return False
    query = f"SELECT 1 FROM {table} WHERE id = ? AND event = ?"
    return both.execute(query, [row["id"], event]).fetchone() is not None


def _reached(log: Path) -> int:
    """Return the last event on the first page of events in a log; 0 where it has none."""
    return next((last for frame in _frames(log) if (last := _last_event(frame))), 0)


def _frames(log: Path) -> Iterator[_LogFrame]:
    """Yield the pages of a log that were committed, in the order in which they were written."""
    with log.open("rb") as file:
        header = file.read(_LOG_HEADER)
        size, salts = int.from_bytes(header[8:12], "big"), header[16:24]
        if not 512 <= size <= 65_536:
            return
        for _ in range(_committed(file, size, salts)):
            frame = file.read(_FRAME_HEADER + size)
            yield _LogFrame(int.from_bytes(frame[:4], "big"), frame[_FRAME_HEADER:])


def _committed(file: BinaryIO, size: int, salts: bytes) -> int:
    """Return how many frames come up to the end of the last commit; the file stays where it is.

    A transaction that goes on, or was taken back, can have written many more: no reader is
    given those.
    """
    start, committed = file.tell(), 0
    whole = os.fstat(file.fileno()).st_size
    for number in range(1, _FRAMES + 1):
        header = file.read(_FRAME_HEADER)
        # What an earlier round left behind has other salts.
        if file.tell() + size > whole or header[8:16] != salts:
            break
        if any(header[4:8]):
            committed = number
        file.seek(size, os.SEEK_CUR)
    file.seek(start)
    return committed


def _last_event(frame: _LogFrame) -> int:
    """Return the number of the last event on a page; 0 where it holds no events."""
    page = frame.content
    cells = int.from_bytes(page[3:5], "big")
    if page[0] != _LEAF or not 0 < cells < len(page) // 4:
        return 0
    place = 8 + 2 * (cells - 1)
    start = int.from_bytes(page[place : place + 2], "big")
    _, start = _varint(page, start)
    number, start = _varint(page, start)
    width = page[start] if start < len(page) else 0
    columns = page[start + 1 : start + width]
    is_event = columns.startswith(b"\0") and columns.endswith(_DIGESTS)
    return number if is_event else 0


def _varint(page: bytes, start: int) -> tuple[int, int]:
    """Return a number as SQLite writes it, and where it ends."""
    number = 0
    for place in range(start, min(start + 8, len(page))):
        number = number << 7 | page[place] & 0x7F
        if page[place] < 0x80:
            return number, place + 1
    return 0, len(page)


def _formats(path: Path) -> bytes:
    """Return what a file's header says of how it is written and read; empty for no database."""
    return header_of(path, _HEADER)[_FORMATS]


def header_of(path: Path, length: int) -> bytes:
    """Return the first bytes of a file; empty where it cannot be read."""
    which = identity_of(path)
    if which is None:
        return b""
    try:
        if which not in _open:
            while len(_open) >= _MOST_OPEN:
                os.close(_open.pop(next(iter(_open))))
            _open[which] = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        return os.pread(_open[which], length, 0)
    except OSError:
        return b""


def _size(path: Path) -> int:
    """Return how many bytes a file has; 0 for none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
