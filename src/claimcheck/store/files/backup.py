"""Copies of the whole file: made by SQLite's own backup, checked after writing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from claimcheck.model.record.file_health import Saved
from claimcheck.store.connection import connect, explained, open_reading
from claimcheck.store.errors import StoreError
from claimcheck.store.log.chain import verify
from claimcheck.store.log.transaction import WriteStore


class FaultyCopyError(StoreError):
    """What was written is not what was to be written."""

    exit_code = 1

    def __init__(self, path: Path, fault: str) -> None:
        """Name the file and what is wrong; it is not kept."""
        super().__init__(
            f"the copy for {path} is faulty and was not kept: {fault};"
            " see what `claimcheck doctor` says of the database"
        )


def back_up(path: Path, target: Path) -> Saved:
    """Copy the database at ``path`` to a new file, also while others write; check the copy.

    The copy is one file in DELETE mode. Raises `FaultyCopyError` where it is not
    whole or its log does not verify, and `StoreError` where ``target`` exists.
    """
    with open_reading(path):
        pass  # What is wrong with the database is said of it, not of its copy.
    with new_file(target) as part:
        copy_file(path, part)
        with open_reading(part) as copy:
            (integrity,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
            found = verify(copy)
        if integrity != "ok" or found.fault:
            fault = found.fault.reason if found.fault else integrity
            raise FaultyCopyError(target, fault)
    return Saved(str(target), str(found.head), found.rows, target.stat().st_size)


def copy_file(path: Path, target: Path) -> None:
    """Copy a database of any schema, with what its log holds, to one file in DELETE mode."""
    with (
        explained(path),
        closing(connect(path, "ro")) as source,
        explained(target),
        closing(connect(target, "rwc")) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Yield a name to write under; it becomes ``target`` only if the block ends well."""
    if target.exists():
        raise StoreError(f"{target} already exists; name another file, or remove it")
    if not target.parent.is_dir():
        raise StoreError(f"there is no folder {target.parent}; make it, or name another file")
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except OSError as error:
        raise StoreError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        for name in (part, Path(f"{part}-journal"), Path(f"{part}-wal"), Path(f"{part}-shm")):
            name.unlink(missing_ok=True)


def require_same_record(store: WriteStore, backup: WriteStore) -> None:
    """Raise `StoreError` unless two files hold the same record, at whatever time."""
    if backup.path.samefile(store.path):
        raise StoreError(f"{backup.path} is the database itself, not a backup")
    if _beginning(store.connection) != _beginning(backup.connection):
        raise StoreError(f"{backup.path} holds another record; name a backup of {store.path}")


def _beginning(connection: sqlite3.Connection) -> str | None:
    """Return the digest of the first event, which no two records share."""
    row = connection.execute("SELECT sha256 FROM events WHERE sequence = 1").fetchone()
    return row[0] if row else None
