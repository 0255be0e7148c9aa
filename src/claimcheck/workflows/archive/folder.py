"""The folder that holds what came of an archive, so that a broken run goes on."""

import json
import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.reading.archives.partitions import PARQUET
from claimcheck.reports.json_text import as_json_text
from claimcheck.workflows.archive.job import PartitionAnswer, Verb

# By which column results are counted.
_KINDS: Final = {Verb.SCAN: "rule", Verb.EXTRACT: "kind", Verb.MATCH: "band"}

_READABLE: Final = 0o666
MANIFEST: Final = "archive.json"
_ROW_COLUMNS: Final = (
    *("name", "row", "date", "found", "sentences", "compared", "gravest", "error"),
)
_RESULT_COLUMNS: Final = {
    Verb.SCAN: ("rule", "severity", "message", "claim_id", "verdict", "fingerprint"),
    Verb.EXTRACT: ("kind", "speaker", "role", "said_on", "text", "line", "column"),
    Verb.MATCH: ("claim_id", "claim", "band", "score", "overlap"),
}

# What a column holds, by the name that pyarrow gives it.
_WHOLE_NUMBERS: Final = frozenset(("row", "sentences", "compared", "found", "line", "column"))
_NUMBERS: Final = frozenset(("overlap", "score"))


class OtherRunError(ClaimcheckError):
    """A folder holds what came of another run."""


class ResultFolder:
    """Two files for each partition: what was found, and after it what was read."""

    def __init__(
        self, path: Path, verb: Verb, *, is_parquet: bool, record: Path | None = None
    ) -> None:
        """Name the folder; nothing is read or made yet.

        What is made of a ``record`` is read by nobody who may not read that.
        """
        self.path, self._verb = path, verb
        self._widest = _READABLE if record is None else record.stat().st_mode & _READABLE
        self._suffix = PARQUET if is_parquet else ".jsonl"
        self._metadata: dict[str, str] = {}

    def begin(self, told: Mapping[str, object]) -> None:
        """Make the folder for the run that ``told`` describes, or go on in it.

        Raises `OtherRunError` where it holds another run, or something else.
        """
        manifest = self.path / MANIFEST
        self._metadata = {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in told.items()
        }
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if manifest.is_file():
                self._require_same(json.loads(manifest.read_text(encoding="utf-8")), told)
                return
            if any(self.path.iterdir()):
                raise OtherRunError(f"{self.path} holds other files; name a new folder with -o")
            self._replace(manifest, (as_json_text(told, indent=2) + "\n").encode())
        except (OSError, ValueError) as error:
            raise ClaimcheckError(
                f"cannot use {self.path}: {error}; name another folder"
            ) from error

    def _require_same(self, before: Mapping[str, object], told: Mapping[str, object]) -> None:
        """Raise `OtherRunError` where what was asked before differs."""
        as_stored = json.loads(json.dumps(told))
        differing = [key for key in as_stored if before.get(key) != as_stored[key]]
        if differing:
            raise OtherRunError(
                f"{self.path} holds a run with another {differing[0]}; name a new folder with -o,"
                " or remove this one"
            )

    def holds(self, number: int) -> bool:
        """Return whether a partition's files stand."""
        return self._rows(number).is_file()

    def write(self, number: int, answered: PartitionAnswer) -> None:
        """Write what came of a partition, whole or not at all."""
        name = f"{self._verb.results}-{number:06d}{self._suffix}"
        place = ("name", "row", "date")
        columns = (*place, *_RESULT_COLUMNS[self._verb], "json")
        try:
            self._replace(self.path / name, self._encoded(answered.results, columns))
            # A partition is done once this stands.
            self._replace(self._rows(number), self._encoded(answered.rows, _ROW_COLUMNS))
        except OSError as error:
            raise ClaimcheckError(
                f"cannot write to {self.path}: {error.strerror}; free space and run again, what is"
                " done stays done"
            ) from error

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield what was read, row by row."""
        yield from self._lines("rows")

    def results(self) -> Iterator[dict[str, Any]]:
        """Yield what was found, one by one."""
        yield from self._lines(self._verb.results)

    def _replace(self, target: Path, content: bytes) -> None:
        """Put a file in its place at once, so that a broken run leaves none that is cut."""
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            made = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, self._widest | stat.S_IWUSR)
            with os.fdopen(made, "wb") as file:
                file.write(content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    def _rows(self, number: int) -> Path:
        return self.path / f"rows-{number:06d}{self._suffix}"

    def _encoded(self, lines: bytes, columns: tuple[str, ...]) -> bytes:
        if self._suffix != PARQUET:
            return lines
        return _as_parquet(lines, columns, self._metadata)

    def _lines(self, kind: str) -> Iterator[dict[str, Any]]:
        for path in sorted(self.path.glob(f"{kind}-*{self._suffix}")):
            if self._suffix == PARQUET:
                from claimcheck.reading.archives.parquet import rows_of  # noqa: PLC0415

                yield from rows_of(path)
                continue
            with path.open("rb") as file:
                yield from map(json.loads, file)


def counts(folder: Path, verb: Verb) -> dict[tuple[str, str], int]:
    """Return how many results a folder holds, by month (``-`` where unknown) and kind, in order."""
    is_parquet = any(folder.glob("rows-*.parquet"))
    found: Counter[tuple[str, str]] = Counter()
    for result in ResultFolder(folder, verb, is_parquet=is_parquet).results():
        found[(result["date"] or "-")[:7], result[_KINDS[verb]]] += 1
    return dict(sorted(found.items()))


def _as_parquet(lines: bytes, columns: Sequence[str], metadata: Mapping[str, str]) -> bytes:
    """Return lines of JSON as one Parquet table of ``columns``; others have what JSON holds.

    A column ``json`` has the whole line. Where a line lacks a column, it is null.
    """
    import pyarrow  # noqa: PLC0415 - it is heavy, and few have it
    from pyarrow import parquet  # noqa: PLC0415

    rows = [json.loads(line) for line in lines.splitlines()]
    fields = [pyarrow.field(name, _type_of(name, pyarrow)) for name in columns]
    schema = pyarrow.schema(fields, metadata=dict(metadata))
    cells = [
        {name: text if name == "json" else row.get(name) for name in columns}
        for row, text in zip(rows, lines.decode().splitlines(), strict=True)
    ]
    file = BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(cells, schema=schema), file)
    return file.getvalue()


def _type_of(name: str, pyarrow: object) -> object:
    """Return the type of a column."""
    if name in _WHOLE_NUMBERS:
        return pyarrow.int64()  # type: ignore[attr-defined]
    return pyarrow.float64() if name in _NUMBERS else pyarrow.string()  # type: ignore[attr-defined]
