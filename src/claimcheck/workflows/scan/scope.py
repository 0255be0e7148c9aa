"""Which files a scan looks at."""

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.reading.drafts import DRAFT_SUFFIXES
from claimcheck.reading.errors import UnreadableError


class NoDraftError(ClaimcheckError):
    """What was named holds no draft, so nothing could be checked."""

    exit_code = 3


def require_drafts(names: Sequence[str], drafts: Sequence[str]) -> None:
    """Raise `NoDraftError` where the folders named hold nothing to scan."""
    if not drafts:
        raise NoDraftError(
            f"no draft in {', '.join(names)}; a scan reads {', '.join(sorted(DRAFT_SUFFIXES))}"
            " unless include says otherwise; check the path, include and exclude"
        )


def find_drafts(
    names: Sequence[str], *, include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the files named, and the drafts in the folders named, each once, in order.

    In a folder, what is hidden is passed over, and so is what ``exclude`` matches;
    of the rest all that ``include`` matches, or else every kind that can be read.
    A pattern is of a path, or of the end of one; ``*`` takes in any characters. Raises
    `UnreadableError` for a name that is neither file nor folder.
    """
    found: dict[str, None] = {}
    for name in names:
        if name == "-" or not Path(name).is_dir():
            if name != "-" and not Path(name).exists():
                raise UnreadableError(name, "there is no such file or folder; check the name")
            found[name] = None
            continue
        for path in _inside(name):
            if is_wanted(path, include, exclude):
                found[path] = None
    return tuple(found)


def is_wanted(path: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Tell whether a file in a folder is a draft to be scanned."""
    if any(_matches(path, pattern) for pattern in exclude):
        return False
    if include:
        return any(_matches(path, pattern) for pattern in include)
    return Path(path).suffix.lower() in DRAFT_SUFFIXES


def _inside(folder: str) -> Iterator[str]:
    """Yield the files in a folder and those in it, by name; links to folders are not followed."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            path = Path(place) / name
            if not name.startswith(".") and path.is_file():
                yield path.as_posix()


def _matches(path: str, pattern: str) -> bool:
    """Tell whether a pattern matches a path, or the end of it from a folder's name on."""
    wanted = pattern.removeprefix("./").rstrip("/")
    parts = Path(path).as_posix().removeprefix("./").split("/")
    ends = ["/".join(parts[n:]) for n in range(len(parts))]
    return any(fnmatchcase(end, wanted) or fnmatchcase(end, f"{wanted}/*") for end in ends)
