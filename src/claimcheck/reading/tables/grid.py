"""A table as rows of cells, each with the place at which a spreadsheet shows it."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.imports.import_map import KeepRule
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.unreadable import UnreadableError, shown_name

GridCell = str | float | int | bool | date | None

LARGEST_TABLE: Final = 64 * 1024 * 1024
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS: Final = ",;\t|"


class TableError(ClaimcheckError):
    """A table cannot be read as it is, or without a choice."""


class Grid(NamedTuple):
    """A table: its sheet's name, its header, and its rows, each with its number."""

    sheet: str
    header: tuple[str, ...]
    header_row: int
    rows: tuple[tuple[int, tuple[GridCell, ...]], ...]

    def place(self, row: int, column: int) -> str:
        """Return the place of a cell, as a spreadsheet names it.

        >>> Grid("Log", (), 1, ()).place(17, 2)
        'Log!C17'
        """
        return f"{self.sheet}!{_letters(column)}{row}"

    def keeping(self, keep: Sequence[KeepRule]) -> "Grid":
        """Return the table with the rows alone that every rule keeps."""
        wanted = [(self.header.index(rule.column), rule) for rule in keep]
        kept = tuple(
            (number, row)
            for number, row in self.rows
            if all(rule.keeps(_shown(row, column)) for column, rule in wanted)
        )
        return self._replace(rows=kept)


def _shown(row: Sequence[GridCell], column: int) -> str:
    """Return a cell as text, empty where there is none."""
    cell = row[column] if column < len(row) else None
    return "" if cell is None else str(cell)


def _letters(column: int) -> str:
    """Return a column's letters: A, B, … Z, AA."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


def read_csv(name: str, content: bytes, encoding: str | None = None) -> Grid:
    """Return the table in bytes of CSV, whatever parts its cells: comma, semicolon, tab or bar.

    UTF-8 and UTF-16 are recognised, all else is read as Windows-1252, as Excel writes it.
    Raises `TableError` with the place for what is not CSV.
    """
    text = _decoded(name, content, encoding)
    first, _, others = text.partition("\n")
    skipped = 0
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, skipped = first.strip()[4], others, 1
    else:
        delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[GridCell, ...]] = []
    try:
        rows.extend(tuple(row) for row in reader)
    except csv.Error as error:
        line = reader.line_num + skipped
        raise TableError(f"{shown_name(name)}: line {line} is not CSV: {error}") from error
    return as_grid(name, PurePath(name).stem or "stdin", enumerate(rows, 1))


def _decoded(name: str, content: bytes, encoding: str | None) -> str:
    """Return a table's text in the encoding named, or in the one that its bytes show."""
    shown = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        return content.decode(encoding or shown)
    except LookupError:
        raise TableError(f"{encoding!r} is not an encoding; name one, such as latin-1") from None
    except UnicodeError as error:
        if encoding:
            raise UnreadableError(name, f"it is not {encoding}; name another") from error
    try:
        return content.decode("cp1252")
    except UnicodeError as error:
        raise UnreadableError(
            name, "it is neither UTF-8 nor Windows-1252; name its encoding with --encoding"
        ) from error


def _delimiter(text: str) -> str:
    """Return what parts the cells of a table: what its header has most of, outside quotes."""
    header, is_quoted = [], False
    for character in text[:65_536]:
        is_quoted ^= character == '"'
        if character == "\n" and not is_quoted:
            break
        if not is_quoted:
            header.append(character)
    return max(_DELIMITERS, key=header.count)


def as_grid(name: str, sheet: str, rows: Iterator[tuple[int, Sequence[GridCell]]]) -> Grid:
    """Return numbered rows as a table; the first that is not blank is its header."""
    kept = [(number, tuple(map(_bare, row))) for number, row in rows]
    filled = [(number, row) for number, row in kept if any(cell is not None for cell in row)]
    if not filled:
        raise TableError(f"{shown_name(name)}: {sheet} is empty")
    (header_row, first), *others = filled
    header = tuple("" if cell is None else str(cell) for cell in first)
    while header and not header[-1]:
        header = header[:-1]
    return Grid(sheet, header, header_row, tuple(others))


def _bare(cell: GridCell) -> GridCell:
    """Return a cell, None where it is blank, texts without blanks around them."""
    if isinstance(cell, str):
        return cell.strip() or None
    return cell
