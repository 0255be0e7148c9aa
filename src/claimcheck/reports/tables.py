"""A table as CSV, JSON, JSON lines, Markdown or plain text."""

import csv
import io
import json
from collections.abc import Callable
from typing import Final, NamedTuple

from claimcheck.language.cells import guard_cell
from claimcheck.model.table import Cell, Table

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
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=style.delimiter, lineterminator="\r\n" if style.excel else "\n"
    )
    writer.writerow(table.columns)
    writer.writerows([_csv_cell(cell, raw=style.raw) for cell in row] for row in table.rows)
    return (BYTE_ORDER_MARK if style.excel else "") + out.getvalue()


def _csv_cell(cell: Cell, *, raw: bool) -> Cell:
    """Return a cell as it is written; only texts can hold formulas."""
    return guard_cell(cell) if isinstance(cell, str) and not raw else cell


def as_json(table: Table) -> str:
    """Return the table as one JSON list of objects; unknown values are null."""
    objects = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def as_jsonl(table: Table) -> str:
    """Return the table as one JSON object a line."""
    return "".join(
        json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False) + "\n"
        for row in table.rows
    )


def as_markdown(table: Table) -> str:
    """Return the table as a GitHub Markdown table, in which no cell can mark anything up."""
    lines = [table.columns, ("---",) * len(table.columns), *table.rows]
    return "".join(f"| {' | '.join(map(_markdown_cell, line))} |\n" for line in lines)


def _markdown_cell(cell: Cell) -> str:
    """Return a cell on one line, with the characters that Markdown reads escaped."""
    text = "" if cell is None else " ".join(str(cell).split())
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "\\|*_`[]":
        text = text.replace(mark, f"\\{mark}") if text != "---" else text
    return text


TableFormat = Callable[[Table], str]

TABLE_FORMATS: Final[dict[str, TableFormat]] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_jsonl,
    "markdown": as_markdown,
}
