"""Numbers of a desk, each from one query."""

import sqlite3
from itertools import groupby
from typing import NamedTuple

from claimcheck.model.record.stats import CheckedCount, MonthOfVerdicts, ReviewerCount, SpeakerCount
from claimcheck.model.status import Status
from claimcheck.store.log.undone import UNDO, undoings


class Period(NamedTuple):
    """From which to which day, both included; a month or a year means all of it."""

    since: str | None = None
    until: str | None = None


def _within(column: str) -> str:
    """Return the condition that a date lies in the period."""
    return (
        f"(:since IS NULL OR {column} >= :since)"
        f" AND (:until IS NULL OR substr({column}, 1, length(:until)) <= :until)"
    )


_VERDICTS = f"""
SELECT substr(events.at, 1, 7) AS month, given.label, count(*)
FROM claim_verdicts AS given JOIN verdicts ON verdicts.id = given.begun
JOIN events ON events.sequence = verdicts.event
WHERE given.role <> 'signs off' AND {_within("events.at")}
GROUP BY month, given.label
ORDER BY month, given.rank IS NULL, given.rank DESC, given.label"""

# A take that was undone was none; one that was dropped afterwards was one.
_CHECKED = f"""
WITH taken AS (
    SELECT claim_status.leader, min(substr(events.at, 1, 10)) AS day FROM takes
    JOIN events ON events.sequence = takes.event
    JOIN claim_status ON claim_status.claim = takes.claim
    WHERE NOT EXISTS (SELECT 1 FROM retractions JOIN events AS later
                      ON later.sequence = retractions.event
                      WHERE retractions.subject = 'k-' || takes.id AND later.kind = '{UNDO}')
    GROUP BY claim_status.leader
),
published AS (
    SELECT claim_status.leader, min(published_on) AS day
    FROM current_publications AS publications
    JOIN claim_status ON claim_status.claim = publications.claim GROUP BY claim_status.leader
)
SELECT taken.leader, taken.day, published.day,
       CAST(julianday(published.day) - julianday(taken.day) AS INTEGER)
FROM taken JOIN published ON published.leader = taken.leader
WHERE published.day >= taken.day AND {_within("published.day")}
ORDER BY published.day, taken.leader"""

_SPEAKERS = f"""
SELECT coalesce(person, speaker) AS name, count(DISTINCT statement), count(DISTINCT leader)
FROM statement_claims WHERE name IS NOT NULL
  AND ((:since IS NULL AND :until IS NULL) OR {_within("said_on")})
GROUP BY lower(name) ORDER BY count(DISTINCT leader) DESC, lower(name)"""

# Each is worked out once: joined as they are, SQLite would look through all that was said
# for every verdict.
_LABELS = f"""
WITH given AS MATERIALIZED (SELECT leader, label, rank FROM claim_verdicts),
said AS MATERIALIZED (
    SELECT leader, coalesce(person, speaker) AS name, said_on FROM statement_claims
    WHERE leader IN (SELECT leader FROM given)
)
SELECT lower(said.name) AS name, given.label, count(DISTINCT said.leader)
FROM said CROSS JOIN given ON given.leader = said.leader
WHERE said.name IS NOT NULL AND ((:since IS NULL AND :until IS NULL) OR {_within("said_on")})
GROUP BY lower(said.name), given.label
ORDER BY name, given.rank IS NULL, given.rank DESC, given.label"""


def statuses(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Return how many claims have each status, in the order of a claim's life."""
    query = "SELECT status, count(*) FROM claim_status WHERE claim = leader GROUP BY status"
    found = dict(connection.execute(query))
    return tuple((str(status), found.get(status, 0)) for status in Status)


def verdicts_by_month(connection: sqlite3.Connection, period: Period) -> list[MonthOfVerdicts]:
    """Return how many verdicts that stand were given in each month, by label."""
    rows = connection.execute(_VERDICTS, period._asdict())
    return [MonthOfVerdicts(*row) for row in rows]


def checked_claims(connection: sqlite3.Connection, period: Period) -> list[CheckedCount]:
    """Return the claims that were taken up and then published, oldest publication first."""
    return [CheckedCount(*row) for row in connection.execute(_CHECKED, period._asdict())]


def speaker_counts(connection: sqlite3.Connection, period: Period) -> list[SpeakerCount]:
    """Return what each speaker said and how it was rated, most claims first."""
    asked = period._asdict()
    labels = {
        name: tuple((label, number) for _, label, number in rows)
        for name, rows in groupby(connection.execute(_LABELS, asked), key=lambda row: row[0])
    }
    return [
        SpeakerCount(name, statements, claims, labels.get(_lower(connection, name), ()))
        for name, statements, claims in connection.execute(_SPEAKERS, asked).fetchall()
    ]


def _lower(connection: sqlite3.Connection, name: str) -> str:
    """Return a name in SQLite's lower case, which leaves letters with accents alone."""
    return str(connection.execute("SELECT lower(?)", [name]).fetchone()[0])


def reviewer_counts(connection: sqlite3.Connection, period: Period) -> list[ReviewerCount]:
    """Return what each reviewer did, in the order in which they were added."""
    undone = undoings(connection).undone
    query = (
        "SELECT reviewers.name, events.kind, events.sequence FROM current_reviewers AS reviewers"
        " LEFT JOIN events ON events.actor = reviewers.name AND events.kind NOT IN ('undo', 'init')"
        f" AND {_within('events.at')} ORDER BY reviewers.id, events.kind"
    )
    counts: dict[str, dict[str, int]] = {}
    for name, kind, sequence in connection.execute(query, period._asdict()):
        acts = counts.setdefault(name, {})
        if kind and sequence not in undone:
            acts[kind] = acts.get(kind, 0) + 1
    return [ReviewerCount(name, tuple(acts.items())) for name, acts in counts.items()]
