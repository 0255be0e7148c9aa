"""The tables of an export: their queries, and what a filter looks at."""

import sqlite3
from typing import Final

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.queries.tables.said_sql import AT_HAND, SAID, status_at_hand
from claimcheck.store.schema.expressions import (
    ANSWERED_ON,
    CONTACT_DIRECTION,
    counts_of,
)
from claimcheck.store.schema.report_rows import REPORT_PARTS, REPORT_ROWS


class Export(NamedTuple):
    """A query, the ids that order it, and the columns that the filter looks at.

    `acted_on` is the day of the act, `as_of` the day of which a row speaks.
    """

    query: str
    ids: tuple[str, ...]
    acted_on: str
    as_of: str
    speaker: str


# The statements that are somebody's are found before.
THEIRS = "(SELECT value FROM json_each(:said))"


def _of_claims(leaders: str) -> str:
    """Return the condition that a row is of a claim, in any wording, that a query finds."""
    return f"claim_id IN (SELECT 'c-' || claim FROM claim_status WHERE leader IN ({leaders}))"


_SAID = _of_claims(
    f"SELECT said.leader FROM statement_claims AS said WHERE said.statement IN {THEIRS}"
)


# What is asked of the claim that a row is about, whatever the table.
OF_CLAIM: Final = {
    "topic": _of_claims(
        "SELECT coalesce(claim_groups.leader, claim_topics.claim) FROM claim_topics"
        " LEFT JOIN claim_groups ON claim_groups.claim = claim_topics.claim"
        " WHERE folded(claim_topics.topic) = folded(:topic)"
    ),
    "article": _of_claims(
        "SELECT said.leader FROM statement_claims AS said JOIN statements"
        " ON statements.id = said.statement WHERE statements.article = :article"
    ),
    "verdict": _of_claims(
        "SELECT leader FROM claim_verdicts WHERE folded(label) = folded(:verdict)"
    ),
    "reviewer": _of_claims(
        "SELECT leader FROM claim_hands WHERE reviewer = :reviewer"
        " UNION SELECT leader FROM claim_verdicts WHERE reviewer = :reviewer"
    ),
}


_SOURCES = """
SELECT 'e-' || sources.id AS source_id, 'c-' || sources.claim AS claim_id,
       claims.text AS claim, claim_status.status, sources.stance, sources.url, sources.title,
       sources.publisher, sources.origin, sources.locator, sources.quote, sources.accessed_on,
       sources.archive_url, sources.added_by, 'f-' || copies.id AS copy_id,
       copies.sha256 AS copy_sha256, copies.media_type AS copy_media_type,
       copies.size AS copy_bytes, claim_status.in_public,
       (SELECT substr(at, 1, 10) FROM events WHERE sequence = sources.event) AS recorded_on
FROM current_sources AS sources JOIN claims ON claims.id = sources.claim
JOIN claim_status ON claim_status.claim = sources.claim
LEFT JOIN copies ON copies.id = sources.copy"""


_QUESTIONS = """
SELECT 'q-' || questions.id AS question_id, questions.band, 's-' || statements.id AS statement_id,
       statements.text AS statement, statements.speaker, 'c-' || questions.claim AS claim_id,
       'c-' || questions.candidate AS candidate_id, candidates.text AS candidate,
       claim_status.status, questions.overlap, questions.likeness,
       substr(events.at, 1, 10) AS asked_on, claim_status.in_public, questions.meaning
FROM open_questions AS questions JOIN events ON events.sequence = questions.event
JOIN statements ON statements.id = questions.statement
JOIN claims AS candidates ON candidates.id = questions.candidate
JOIN claim_status ON claim_status.claim = questions.candidate"""


_ARTICLES = """
SELECT 'a-' || articles.id AS article_id, articles.title, articles.publisher,
       articles.published_on, articles.url, articles.language,
       coalesce(held.statements, 0) AS statements, coalesce(held.unconfirmed, 0) AS unconfirmed,
       CASE WHEN articles.supersedes IS NOT NULL THEN 'a-' || articles.supersedes END
           AS in_place_of,
       (SELECT substr(at, 1, 10) FROM events WHERE sequence = articles.event) AS recorded_on,
       (SELECT group_concat(coalesce('f-' || copy || ' ' || name,
                                     coalesce(url, name) || ' sha256:' || sha256), '; ')
        FROM current_attachments WHERE article = articles.id) AS kept
FROM current_articles AS articles
LEFT JOIN (SELECT statements.article, count(DISTINCT statements.id) AS statements,
                  sum(links.confirmed_by IS NULL) AS unconfirmed
           FROM current_statements AS statements JOIN current_links AS links
             ON links.statement = statements.id AND links.relation = 'states'
           WHERE statements.article IS NOT NULL GROUP BY statements.article) AS held
       ON held.article = articles.id"""


_CONTACTS = f"""
SELECT 'w-' || contacts.id AS contact_id, 'c-' || contacts.claim AS claim_id,
       claims.text AS claim, claim_status.status, contacts.party,
       {CONTACT_DIRECTION} AS direction,
       contacts.channel, contacts.reason, contacts.sent, contacts.deadline,
       contacts.answer, {ANSWERED_ON} AS answered_on,
       (WITH RECURSIVE versions(id) AS (
            SELECT contacts.id
            UNION ALL
            SELECT earlier.supersedes FROM versions
            JOIN contacts AS earlier ON earlier.id = versions.id
            WHERE earlier.supersedes IS NOT NULL
        )
        SELECT group_concat(kept, '; ') FROM (
            SELECT 'f-' || copy || ' ' || name AS kept FROM current_attachments
            WHERE contact IN (SELECT id FROM versions) GROUP BY copy, name ORDER BY min(id)
        )) AS attachments,
       claim_status.in_public,
       (SELECT substr(at, 1, 10) FROM events WHERE sequence = contacts.event) AS recorded_on
FROM current_contacts AS contacts JOIN claims ON claims.id = contacts.claim
JOIN claim_status ON claim_status.claim = contacts.claim"""


_OUTSIDE_CHECKS = """
SELECT 'y-' || checks.id AS check_id, 'c-' || checks.claim AS claim_id, claims.text AS claim,
       claim_status.status, checks.url, checks.publisher, checks.site, checks.label,
       checks.value, checks.best, checks.worst, checks.explanation, checks.published_on,
       checks.modified_on, checks.language, checks.correction, checks.speaker, checks.said_on,
       checks.feed, checks.feed_sha256, 'f-' || checks.copy AS copy_id, checks.imported_by,
       claim_status.in_public,
       (SELECT substr(at, 1, 10) FROM events WHERE sequence = checks.event) AS recorded_on
FROM current_outside_checks AS checks JOIN claims ON claims.id = checks.claim
JOIN claim_status ON claim_status.claim = checks.claim"""


EXPORTS: Final = {
    "claims": Export("", ("claim_id",), "recorded_on", "first_said_on", _SAID),
    "verdicts": Export("", ("claim_id", "verdict_id"), "rated_on", "as_of", _SAID),
    "statements": Export(
        "",
        ("statement_id",),
        "recorded_on",
        "said_on",
        f"CAST(substr(statement_id, 3) AS INTEGER) IN {THEIRS}",
    ),
    "corrections": Export(
        "SELECT * FROM public_corrections", ("correction_id",), "date", "date", _SAID
    ),
    "questions": Export(_QUESTIONS, ("question_id",), "asked_on", "asked_on", _SAID),
    "articles": Export(
        _ARTICLES,
        ("article_id",),
        "recorded_on",
        "published_on",
        "article_id IN (SELECT 'a-' || article FROM statements WHERE article IS NOT NULL"
        f" AND id IN {THEIRS})",
    ),
    "contacts": Export(_CONTACTS, ("contact_id",), "recorded_on", "sent", _SAID),
    "sources": Export(_SOURCES, ("source_id",), "recorded_on", "accessed_on", _SAID),
    "outside-checks": Export(_OUTSIDE_CHECKS, ("check_id",), "recorded_on", "published_on", _SAID),
}


# In which order a list of claims can come; by id, if nothing is said.
SORTS: Final = {
    "id": "claim_number",
    "newest": "claim_number DESC",
    "first-said": "first_said_on IS NULL, first_said_on, claim_number",
    "occasions": "occasions DESC, mentions DESC, claim_number",
    "mentions": "mentions DESC, claim_number",
    "priority": "CASE coalesce(priority, 'normal') WHEN 'high' THEN 0 WHEN 'normal' THEN 1 ELSE 2"
    " END, deadline IS NULL, deadline, claim_number",
    "deadline": "deadline IS NULL, deadline, claim_number",
}


# The claims that come first of those which a filter keeps that looks at nothing but the claim.
FIRST: Final = """
    WHERE (:status IS NULL OR :status IN (status, in_public)) AND EXISTS (
        SELECT 1 FROM claims JOIN events ON events.sequence = claims.event
        WHERE claims.id = claim_status.claim
          AND (:since IS NULL OR events.at >= :since)
          AND (:until IS NULL OR substr(events.at, 1, length(:until)) <= :until)
    ) ORDER BY claim LIMIT :limit"""


def verdicts_query(connection: sqlite3.Connection) -> str:
    """Return the query for verdicts: the rows of `verdict_report`, in a third of its time."""
    return f"""
WITH {AT_HAND}{status_at_hand(connection)},
{SAID},
statement_claims AS (SELECT * FROM said),
claim_counts AS ({counts_of("statement_claims")}),
{REPORT_PARTS}
{REPORT_ROWS}"""
