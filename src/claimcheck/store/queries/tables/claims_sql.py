"""The query for the table of claims: only what the columns asked for need is read."""

from collections.abc import Collection, Mapping
from typing import Final

from claimcheck.store.queries.tables.said_sql import AT_HAND, SAID, STATING
from claimcheck.store.schema.expressions import counts_of, listed_by_leader
from claimcheck.store.schema.verdict_views import DESK_STATUS

# What each column is, and the part of the query that it comes from.
CLAIM_COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "claim_id": ("'c-' || claims.id", ""),
    "claim": ("claims.text", ""),
    "title": ("claims.title", ""),
    "context": ("claims.context", ""),
    "topic": ("topics.listed", "topics"),
    "language": ("claims.language", ""),
    "status": ("wanted.status", ""),
    "speakers": ("speakers.listed", "speakers"),
    "first_said_on": ("counts.first_said_on", "counts"),
    "occasions": ("coalesce(counts.occasions, 0)", "counts"),
    "mentions": ("coalesce(counts.mentions, 0)", "counts"),
    "verdicts": ("labels.listed", "labels"),
    "open_questions": ("coalesce(asked.number, 0)", "asked"),
    "same_as": ("CASE WHEN wanted.leader <> claims.id THEN 'c-' || wanted.leader END", ""),
    "persons": ("persons.listed", "persons"),
    "in_public": ("wanted.in_public", ""),
    "recorded_on": ("(SELECT substr(at, 1, 10) FROM events WHERE sequence = claims.event)", ""),
    "in_hand_of": ("hands.reviewer", "hands"),
    "priority": ("hands.priority", "hands"),
    "deadline": ("hands.deadline", "hands"),
    "readers_have": (
        "(SELECT labels.label FROM verdicts JOIN labels ON labels.id = verdicts.label"
        " WHERE verdicts.id = wanted.public_verdict)",
        "",
    ),
}

# Who said it and when is read only where a column tells of it.
_OF_SPEAKERS: Final = frozenset(("speakers", "persons", "first_said_on", "occasions"))
# How readers see a claim is worked out only where a column tells of it.
_OF_READERS: Final = frozenset(("in_public", "readers_have"))
_STATED: Final = f"""
said AS MATERIALIZED (
    SELECT links.statement, coalesce(claim_groups.leader, links.target) AS leader
    FROM links LEFT JOIN claim_groups ON claim_groups.claim = links.target
    WHERE {STATING}
)"""
_FEW_SAID: Final = """
said AS MATERIALIZED (
    SELECT * FROM statement_claims WHERE leader IN (SELECT leader FROM wanted)
)"""
_HELD: Final = """
    SELECT claims.id AS claim, coalesce(claim_groups.leader, claims.id) AS leader,
           NULL AS status, NULL AS in_public, NULL AS public_verdict
    FROM current_claims AS claims LEFT JOIN claim_groups ON claim_groups.claim = claims.id"""
_MENTIONS: Final = "SELECT leader, count(DISTINCT statement) AS mentions FROM said GROUP BY leader"


def claims_query(chosen: str | None, columns: Collection[str] | None, status: str) -> str:
    """Return the query for claims, of the ``columns`` asked for or all.

    ``chosen`` ends the question for how claims stand, where only a few are wanted; ``status``
    is what `status_at_hand` returns.
    """
    asked = [name for name in CLAIM_COLUMNS if columns is None or name in columns]
    told_of = not _OF_SPEAKERS.isdisjoint(asked)
    parts = {
        "counts": f"({counts_of('said') if told_of else _MENTIONS})",
        "speakers": listed_by_leader("speaker", "said", "statement"),
        "persons": listed_by_leader("person", "said", "statement"),
        "labels": listed_by_leader("label", "claim_verdicts", "begun"),
        "hands": "claim_hands",
        "topics": listed_by_leader("topic", "filed", "topic"),
        "asked": "(SELECT claim AS leader, count(*) AS number FROM open_questions GROUP BY claim)",
    }
    needed = [part for part in parts if any(CLAIM_COLUMNS[name][1] == part for name in asked)]
    listed = ", ".join(f"{CLAIM_COLUMNS[name][0]} AS {name}" for name in asked)
    joins = "\n".join(
        f"LEFT JOIN {parts[part]} AS {part}"
        f" ON {part}.leader = {'claims.id' if part == 'asked' else 'wanted.leader'}"
        for part in needed
    )
    said = _FEW_SAID if chosen else SAID if told_of else _STATED
    # How a claim stands, and how readers see it, is worked out only where something asks for it.
    in_public = chosen or not _OF_READERS.isdisjoint(asked)
    statuses = (
        "claim_status" if in_public else f"({DESK_STATUS})" if "status" in asked else f"({_HELD})"
    )
    return f"""
WITH {AT_HAND}{status},
wanted AS MATERIALIZED (
    SELECT claim, leader, status, in_public, public_verdict FROM {statuses}{chosen or ""}
),
{said},
filed AS MATERIALIZED (
    SELECT coalesce(claim_groups.leader, claim_topics.claim) AS leader, topic
    FROM claim_topics LEFT JOIN claim_groups ON claim_groups.claim = claim_topics.claim
)
SELECT {listed}
FROM wanted CROSS JOIN claims ON claims.id = wanted.claim
{joins}"""
