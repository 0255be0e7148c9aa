"""A table as CSV, JSON, JSON lines, Markdown or plain text."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from claimcheck.language.display.csv_cells import guard_cell
from claimcheck.language.display.safe import visible
from claimcheck.model.record.table import Cell, Table
from claimcheck.reports.json_text import as_json_text

BYTE_ORDER_MARK: Final = "\ufeff"


class CsvStyle(NamedTuple):
    """How CSV is written: for scripts by default, or as Excel wants it.

    `raw` leaves cells as they are even where a spreadsheet would run them.
    """

    delimiter: str = ","
    excel: bool = False
    raw: bool = False


def as_csv(table: Table, style: CsvStyle = CsvStyle()) -> str:
    """Return the table as CSV with a header: UTF-8 text, unknown values empty."""
    mark, end = (BYTE_ORDER_MARK, "\r\n") if style.excel else ("", "\n")
    lines = [_csv_line(row, style) + end for row in (table.columns, *table.rows)]
    return mark + "".join(lines)


def _csv_line(row: Sequence[Cell], style: CsvStyle) -> str:
    """Return a row without its line end; only texts can hold formulas."""
    cells = [guard_cell(cell) if isinstance(cell, str) and not style.raw else cell for cell in row]
    out = io.StringIO(newline="")
    # With this line end the writer quotes a carriage return inside a cell, which
    # a reader would otherwise take for the end of the row.
    csv.writer(out, delimiter=style.delimiter, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n")


def as_json(table: Table) -> str:
    """Return the table as one JSON list of objects; unknown values are null."""
    objects = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return as_json_text(objects, indent=2) + "\n"


def as_jsonl(table: Table) -> str:
    """Return the table as one JSON object a line."""
    return "".join(
        as_json_text(dict(zip(table.columns, row, strict=True))) + "\n" for row in table.rows
    )


def as_markdown(table: Table) -> str:
    """Return the table as a GitHub Markdown table, in which no cell can mark anything up."""
    lines = [table.columns, ("---",) * len(table.columns), *table.rows]
    return "".join(f"| {' | '.join(map(markdown_cell, line))} |\n" for line in lines)


def markdown_cell(cell: Cell) -> str:
    """Return a cell on one line, with the characters that Markdown reads escaped."""
    text = "" if cell is None else visible(str(cell))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "\\|*_`~[]":
        text = text.replace(mark, f"\\{mark}") if text != "---" else text
    return text


TableFormat = Callable[[Table], str]

TABLE_FORMATS: Final[dict[str, TableFormat]] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_jsonl,
    "markdown": as_markdown,
}
