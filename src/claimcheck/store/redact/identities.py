"""Every row and name under which one person was ever kept, whatever holds today."""

import json
import sqlite3

from claimcheck.store.schema.tables import ALL_TABLES


def versions(connection: sqlite3.Connection, table: str, row: int) -> list[int]:
    """Return a row and those before and after it, each superseding the other."""
    if not any(each.name == table and each.supersedable for each in ALL_TABLES):
        return [row]
    query = (
        f"WITH RECURSIVE chain(id) AS (SELECT ? UNION SELECT CASE WHEN {table}.id = chain.id"
        f" THEN {table}.supersedes ELSE {table}.id END FROM chain JOIN {table}"
        f" ON {table}.id = chain.id OR {table}.supersedes = chain.id)"
        " SELECT id FROM chain WHERE id IS NOT NULL ORDER BY id"
    )
    return [number for (number,) in connection.execute(query, [row])]


def identities_of(connection: sqlite3.Connection, person: int) -> list[int]:
    """Return the rows of a person, and of everybody who is merged into them."""
    found: dict[int, None] = {}
    waiting = [person]
    while waiting:
        rows = versions(connection, "persons", waiting.pop())
        if rows[0] in found:
            continue
        found |= dict.fromkeys(rows)
        waiting += _merged_into(connection, rows)
    return list(found)


def _merged_into(connection: sqlite3.Connection, rows: list[int]) -> list[int]:
    """Return the persons whom a merging retired in favour of this one, and who did not return."""
    query = (
        "SELECT CAST(substr(retractions.subject, 3) AS INTEGER) AS gone"
        " FROM retractions JOIN events ON events.sequence = retractions.event"
        " WHERE events.kind = 'person merge' AND retractions.subject LIKE 'p-%'"
        " AND events.subject IN (SELECT 'p-' || value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM persons WHERE persons.supersedes = gone)"
    )
    return [number for (number,) in connection.execute(query, [json.dumps(rows)])]


def names_of(connection: sqlite3.Connection, rows: list[int]) -> list[str]:
    """Return every name of a person's rows: theirs, aliases, and as their statements have it."""
    named: dict[str, None] = {}
    for query in (
        "SELECT name FROM persons WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        "SELECT name FROM aliases WHERE person IN (SELECT value FROM json_each(?)) ORDER BY id",
    ):
        named |= dict.fromkeys(name for (name,) in connection.execute(query, [json.dumps(rows)]))
    for number in statements_of(connection, rows):
        query = "SELECT speaker FROM statements WHERE id = ? AND speaker IS NOT NULL"
        named |= dict.fromkeys(name for (name,) in connection.execute(query, [number]))
    return list(named)


def statements_of(connection: sqlite3.Connection, rows: list[int]) -> list[int]:
    """Return the statements that were last attributed to a person, by id.

    Also what was taken back since: its row is there.
    """
    query = (
        "SELECT statement FROM attributions AS this WHERE person IN"
        " (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM attributions AS later"
        " WHERE later.statement = this.statement AND later.id > this.id) ORDER BY statement"
    )
    return [number for (number,) in connection.execute(query, [json.dumps(rows)])]


def is_shared(connection: sqlite3.Connection, source: int, copy: int) -> bool:
    """Return whether another source, which is no version of this one, keeps the same copy."""
    query = "SELECT id FROM sources WHERE copy = ?"
    users = {number for (number,) in connection.execute(query, [copy])}
    return bool(users - set(versions(connection, "sources", source)))
