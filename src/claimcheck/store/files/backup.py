"""Copies of the whole file: made by SQLite's own backup, checked after writing."""

import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from claimcheck.model.record.file_health import Saved
from claimcheck.store.connection import WriteStore, explained, open_reading
from claimcheck.store.errors import BusyDatabaseError, PackError, StoreError, UnusableDatabaseError
from claimcheck.store.files.new_file import new_file
from claimcheck.store.log.chain import event_digest, head, pack_origin
from claimcheck.store.log.verification import Verification, verify
from claimcheck.store.opening import BUSY_SECONDS, connect

# Seconds between two tries where another program is writing.
_PAUSE: Final = 0.05
_WAITING: Final = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))


class FaultyCopyError(StoreError):
    """What was written is not what was to be written."""

    exit_code = 1

    def __init__(self, path: Path, fault: str) -> None:
        """Name the file and what is wrong; it is not kept."""
        super().__init__(
            f"the copy for {path} is faulty and was not kept: {fault};"
            " see what `claimcheck doctor` says of the database"
        )


def back_up(path: Path, target: Path, *, replace: bool = False) -> Saved:
    """Copy the database at ``path`` to a new file, also while others write; check the copy.

    The copy is one file in DELETE mode. With ``replace`` an older backup of the
    same record gives way to it, once it is whole. Raises `FaultyCopyError` where
    it is not, or its log does not verify, and `StoreError` where anything else
    is at ``target``.
    """
    with open_reading(path) as record:
        # What is wrong with the database is said of it, not of its copy.
        if pack_origin(record):
            raise PackError(path)
        if replace and target.exists():
            _require_older_backup(record, path, target)
    mode = stat.S_IMODE(path.stat().st_mode) | stat.S_IWUSR
    with new_file(target, mode=mode, replace=replace) as part:
        with _damage_of(path):
            copy_file(path, part)
            found, fault = check_copy(part)
        if fault:
            raise FaultyCopyError(target, fault)
    return Saved(str(target), str(found.head), found.rows, target.stat().st_size)


@contextmanager
def _damage_of(path: Path) -> Iterator[None]:
    """Say of the file that is copied what is damaged: the copy is new."""
    try:
        yield
    except UnusableDatabaseError as error:
        if error.code != sqlite3.SQLITE_CORRUPT:
            raise
        raise UnusableDatabaseError(path, error.reason, error.code) from error


def copy_file(path: Path, target: Path) -> None:
    """Copy a database of any schema, with what its log holds, to one file in DELETE mode."""
    with explained(path), closing(connect(path, "ro")) as source:
        copy_into(source, target)
        with explained(target), closing(connect(target, "rw")) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")


def copy_into(source: sqlite3.Connection, target: Path) -> None:
    """Write a whole database over another, or to a new file, while others may have it open.

    Raises `BusyDatabaseError` where one of them does not let go.
    """
    end = time.monotonic() + BUSY_SECONDS

    def look(status: int, _remaining: int, _total: int) -> None:
        if status in _WAITING and time.monotonic() > end:
            raise BusyDatabaseError(target)

    with explained(target), closing(connect(target, "rwc")) as copy:
        source.backup(copy, progress=look, sleep=_PAUSE)


def check_copy(path: Path) -> tuple[Verification, str | None]:
    """Return what checking a whole record found, and what is wrong with its pages or its log."""
    with open_reading(path, older=True) as copy:
        (integrity,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        found = verify(copy)
    if found.fault:
        return found, found.fault.reason
    return found, None if integrity == "ok" else str(integrity)


def _require_older_backup(record: sqlite3.Connection, path: Path, target: Path) -> None:
    """Raise `StoreError` unless ``target`` is an earlier state of the record, and not itself."""
    if not is_earlier(record, path, target, of_pack=False):
        raise StoreError(
            f"{target} is no older backup of {path}, so it was left as it is; name another file"
        )


def is_earlier(record: sqlite3.Connection, path: Path, target: Path, *, of_pack: bool) -> bool:
    """Return whether ``target`` was made earlier from the record at ``path``, whole or as a pack.

    Then its head is one of the record's. The record itself was not made from it.
    """
    if target.samefile(path):
        return False
    try:
        with open_reading(target, older=True) as made:
            origin = pack_origin(made)
            last = origin or head(made)
    except (StoreError, sqlite3.Error):
        return False
    is_same_kind = (origin is not None) is of_pack
    return is_same_kind and event_digest(record, last.sequence) == last.sha256


def require_same_record(store: WriteStore, backup: WriteStore) -> None:
    """Raise `StoreError` unless two files hold the same record, at whatever time."""
    if backup.path.samefile(store.path):
        raise StoreError(f"{backup.path} is the database itself, not a backup")
    if beginning(store.connection) != beginning(backup.connection):
        raise StoreError(f"{backup.path} holds another record; name a backup of {store.path}")


def beginning(connection: sqlite3.Connection) -> str | None:
    """Return the digest of the first event, which no two records share."""
    return event_digest(connection, 1)
