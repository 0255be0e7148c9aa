"""The queries by which the queue is read, of the whole record or of some claims.

``{only}`` stands where claims can be named, ``{groups}`` where their wordings can.
"""

import sqlite3
from collections.abc import Collection
from typing import Final

from claimcheck.store.queries.tables.said_sql import NAMED, STATING
from claimcheck.store.records.claims import wordings
from claimcheck.store.schema.expressions import day_of, person_of, person_rows
from claimcheck.store.schema.verdict_views import DESK_STATUS
from claimcheck.store.schema.views import TOPICS_OF_CLAIMS

# The newest name of whose a statement is, and whether it holds: of a few looked up, for all
# named once each, and asked once which do not.
LOOKED_UP: Final = {
    "said": "current_links AS links JOIN current_statements AS said",
    "states": "links.relation = 'states'",
    "named": "",
    "join": "",
    "number": person_of("whose.person"),
    "person": f"({person_rows('whose.person', 'name')} LIMIT 1)",
}
NAMED_ONCE: Final = {
    "said": "links JOIN statements AS said",
    "states": STATING,
    "named": f"{NAMED},",
    "join": "LEFT JOIN named ON named.id = whose.person",
    "number": "named.person",
    "person": "named.name",
}

TO_CONFIRM = """
SELECT 'confirm', 's-' || said.id, links.target, said.text, events.sequence, events.at, said.id
FROM links JOIN current_links ON current_links.id = links.id
JOIN current_statements AS said ON said.id = links.statement
JOIN events ON events.sequence = said.event
WHERE links.relation = 'states' AND links.confirmed_by IS NULL{only}"""

# What was asked about a statement is asked about the one that took its place in the same words.
TO_DECIDE = """
WITH RECURSIVE about(question, statement) AS (
    SELECT id, statement FROM open_questions{only}
    UNION SELECT about.question, later.id FROM about
    JOIN statements AS later ON later.supersedes = about.statement
)
SELECT 'decide', 'q-' || questions.id, questions.claim, said.text, events.sequence, events.at,
       said.id
FROM about JOIN questions ON questions.id = about.question
JOIN current_statements AS said ON said.id = about.statement
JOIN events ON events.sequence = questions.event"""

# A take that an undo brought back waits since it was first stored.
TO_RATE = """
WITH RECURSIVE {groups}
stored(take, claim, event, earlier) AS (
    SELECT id, claim, event, supersedes FROM current_takes{only}
    UNION ALL
    SELECT stored.take, stored.claim, before.event, before.supersedes
    FROM stored JOIN takes AS before ON before.id = stored.earlier
),
taken AS MATERIALIZED (
    SELECT coalesce(claim_groups.leader, takes.claim) AS leader,
           max(events.sequence) AS sequence, max(events.at) AS at
    FROM stored AS takes JOIN current_claims AS claims ON claims.id = takes.claim
    JOIN events ON events.sequence = takes.event AND takes.earlier IS NULL
    LEFT JOIN claim_groups ON claim_groups.claim = takes.claim
    GROUP BY coalesce(claim_groups.leader, takes.claim)
)
SELECT 'rate', 'c-' || taken.leader, taken.leader, claims.text, taken.sequence, taken.at, NULL
FROM taken
JOIN claims ON claims.id = taken.leader
ORDER BY taken.leader"""
# How all claims stand on which the desk has something to do. Verdicts on a wording that no
# longer holds count for the status all the same.
STATUSES = f"""
SELECT claim, leader, status FROM ({DESK_STATUS})
WHERE status IN ('open', 'proposed', 'disputed')"""

VOICES = f"""
WITH {{groups}} {{named}} wanted(leader) AS (SELECT value FROM json_each(?))
SELECT coalesce(claim_groups.leader, links.target), {{number}}, links.confirmed_by IS NOT NULL,
       lower(said.speaker), lower(said.place), said.id, said.article, said.speaker, {{person}},
       {day_of("said")} AS said_on
FROM {{said}} ON said.id = links.statement
LEFT JOIN claim_groups ON claim_groups.claim = links.target
LEFT JOIN current_attributions AS whose ON whose.statement = said.id {{join}}
WHERE {{states}}
  AND coalesce(claim_groups.leader, links.target) IN (SELECT leader FROM wanted){{only}}
ORDER BY said_on IS NULL, said_on, said.id"""

LEADERS = "{groups} SELECT claim, leader FROM claim_groups"

TOPICS = f"""
{{groups}}
SELECT coalesce(claim_groups.leader, filed.claim), group_concat(filed.topic, '; ')
FROM (SELECT claim, topic FROM ({TOPICS_OF_CLAIMS}) ORDER BY topic) AS filed
LEFT JOIN claim_groups ON claim_groups.claim = filed.claim
GROUP BY 1"""

HANDS = """
{groups}
SELECT coalesce(claim_groups.leader, held.claim), held.reviewer, held.priority, held.deadline FROM (
 SELECT 1 AS rank, id, claim, reviewer, priority, deadline FROM current_takes{only}
 UNION ALL SELECT 2, id, claim, reviewer, NULL, NULL FROM current_assignments{only}) AS held
LEFT JOIN claim_groups ON claim_groups.claim = held.claim ORDER BY rank, held.id"""


def only(claims: Collection[int] | None, condition: str) -> str:
    """Return what keeps a query to some claims, or nothing where all are asked for."""
    if claims is None:
        return ""
    listed = ", ".join(f"{claim:d}" for claim in sorted(claims))
    return f" {condition} IN ({listed})"


def groups_of(connection: sqlite3.Connection, among: Collection[int] | None) -> str:
    """Return what stands before a query so that only the wordings of some claims are looked for.

    The view of that name works the wordings of all claims out.
    """
    if among is None:
        return ""
    groups = {claim: min(wordings(connection, claim)) for claim in among}
    listed = ", ".join(f"({claim:d}, {leader:d})" for claim, leader in sorted(groups.items()))
    return f"claim_groups(claim, leader) AS (VALUES {listed})"


def before(groups: str) -> str:
    """Return what `groups_of` gives with a comma, where more is to follow it."""
    return f"{groups}," if groups else ""
