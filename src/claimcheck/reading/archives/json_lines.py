"""Lines of JSON as texts of an archive, each with what is wrong with it, if anything."""

import json
import re
from collections.abc import Iterator

from claimcheck.model.dates import DateError, PartialDate, parse_date
from claimcheck.model.text.archive_row import ArchiveColumns, ArchiveRow
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.kinds import TextKind
from claimcheck.reading.unreadable import json_trouble


class ReadRow(NamedTuple):
    """A row of an archive by its number, from 1 on: the text, or else what is wrong.

    `name` and `date` are as the row gives them, as far as it does.
    """

    number: int
    name: str
    date: str | None
    row: ArchiveRow | None
    error: str | None = None


class _RowError(ValueError):
    """A row cannot be used."""


def read_rows(
    content: bytes, first: int, columns: ArchiveColumns, kind: TextKind
) -> Iterator[ReadRow]:
    """Yield the rows of some lines of JSON, of which the first has the number ``first``.

    Blank lines count, and are no rows.
    """
    for number, line in enumerate(content.split(b"\n"), first):
        if line.strip():
            yield _read_row(number, line, columns, kind)


def _read_row(number: int, line: bytes, columns: ArchiveColumns, kind: TextKind) -> ReadRow:
    name, date = f"row {number}", None
    try:
        cells = _cells(line)
        name = _text(cells, columns.name) or name
        # Rows often leave out what is unknown.
        date = _text(cells, columns.date) if columns.date in cells else None
        text = _some_text(cells, columns.text)
        said_on = _day(columns.date or "", date) if date else None
    except _RowError as error:
        return ReadRow(number, name, date, None, str(error))
    return ReadRow(number, name, date, ArchiveRow(name, text, kind, said_on))


def _cells(line: bytes) -> dict[str, object]:
    """Return the object in a line."""
    try:
        found = json.loads(line.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError:
        raise _RowError("it is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise _RowError(f"it is not JSON: {json_trouble(error)}") from None
    if not isinstance(found, dict):
        raise _RowError("it is not a JSON object")
    return found


def _text(cells: dict[str, object], column: str | None) -> str | None:
    """Return the text of a column; None where it is empty."""
    if column is None or column not in cells:
        raise _RowError(f"it has no column {column}")
    cell = cells[column]
    if cell is not None and not isinstance(cell, str):
        raise _RowError(f"{column} is no text")
    return cell or None


def _some_text(cells: dict[str, object], column: str) -> str:
    """Return the text of a column, which must hold one."""
    text = _text(cells, column)
    if text is None:
        raise _RowError(f"{column} is empty")
    return text


def _day(column: str, text: str) -> PartialDate:
    """Return the day of a column, without the time that may stand behind it."""
    stamped = re.match(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:", text)
    try:
        return parse_date(stamped[1] if stamped else text)
    except DateError as error:
        raise _RowError(f"{column}: {error}") from None
