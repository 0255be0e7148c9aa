"""Rows for people: columns under a header, as wide as the terminal allows."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from claimcheck.cli.options.common import RowsFormat
from claimcheck.cli.output import cut_shown, line_width, padded, put_pieces
from claimcheck.language.display.columns import columns
from claimcheck.language.display.safe import visible
from claimcheck.matching.explanation import nearness
from claimcheck.model.record.table import Rows, Table, TableCell
from claimcheck.model.status import InPublic

# How readers are told that a verdict which they have is looked at again.
_IN_DOUBT: Final = frozenset((InPublic.UNDER_REVIEW, InPublic.CORRECTION_DUE))
_GAP: Final = "  "
_LEAST: Final = 8
_LINES: Final = 500
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
    cells = _columns(table)
    widths = _widths(cells)
    filled = [_filled(column, width) for column, width in zip(cells, widths, strict=True)]
    layout = _GAP.join([written for _, written in filled])
    lines = map(layout.__mod__, zip(*[column for column, _ in filled], strict=True))
    # Many at a time, as each piece is a call of its own to whatever is written to.
    while some := [*islice(lines, _LINES)]:
        yield "".join([f"{line.rstrip()}\n" for line in some])


def _columns(table: Rows | Table) -> list[list[str]]:
    """Return the cells of each column under its name, of which most need no look of their own."""
    cells = [*zip(*table.rows, strict=True)] or [()] * len(table.columns)
    return [
        [name.replace("_", " "), *_shown(column)]
        for name, column in zip(table.columns, cells, strict=True)
    ]


def _shown(cells: Sequence[TableCell]) -> list[str]:
    """Return cells as they can be shown safely."""
    texts = [cell if type(cell) is str else "" if cell is None else str(cell) for cell in cells]
    both = f"|{'|'.join(texts)}|"
    if both.isascii() and both.isprintable() and not ("  " in both or "| " in both or " |" in both):
        # Nothing but blanks could be other than it is shown, and none is needless.
        return texts
    return [*map(visible, texts)]


def _filled(cells: Sequence[str], width: int) -> tuple[Sequence[str], str]:
    """Return cells cut to a width, and how each is written so that it fills it."""
    if not "".join(cells).isascii():
        return [padded(cut_shown(cell, width), width) for cell in cells], "%s"
    if max(map(len, cells)) > width:
        cells = [cell if len(cell) <= width else cut_shown(cell, width) for cell in cells]
    # What is cut ends with a mark that takes a column, as each letter does.
    return cells, f"%-{width}s"


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column: what its cells need, or less where the line is full."""
    room = line_width() - len(_GAP) * (len(cells) - 1)
    names = [column[0] for column in cells]
    least = [
        max(columns(name), _WHOLE.get(name, _DAY if name.endswith(" on") else _LEAST))
        for name in names
    ]
    widths = [min(_width(column), room) for column in cells]
    while sum(widths) > room:
        shrinkable = [each for each, width in enumerate(widths) if width > least[each]]
        if not shrinkable:
            break
        widths[max(shrinkable, key=widths.__getitem__)] -= 1
    return widths


def _width(cells: Sequence[str]) -> int:
    """Return how many columns the widest of some cells takes."""
    return max(map(len if "".join(cells).isascii() else columns, cells))
