"""Rows for people: columns under a header, as wide as the terminal allows."""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.cli.options.common import RowsFormat
from claimcheck.cli.output import cut_shown, line_width, padded, put_pieces
from claimcheck.language.display.columns import columns
from claimcheck.language.display.safe import visible
from claimcheck.matching.explanation import nearness
from claimcheck.model.record.table import Row, Rows, Table
from claimcheck.model.status import InPublic

# How readers are told that a verdict which they have is looked at again.
_IN_DOUBT: Final = frozenset((InPublic.UNDER_REVIEW, InPublic.CORRECTION_DUE))
_GAP: Final = "  "
_LEAST: Final = 8
# Half a day says nothing.
_DAY: Final = len("2023-03-01")
_WHOLE: Final = {
    "deadline": _DAY,
    "status": len(f"{InPublic.CORRECTION_DUE}, …"),
    "band": len("likely, MEANING NEAR .68"),
}


def put_rows(table: Rows | Table, form: RowsFormat) -> None:
    """Print a table in the format asked for."""
    if form is RowsFormat.TABLE:
        put_pieces(_aligned(table))
        return
    from claimcheck.reports.tables import TABLE_FORMATS

    put_pieces(TABLE_FORMATS[form](table))


def marked_for_readers(table: Rows | Table) -> Rows:
    """Return rows whose status says first that what readers have is in doubt.

    Their labels may be two then, and the last public one stays out.
    """
    status, public = (table.columns.index(name) for name in ("status", "in_public"))
    marked = (
        (*row[:status], f"{row[public]}, {row[status]}", *row[status + 1 :])
        if row[public] in _IN_DOUBT
        else row
        for row in table.rows
    )
    return Rows(table.columns, marked)


def marked_near(table: Rows | Table) -> Rows:
    """Return rows of questions whose band says how near it is what meaning alone asks about."""
    band, meaning = (table.columns.index(name) for name in ("band", "meaning"))
    marked = (
        (*row[:band], f"{row[band]}, {nearness(near)}", *row[band + 1 :])
        if isinstance(near := row[meaning], float)
        else row
        for row in table.rows
    )
    return Rows(table.columns, marked)


def as_columns(table: Table) -> str:
    """Return the table as aligned columns; the widest give way, so that rows fit the terminal."""
    return "".join(_aligned(table))


def _aligned(table: Rows | Table) -> Iterator[str]:
    """Yield the lines of a table as aligned columns, once it is known how wide they are."""
    lines = [tuple(column.replace("_", " ") for column in table.columns)]
    lines += map(_shown, table.rows)
    widths = _widths(lines)
    for line in lines:
        if _GAP.join(line).isascii():
            # A column for each character, which need not be counted.
            cells = [
                cell.ljust(width) if len(cell) <= width else cut_shown(cell, width).ljust(width)
                for cell, width in zip(line, widths, strict=True)
            ]
        else:
            cells = [
                padded(cut_shown(cell, width), width)
                for cell, width in zip(line, widths, strict=True)
            ]
        yield f"{_GAP.join(cells).rstrip()}\n"


def _shown(row: Row) -> tuple[str, ...]:
    """Return the cells of a row as they can be shown safely."""
    cells = [cell if type(cell) is str else "" if cell is None else str(cell) for cell in row]
    line = f"|{'|'.join(cells)}|"
    if line.isascii() and line.isprintable():
        # Nothing but blanks could be other than it is shown, and few rows have needless ones.
        if "  " in line or "| " in line or " |" in line:
            return tuple([" ".join(cell.split()) for cell in cells])
        return tuple(cells)
    return tuple(map(visible, cells))


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column: what its cells need, or less where the line is full."""
    room = line_width() - len(_GAP) * (len(lines[0]) - 1)
    least = [
        max(columns(name), _WHOLE.get(name, _DAY if name.endswith(" on") else _LEAST))
        for name in lines[0]
    ]
    widths = [min(_width(cells), room) for cells in zip(*lines, strict=True)]
    while sum(widths) > room:
        shrinkable = [each for each, width in enumerate(widths) if width > least[each]]
        if not shrinkable:
            break
        widths[max(shrinkable, key=widths.__getitem__)] -= 1
    return widths


def _width(cells: Sequence[str]) -> int:
    """Return how many columns the widest of some cells takes."""
    return max(map(len if "".join(cells).isascii() else columns, cells))
