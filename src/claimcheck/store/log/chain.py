"""The chain: one event an act, each sealed over the one before.

The digest covers the payload's digest, not the payload, so that a redaction can
remove a payload and leave the chain whole. docs/record.md says what is proved.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any, Final

from claimcheck.model.record.log_entry import LoggedAct
from claimcheck.model.sha256 import sha256
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import open_reading
from claimcheck.store.errors import StoreError

GENESIS: Final = "0" * 64
# The kind of the event that says what left the record; it is no act of the desk's.
OUTPUT: Final = "output"

# By how many seconds the clocks of two machines, or of one before it was set, may differ.
_CLOCKS_DIFFER: Final = 300.0

_CANONICAL: Final = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
)


class Event(NamedTuple):
    """One act, by one actor, at one time."""

    sequence: int
    at: str
    actor: str
    kind: str
    subject: str
    payload: str | None
    payload_sha256: str
    previous: str
    sha256: str

    @property
    def door(self) -> str | None:
        """Return by which way the act came: ``web``, or None for others and where it is gone."""
        door = json.loads(self.payload).get("door") if self.payload else None
        return str(door) if door else None

    @property
    def act(self) -> LoggedAct:
        """Return what everybody may know of it: what it wrote can be hidden or confidential."""
        return LoggedAct(*self[:5], *self[6:], self.door, self.payload is None)


class Head(NamedTuple):
    """Where the record stands: the last event's number and digest."""

    sequence: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.sequence}:{self.sha256}"


def parse_head(text: str) -> Head:
    """Return the head that ``text`` writes. Raises `StoreError` for what is none."""
    found = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text.strip().lower())
    if not found:
        raise StoreError(
            f"{text!r} is not a head; paste what `claimcheck log --head` printed earlier"
        )
    return Head(int(found[1]), found[2])


def canonical(value: object) -> str:
    """Return ``value`` as JSON with sorted keys and no blanks: one text for one value."""
    return _CANONICAL.encode(value)


def digest(text: str, hashed: Callable[[bytes], Any] = sha256) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, in hexadecimal.

    Who reads many passes `hashlib.sha256` as ``hashed``: slower to load, and faster.
    """
    found: str = hashed(text.encode()).hexdigest()
    return found


def seal(
    previous: str,
    at: str,
    actor: str,
    kind: str,
    subject: str,
    payload_sha256: str,
    hashed: Callable[[bytes], Any] = sha256,
) -> str:
    """Return an event's digest, which covers the whole record before it."""
    sealed = previous, at, actor, kind, subject, payload_sha256
    try:
        # What `canonical` writes of a list of texts, at a third of the cost.
        return digest(f"[{','.join(map(encode_basestring, sealed))}]", hashed)
    except TypeError:
        # A file made by a stranger may hold something else.
        return digest(canonical(sealed), hashed)


def head(connection: sqlite3.Connection) -> Head:
    """Return the last event's number and digest; 0 and zeros for an empty record."""
    row = connection.execute(
        "SELECT sequence, sha256 FROM events ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return Head(*row) if row else Head(0, GENESIS)


def is_stored(path: Path, event: Head) -> bool:
    """Return whether the file that is at ``path`` now holds an event."""
    try:
        with open_reading(path) as connection:
            return event_digest(connection, event.sequence) == event.sha256
    except (StoreError, sqlite3.Error):
        return False


def event_digest(connection: sqlite3.Connection, sequence: int) -> str | None:
    """Return the digest of an event; None where the record has none of this number."""
    query = "SELECT sha256 FROM events WHERE sequence = ?"
    row = connection.execute(query, [sequence]).fetchone()
    return row[0] if row else None


def continues(connection: sqlite3.Connection, seen: Head) -> bool:
    """Return whether the last event of a head is in the log; of a pack, whether it is its own."""
    origin = pack_origin(connection)
    digest = origin.sha256 if origin else event_digest(connection, seen.sequence)
    return (digest or GENESIS) == seen.sha256


def first_day(connection: sqlite3.Connection) -> str:
    """Return the day on which a record began; of a pack that on which it was packed."""
    (at,) = connection.execute("SELECT min(at) FROM events").fetchone()
    if at is None:
        (at,) = connection.execute("SELECT packed_at FROM pack_origin").fetchone()
    return str(at)[:10]


def record_id(connection: sqlite3.Connection) -> str:
    """Return what names a record for good: the digest of its first event, in its packs too."""
    first = event_digest(connection, 1)
    if pack_origin(connection) is None:
        return first or GENESIS
    query = "SELECT 1 FROM pragma_table_info('pack_origin') WHERE name = 'beginning'"
    if connection.execute(query).fetchone() is None:
        raise StoreError("an earlier release made this pack; make it again from its record")
    return str(connection.execute("SELECT beginning FROM pack_origin").fetchone()[0])


def pack_origin(connection: sqlite3.Connection) -> Head | None:
    """Return the head of the record that a pack was made from; None for a whole record."""
    query = "SELECT 1 FROM sqlite_schema WHERE name = 'pack_origin'"
    if connection.execute(query).fetchone() is None:
        return None
    return Head(*connection.execute("SELECT sequence, sha256 FROM pack_origin").fetchone())


def read_events(connection: sqlite3.Connection, after: int = 0) -> Iterator[Event]:
    """Yield the events after sequence ``after``, oldest first."""
    query = "SELECT * FROM events WHERE sequence > ? ORDER BY sequence"
    for row in connection.execute(query, [after]):
        yield Event(*row)


def last_time(connection: sqlite3.Connection) -> str:
    """Return the time of the last event; nothing for an empty record."""
    query = "SELECT at FROM events ORDER BY sequence DESC LIMIT 1"
    row = connection.execute(query).fetchone()
    return str(row[0]) if row else ""


def in_step(now: str, last: str) -> str:
    """Return the time that an event gets: of a clock a little behind, the last event's.

    A clock that is further behind is believed, since its machine may be the right one;
    the order of events shows it.
    """
    if now >= last:
        return now
    from datetime import datetime  # noqa: PLC0415 - clocks rarely differ

    try:
        behind = datetime.fromisoformat(last) - datetime.fromisoformat(now)
    except (TypeError, ValueError):
        return now
    return last if behind.total_seconds() <= _CLOCKS_DIFFER else now


class UnfitTextError(StoreError):
    """A text holds what no text file can hold."""

    def __init__(self, column: str, what: str) -> None:
        """Name the column and what it holds."""
        super().__init__(f"the {column} holds {what}; remove it")


def require_texts(cells: Mapping[str, object]) -> None:
    """Raise `UnfitTextError` for the first text with a NUL or half a character in it."""
    joined = "".join([cell for cell in cells.values() if isinstance(cell, str)])
    if "\0" not in joined and (joined.isascii() or _is_encodable(joined)):
        return
    for column, cell in cells.items():
        if isinstance(cell, str) and "\0" in cell:
            raise UnfitTextError(column, "a NUL character")
        if isinstance(cell, str) and not _is_encodable(cell):
            raise UnfitTextError(column, "half a character, which is not valid Unicode")


def _is_encodable(text: str) -> bool:
    """Return whether a text can be written in UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
