"""Whether the record is what its chain says: every event, and every row with its event."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from itertools import chain, repeat
from typing import Any, Final

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import snapshot
from claimcheck.store.log.chain import GENESIS, Event, Head, digest, read_events, seal
from claimcheck.store.log.redactions import REDACT, redactions, removed_payloads
from claimcheck.store.log.stored_rows import Tables
from claimcheck.store.schema.noted import MIGRATIONS, noted_migrations
from claimcheck.store.schema.tables import ADDED_DEFAULTS, ALL_TABLES, BLOBS

# What reading a payload or a cell that no act wrote can raise.
_NOT_OURS: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    sqlite3.Error,
)


def _refuse(constant: str) -> object:
    """Refuse what Python reads and nobody else: NaN and what has no end."""
    raise ValueError(f"{constant} is no JSON")


_DECODER: Final = json.JSONDecoder(parse_constant=_refuse)


class Fault(NamedTuple):
    """The first place where the record disagrees with its chain."""

    sequence: int
    reason: str


class Verification(NamedTuple):
    """What checking the whole record found; `head` is the last event that was looked at.

    `continues` is the event of an earlier head that was given, which it was seen to continue.
    """

    head: Head
    rows: int
    fault: Fault | None
    continues: int | None = None


def _nobody(_: int) -> None:
    """Tell nobody how far it is."""


def verify(
    connection: sqlite3.Connection,
    expected: Head | None = None,
    tell: Callable[[int], None] = _nobody,
) -> Verification:
    """Recompute the chain and compare every append-only row with its event.

    With ``expected``, also prove that this record continues the one whose head
    that was. The first disagreement is reported, in the order of the chain.
    What a stranger put into the file is at most a fault. ``tell`` is told which
    event was looked at last.
    """
    with snapshot(connection):
        found = _verify(connection, expected, tell)
    is_continued = expected is not None and found.fault is None
    return found._replace(continues=expected.sequence if expected and is_continued else None)


def verify_file(
    connection: sqlite3.Connection,
    expected: Head | None = None,
    tell: Callable[[int], None] = _nobody,
) -> Verification:
    """Do as `verify`, and look at the notes of migrations too, of which no event speaks."""
    found = verify(connection, expected, tell)
    faults = {} if found.fault else noted_migrations(connection).faults
    for kind, names in faults.items():
        fault = Fault(0, f"{MIGRATIONS} says {kind}: {', '.join(names)}")
        return found._replace(fault=fault, continues=None)
    return found


def _verify(
    connection: sqlite3.Connection, expected: Head | None, tell: Callable[[int], None]
) -> Verification:
    """Compare chain and rows, as they stand in one snapshot."""
    counts = dict.fromkeys((table.name for table in ALL_TABLES), 0)
    last = Head(0, GENESIS)
    passed = expected is None or expected == last
    try:
        removed = removed_payloads(redactions(connection))
        tables = Tables(connection)
        for event in read_events(connection):
            fault = _chain_fault(event, last) or _row_fault(tables, event, counts, removed)
            last = Head(event.sequence, event.sha256)
            passed = passed or last == expected
            if not fault and expected and expected.sequence == event.sequence and not passed:
                fault = Fault(event.sequence, "its digest is not the one expected")
            if fault:
                return Verification(last, sum(counts.values()), fault)
            tell(event.sequence)
    except _NOT_OURS as error:
        # Complaints about types and texts are Python's and have no code of SQLite's.
        if hasattr(error, "sqlite_errorcode"):
            raise
        fault = Fault(last.sequence + 1, "it holds what no act can have written")
        return Verification(last, sum(counts.values()), fault)
    fault = _unrecorded(connection, counts)
    if not fault and not passed:
        fault = Fault(last.sequence, f"the record ends before the expected event {expected}")
    return Verification(last, sum(counts.values()), fault)


def _chain_fault(event: Event, last: Head) -> Fault | None:
    """Return what is wrong with an event itself, if anything."""
    if event.sequence != last.sequence + 1:
        return Fault(last.sequence + 1, "this event is missing")
    if event.previous != last.sha256:
        return Fault(event.sequence, "it does not continue the event before it")
    if event.payload is not None and digest(event.payload, sha256) != event.payload_sha256:
        return Fault(event.sequence, "its payload was changed")
    sealed = seal(
        event.previous,
        event.at,
        event.actor,
        event.kind,
        event.subject,
        event.payload_sha256,
        sha256,
    )
    if sealed != event.sha256:
        return Fault(event.sequence, "its fields were changed")
    return None


def _row_fault(
    tables: Tables,
    event: Event,
    counts: dict[str, int],
    removed: Mapping[int, int],
) -> Fault | None:
    """Compare the rows that an event wrote with what it says of them.

    A payload may be missing where a later redaction says so: that one speaks of
    its rows, as they are since.
    """
    redaction = removed.get(event.sequence, 0)
    if event.payload is None or redaction:
        return _payload_fault(event, redaction)
    # As nearly all are.
    if event.kind != REDACT and tables.hold(_read(event.payload)["rows"], event.sequence, counts):
        return None
    for row, written in _recorded(event, removed):
        table = str(row.pop("table"))
        # A file made by a stranger names tables and columns: no such name reaches SQL.
        if table not in counts:
            return Fault(event.sequence, f"its payload speaks of an unknown table {table!r}")
        counts[table] += 1
        rows = tables[table]
        found = rows.find(row["id"], written)
        if found is None:
            return Fault(event.sequence, f"row {row['id']} of {table} is missing")
        fault = _cell_fault(table, row, dict(zip(rows.columns, found, strict=True)))
        if fault:
            return Fault(event.sequence, f"row {row['id']} of {table} was changed: {fault}")
    return None


def _payload_fault(event: Event, redaction: int) -> Fault | None:
    """Return what is wrong with a payload that is missing, or that an event should have removed."""
    if event.payload is not None:
        return Fault(event.sequence, f"event {redaction} removed its payload, and it is there")
    is_redacted = redaction > event.sequence
    return None if is_redacted else Fault(event.sequence, "its payload is missing")


def _recorded(event: Event, removed: Mapping[int, int]) -> Iterable[tuple[dict[str, Any], Any]]:
    """Return the rows of which a payload speaks, each with the event that wrote it."""
    said = _read(event.payload or "{}")
    found = zip(said["rows"], repeat(event.sequence), strict=False)
    if event.kind != REDACT:
        return found
    since = [
        ({**row}, row["event"])
        for row in said.get("redacted", {}).get("rows", ())
        if removed.get(row["event"]) == event.sequence
    ]
    return chain(found, since)


def _read(payload: str) -> Any:
    """Return what a payload says, as `json.loads` does, which looks for blanks around it, too."""
    try:
        said, end = _DECODER.raw_decode(payload)
    except ValueError:
        return _DECODER.decode(payload)
    return said if end == len(payload) else _DECODER.decode(payload)


def _cell_fault(
    table: str, recorded: Mapping[str, object], found: Mapping[str, object]
) -> str | None:
    """Name the first column whose value is not the recorded one.

    A column of which the event does not speak came later, and holds what it had then.
    """
    for column, value in recorded.items():
        if column not in found:
            return f"there is no column {column!r}"
        if _recorded_as(table, column, found[column]) != value:
            return f"{column} is not what was recorded"
    for column in sorted(found.keys() - recorded.keys() - {"event"}):
        if found[column] != ADDED_DEFAULTS.get((table, column)):
            return f"{column} holds what no event speaks of"
    return None


def _recorded_as(table: str, column: str, cell: object) -> object:
    """Return a cell as events record it: bytes by their digest, and nothing else in their place."""
    is_bytes = isinstance(cell, bytes)
    if is_bytes != ((table, column) in BLOBS) and cell is not None:
        return ("not of its kind", cell)
    return sha256(cell).hexdigest() if isinstance(cell, bytes) else cell


def _unrecorded(connection: sqlite3.Connection, counts: Mapping[str, int]) -> Fault | None:
    """Find a table that holds rows of which no event speaks."""
    for table, recorded in counts.items():
        (stored,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        if stored != recorded:
            return Fault(0, f"{table} holds {stored} rows and the events speak of {recorded}")
    return None
