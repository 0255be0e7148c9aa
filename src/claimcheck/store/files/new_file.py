"""Files that are there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.store.errors import StoreError, UnusableDatabaseError
from claimcheck.store.place import beside, led_to


@contextmanager
def new_file(target: Path, *, mode: int, replace: bool = False) -> Iterator[Path]:
    """Yield a name to write under; it becomes ``target`` only if the block ends well.

    Nobody but its owner can read what is being written; then the file gets its
    ``mode``. Raises `StoreError` where something is at ``target``, unless that is
    to be replaced, which happens at once: at no moment is there no file.
    """
    if not replace:
        _require_absent(target)
    if not target.parent.is_dir():
        raise StoreError(f"there is no folder {target.parent}; make it, or name another file")
    try:
        # Where a link leads, so that the link stays one.
        final = led_to(target)
        part = _empty(final)
    except OSError as error:
        raise _unwritten(target, error) from error
    try:
        yield part
        part.chmod(mode)
        _sync(part)
        if not replace:
            _require_absent(target)
        part.replace(final)
        _sync(final.parent)
    except OSError as error:
        raise _unwritten(target, error) from error
    except UnusableDatabaseError as error:
        # Nobody named the file that is written first, and it is gone.
        if error.path != part:
            raise
        raise UnusableDatabaseError(target, error.reason, error.code) from error
    finally:
        for name in (part, *beside(part, "journal", "wal", "shm")):
            name.unlink(missing_ok=True)


def _require_absent(target: Path) -> None:
    """Raise `StoreError` where a file is that is not to be replaced."""
    if target.exists():
        raise StoreError(f"{target} already exists; name another file")


def _empty(final: Path) -> Path:
    """Make an empty file beside the one to come, under a name that nobody else writes to."""
    number, name = tempfile.mkstemp(prefix=f"{final.name}.", suffix=".part", dir=final.parent)
    os.close(number)
    return Path(name)


def _sync(path: Path) -> None:
    """Have a file, or which files a folder has, on the disk before anything is said of it."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _unwritten(target: Path, error: OSError) -> StoreError:
    """Return that a file could not be written, and why."""
    return StoreError(f"cannot write {target}: {error.strerror or error}")
