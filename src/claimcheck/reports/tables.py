"""A table as CSV, JSON, JSON lines or Markdown, piece by piece so that it may be long."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Final

from claimcheck.language.display.csv_cells import guard_cell
from claimcheck.language.display.safe import visible
from claimcheck.model.record.table import Row, Rows, Table, TableCell
from claimcheck.named_tuple import NamedTuple
from claimcheck.reports.json_text import as_json_text, escaped

if TYPE_CHECKING:
    from claimcheck.model.record.record_change import RecordChange

BYTE_ORDER_MARK: Final = "\ufeff"


class CsvStyle(NamedTuple):
    """How CSV is written: for scripts by default, or as Excel wants it.

    `raw` leaves cells as they are even where a spreadsheet would run them.
    """

    delimiter: str = ","
    excel: bool = False
    raw: bool = False


def csv_pieces(table: Rows | Table, style: CsvStyle = CsvStyle()) -> Iterator[str]:
    """Yield the table as CSV with a header: UTF-8 text, unknown values empty."""
    mark, end = (BYTE_ORDER_MARK, "\r\n") if style.excel else ("", "\n")
    yield mark
    written = _WrittenLine()
    # With this line end the writer quotes a carriage return inside a cell, which
    # a reader would otherwise take for the end of the row.
    line_end = "\r\n"
    writer = csv.writer(written, delimiter=style.delimiter, lineterminator=line_end)
    for row in chain((table.columns,), table.rows):
        writer.writerow(row if style.raw else _guarded(row))
        yield written.line[: -len(line_end)] + end


class _WrittenLine:
    """What a writer of CSV writes into: a line, which it gives whole."""

    __slots__ = ("line",)

    def __init__(self) -> None:
        """Begin with nothing written."""
        self.line = ""

    def write(self, line: str) -> None:
        """Keep a line until the next one."""
        self.line = line


def _guarded(row: Row) -> list[TableCell]:
    """Return a row with cells that no spreadsheet runs; only texts can hold formulas.

    Most texts begin with a letter or a digit, and none of these is one.
    """
    return [
        cell if not isinstance(cell, str) or cell[:1].isalnum() else guard_cell(cell)
        for cell in row
    ]


def json_pieces(table: Rows | Table) -> Iterator[str]:
    """Yield the table as one JSON list of objects; unknown values are null."""
    begin = "[\n"
    for each in _objects(table, "  {\n    ", ",\n    ", "\n  }"):
        yield begin + each
        begin = ",\n"
    yield "[]\n" if begin == "[\n" else "\n]\n"


def jsonl_pieces(table: Rows | Table) -> Iterator[str]:
    """Yield the table as one JSON object a line."""
    return _objects(table, "{", ", ", "}\n")


def _objects(table: Rows | Table, begin: str, between: str, end: str) -> Iterator[str]:
    """Yield each row as a JSON object."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    keys = [f"{encode(column)}: " for column in table.columns]
    for row in table.rows:
        # Most cells are texts or nothing, for which `encode` takes several times as long.
        cells = [
            key
            + (
                encode_basestring(cell)
                if type(cell) is str
                else "null"
                if cell is None
                else encode(cell)
            )
            for key, cell in zip(keys, row, strict=True)
        ]
        yield escaped(f"{begin}{between.join(cells)}{end}")


def markdown_pieces(table: Rows | Table) -> Iterator[str]:
    """Yield the table as a GitHub Markdown table, in which no cell can mark anything up."""
    lines: Iterable[Row] = (table.columns, ("---",) * len(table.columns))
    for line in chain(lines, table.rows):
        yield f"| {' | '.join(map(markdown_cell, line))} |\n"


def markdown_cell(cell: TableCell) -> str:
    """Return a cell on one line, with the characters that Markdown reads escaped."""
    text = "" if cell is None else visible(str(cell))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "\\|*_`~[]":
        text = text.replace(mark, f"\\{mark}") if text != "---" else text
    return text


TableFormat = Callable[[Rows | Table], Iterator[str]]

TABLE_FORMATS: Final[dict[str, TableFormat]] = {
    "csv": csv_pieces,
    "json": json_pieces,
    "jsonl": jsonl_pieces,
    "markdown": markdown_pieces,
}


def as_csv(table: Table, style: CsvStyle = CsvStyle()) -> str:
    """Return the table as CSV, as one text."""
    return "".join(csv_pieces(table, style))


def as_json(table: Table) -> str:
    """Return the table as one JSON list, as one text."""
    return "".join(json_pieces(table))


def change_lines(changes: "Iterable[RecordChange]") -> Iterator[str]:
    """Yield a line of JSON for each change; a redaction's names what is to be dropped."""
    for each in changes:
        act = {"sequence": each.sequence, "at": each.at, "actor": each.actor, "kind": each.kind}
        if each.table is None:
            told = {**act, "tombstones": list(each.taken), "reason": each.reason}
        else:
            told = {**act, "table": each.table, "id": each.id, "row": each.row}
        yield as_json_text(told) + "\n"


class ExportedTable(Table):
    """A table with stable column names: ids with their letter, dates in ISO 8601."""

    def to_csv(self, *, delimiter: str = ",", excel: bool = False, raw: bool = False) -> str:
        r"""Return it as CSV with a header: UTF-8 text, unknown values empty.

        With ``excel``, a byte order mark and ``\r\n``. A cell that a spreadsheet would run
        as a formula is made harmless, unless ``raw``.
        """
        return as_csv(self, CsvStyle(delimiter, excel, raw))

    def to_json(self) -> str:
        """Return it as one JSON list of objects; unknown values are null."""
        return as_json(self)
