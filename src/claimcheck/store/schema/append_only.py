"""An append-only table: its definition.

Every row belongs to an event; a change is a new row that supersedes. A table's
unique keys are listed beside it because the guard against REPLACE must cover each
of them.
"""

from claimcheck.named_tuple import NamedTuple


class StoredTable(NamedTuple):
    """An append-only table: its columns, and the keys that may occur only once.

    A row of a supersedable table can be replaced by a later one, once.
    """

    name: str
    columns: str
    keys: tuple[tuple[str, ...], ...] = ()
    supersedable: bool = False


# Checked at once, so events are written before their rows: a deferred check would
# make SQLite look through every table for each new event.
EVENT = "event INTEGER NOT NULL REFERENCES events(sequence)"


def table_ddl(table: StoredTable) -> str:
    """Return the statement that creates ``table``."""
    columns = ["id INTEGER PRIMARY KEY", EVENT]
    if table.supersedable:
        columns.append(f"supersedes INTEGER UNIQUE REFERENCES {table.name}(id)")
    return f"CREATE TABLE {table.name} ({', '.join(columns)}, {table.columns})"
