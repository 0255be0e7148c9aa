"""Which sources readers do not have yet: those of a review that has not gone out."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

# A pack lacks what tells it, so it says it itself.
UNTOLD_SOURCES: Final = "untold_sources"
# The tables and views of which `untold_sources` asks.
ASKED_OF: Final = (
    *("tellings", "publications", "verdicts", "sources", "current_verdicts"),
    *("current_corrections", "current_links", "current_sources"),
)

# When readers were told of a claim; before tellings were kept, by its publications.
_TOLD: Final = """
SELECT claim, event FROM tellings WHERE means = 'out'
   AND NOT EXISTS (SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)
UNION ALL
SELECT claim, event FROM publications WHERE event < coalesce(
    (SELECT min(event) FROM tellings WHERE tellings.claim = publications.claim), event + 1)"""
# What readers have at once where the verdict that is out is agreed: a verdict that stands
# behind it, and a notice on it.
_AGREED: Final = """
SELECT claim, event FROM current_verdicts
UNION ALL
SELECT verdicts.claim, corrections.event
FROM verdicts
CROSS JOIN corrections ON corrections.verdict = verdicts.id
WHERE EXISTS (SELECT 1 FROM current_corrections AS now WHERE now.id = corrections.id)"""
# Since when a claim is one with another.
_JOINED: Final = """
SELECT claim, event FROM current_links
WHERE relation = 'same_as' AND confirmed_by IS NOT NULL AND claim IS NOT NULL
UNION ALL
SELECT target AS claim, event FROM current_links
WHERE relation = 'same_as' AND confirmed_by IS NOT NULL AND claim IS NOT NULL"""
# What is told later of a source is a row in its place: it began with the first.
_BEGUN: Final = """
SELECT claim, CASE WHEN sources.supersedes IS NULL THEN sources.event ELSE (
    WITH RECURSIVE earlier(id, before, event) AS (
        SELECT this.id, this.supersedes, this.event FROM sources AS this
        WHERE this.id = sources.supersedes
        UNION ALL
        SELECT this.id, this.supersedes, this.event FROM earlier
        JOIN sources AS this ON this.id = earlier.before
    ) SELECT min(event) FROM earlier) END AS event, sources.id AS id
FROM current_sources AS sources"""


def untold_sources(
    connection: sqlite3.Connection,
    leaders: Mapping[int, int],
    agreed: Collection[int],
    among: str | None = None,
) -> set[int]:
    """Return the sources in force of published claims that readers do not have.

    A source goes out with an act that tells readers something of its claim: a publication,
    a correction, a verdict that is signed off. Until then it is part of a review that may
    come to another end. ``leaders`` gives the lowest wording of each claim, ``agreed`` holds
    those of which the verdict that is out is agreed; ``among``, a query for claims, keeps
    the rest from being read.
    """
    query = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    if connection.execute(query, [UNTOLD_SOURCES]).fetchone():
        return {number for (number,) in connection.execute(f"SELECT id FROM {UNTOLD_SOURCES}")}
    told, own = defaultdict[int, int](int), set[int]()
    for claim, event in _rows(connection, _TOLD, among):
        if claim in leaders:
            told[leaders[claim]] = max(told[leaders[claim]], event)
            own.add(claim)
    if not told:
        return set()
    for claim, event in _rows(connection, _AGREED, among):
        leader = leaders.get(claim, 0)
        if leader in told and leader in agreed:
            told[leader] = max(told[leader], event)
    joined: dict[int, int] = {}
    for claim, event in _rows(connection, _JOINED, among):
        joined[claim] = min(joined.get(claim, event), event)
    return {
        number
        for claim, begun, number in _rows(connection, _BEGUN, among)
        if (last := told.get(leaders.get(claim, 0))) is not None
        and max(begun, 0 if claim in own else joined.get(claim, 0)) > last
    }


def _rows(
    connection: sqlite3.Connection, query: str, among: str | None
) -> Iterable[tuple[int, ...]]:
    """Return the rows of a query that are about claims ``among`` those asked for."""
    only = "" if among is None else f" WHERE found.claim IN {among}"
    return connection.execute(f"SELECT * FROM ({query}) AS found{only}")
