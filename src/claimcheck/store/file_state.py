"""What a database looks like from outside: whether it is still the file that was opened."""

from pathlib import Path
from stat import S_ISREG
from typing import Final

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.foreign_log import header_of
from claimcheck.store.place import beside, identity_of

_HEADER: Final = 100
_LOG_HEADER: Final = 32


class FileState(NamedTuple):
    """A database and what lies beside it, as they are without being read.

    What SQLite itself does to the log, other than to begin it again, changes nothing here.
    """

    file: tuple[int, ...]
    header: bytes
    log: tuple[int, ...]
    log_header: bytes


def state_of(path: Path) -> FileState | None:
    """Return what changes whenever something else than a writer's commit befalls a database.

    None where there is no file. It changes with a checkpoint too.
    """
    log, shared = beside(path, "wal", "shm")
    try:
        found = path.stat()
    except OSError:
        return None
    changed = found.st_mtime_ns, found.st_ctime_ns
    return FileState(
        (found.st_dev, found.st_ino, found.st_size, *changed),
        header_of(path, _HEADER),
        (*(identity_of(log) or ()), *(identity_of(shared) or ())),
        _beginning(log),
    )


def _beginning(log: Path) -> bytes:
    """Return what begins a log; empty where there is none, or no regular file."""
    try:
        if S_ISREG(log.stat().st_mode):
            with log.open("rb") as file:
                return file.read(_LOG_HEADER)
    except OSError:
        pass
    return b""
