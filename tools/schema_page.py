"""docs/schema.md: the tables and views of a record, written from a new one."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from claimcheck.record import create_record
from claimcheck.store.schema.descriptions import (
    TABLES,
    VIEWS,
    VIEWS_FIRST,
    DescribedTable,
    is_inner,
)

HEADER = """\
# The tables of a record

Written from a new record by `python3 dev.py docs`; change `store/schema/descriptions.py`, not this
page.

A record is one SQLite file, and any program can read it. Begin with the views at the top: they join
what belongs together, show only what holds today, and hide what a blind policy hides. The tables
below keep every row ever written; of each there is a view `current_…` with those in force.
[What the record proves](record.md) says which rows may change. Ids are numbers here and have their
letter in exports (`c-31`); days are ISO 8601, times UTC; `event` is the act that wrote a row.
`claimcheck pack` writes a file with what the public may see, and a `datasette.json` beside it.
"""


def schema_page() -> str:
    """Return docs/schema.md as it should be; a table without a description is a fault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        create_record(path, "A. Diallo", clock=lambda: "2023-03-01T09:00:00Z")
        with closing(sqlite3.connect(path)) as connection:
            return "\n".join(_lines(connection)) + "\n"


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEADER
    query = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
    names = {name for (name,) in connection.execute(query)}
    known = {*VIEWS_FIRST, *TABLES, *VIEWS}
    missing = [
        name
        for name in sorted(names - known)
        if not (is_inner(name) or name.startswith(("current_", "sqlite_")))
    ]
    for name in (*missing, *sorted(known - names)):
        yield f"**{name} is not described, or is not there.**"
    for title, group in (
        ("Views to begin with", VIEWS_FIRST),
        ("Tables", TABLES),
        ("Other views", VIEWS),
    ):
        yield f"## {title}\n"
        for name, said in group.items():
            yield from _section(connection, name, said)


def _section(connection: sqlite3.Connection, name: str, said: DescribedTable) -> Iterator[str]:
    """Yield what a table is for, and its columns."""
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", [name])
    columns = ", ".join(f"`{column}`" for (column,) in rows)
    yield f"### {name}\n\n{said.title}. {said.text}\n\n{columns}\n"
