"""Tables that somebody keeps, as checks: mapped by columns, whole or not at all."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.imports.import_map import CHECK_FIELDS, ColumnRule, ImportMap
from claimcheck.model.imports.outside_check import ReadCheck
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.tables.checks import read_rows
from claimcheck.reading.tables.grid import Grid, read_csv
from claimcheck.reading.tables.headers import resolve, with_proposals
from claimcheck.reading.tables.workbook import is_workbook, read_workbook
from claimcheck.reading.unreadable import MAX_ERRORS, shown_name


class TableSource(NamedTuple):
    """How a table is to be read: its sheet, its encoding, its map, the words' language."""

    sheet: str | None = None
    encoding: str | None = None
    chosen: ImportMap = ImportMap()
    language: str | None = None


class ReadTable(NamedTuple):
    """A table's rows as checks, and what its columns were taken for."""

    sheet: str
    rows: tuple[ReadCheck, ...]
    rules: tuple[ColumnRule, ...]
    ignored: tuple[str, ...]
    proposed: tuple[ColumnRule, ...]
    open: tuple[str, ...]
    passed_over: int = 0

    @property
    def faults(self) -> list[str]:
        """Return every fault, with its place."""
        return [fault for row in self.rows if row.refused for fault in row.refused.split("\n")]


class TableFaultsError(ClaimcheckError):
    """A table holds faults, or columns that nobody explained; none of it may be stored."""


def read_table(name: str, content: bytes, source: TableSource, *, propose: bool) -> ReadTable:
    """Return a table's rows as checks; with ``propose`` also by columns that only seem clear.

    Raises `ClaimcheckError` for what is no table, and where no column holds the text or
    the verdict.
    """
    grid = read_grid(name, content, source)
    resolved = resolve(grid, source.chosen, CHECK_FIELDS)
    shown = with_proposals(grid, resolved) if propose else resolved
    kept = grid.keeping(source.chosen.keep)
    rows = read_rows(kept, shown, source.language) if shown.rules else []
    return ReadTable(
        grid.sheet,
        tuple(rows),
        tuple(rule for _, rule in resolved.rules),
        resolved.ignored,
        resolved.proposed,
        resolved.open,
        len(grid.rows) - len(kept.rows),
    )


def require_whole(name: str, table: ReadTable) -> None:
    """Raise `TableFaultsError` for open columns, missing ones, and every fault of a cell."""
    faults = [*_column_faults(table), *table.faults]
    if not faults:
        return
    number = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    more = f" (the first {MAX_ERRORS} follow)" if len(faults) > MAX_ERRORS else ""
    error = TableFaultsError(
        f"{shown_name(name)}: {number}{more}, nothing stored; correct the table or its map, and"
        " try with --dry-run"
    )
    error.details = tuple(faults[:MAX_ERRORS])
    raise error


def _column_faults(table: ReadTable) -> list[str]:
    """Return which columns are open, with what each seems to be, and which are missing."""
    proposed = {rule.column: rule.field for rule in table.proposed}
    faults = []
    for column in table.open:
        field = proposed.get(column, "ignore")
        faults.append(
            f"the column {column!r} is neither mapped nor ignored: --set '{column}={field}'"
        )
    fields = {rule.field for rule in table.rules}
    faults += [
        f"no column gives the {field}: --set 'COLUMN={field}'"
        for field in ("text", "verdict")
        if field not in fields
    ]
    if "url" in fields and fields.isdisjoint(("text", "verdict")):
        faults.append("are these sources? Say so with --type sources")
    return faults


def read_grid(name: str, content: bytes, source: TableSource) -> Grid:
    """Return the table in a workbook or in CSV."""
    if is_workbook(content):
        return read_workbook(name, content, source.sheet)
    return read_csv(name, content, source.encoding)
