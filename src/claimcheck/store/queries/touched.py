"""Which claims the newest events are about, so that only these are read again."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, Final

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.retractions import row_of
from claimcheck.store.schema.expressions import LETTERS, person_of, person_rows

# So many events, or claims, and reading everything again costs less.
_MOST_EVENTS: Final = 500
_MOST_CLAIMS: Final = 500

# Columns that name a claim, and those that name a row which leads to claims.
_CLAIMS: Final = ("claim", "candidate", "target")
_ROWS: Final = {
    "statement": "statements",
    "question": "questions",
    "verdict": "verdicts",
    "about": "verdicts",
    "replacement": "verdicts",
}
# What is written in these changes what waits about the claims that they name, and of no other.
_OF_CLAIMS: Final = frozenset(
    "claims statements attributions links questions decisions sources takes verdicts publications"
    " contacts corrections notes assignments retractions topics outside_checks adoptions holds"
    " tellings articles copies attachments persons aliases roles".split()
)
# These name no claim, and change nothing that waits.
_OF_NONE: Final = frozenset(("articles", "copies", "attachments", "aliases", "roles"))
# Nor do these, as they are first written: policies and labels hold for what is given later.
_OF_THE_DESK: Final = frozenset(
    ("reviewers", "reviewer_roles", "scales", "labels", "policies", "outputs")
)
# These may change whom a name means.
_OF_NAMES: Final = frozenset(("persons", "aliases"))


class Touched(NamedTuple):
    """The claims that some events concern, and whether one may change whom a name means."""

    claims: set[int]
    has_names: bool = False


def touched_claims(connection: sqlite3.Connection, after: int) -> Touched | None:
    """Return the claims that events after ``after`` concern, with every wording of each.

    Wordings of before count too. None where an act changes what waits elsewhere, such
    as a redaction, or where there were too many.
    """
    query = "SELECT payload FROM events WHERE sequence > ? LIMIT ?"
    payloads = connection.execute(query, [after, _MOST_EVENTS + 1]).fetchall()
    if len(payloads) > _MOST_EVENTS or any(payload is None for (payload,) in payloads):
        return None
    found: set[int] = set()
    tables: set[str] = set()
    for (payload,) in payloads:
        said = json.loads(payload)
        if "redacted" in said:
            return None
        for row in said["rows"]:
            claims = _claims_of_row(connection, row["table"], row)
            if claims is None:
                return None
            found |= claims
            tables.add(_table_of(row))
    wordings = _with_wordings(connection, found)
    return None if wordings is None else Touched(wordings, not tables.isdisjoint(_OF_NAMES))


def _claims_of_row(
    connection: sqlite3.Connection, table: str, row: Mapping[str, Any]
) -> set[int] | None:
    """Return the claims that a row that was written names; None for what is not known here."""
    if table in _OF_THE_DESK:
        return set()
    return _claims_of(connection, table, row) if table in _OF_CLAIMS else None


def _table_of(row: Mapping[str, Any]) -> str:
    """Return the table that a row is of, or that of the row that it takes back."""
    table: str = row["table"]
    return row_of(row["subject"])[0] if table == "retractions" else table


def claims_about(connection: sqlite3.Connection, letter: str, number: int) -> set[int] | None:
    """Return the claims that a record is about, with every wording: itself, or what it names.

    Of a statement also those of what stands in its place. None where there is no such
    record, or they are too many.
    """
    table = next(name for name, known in LETTERS.items() if known == letter)
    if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", [number]).fetchone() is None:
        return None
    found: set[int] = set()
    row: int | None = number
    while row is not None:
        found |= _claims_of(connection, table, _cells(connection, table, row)) or set()
        query = "SELECT id FROM statements WHERE supersedes = ?"
        later = connection.execute(query, [row]).fetchone() if letter == "s" else None
        row = later[0] if later else None
    return _with_wordings(connection, found)


def _claims_of(
    connection: sqlite3.Connection, table: str, row: Mapping[str, Any]
) -> set[int] | None:
    """Return the claims that a row names, itself or by the rows it names."""
    if table in _OF_NONE:
        return set()
    if table == "retractions":
        retracted, number = row_of(row["subject"])
        if retracted not in _OF_CLAIMS:
            return None
        return _claims_of(connection, retracted, _cells(connection, retracted, number))
    found = {row[column] for column in _CLAIMS if row.get(column) is not None}
    found |= _of_itself(connection, table, row)
    for column, named in _ROWS.items():
        if row.get(column) is None:
            continue
        if named == "statements":
            found |= _stated_by(connection, row[column])
        else:
            found |= _claims_of(connection, named, _cells(connection, named, row[column])) or set()
    if row.get("supersedes") is not None:
        replaced = _cells(connection, table, row["supersedes"])
        found |= _claims_of(connection, table, replaced) or set()
    return found


def _of_itself(connection: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> set[int]:
    """Return the claim that a row is, and those that a statement or a person states."""
    if table == "claims":
        return {row["id"]}
    if table == "statements":
        return _stated_by(connection, row["id"])
    return _said_by(connection, row) if table == "persons" else set()


def _cells(connection: sqlite3.Connection, table: str, number: int) -> dict[str, Any]:
    """Return a row by its columns."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE id = ?", [number])
    names = [name for name, *_ in cursor.description]
    return dict(zip(names, cursor.fetchone(), strict=True))


def _stated_by(connection: sqlite3.Connection, statement: int) -> set[int]:
    """Return the claims that a statement was ever linked to, or asked about."""
    query = (
        "SELECT target FROM links WHERE statement = ?1"
        " UNION SELECT claim FROM questions WHERE statement = ?1"
    )
    return {claim for (claim,) in connection.execute(query, [statement])}


def _said_by(connection: sqlite3.Connection, row: Mapping[str, Any]) -> set[int]:
    """Return the claims that a person stated, or was ever said to have stated."""
    query = (
        "WITH said AS (SELECT statement FROM attributions"
        f" WHERE person IN ({person_rows(person_of('?1'))}))"
        " SELECT target FROM links WHERE statement IN said"
        " UNION SELECT claim FROM questions WHERE statement IN said"
    )
    return {claim for (claim,) in connection.execute(query, [row["id"]]) if claim is not None}


def _with_wordings(connection: sqlite3.Connection, claims: Iterable[int]) -> set[int] | None:
    """Return claims with all that they ever were one with; None where these are too many."""
    found = set(claims)
    waiting = set(found)
    while waiting and len(found) <= _MOST_CLAIMS:
        listed = json.dumps(sorted(waiting))
        rows = connection.execute(
            "SELECT claim, target FROM links WHERE relation = 'same_as'"
            " AND (claim IN (SELECT value FROM json_each(?1))"
            " OR target IN (SELECT value FROM json_each(?1)))",
            [listed],
        )
        waiting = {claim for pair in rows for claim in pair} - found
        found |= waiting
    return found if len(found) <= _MOST_CLAIMS else None
