"""Whether a file has other triggers than the guards of this release."""

import sqlite3
from pathlib import Path

from claimcheck.store.errors import ForeignTriggerError
from claimcheck.store.schema.tables import all_guards

_TRIGGERS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"


def require_own_triggers(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `ForeignTriggerError` where somebody's trigger would act with every write."""
    ours = frozenset(all_guards())
    for name, sql in connection.execute(_TRIGGERS):
        if sql not in ours:
            raise ForeignTriggerError(path, name)
