"""Holds: claims that nobody may change until somebody lifts the hold."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from claimcheck.model.desk.hold import StoredHold
from claimcheck.store.errors import StoreError
from claimcheck.store.log.retractions import row_of
from claimcheck.store.log.undone import kind_done
from claimcheck.store.schema.expressions import COPY, person_of
from claimcheck.store.schema.tables import ALL_TABLES

# What is asked, or answered without a link, changes no claim; nor does what says of a hold.
_CHANGING_NONE: Final = frozenset(("questions", "decisions", "holds", "outputs"))
# A change of somebody's part at the desk; with it goes, at most, who has claims in hand.
_HANDING_OVER: Final = "role"
# Acts on persons as such. Who said a claim is part of it; another act may learn a name.
_ON_PERSONS: Final = frozenset(("person", "alias", "person role", "person merge", "split"))
# Columns by which a row hangs on another, and the table of that one.
_HANGS_ON: Final = {
    "statement": "statements",
    "verdict": "verdicts",
    "replacement": "verdicts",
    "about": "verdicts",
    "contact": "contacts",
}
# Tables of which a row can keep a captured copy.
_KEEP_COPIES: Final = ("sources", "attachments", "outside_checks")
_TABLES: Final = frozenset(table.name for table in ALL_TABLES)

_SAID_BY: Final = (
    "SELECT links.target FROM statement_persons JOIN current_links AS links"
    " ON links.statement = statement_persons.statement AND links.relation = 'states'"
    " WHERE statement_persons.person ="
    f" (SELECT {person_of('asked.id')} FROM (SELECT ? AS id) AS asked)"
)

_GROUP_OF: Final = (
    "WITH held(claim) AS (SELECT claim FROM current_holds)"
    " SELECT claim, leader FROM claim_groups WHERE leader IN"
    " (SELECT leader FROM claim_groups JOIN held USING (claim))"
)


class HeldClaimError(StoreError):
    """A claim is on hold."""

    def __init__(self, claim: int, hold: StoredHold) -> None:
        """Say who put it on hold, why, and who can lift that."""
        other = "" if claim == hold.claim else f", as it is the same as c-{hold.claim:d}"
        super().__init__(
            f"c-{claim:d} is on hold since {hold.at[:10]}, by {hold.reviewer}"
            f" ({hold.reason}){other};"
            f" nobody changes it until an editor lifts that:"
            f" `claimcheck hold c-{hold.claim:d} --lift --reason …`"
        )


def holds(connection: sqlite3.Connection) -> list[StoredHold]:
    """Return the holds of today, oldest first."""
    # The view looks through all retractions, and nearly no record has a hold.
    (is_any,) = connection.execute("SELECT EXISTS (SELECT 1 FROM holds)").fetchone()
    if not is_any:
        return []
    query = (
        "SELECT holds.id, claim, reviewer, reason, at FROM current_holds AS holds"
        " JOIN events ON events.sequence = holds.event ORDER BY holds.id"
    )
    return [StoredHold(*row) for row in connection.execute(query)]


def held_claims(connection: sqlite3.Connection) -> dict[int, StoredHold]:
    """Return each claim that is on hold, in any of its wordings, with the oldest hold on it."""
    found: dict[int, StoredHold] = {}
    stored = holds(connection)
    groups: dict[int, int] = dict(connection.execute(_GROUP_OF).fetchall()) if stored else {}
    for hold in stored:
        leader = groups.get(hold.claim)
        same = [claim for claim, other in groups.items() if other == leader]
        for claim in (hold.claim, *same):
            found.setdefault(claim, hold)
    return found


def require_free(
    connection: sqlite3.Connection,
    rows: Iterable[Mapping[str, Any]],
    touched: Iterable[str] = (),
    *,
    kind: str = "",
    subject: str = "",
) -> None:
    """Raise `HeldClaimError` where an act's rows would change a claim that is on hold.

    ``touched`` are the ids of rows that a redaction changes; ``kind`` and ``subject`` are
    those of the act. What somebody who leaves hands over says nothing of a claim, and what
    is said of a person of every claim that is theirs.
    """
    held = held_claims(connection)
    if not held or (done := kind_done(connection, kind, subject)) == _HANDING_OVER:
        return
    rows = list(rows)
    changed = [claim for row in rows for claim in claims_of(connection, row)]
    persons = set[int]()
    if done in _ON_PERSONS:
        persons = {each for row in rows for each in _persons_of(connection, row)}
    for each in touched:
        changed += _claims_of_subject(connection, each)
        if each[:2] in {"p-", "n-", "o-"}:
            persons |= set(_persons_of(connection, {"table": "retractions", "subject": each}))
    changed += [claim for each in sorted(persons) for claim in _said_by(connection, each)]
    for claim in changed:
        if claim in held:
            raise HeldClaimError(claim, held[claim])


def claims_of(connection: sqlite3.Connection, row: Mapping[str, Any]) -> Iterator[int]:
    """Yield the claims that a row says something of."""
    table = str(row["table"])
    if table in _CHANGING_NONE:
        return
    if table == "claims":
        yield row["id"]
    if table == "retractions":
        yield from _claims_of_subject(connection, str(row["subject"]))
    for column in ("claim", "target"):
        if row.get(column) is not None:
            yield row[column]
    for column, other in _HANGS_ON.items():
        if row.get(column) is not None:
            yield from _claims_of_row(connection, other, row[column])
    if table == "statements":
        for number in (row["id"], row.get("supersedes")):
            yield from _claims_stated(connection, number)


def _persons_of(connection: sqlite3.Connection, row: Mapping[str, Any]) -> Iterator[int]:
    """Yield the persons of which a row of an act on persons says something, by any row of them."""
    table = str(row["table"])
    if table == "retractions":
        retracted, number = row_of(str(row["subject"]))
        if retracted in _TABLES:
            cells = _cells(connection, retracted, number)
            yield from _persons_of(connection, {**cells, "table": retracted})
    elif table == "persons":
        yield row.get("supersedes") or row["id"]
    elif row.get("person") is not None:
        yield row["person"]


def _said_by(connection: sqlite3.Connection, person: int) -> Iterator[int]:
    """Yield the claims that a person's statements state today."""
    for (claim,) in connection.execute(_SAID_BY, [person]).fetchall():
        yield claim


def _claims_of_subject(connection: sqlite3.Connection, subject: str) -> Iterator[int]:
    """Yield the claims of which a row, given by its id, says something."""
    letter, _, number = subject.partition("-")
    if len(letter) != 1 or not number.partition("!")[0].isdigit():
        return
    if letter == COPY:
        yield from _claims_of_copy(connection, int(number))
    else:
        yield from _claims_of_row(connection, *row_of(subject))


def _claims_of_copy(connection: sqlite3.Connection, number: int) -> Iterator[int]:
    """Yield the claims to which a captured copy belongs, by whatever keeps it."""
    for table in _KEEP_COPIES:
        query = f"SELECT id FROM {table} WHERE copy = ?"
        for (row,) in connection.execute(query, [number]).fetchall():
            yield from _claims_of_row(connection, table, row)


def _claims_of_row(connection: sqlite3.Connection, table: str, number: int) -> Iterator[int]:
    """Yield the claims of which a stored row says something."""
    if table not in _TABLES:
        return
    cells = _cells(connection, table, number)
    if cells:
        yield from claims_of(connection, {**cells, "table": table})
        if table == "attachments" and cells["article"] is not None:
            yield from _claims_stated(connection, *_statements_of(connection, cells["article"]))


def _cells(connection: sqlite3.Connection, table: str, number: int) -> dict[str, Any]:
    """Return a stored row by its columns; nothing where there is none."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE id = ?", [number])
    found = cursor.fetchone()
    names = [name for name, *_ in cursor.description]
    return dict(zip(names, found, strict=True)) if found else {}


def _statements_of(connection: sqlite3.Connection, article: int) -> list[int]:
    """Return the statements of an article."""
    query = "SELECT id FROM statements WHERE article = ?"
    return [number for (number,) in connection.execute(query, [article])]


def _claims_stated(connection: sqlite3.Connection, *statements: int | None) -> Iterator[int]:
    """Yield the claims that statements state today."""
    query = (
        "SELECT target FROM current_links WHERE relation = 'states' AND statement IN"
        " (SELECT value FROM json_each(?))"
    )
    for (claim,) in connection.execute(query, [json.dumps(statements)]).fetchall():
        yield claim
