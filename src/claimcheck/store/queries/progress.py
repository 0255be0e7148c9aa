"""How a desk gets on: how many acts of each kind each person did on each day."""

import json
import sqlite3

from claimcheck.model.desk.progress import DayOfActs
from claimcheck.store.log.undone import UNDO, undoings

# What is no work at the desk.
_BESIDE = (UNDO, "init", "output", "policy", "scale", "reviewer", "role")


def acts_by_day(
    connection: sqlite3.Connection, since: str, reviewer: str | None = None
) -> list[DayOfActs]:
    """Return how many acts each person did on each day from ``since`` on, newest day first.

    Acts that were undone do not count. With a ``reviewer``, theirs alone.
    """
    rows = connection.execute(
        "SELECT substr(at, 1, 10) AS day, actor, kind, count(*) FROM events"
        " WHERE at >= ?1 AND (?2 IS NULL OR actor = ?2)"
        " AND kind NOT IN (SELECT value FROM json_each(?3))"
        " AND sequence NOT IN (SELECT value FROM json_each(?4))"
        " GROUP BY day, actor, kind ORDER BY day DESC, actor, kind",
        [since, reviewer, json.dumps(_BESIDE), json.dumps(list(undoings(connection).undone))],
    )
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for day, actor, kind, number in rows:
        found.setdefault((day, actor), []).append((kind, number))
    return [DayOfActs(day, actor, tuple(acts)) for (day, actor), acts in found.items()]
