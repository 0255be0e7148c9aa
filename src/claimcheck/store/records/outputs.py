"""What left the record: exports, packs, reports and sites, each with its path and its head."""

import sqlite3
from typing import TYPE_CHECKING

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.chain import GENESIS, OUTPUT, Head

if TYPE_CHECKING:
    from claimcheck.store.log.transaction import Transaction


class Output(NamedTuple):
    """A file or folder that was made, of which kind, and the head it was made from."""

    kind: str
    path: str
    head: Head


def add_output(transaction: "Transaction", made: Output, *, actor: str) -> bool:
    """Store that something left the record, and return whether that is news.

    It is none where the same was made before and nothing but outputs came since.
    """
    connection = transaction.connection
    query = "SELECT sequence FROM outputs WHERE kind = ? AND path = ? ORDER BY id DESC LIMIT 1"
    before = connection.execute(query, made[:2]).fetchone()
    query = "SELECT sequence FROM events WHERE kind <> ? ORDER BY sequence DESC LIMIT 1"
    last = connection.execute(query, [OUTPUT]).fetchone()
    if before and last and before[0] >= last[0]:
        return False
    with transaction.act(actor, OUTPUT) as act:
        # Not the path: what an event is named by can never be redacted.
        act.subject = made.kind
        act.insert("outputs", kind=made.kind, path=made.path, **made.head._asdict())
    return True


def outputs(connection: sqlite3.Connection) -> list[Output]:
    """Return what was made last at each path, oldest first."""
    query = (
        "SELECT kind, path, sequence, sha256 FROM outputs"
        " WHERE id IN (SELECT max(id) FROM outputs GROUP BY path) ORDER BY id"
    )
    return [Output(kind, path, Head(*made)) for kind, path, *made in connection.execute(query)]


class LastAct(NamedTuple):
    """Where the record stood after the last act that changed it, and when that was."""

    head: Head
    at: str | None


def last_act(connection: sqlite3.Connection) -> LastAct:
    """Return the last event but for those that keep what left the record.

    So that what is made twice of the same record is the same.
    """
    row = connection.execute(
        "SELECT sequence, sha256, at FROM events WHERE kind <> ? ORDER BY sequence DESC LIMIT 1",
        [OUTPUT],
    ).fetchone()
    return LastAct(Head(*row[:2]), row[2]) if row else LastAct(Head(0, GENESIS), None)
