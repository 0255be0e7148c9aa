"""Rows for people: columns under a header, as wide as the terminal allows."""

from claimcheck.cli.options import RowsFormat
from claimcheck.cli.output import WIDTH, cut, put, visible
from claimcheck.model.table import Table

_GAP = "  "


def put_rows(table: Table, form: RowsFormat) -> None:
    """Print a table in the format asked for."""
    if form is RowsFormat.TABLE:
        put(as_columns(table))
        return
    from claimcheck.reports.tables import TABLE_FORMATS

    put(TABLE_FORMATS[form](table))


def as_columns(table: Table) -> str:
    """Return the table as aligned columns; the widest gives way, so that rows fit `WIDTH`."""
    cells = [["" if cell is None else visible(str(cell)) for cell in row] for row in table.rows]
    header = [column.replace("_", " ") for column in table.columns]
    widths = [max(map(len, column)) for column in zip(header, *cells, strict=True)]
    room = WIDTH - len(_GAP) * (len(widths) - 1)
    widest = widths.index(max(widths))
    widths[widest] = max(room - sum(widths) + widths[widest], len(header[widest]), 12)
    lines = [
        _GAP.join(
            cut(cell, width).ljust(width) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in [header, *cells]
    ]
    return "\n".join(lines) + "\n"
