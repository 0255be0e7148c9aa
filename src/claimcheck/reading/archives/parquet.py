"""Parquet files as archives, by pyarrow where it is there."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimcheck.model.text.archive_row import ArchiveColumns
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.archives.partitions import Partition, file_digest
from claimcheck.reading.unreadable import MissingExtraError, UnreadableError


class Parquet(NamedTuple):
    """A Parquet file; a row group is read whole, and no more."""

    path: Path
    sha256: str
    partitions: Sequence[Partition]
    columns: tuple[str, ...]

    def content(self, partition: Partition) -> bytes:
        """Return the rows of a partition as lines of JSON, of the columns asked for."""
        group = _row_group(self.path, self.sha256, partition.group, self.columns)
        rows = group.slice(partition.start, partition.end - partition.start).to_pylist()
        lines = [json.dumps(row, default=_as_text) for row in rows]
        return "\n".join(lines).encode()


def open_parquet(path: Path, columns: ArchiveColumns, rows: int) -> Parquet:
    """Return a Parquet file, each row group divided into partitions of so many ``rows``."""
    parquet = _pyarrow(path)
    wanted = tuple(dict.fromkeys(column for column in columns if column))
    digest, partitions, first = file_digest(path), list[Partition](), 1
    try:
        with parquet.ParquetFile(path) as file:
            names, groups = file.schema_arrow.names, file.metadata.num_row_groups
            counts = [file.metadata.row_group(group).num_rows for group in range(groups)]
    except ValueError as error:
        raise UnreadableError(str(path), f"it is not a Parquet file: {error}") from error
    if missing := [column for column in wanted if column not in names]:
        raise UnreadableError(
            str(path), f"it has no column {missing[0]}; it has {', '.join(names)}"
        )
    for group, count in enumerate(counts):
        for start in range(0, count, rows):
            end = min(start + rows, count)
            partitions.append(Partition(len(partitions), first, start, end, group))
            first += end - start
    return Parquet(path, digest, partitions, wanted)


@lru_cache(maxsize=1)
def _row_group(path: Path, digest: str, group: int, columns: tuple[str, ...]) -> Any:  # noqa: ARG001
    """Return a row group; the last one is kept, since partitions follow each other."""
    with _pyarrow(path).ParquetFile(path) as file:
        return file.read_row_group(group, columns=list(columns))


def _pyarrow(path: Path) -> Any:
    """Return the library that reads Parquet. Raises `MissingExtraError` without it."""
    try:
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(str(path), "Parquet", "cluster") from None
    return parquet


def _as_text(cell: object) -> str:
    """Return a cell that JSON has no form for as text, dates in ISO 8601."""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file."""
    with _pyarrow(path).ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from batch.to_pylist()
