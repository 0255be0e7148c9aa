"""Whether what lies beside a record belongs to it, and nothing was left over."""

import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from claimcheck.store.errors import ForeignLogError
from claimcheck.store.files.findings import HealthFinding, fine, wrong
from claimcheck.store.log.chain import event_digest, head
from claimcheck.store.place import beside, has_foreign_log

_DATABASE: Final = b"SQLite format 3\0"
_EXPORT: Final = re.compile(r"\..+\.\d+\.part")
# A copy that is being made is no leftover; none takes so long.
_STALE_SECONDS: Final = 3_600


def open_alone(path: Path) -> sqlite3.Connection:
    """Return a connection to a database as its file alone holds it, whatever lies beside it."""
    name = quote(str(path.absolute()))
    return sqlite3.connect(f"file:{name}?mode=ro&immutable=1", uri=True, isolation_level=None)


def check_log_file(path: Path, connection: sqlite3.Connection) -> HealthFinding:
    """Look for a log beside the file that continues another state than the file's.

    ``connection`` reads the file with its log.
    """
    (log,) = beside(path, "wal")
    if has_foreign_log(path) or not _continues(path, connection):
        remedy = str(ForeignLogError(path)).partition("; ")[2]
        return wrong({"1 is not of this file": [log.name]}, remedy)
    return fine("no log of another file lies beside it")


def _continues(path: Path, connection: sqlite3.Connection) -> bool:
    """Return whether the record with its log goes with the record as the file alone holds it.

    It continues that one, or was restored to an earlier state and is whole. A part of
    a log may have been written into the file, so that only both together can be read:
    then other checks say what is wrong, if anything.
    """
    try:
        with closing(open_alone(path)) as alone:
            last, now = head(alone), head(connection)
            if not last.sequence or event_digest(connection, last.sequence) == last.sha256:
                return True
            is_earlier = event_digest(alone, now.sequence) == now.sha256
        whole = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except (sqlite3.DatabaseError, TypeError):
        return True
    return is_earlier and whole


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
