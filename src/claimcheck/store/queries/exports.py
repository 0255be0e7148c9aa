"""The record as tables, for reports: stable columns, joined by ids, in order of id."""

import json
import sqlite3
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from claimcheck.model.record.table import Row, Rows, Table
from claimcheck.model.text.source_map import Position, position_in
from claimcheck.store.queries.claims_sql import CLAIM_COLUMNS, claims_query
from claimcheck.store.queries.said_sql import WHOSE
from claimcheck.store.records.articles import find_pieces
from claimcheck.store.records.person_names import let_fold_names
from claimcheck.store.records.whose import SeveralPersonsError, UnknownPersonError, said_by
from claimcheck.store.schema.days import bound_of, day_of
from claimcheck.store.verdicts.contacts import ANSWERED_ON, DIRECTION


class Filter(NamedTuple):
    """Which rows to keep. Dates are ISO prefixes; a date unknown to the row is left out.

    `since` and `until` are about the day of the act: when a row was recorded, a verdict
    given, a correction made, a question asked. `as_of_since` and `as_of_until` are about
    the day of which the row speaks.

    `speaker` is an id or a name, which means whom it means everywhere; `topic` and
    `verdict` are compared without case. `reviewer` has a claim in hand or rated it.
    """

    since: str | None = None
    until: str | None = None
    status: str | None = None
    speaker: str | None = None
    as_of_since: str | None = None
    as_of_until: str | None = None
    topic: str | None = None
    article: int | None = None
    verdict: str | None = None
    reviewer: str | None = None


class _Export(NamedTuple):
    """A query, the ids that order it, and the columns that the filter looks at.

    `acted_on` is the day of the act, `as_of` the day of which a row speaks.
    """

    query: str
    ids: tuple[str, ...]
    acted_on: str
    as_of: str
    speaker: str


# The statements that are somebody's are found before.
_THEIRS = "(SELECT value FROM json_each(:said))"


def _of_claims(leaders: str) -> str:
    """Return the condition that a row is of a claim, in any wording, that a query finds."""
    return f"claim_id IN (SELECT 'c-' || claim FROM claim_status WHERE leader IN ({leaders}))"


_SAID = _of_claims(
    f"SELECT said.leader FROM statement_claims AS said WHERE said.statement IN {_THEIRS}"
)
# What is asked of the claim that a row is about, whatever the table.
_OF_CLAIM: Final = {
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

_STATEMENTS = f"""
WITH {WHOSE}
SELECT 's-' || statements.id AS statement_id, statements.text, statements.kind,
       statements.speaker, statements.role, statements.organisation,
       {day_of("statements")} AS said_on, statements.date_origin,
       {bound_of("statements")} AS reported_on, statements.place, statements.medium,
       statements.url, statements.language,
       'a-' || statements.article AS article_id, statements.spans, statements.prefix,
       statements.suffix, statements.rule, 'c-' || links.target AS claim_id,
       links.made_by, links.confirmed_by, claim_status.status,
       CASE WHEN whose.number = 1 THEN whose.first END AS person_id,
       CASE WHEN whose.number = 1 THEN whose.names END AS person,
       CASE WHEN whose.number > 1 THEN whose.names END AS persons, claim_status.in_public,
       (SELECT substr(at, 1, 10) FROM events WHERE sequence = statements.event) AS recorded_on
FROM current_statements AS statements
LEFT JOIN whose ON whose.statement = statements.id
LEFT JOIN current_links AS links
       ON links.statement = statements.id AND links.relation = 'states'
LEFT JOIN claim_status ON claim_status.claim = links.target"""

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
       substr(events.at, 1, 10) AS asked_on, claim_status.in_public
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
       (SELECT substr(at, 1, 10) FROM events WHERE sequence = articles.event) AS recorded_on
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
       {DIRECTION} AS direction,
       contacts.channel, contacts.reason, contacts.sent, contacts.deadline,
       contacts.answer, {ANSWERED_ON} AS answered_on,
       (WITH RECURSIVE versions(id) AS (
            SELECT contacts.id
            UNION ALL
            SELECT earlier.supersedes FROM versions
            JOIN contacts AS earlier ON earlier.id = versions.id
            WHERE earlier.supersedes IS NOT NULL
        )
        SELECT group_concat('f-' || copy || ' ' || name, '; ') FROM current_attachments
        WHERE contact IN (SELECT id FROM versions)) AS attachments,
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

# How many of a statement's columns came after those of its place in the file.
_ADDED: Final = 2
_KEPT_ARTICLES: Final = 100
_NOWHERE: Final = Position()

EXPORTS: Final = {
    "claims": _Export("", ("claim_id",), "recorded_on", "first_said_on", _SAID),
    "verdicts": _Export(
        "SELECT * FROM verdict_report", ("claim_id", "verdict_id"), "rated_on", "as_of", _SAID
    ),
    "statements": _Export(
        _STATEMENTS,
        ("statement_id",),
        "recorded_on",
        "said_on",
        f"CAST(substr(statement_id, 3) AS INTEGER) IN {_THEIRS}",
    ),
    "corrections": _Export(
        "SELECT * FROM public_corrections", ("correction_id",), "date", "date", _SAID
    ),
    "questions": _Export(_QUESTIONS, ("question_id",), "asked_on", "asked_on", _SAID),
    "articles": _Export(
        _ARTICLES,
        ("article_id",),
        "recorded_on",
        "published_on",
        "article_id IN (SELECT 'a-' || article FROM statements WHERE article IS NOT NULL"
        f" AND id IN {_THEIRS})",
    ),
    "contacts": _Export(_CONTACTS, ("contact_id",), "recorded_on", "sent", _SAID),
    "sources": _Export(_SOURCES, ("source_id",), "recorded_on", "accessed_on", _SAID),
    "outside-checks": _Export(_OUTSIDE_CHECKS, ("check_id",), "recorded_on", "published_on", _SAID),
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
_FIRST: Final = """
    WHERE (:status IS NULL OR :status IN (status, in_public)) AND EXISTS (
        SELECT 1 FROM claims JOIN events ON events.sequence = claims.event
        WHERE claims.id = claim_status.claim
          AND (:since IS NULL OR events.at >= :since)
          AND (:until IS NULL OR substr(events.at, 1, length(:until)) <= :until)
    ) ORDER BY claim LIMIT :limit"""


def export_rows(
    connection: sqlite3.Connection,
    name: str,
    kept: Filter = Filter(),
    *,
    limit: int | None = None,
    sort: str = "id",
    columns: Collection[str] | None = None,
) -> Rows:
    """Return one of `EXPORTS` as a table: ids with their letter, dates in ISO form.

    At most ``limit`` rows: those with the lowest ids, or of claims those that are first by
    one of `SORTS`. Of claims, only those ``columns`` that are asked for, and those which the
    filter and the order look at.
    """
    chosen = EXPORTS[name]
    conditions = {
        "since": f"{chosen.acted_on} >= :since",
        # A month given as the end takes in its days.
        "until": f"substr({chosen.acted_on}, 1, length(:until)) <= :until",
        "as_of_since": f"{chosen.as_of} >= :as_of_since",
        "as_of_until": f"substr({chosen.as_of}, 1, length(:as_of_until)) <= :as_of_until",
        "status": ":status IN (status, in_public)",
        "speaker": chosen.speaker,
        **_OF_CLAIM,
    }
    if name == "statements":
        conditions["article"] = "article_id = 'a-' || :article"
    if name == "articles":
        conditions |= {key: _of_articles(conditions[key]) for key in ("status", *_OF_CLAIM)}
    asked = {key: value for key, value in kept._asdict().items() if value is not None}
    wanted = " AND ".join(conditions[key] for key in asked) or "1"
    order = ", ".join(f"CAST(substr({column}, 3) AS INTEGER)" for column in chosen.ids)
    said = [] if kept.speaker is None else _said_by(connection, kept.speaker)
    if asked.keys() & {"topic", "verdict"}:
        let_fold_names(connection)
    query = chosen.query
    if name == "claims":
        is_first = (
            limit is not None and sort == "id" and not asked.keys() - {"since", "until", "status"}
        )
        needed = None
        if columns is not None:
            looked_at = "".join((wanted, SORTS[sort]))
            needed = {each for each in CLAIM_COLUMNS if each in columns or each in looked_at}
        query = claims_query(_FIRST if is_first else None, needed)
        order = SORTS[sort].replace("claim_number", order)
    cursor = connection.execute(
        f"SELECT * FROM ({query}) WHERE {wanted} ORDER BY {order} LIMIT :limit",
        {**kept._asdict(), "said": json.dumps(said), "limit": -1 if limit is None else limit},
    )
    rows = Rows(tuple(column for column, *_ in cursor.description), cursor)
    return _with_positions(connection, rows) if name == "statements" else rows


def _of_articles(condition: str) -> str:
    """Return the condition that an article says a claim that meets another one."""
    return (
        "article_id IN (SELECT 'a-' || article FROM"
        " (SELECT statements.article, 'c-' || said.claim AS claim_id, claim_status.status,"
        " claim_status.in_public FROM statement_claims AS said"
        " JOIN statements ON statements.id = said.statement"
        " JOIN claim_status ON claim_status.claim = said.claim"
        f" WHERE statements.article IS NOT NULL) WHERE {condition})"
    )


def _said_by(connection: sqlite3.Connection, name: str) -> list[int]:
    """Return the statements of whom a name means; of a name that nobody has, none.

    Raises `SeveralPersonsError`.
    """
    try:
        return said_by(connection, name)[1]
    except SeveralPersonsError:
        raise
    except UnknownPersonError:
        return []


def export(connection: sqlite3.Connection, name: str, kept: Filter = Filter()) -> Table:
    """Return one of `EXPORTS` as `export_rows` does, all of its rows read."""
    found = export_rows(connection, name, kept)
    return Table(found.columns, list(found.rows))


def _with_positions(connection: sqlite3.Connection, table: Rows) -> Rows:
    """Return statements with where each begins in the file that its article was read from."""
    columns = (*table.columns[:-_ADDED], *Position._fields, *table.columns[-_ADDED:])
    return Rows(columns, _placed(connection, table))


def _placed(connection: sqlite3.Connection, table: Rows) -> Iterator[Row]:
    """Yield the rows of statements with their positions."""
    article, spans = table.columns.index("article_id"), table.columns.index("spans")
    # Those of an article mostly follow each other.
    pieces = lru_cache(maxsize=_KEPT_ARTICLES)(lambda number: find_pieces(connection, number))
    for row in table.rows:
        first = json.loads(str(row[spans]))[:1] if row[spans] else []
        place = _NOWHERE
        if first:
            captured = pieces(int(str(row[article])[2:])) if row[article] else ()
            place = position_in(captured, first[0][0])
        yield (*row[:-_ADDED], *place, *row[-_ADDED:])
