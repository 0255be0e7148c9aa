"""Whether what lies beside a record belongs to it, and nothing was left over."""

import re
import time
from pathlib import Path
from typing import Final

from claimcheck.store.errors import ForeignLogError
from claimcheck.store.files.findings import HealthFinding, fine, wrong
from claimcheck.store.place import beside

_DATABASE: Final = b"SQLite format 3\0"
_EXPORT: Final = re.compile(r"\..+\.\d+\.part")
# A copy that is being made is no leftover; none takes so long.
_STALE_SECONDS: Final = 3_600


def check_log_file(path: Path, *, is_foreign: bool) -> HealthFinding:
    """Say whether a log beside the file ``is_foreign``: it continues the state of another."""
    (log,) = beside(path, "wal")
    if is_foreign:
        remedy = str(ForeignLogError(path)).partition("; ")[2]
        return wrong({"1 is not of this file": [log.name]}, remedy)
    return fine("no log of another file lies beside it")


def check_part_files(path: Path) -> HealthFinding:
    """Look for unfinished copies and exports that a killed command left in its folder."""
    stale = sorted(each.name for each in path.absolute().parent.glob("*.part") if _is_stale(each))
    if not stale:
        return fine("no unfinished copy was left")
    return wrong(
        {f"{len(stale)} left unfinished": stale},
        "remove what no command is writing; it can hold all that the record holds",
    )


def _is_stale(part: Path) -> bool:
    """Return whether nobody has written to what looks like one of our copies for an hour.

    It is a database, or empty, or has the name under which an export is written.
    """
    try:
        if not part.is_file() or time.time() - part.stat().st_mtime < _STALE_SECONDS:
            return False
        if _EXPORT.fullmatch(part.name):
            return True
        with part.open("rb") as file:
            return file.read(len(_DATABASE)) in {b"", _DATABASE}
    except OSError:
        return False
