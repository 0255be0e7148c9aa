"""The record as it was known on an earlier day."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.model.dates import PartialDate, begins_after, require_begun
from claimcheck.store.connection import explained, open_reading
from claimcheck.store.errors import StoreError
from claimcheck.store.opening import Bound, TimedConnection, bound_of, set_pragmas
from claimcheck.store.place import file_uri
from claimcheck.store.schema.tables import ALL_TABLES
from claimcheck.store.schema.verdict_views import PACKED_TABLES


class NothingKnownError(StoreError):
    """The record had not begun on the day asked for."""

    exit_code = 3

    def __init__(self, day: PartialDate, first: str | None) -> None:
        """Name the day and when the record began."""
        begun = first[:10] if first else "no day"
        super().__init__(f"nothing was known on {day}; the record begins on {begun}")


@contextmanager
def open_past(
    path: Path, day: PartialDate, *, now: str, bound: Bound | None = None
) -> Iterator[sqlite3.Connection]:
    """Open the database at ``path`` as it stood at the end of ``day``, in UTC, in memory.

    A month or a year means its end. The order of events counts before their
    times: what was recorded after the first later event was not known, whatever
    time it claims. ``bound`` is how long one query may work. Raises `NothingKnownError`
    before the record's beginning, and `FutureDayError` for a day that has begun neither
    anywhere on earth by the time ``now`` in UTC, nor by that of any event.
    """
    with open_reading(path) as present, explained(path):
        if begins_after(day, _latest_time(present)):
            require_begun("the record of", day, now)
        last = _last_event(present, day)
        definitions = _definitions(present)
        past = sqlite3.connect(":memory:", uri=True, isolation_level=None, factory=TimedConnection)
        try:
            set_pragmas(past)
            _fill(past, path, last, definitions)
            bound = bound or bound_of(path)
            past.limit(bound, bound)
            yield past
        finally:
            past.close()


def _latest_time(present: sqlite3.Connection) -> str:
    """Return the latest time that an event claims, empty where there is none."""
    return str(present.execute("SELECT coalesce(max(at), '') FROM events").fetchone()[0])


def _last_event(present: sqlite3.Connection, day: PartialDate) -> int:
    """Return the last event that was recorded by the end of ``day``."""
    shown = str(day)
    (later, first) = present.execute(
        "SELECT min(CASE WHEN substr(at, 1, ?) > ? THEN sequence END), min(at) FROM events",
        [len(shown), shown],
    ).fetchone()
    if later == 1 or first is None:
        raise NothingKnownError(day, first)
    query = "SELECT max(sequence) FROM events WHERE ?1 IS NULL OR sequence < ?1"
    return int(present.execute(query, [later]).fetchone()[0])


def _definitions(present: sqlite3.Connection) -> list[str]:
    """Return what makes tables, indexes and views; nobody searches the past or writes to it."""
    kept = {"events", *PACKED_TABLES, *(table.name for table in ALL_TABLES)}
    rows = present.execute(
        "SELECT type, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'trigger'"
        " ORDER BY type = 'view', type = 'index'"
    )
    return [sql for kind, name, sql in rows if kind == "view" or name in kept]


def _fill(past: sqlite3.Connection, path: Path, last: int, definitions: list[str]) -> None:
    """Copy what was recorded up to the event ``last`` into an empty database."""
    for definition in definitions:
        past.execute(definition)
    past.execute("PRAGMA foreign_keys = OFF")
    past.execute("ATTACH ? AS present", [file_uri(path, "ro")])
    past.execute("INSERT INTO events SELECT * FROM present.events WHERE sequence <= ?", [last])
    for table in ALL_TABLES:
        past.execute(
            f"INSERT INTO main.{table.name} SELECT * FROM present.{table.name} WHERE event <= ?",
            [last],
        )
    past.execute("DETACH present")
    past.execute("PRAGMA query_only = ON")
