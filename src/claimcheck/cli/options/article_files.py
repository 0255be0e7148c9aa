"""Files to be read as articles, and what the caller says of them."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from claimcheck.cli.output import say
from claimcheck.cli.progress import progress
from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.reading.articles import SUFFIXES, find_files
from claimcheck.reading.unreadable import UnreadableError, shown_name
from claimcheck.workflows.intake.extract import Described


def named_files(names: Sequence[str]) -> list[str]:
    """Return the files named, folders gone into. Raises `ClaimcheckError` where there is none."""
    if stored := next((each for each in names if _is_of_record(each)), None):
        raise ClaimcheckError(
            f"{stored} is an article of the record, and a file is read here; `claimcheck show"
            f" {stored}` shows it"
        )
    found, outside = find_files(list(names))
    for name in outside:
        say(f"claimcheck: {shown_name(name)} is a link out of its folder, and was not followed")
    if not found:
        kinds = ", ".join(sorted(SUFFIXES))
        raise ClaimcheckError(f"no article in {', '.join(names)}; read are {kinds}")
    return found


def _is_of_record(name: str) -> bool:
    """Return whether a name is the id of an article, such as a-4, and of no file."""
    return bool(re.fullmatch(r"a-[0-9]+", name)) and not Path(name).exists()


def digests(files: Sequence[str]) -> frozenset[str]:
    """Return the sha256 of each file that can be read."""
    found = []
    for name in files:
        with suppress(OSError):
            if Path(name).is_file():
                with Path(name).open("rb") as file:
                    found.append(file_digest(file, "sha256").hexdigest())
    return frozenset(found)


def describe(
    files: Sequence[str],
    title: str | None,
    publisher: str | None,
    published_on: str | None,
    url: str | None,
    speaker_map: Sequence[str] | None = None,
) -> Described:
    """Return what the caller says of the articles.

    Raises `ClaimcheckError` for a bad date, and for a label without a name.
    """
    if len(files) > 1 and (title or url):
        raise ClaimcheckError("--title and --url describe one article; give one file with them")
    day = parse_date(published_on) if published_on else None
    return Described(title, publisher, day, url, tuple(map(_speaker, speaker_map or ())))


def _speaker(given: str) -> tuple[str, str]:
    """Return a label and the name that it stands for."""
    label, _, name = (part.strip() for part in given.partition("="))
    if not label or not name:
        raise ClaimcheckError(
            f"--speaker-map takes a label and a name, not {given!r}; write"
            ' --speaker-map "THE PRIME MINISTER=Sara Lund"'
        )
    return label, name


def tell_remarks(name: str, remarks: Sequence[str]) -> None:
    """Say what a file's text does not show that its readers see or may miss."""
    for remark in remarks:
        say(f"claimcheck: {shown_name(name)}: {remark}")


def for_each(files: Sequence[str], act: Callable[[str], None]) -> int:
    """Call ``act`` with each file, go on after those that cannot be read, and count these.

    Each gets a line on stderr. A file that is alone raises its error.
    """
    if len(files) == 1:
        act(files[0])
        return 0
    faults = 0
    with progress("Reading", len(files)) as tell:
        for number, name in enumerate(files, 1):
            try:
                act(name)
            except UnreadableError as error:
                faults += 1
                say(f"claimcheck: {error}")
            tell(number)
    if faults:
        say(f"claimcheck: {faults} of {len(files)} files could not be read; the others were")
    return faults
