"""Files of records: JSON lines or CSV, of which every record is checked before any is used."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.csv_cells import unguard_cell
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.records.statements import COLUMNS, DERIVED_COLUMNS, FieldError, as_statement
from claimcheck.reading.unreadable import MAX_ERRORS, json_trouble, shown_name

# What becomes of a file that is wrong, where it would have been stored.
NOTHING_STORED: Final = "nothing stored"


class RecordFault(NamedTuple):
    """What is wrong with one record: its row, the column, the reason.

    Rows count from 1 as an editor or a spreadsheet shows them: a CSV's header is row 1.
    """

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"row {self.row}{column}: {self.reason}"


class RecordsError(ClaimcheckError):
    """A file holds bad records; none of it may be stored."""

    def __init__(self, name: str, faults: list[RecordFault]) -> None:
        """List up to `MAX_ERRORS` faults, a line each."""
        self.faults = faults
        self.details = tuple(map(str, faults[:MAX_ERRORS]))
        more = f" (the first {MAX_ERRORS} follow)" if len(faults) > MAX_ERRORS else ""
        rows = len({each.row for each in faults})
        records = "1 bad record" if rows == 1 else f"{rows} bad records"
        if len(faults) > rows:
            records += f" with {len(faults)} faults"
        super().__init__(
            f"{shown_name(name)}: {records}{more}, nothing stored; fix the file and retry"
        )


class NoRecordsError(ClaimcheckError):
    """A file does not hold records as they are read."""

    def __init__(self, name: str, reason: str, undone: str = NOTHING_STORED) -> None:
        """Name the file, what it should hold, and what was not done with it."""
        super().__init__(f"{shown_name(name)}: {reason}; {undone}")


class HeaderError(NoRecordsError):
    """A CSV's header misses a column, or has one that is unknown or repeated."""

    def __init__(self, name: str, faults: list[str], undone: str) -> None:
        """List what is wrong, and every column there is."""
        known = f"columns are {', '.join(COLUMNS)}"
        told = f"the first row must name columns: {'; '.join(faults)}; {known}"
        super().__init__(name, told, undone)


def read_records(name: str, text: str, *, raw: bool = False) -> list[Statement]:
    """Return the statements in ``text``, which is JSON lines or CSV by its first character.

    ``raw`` reads CSV cells as they are, as `export --raw` wrote them. Raises
    `RecordsError` with every bad record, `HeaderError` for columns that are missing
    or unknown, and `NoRecordsError` for a file without records.
    """
    begin = text.lstrip()[:1]
    if begin == "[":
        raise NoRecordsError(name, "a JSON list; give one JSON object a line, or CSV")
    is_json = name.endswith((".jsonl", ".ndjson")) or begin == "{"
    rows = _json_rows(text) if is_json else csv_rows(name, text, raw=raw)
    statements, faults = [], []
    for number, row in rows:
        if isinstance(row, RecordFault):
            faults.append(row)
            continue
        try:
            statements.append(as_statement(row))
        except FieldError as error:
            faults.append(RecordFault(number, error.column, str(error)))
    if faults:
        raise RecordsError(name, faults)
    if not statements:
        raise NoRecordsError(name, "it holds no record; give JSON lines or CSV")
    return statements


def _json_rows(text: str) -> Iterator[tuple[int, Mapping[str, object] | RecordFault]]:
    """Yield each line's object, or what is wrong with the line."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, json_row(number, line)


class _TwiceError(ValueError):
    """A name comes twice in an object."""


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object whose names each come once."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in found if names.count(name) > 1))
    return found


def json_row(number: int, line: str) -> Mapping[str, object] | RecordFault:
    """Return the JSON object that a line holds, or what is wrong with the line."""
    try:
        row = json.loads(line, object_pairs_hook=_once)
    except _TwiceError as error:
        return RecordFault(number, str(error), "the name comes twice; keep one")
    except json.JSONDecodeError as error:
        return RecordFault(number, "", f"not JSON: {error.msg} at {error.colno}")
    except (ValueError, RecursionError) as error:
        return RecordFault(number, "", f"not JSON: {json_trouble(error)}")
    return row if isinstance(row, dict) else RecordFault(number, "", "not a JSON object")


def csv_rows(
    name: str,
    text: str,
    *,
    raw: bool = False,
    require: Callable[[str, list[str]], None] | None = None,
    undone: str = NOTHING_STORED,
) -> Iterator[tuple[int, Mapping[str, object] | RecordFault]]:
    """Yield each row under its header, or what is wrong with the row.

    ``require`` raises for a header that is not the one wanted: by default of statements. What
    is raised says that the file was ``undone``.
    """
    if not text.strip():
        return
    # Excel's own first line, which names the sign between cells.
    told = re.match(r"sep=([,;\t])\r?\n", text)
    begin = told.end() if told else 0
    delimiter = told[1] if told else max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text[begin:], newline=""), delimiter=delimiter, strict=True)
    try:
        header = ["_".join(cell.split()).lower() for cell in next(reader, [])]
    except csv.Error as error:
        raise NoRecordsError(name, f"not CSV: {error}; give JSON lines or CSV", undone) from error
    require = require or partial(_require_columns, undone=undone)
    require(name, header)
    number = 2 if told else 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, RecordFault(number, "", f"not CSV: {error}")
            return
        if not any(map(str.strip, cells)):
            # Spreadsheets end with rows of nothing.
            continue
        if len(cells) != len(header):
            yield number, RecordFault(number, "", f"{len(cells)} cells under {len(header)} columns")
            continue
        clean = cells if raw else [unguard_cell(cell) for cell in cells]
        yield number, {key: cell for key, cell in zip(header, clean, strict=True) if cell}


def _require_columns(name: str, header: list[str], *, undone: str) -> None:
    """Raise `HeaderError` for a header without text, or with unknown or repeated columns."""
    faults = [] if "text" in header else ["text is missing, which holds the words"]
    for column in dict.fromkeys(header):
        if column not in COLUMNS and column not in DERIVED_COLUMNS:
            faults.append(f"{column[:40]!r} is unknown")
        elif header.count(column) > 1:
            faults.append(f"{column} comes twice")
    if faults:
        raise HeaderError(name, faults, undone)
