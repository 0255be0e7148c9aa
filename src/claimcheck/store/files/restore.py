"""Putting a backup in the place of the record, which is kept beside it."""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from claimcheck.model.record.file_health import Restored
from claimcheck.store.connection import Connection, explained, open_reading, require_file
from claimcheck.store.errors import (
    BusyDatabaseError,
    InterruptedWriteError,
    NetworkDatabaseError,
    NewerSchemaError,
    NoDatabaseError,
    PackError,
    StoreError,
    UnusableDatabaseError,
)
from claimcheck.store.files.backup import (
    FaultyCopyError,
    beginning,
    check_copy,
    copy_file,
    copy_into,
)
from claimcheck.store.files.new_file import new_file
from claimcheck.store.log.chain import Head, head, pack_origin
from claimcheck.store.log.redactions import redacted_at, redactions
from claimcheck.store.opening import connect, turn_on_wal
from claimcheck.store.place import beside
from claimcheck.store.redact.columns import shown

_MOST_KEPT: Final = 1_000
_HAS_ROLES: Final = "SELECT 1 FROM sqlite_schema WHERE name = 'current_reviewer_roles'"


def restore(
    path: Path, backup: Path, permit: Callable[[Connection], None] | None = None
) -> Restored:
    """Put ``backup`` in the place of the database at ``path``, and check it before and after.

    What was there is kept beside it, with its log. A database that can be read is
    written over by way of SQLite, so that whoever has it open goes on with the
    backup; its roles are asked first, by ``permit``. One that cannot be is moved away.
    Raises `FaultyCopyError` for a backup that is not whole, and `StoreError` for a pack or
    another record, and as ``permit`` does.
    """
    if not backup.exists():
        raise NoDatabaseError(backup, "name a file that `claimcheck backup` made")
    require_file(backup)
    last = _require_whole_backup(backup)
    if not path.exists():
        return _anew(path, backup, last, None)
    for each in (path, path.absolute().parent):
        if not os.access(each, os.W_OK):
            raise UnusableDatabaseError(path, f"{each} is read-only")
    if path.samefile(backup):
        raise StoreError(f"{backup} is the database itself; name a backup of it")
    now = _head_of(path)
    if now is None:
        return _anew(path, backup, last, _moved_away(path))
    try:
        if permit is not None:
            _require_permitted(path, permit)
        _require_same_beginning(path, backup)
        back = _words_back(path, backup)
    except sqlite3.Error:
        # Its pages are whole, and it holds what is no text.
        return _anew(path, backup, last, _moved_away(path))
    kept = _kept_name(path)
    with new_file(kept, mode=_mode(path)) as part:
        copy_file(path, part)
    with closing(connect(backup, "ro")) as source:
        copy_into(source, path)
    done = _finished(path, backup, last, kept, max(now.sequence - last.sequence, 0))
    return done._replace(words_back=back)


def _require_whole_backup(backup: Path) -> Head:
    """Return the head of a backup that is in order. Raises `FaultyCopyError` or `StoreError`."""
    with open_reading(backup, older=True) as connection:
        if pack_origin(connection):
            raise StoreError(f"{backup} is a pack, a part of a record; name a backup")
    found, fault = check_copy(backup)
    if fault:
        raise StoreError(f"{backup} is damaged, so nothing was restored: {fault}; name another")
    return found.head


def _head_of(path: Path) -> Head | None:
    """Return the head of a record that can be read; None where it is damaged, or no record."""
    try:
        with open_reading(path, older=True) as connection:
            is_pack = pack_origin(connection) is not None
            is_whole = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            last = head(connection)
    except (BusyDatabaseError, InterruptedWriteError, NetworkDatabaseError, NewerSchemaError):
        raise
    except (StoreError, sqlite3.Error):
        return None
    if is_pack:
        raise PackError(path)
    return last if is_whole else None


def _require_permitted(path: Path, permit: Callable[[Connection], None]) -> None:
    """Ask a record whether it may give way; one of a release before roles were kept is not."""
    with open_reading(path, older=True) as record:
        if record.execute(_HAS_ROLES).fetchone():
            permit(record)


def _require_same_beginning(path: Path, backup: Path) -> None:
    """Raise `StoreError` where a backup is of another record."""
    with open_reading(path, older=True) as record, open_reading(backup, older=True) as copy:
        if beginning(record) != beginning(copy):
            raise StoreError(f"{backup} holds another record than {path}; name that one")


def _words_back(path: Path, backup: Path) -> tuple[str, ...]:
    """Return which redacted rows of a record a backup holds with their words."""
    with open_reading(path, older=True) as record, open_reading(backup, older=True) as copy:
        last, still = head(copy).sequence, redacted_at(copy)
        return tuple(
            name
            for each in redactions(record)
            for row in each.rows
            if row["event"] <= last
            and (name := shown(str(row["table"]), row["id"])) in each.touched
            and name not in still
        )


def _anew(path: Path, backup: Path, last: Head, kept: Path | None) -> Restored:
    """Write a backup where there is no database any more."""
    with new_file(path, mode=_mode(backup)) as part:
        copy_file(backup, part)
    return _finished(path, backup, last, kept, None)


def _finished(
    path: Path, backup: Path, last: Head, kept: Path | None, lost: int | None
) -> Restored:
    """Check what was restored, and keep its writes in a log from now on."""
    found, fault = check_copy(path)
    if not fault and found.head != last:
        fault = f"its head is {found.head}, not {last}"
    if fault:
        raise FaultyCopyError(path, fault)
    with explained(path), closing(connect(path, "rw")) as connection:
        turn_on_wal(connection)
    return Restored(str(path), str(backup), str(found.head), str(kept) if kept else None, lost)


def _moved_away(path: Path) -> Path:
    """Move a database that cannot be read, with all that lies beside it, and return where to."""
    kept = _kept_name(path)
    try:
        for each, to in zip(_all_of(path), _all_of(kept), strict=True):
            with contextlib.suppress(FileNotFoundError):
                each.rename(to)
    except OSError as error:
        raise StoreError(f"cannot move {path} to {kept}: {error.strerror}") from error
    return kept


def _all_of(path: Path) -> Iterator[Path]:
    """Yield a database and what SQLite keeps beside it."""
    yield from beside(path, "wal", "shm", "journal")
    yield path


def _kept_name(path: Path) -> Path:
    """Return a name beside the record that nothing has yet."""
    for number in range(1, _MOST_KEPT):
        kept = path.with_name(f"{path.name}.before-restore-{number}")
        if not any(each.exists() for each in _all_of(kept)):
            return kept
    raise StoreError(f"{path} was restored {_MOST_KEPT} times; remove what is kept of before")


def _mode(path: Path) -> int:
    """Return who may read and write a file; its owner may in any case."""
    return stat.S_IMODE(path.stat().st_mode) | stat.S_IRUSR | stat.S_IWUSR
