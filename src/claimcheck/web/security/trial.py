"""A file that was sent, read once by a process of its own, which can be ended.

A thread cannot be stopped. What a reader of some format makes of a hostile file, however
long it takes and however much room it wants, happens here first; the desk reads what this
process could read in time, and nothing else.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.reading.checks.feeds import read_checks
from claimcheck.reading.checks.review import ReviewDefaults
from claimcheck.record import Record
from claimcheck.settings import Settings
from claimcheck.workflows.intake.imports.files import ImportKind, kind_of, opened, read_whole
from claimcheck.workflows.intake.imports.mapped_tables import TableSource, read_table

_SECONDS: Final = 40.0
_ROOM: Final = 2_000_000_000
# Plain texts of this length are read in bounded time anyhow.
_PLAIN: Final = frozenset((".md", ".txt"))
_SHORT: Final = 100_000


def try_reading(what: str, path: Path, database: Path, *, seconds: float = _SECONDS) -> None:
    """Read a file as ``what``: an ``article``, a ``draft`` against the record, or ``checks``.

    Raises `ClaimcheckError` where that takes too long or too much room. A file that cannot
    be read in time or for what is wrong in it passes: the desk says what that is.
    """
    if path.suffix in _PLAIN and path.stat().st_size <= _SHORT:
        return
    command = [sys.executable, "-P", "-m", __name__, what, str(path), str(database)]
    try:
        ended = subprocess.run(  # noqa: S603 - our own program; the file is an argument
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        ended = None
    if ended is None or ended.returncode:
        raise ClaimcheckError(
            "reading this takes too long or too much room; send less, or use the command line"
        )


def _read(what: str, path: Path, database: Path) -> None:
    """Read a file as the desk will, and keep nothing."""
    if what == "checks":
        _read_checks(path)
        return
    with Record(database, settings=Settings(database)) as record:
        if what == "article":
            record.extract(path)
        else:
            record.scan(path)


def _read_checks(path: Path) -> None:
    """Read every check of a feed or a table."""
    name = str(path)
    with opened(name) as raw:
        kind, file = kind_of(name, raw)
        if kind is ImportKind.CLAIMREVIEW:
            for _ in read_checks(name, file, ReviewDefaults()):
                pass
        else:
            read_table(name, read_whole(name, file), TableSource(), propose=True)


def _limit() -> None:
    """Let this process have so much room and no more, where the system can say so."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_ROOM, _ROOM))


def _main() -> int:
    """Read what the arguments name; 1 where there is too little room."""
    what, path, database = sys.argv[1:]
    _limit()
    try:
        _read(what, Path(path), Path(database))
    except (ClaimcheckError, ValueError):
        return 0
    except MemoryError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_main())
