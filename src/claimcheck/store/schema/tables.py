"""Every append-only table of the record, and the triggers that keep all of them so."""

import sqlite3
from pathlib import Path
from typing import Final

from claimcheck.store.errors import ForeignTriggerError
from claimcheck.store.schema.first_tables import TABLES
from claimcheck.store.schema.later_tables import (
    ASSIGNMENTS,
    CORRECTIONS,
    NOTES,
    OUTSIDE_CHECKS,
    SIXTH_TABLES,
)

# A row of any table, by the table's name and its id.
RowId = tuple[str, int]

_SOURCES = [table.name for table in TABLES].index("sources")
# What is referred to comes first.
ALL_TABLES: Final = (
    *TABLES[:_SOURCES],
    OUTSIDE_CHECKS,
    *TABLES[_SOURCES:],
    CORRECTIONS,
    NOTES,
    ASSIGNMENTS,
    *(table for table in SIXTH_TABLES if table is not OUTSIDE_CHECKS),
)

# The columns of bytes, which events record by their digest.
BLOBS = frozenset((("copies", "content"),))
# What a row holds that its event does not speak of, since its column came later:
# nothing, but for these. `log --verify` insists on it.
ADDED_DEFAULTS = {("contacts", "reason"): "right of reply"}

_TRIGGERS: Final = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"


def all_guards() -> list[str]:
    """Return every guard of every append-only table; a migration recreates them with these."""
    found = []
    for table in ALL_TABLES:
        superseding = (("supersedes",),) if table.supersedable else ()
        found += guards(table.name, "id", (*table.keys, *superseding))
    return [*found, *guards("events", "sequence", (("sha256",),))]


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


def require_own_triggers(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `ForeignTriggerError` where somebody's trigger would act with every write."""
    ours = frozenset(all_guards())
    for name, sql in connection.execute(_TRIGGERS):
        if sql not in ours:
            raise ForeignTriggerError(path, name)
