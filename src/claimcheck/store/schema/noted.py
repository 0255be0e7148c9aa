"""Which migrations a file is noted to have had, and what of that cannot be.

The notes are sqlite-utils', by the machine's clock, and no event speaks of them: they are
held against the schema's number, and against the time at which the record began.
"""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import SCHEMA_VERSION

MIGRATIONS: Final = "_sqlite_migrations"
# Clocks are set, and those of tests and of the machine differ.
_ONE_DAY: Final = timedelta(days=1)
# What `migrate` writes where the notes were lost.
_NOTED_AGAIN: Final = ""


class NotedMigrations(NamedTuple):
    """The schema's number, the migrations that it asks for and are not noted, and all faults.

    Each kind of fault has the names of the migrations that have it.
    """

    version: int
    lacking: list[str]
    faults: dict[str, list[str]]


def noted_migrations(connection: sqlite3.Connection) -> NotedMigrations:
    """Return what a file is noted to have had; of a later release only what is lacking."""
    from claimcheck.store.schema.migrations import migration_names  # noqa: PLC0415 - sqlite-utils

    (version,) = connection.execute("PRAGMA user_version").fetchone()
    names = migration_names()[: max(version, 0)]
    try:
        query = f"SELECT name, applied_at FROM {MIGRATIONS} WHERE migration_set = 'claimcheck'"
        noted = dict(connection.execute(query).fetchall())
    except sqlite3.OperationalError:
        noted = {}
    lacking = [name for name in names if name not in noted]
    if lacking:
        faults = {f"schema {version}, and {len(lacking)} not noted": lacking}
        return NotedMigrations(version, lacking, faults)
    if version > SCHEMA_VERSION:
        return NotedMigrations(version, [], {})
    # A later release would take one of its own for applied.
    added = sorted(map(str, noted.keys() - names))
    untimely = _untimely(names, noted, _beginning(connection))
    kinds = {"that were not applied": added, "with a time that cannot be": untimely}
    faults = {f"{len(each)} noted {kind}": each for kind, each in kinds.items() if each}
    return NotedMigrations(version, [], faults)


def _beginning(connection: sqlite3.Connection) -> datetime | None:
    """Return when the first act was done, if there is one."""
    found = connection.execute("SELECT at FROM events ORDER BY sequence LIMIT 1").fetchone()
    return _time(found[0]) if found else None


def _untimely(names: list[str], noted: Mapping[str, object], start: datetime | None) -> list[str]:
    """Return the migrations noted as applied before the record began, out of turn, or not yet.

    A record's first event follows its tables at once. A time between is nobody's word.
    """
    last = start - _ONE_DAY if start else None
    found = []
    for name in names:
        if noted[name] == _NOTED_AGAIN:
            continue
        at = _time(noted[name])
        if at is None or (last and at < last) or at > datetime.now(UTC) + _ONE_DAY:
            found.append(name)
        else:
            last = at
    return found


def _time(text: object) -> datetime | None:
    """Return a time as sqlite-utils or an event writes it; None for anything else."""
    try:
        time = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
