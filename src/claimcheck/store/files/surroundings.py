"""Whether what lies beside a record belongs to it, and nothing was left over."""

import re
import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from claimcheck.store.connection import open_reading
from claimcheck.store.errors import ForeignLogError, StoreError
from claimcheck.store.files.findings import HealthFinding, fine, wrong
from claimcheck.store.place import beside
from claimcheck.store.records.outputs import Output, outputs

_PART: Final = "*.part*"
_DATABASE: Final = b"SQLite format 3\0"
_EXPORT: Final = re.compile(r"\..+\.\d+\.part")
# What SQLite lays beside a database that is being written, and does not begin as one.
_BESIDE: Final = re.compile(r".+\.part-(journal|wal|shm)")
# A copy that is being made is no leftover; none takes so long.
_STALE_SECONDS: Final = 3_600


def check_log_file(path: Path, *, is_foreign: bool) -> HealthFinding:
    """Say whether a log beside the file ``is_foreign``: it continues the state of another."""
    (log,) = beside(path, "wal")
    if is_foreign:
        remedy = str(ForeignLogError(path)).partition("; ")[2]
        return wrong({"1 is not of this file": [log.name]}, remedy)
    return fine("no log of another file lies beside it")


def check_part_files(path: Path, made: Iterable[Output] = ()) -> HealthFinding:
    """Look for unfinished copies and exports that a killed command left.

    They lie in the record's folder, or where something was ``made`` of the record before.
    """
    stale = [_told(each, path) for each in _part_files(path, made) if _is_stale(each)]
    if not stale:
        return fine("no unfinished copy was left")
    return wrong(
        {f"{len(stale)} left unfinished": stale},
        "remove what no command is writing; it can hold all that the record holds",
    )


def kept_beside(path: Path, made: Iterable[Output]) -> list[str]:
    """Return the copies of a record that the program itself left, as the record's folder has them.

    What a migration or a restoring keeps beside it, and what a killed command did not
    finish there or where something was ``made`` of the record before.
    """
    kept = re.compile(rf"{re.escape(path.name)}\.(schema|before-restore)-\d+")
    every = path.absolute().parent.iterdir()
    found = (*(each for each in every if kept.fullmatch(each.name)), *_part_files(path, made))
    return sorted(_told(each, path) for each in found)


def outputs_in(copy: Path) -> list[Output]:
    """Return what a copy of a record says was made of that; nothing where it cannot say."""
    try:
        with open_reading(copy, older=True) as connection:
            return outputs(connection)
    except (StoreError, sqlite3.Error):
        return []


def _part_files(path: Path, made: Iterable[Output]) -> list[Path]:
    """Return what looks like our unfinished files in the folders that a record is written to.

    Each is a database, or empty, or has the name under which an export is written, or that
    of what lies beside an unfinished database.
    """
    folder = path.absolute().parent
    found = set(folder.glob(_PART))
    for place in {folder / each.path for each in made}:
        # Nobody need be able to look where something was put once.
        with suppress(OSError):
            found.update(place.rglob(_PART) if place.is_dir() else place.parent.glob(_PART))
    return sorted(filter(_is_ours, found))


def _told(part: Path, path: Path) -> str:
    """Return how a file is named: from the record's folder, where it is in it."""
    folder = path.absolute().parent
    return str(part.relative_to(folder) if part.is_relative_to(folder) else part)


def _is_ours(part: Path) -> bool:
    """Return whether a file looks like one that we were writing."""
    try:
        if not part.is_file():
            return False
        if _EXPORT.fullmatch(part.name) or _BESIDE.fullmatch(part.name):
            return True
        if part.suffix != ".part":
            return False
        with part.open("rb") as file:
            return file.read(len(_DATABASE)) in {b"", _DATABASE}
    except OSError:
        return False


def _is_stale(part: Path) -> bool:
    """Return whether nobody has written to a file that is still there for an hour."""
    try:
        return time.time() - part.stat().st_mtime >= _STALE_SECONDS
    except OSError:
        return False
