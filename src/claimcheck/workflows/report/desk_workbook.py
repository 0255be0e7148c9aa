"""The tables of the record as one workbook."""

from collections.abc import Sequence
from typing import Final

from claimcheck import __version__
from claimcheck.model.record.table import Table
from claimcheck.reports.files.sheets import About, Sheet, WorkbookBytes, as_workbook
from claimcheck.store.connection import Connection
from claimcheck.store.queries.exports import EXPORTS, Filter
from claimcheck.store.records.outputs import last_act
from claimcheck.workflows.report.record_tables import export_table

_BEFORE_ALL = "1980-01-01T00:00:00Z"

# What people wrote to the desk is confidential, and exported only by its name.
_PUBLIC: Final = tuple(name for name in EXPORTS if name != "contacts")


def make_workbook(
    connection: Connection, names: Sequence[str], kept: Filter
) -> tuple[WorkbookBytes, int, int]:
    """Return a workbook of tables, how many rows it has and how many sheets beside About.

    Without ``names`` of all tables. It says of which head of the log it is.
    """
    sheets = [_sheet(connection, name, kept) for name in names or _PUBLIC]
    last = last_act(connection)
    at = last.at or _BEFORE_ALL
    asked = ", ".join(
        f"{key.replace('_', ' ')} {value}" for key, value in kept._asdict().items() if value
    )
    lines = (
        ("What", "Tables of a record of claims, made by claimcheck " + __version__),
        ("Head of the log", str(last.head)),
        ("Last act", at),
        ("Only rows", asked or "all"),
        ("Dates", "Days are dates. A month or a year alone is text, for no more is known."),
    )
    written = as_workbook(sheets, About(lines, at))
    return written, sum(len(each.table.rows) for each in sheets), len(sheets)


def _sheet(connection: Connection, name: str, kept: Filter) -> Sheet:
    """Return a table with all its rows, under its name."""
    found = export_table(connection, name, kept)
    return Sheet(name.capitalize(), Table(found.columns, list(found.rows)))
