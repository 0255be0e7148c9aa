"""An append-only table: its definition, and the triggers that keep it so.

Every row belongs to an event; a change is a new row that supersedes. A table's
unique keys are listed beside it because the guard against REPLACE must cover each
of them.
"""

from typing import NamedTuple


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


def guards(name: str, primary: str, keys: tuple[tuple[str, ...], ...]) -> list[str]:
    """Return the three triggers that make a table append-only.

    The third is needed because `INSERT OR REPLACE` deletes the old row without
    firing a delete trigger unless the connection asks for recursive triggers.
    """
    refuse = f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    existing = " OR ".join(
        f"EXISTS (SELECT 1 FROM {name} WHERE "
        + " AND ".join(f"{column} = NEW.{column}" for column in key)
        + ")"
        for key in ((primary,), *keys)
    )
    return [
        f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_no_replace BEFORE INSERT ON {name} WHEN {existing} {refuse}",
    ]
