"""An archive's file, divided into partitions that can be read alone."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from claimcheck.model.text.archive_row import ArchiveColumns
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.unreadable import UnreadableError

JSON_LINES: Final = frozenset((".jsonl", ".ndjson"))
PARQUET: Final = ".parquet"
# Some seconds of work, so that handing out costs little and little is lost by a death.
_ROWS: Final = 256
_BYTES: Final = 4 * 1024 * 1024
# A row that is longer is no text that people read.
LONGEST_ROW: Final = 32 * 1024 * 1024
# How files begin that are no lines, though they are named so.
_OTHERS: Final = {
    b"\x1f\x8b": "it is compressed; unpack it with gunzip",
    b"PAR1": "it is Parquet; name it .parquet",
}


class Partition(NamedTuple):
    """Some rows of an archive, counted from 1: where they are in the file.

    In lines of JSON `start` and `end` are bytes; in Parquet they are rows of the row
    group `group`.
    """

    number: int
    first: int
    start: int
    end: int
    group: int = 0


class DividedArchive(Protocol):
    """A file that was divided."""

    @property
    def sha256(self) -> str:
        """Return the digest of the whole file."""

    @property
    def partitions(self) -> Sequence[Partition]:
        """Return the partitions, in the order of the file."""

    def content(self, partition: Partition) -> bytes:
        """Return the rows of a partition as lines of JSON."""


class JsonLines(NamedTuple):
    """Lines of JSON, a row each."""

    path: Path
    sha256: str
    partitions: Sequence[Partition]

    def content(self, partition: Partition) -> bytes:
        """Return the rows of a partition as they stand in the file."""
        with self.path.open("rb") as file:
            file.seek(partition.start)
            return file.read(partition.end - partition.start)


def open_archive(path: Path, columns: ArchiveColumns, *, rows: int = _ROWS) -> DividedArchive:
    """Return an archive, divided into partitions of at most so many ``rows``.

    The file is read once, a line at a time. Raises `UnreadableError` where it cannot be
    read or lacks a column, and `MissingExtraError` for Parquet without pyarrow.
    """
    if str(path) == "-":
        raise UnreadableError("-", "an archive is read in parts; write it to a file first")
    suffix = path.suffix.lower()
    try:
        if suffix in JSON_LINES:
            _require_columns(path, columns)
            digest, partitions = _divided(path, rows)
            return JsonLines(path, digest, partitions)
        if suffix == PARQUET:
            from claimcheck.reading.archives.parquet import open_parquet  # noqa: PLC0415

            return open_parquet(path, columns, rows)
    except OSError as error:
        reason = f"{error.strerror or error}; check the name"
        raise UnreadableError(str(path), reason) from error
    raise UnreadableError(
        str(path), "an archive is JSON Lines or Parquet; name it .jsonl or .parquet"
    )


def _require_columns(path: Path, columns: ArchiveColumns) -> None:
    """Raise `UnreadableError` where the first row that is one lacks the text or the name."""
    with path.open("rb") as file:
        first = next((line for line in islice(file, _ROWS) if line.lstrip()[:1] == b"{"), b"{}")
    try:
        cells = json.loads(first)
    except (ValueError, RecursionError):
        return
    for column in (columns.text, columns.name):
        if cells and column not in cells:
            raise UnreadableError(
                str(path), f"it has no column {column}; it has {', '.join(map(str, cells))}"
            )


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _divided(path: Path, rows: int) -> tuple[str, list[Partition]]:
    """Return the digest of lines of JSON, and their partitions."""
    digest, found = sha256(), list[Partition]()
    first, start, end, number = 1, 0, 0, 0
    for number, line in enumerate(_lines(path), 1):
        digest.update(line)
        end += len(line)
        if number - first + 1 >= rows or end - start >= _BYTES:
            found.append(Partition(len(found), first, start, end))
            first, start = number + 1, end
    if end > start:
        found.append(Partition(len(found), first, start, end))
    return digest.hexdigest(), found


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file. Raises `UnreadableError` for other content, and too long ones."""
    with path.open("rb") as file:
        start, number = file.peek(4), 0
        for mark, reason in _OTHERS.items():
            if start.startswith(mark):
                raise UnreadableError(str(path), reason)
        while line := file.readline(LONGEST_ROW + 1):
            number += 1
            if len(line) > LONGEST_ROW:
                raise UnreadableError(
                    str(path), f"line {number} is longer than {LONGEST_ROW >> 20} MiB; split it"
                )
            yield line
