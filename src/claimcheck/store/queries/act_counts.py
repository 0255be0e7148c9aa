"""How many acts of which kind the people of a desk did; what was undone does not count."""

import json
import sqlite3
from typing import Final

from claimcheck.model.record.stats import DayOfActs, ReviewerCount
from claimcheck.store.log.undone import UNDO, undoings
from claimcheck.store.queries.stats import Period, within

# What is no work at the desk.
_BESIDE: Final = (UNDO, "init", "output", "policy", "scale", "reviewer", "role")
_ACTS = f"""
SELECT actor, kind, count(*) FROM events
WHERE kind NOT IN ('undo', 'init', 'adopt') AND {within("at")} GROUP BY actor, kind"""
_UNDONE = _ACTS.replace("WHERE", "WHERE sequence IN (SELECT value FROM json_each(:undone)) AND")


def reviewer_counts(connection: sqlite3.Connection, period: Period) -> list[ReviewerCount]:
    """Return what each reviewer did, in the order in which they were added."""
    acts: dict[str, dict[str, int]] = {}
    for name, kind, number in connection.execute(_ACTS, period._asdict()):
        acts.setdefault(name, {})[kind] = number
    undone = json.dumps(list(undoings(connection).undone))
    for name, kind, number in connection.execute(_UNDONE, {**period._asdict(), "undone": undone}):
        left = acts[name].pop(kind) - number
        if left:
            acts[name][kind] = left
    names = connection.execute("SELECT name FROM current_reviewers ORDER BY id").fetchall()
    return [ReviewerCount(name, tuple(sorted(acts.get(name, {}).items()))) for (name,) in names]


def acts_by_day(
    connection: sqlite3.Connection, since: str, reviewer: str | None = None, *, after: int = 0
) -> list[DayOfActs]:
    """Return how many acts each person did on each day from ``since`` on, newest day first.

    Acts that were undone do not count. With a ``reviewer``, theirs alone; only those
    ``after`` an event.
    """
    rows = connection.execute(
        "SELECT substr(at, 1, 10) AS day, actor, kind, count(*) FROM events"
        " WHERE at >= ?1 AND (?2 IS NULL OR actor = ?2)"
        " AND sequence > ?5 AND kind NOT IN (SELECT value FROM json_each(?3))"
        " AND sequence NOT IN (SELECT value FROM json_each(?4))"
        " GROUP BY day, actor, kind ORDER BY day DESC, actor, kind",
        [
            since,
            reviewer,
            json.dumps(_BESIDE),
            json.dumps(list(undoings(connection).undone)),
            after,
        ],
    )
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for day, actor, kind, number in rows:
        found.setdefault((day, actor), []).append((kind, number))
    return [DayOfActs(day, actor, tuple(acts)) for (day, actor), acts in found.items()]
