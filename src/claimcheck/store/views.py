"""Views: the current state, derived from rows that nothing supersedes or retracts.

They need no function of ours, so any program that opens the file reads them.
"""

from claimcheck.store.tables import ALL_TABLES

# The letter before an id, in the order in which `show` and `history` speak of them.
LETTERS = {
    "articles": "a",
    "statements": "s",
    "claims": "c",
    "persons": "p",
    "aliases": "n",
    "roles": "o",
    "attributions": "t",
    "links": "l",
    "questions": "q",
    "decisions": "d",
    "sources": "e",
    "takes": "k",
    "verdicts": "v",
    "publications": "u",
    "contacts": "w",
    "corrections": "x",
}


def current_view(table: str) -> str:
    """Return the view over the rows of ``table`` that hold today."""
    return f"""
CREATE VIEW current_{table} AS
SELECT * FROM {table} AS this
WHERE NOT EXISTS (SELECT 1 FROM {table} AS later WHERE later.supersedes = this.id)
  AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = '{LETTERS[table]}-' || this.id)"""


CLAIM_GROUPS = """
CREATE VIEW claim_groups AS
WITH RECURSIVE
pairs(claim, other) AS MATERIALIZED (
    SELECT claim, target FROM current_links
    WHERE relation = 'same_as' AND confirmed_by IS NOT NULL
    UNION
    SELECT target, claim FROM current_links
    WHERE relation = 'same_as' AND confirmed_by IS NOT NULL
),
reached(claim, other) AS (
    SELECT claim, claim FROM pairs
    UNION
    SELECT reached.claim, pairs.other FROM reached JOIN pairs ON pairs.claim = reached.other
)
SELECT claim, min(other) AS leader FROM reached GROUP BY claim"""

STATEMENT_CLAIMS = """
CREATE VIEW statement_claims AS
SELECT statements.id AS statement, links.id AS link, links.target AS claim,
       coalesce(claim_groups.leader, links.target) AS leader,
       links.confirmed_by IS NOT NULL AS confirmed,
       coalesce('p-' || attributions.person, lower(statements.speaker), '') AS said_by,
       statements.speaker, statements.role, statements.organisation, statements.said_on,
       statements.place
FROM current_links AS links
JOIN current_statements AS statements ON statements.id = links.statement
LEFT JOIN claim_groups ON claim_groups.claim = links.target
LEFT JOIN current_attributions AS attributions ON attributions.statement = statements.id
WHERE links.relation = 'states'"""

CLAIM_COUNTS = """
CREATE VIEW claim_counts AS
SELECT leader, count(DISTINCT statement) AS reports,
       count(DISTINCT CASE WHEN confirmed AND said_on IS NOT NULL
             THEN said_by || char(31) || said_on || char(31) || coalesce(lower(place), '') END)
           AS occasions,
       min(said_on) AS first_said_on
FROM statement_claims GROUP BY leader"""

# Verdicts and publications of any wording that a person decided is the same claim.
CLAIM_VERDICTS = """
CREATE VIEW claim_verdicts AS
SELECT verdicts.id AS verdict, verdicts.claim,
       coalesce(claim_groups.leader, verdicts.claim) AS leader, verdicts.reviewer, verdicts.role,
       labels.label, labels.rank, labels.fires, scales.name AS scale,
       scales.version AS scale_version, verdicts.as_of, verdicts.recheck_on, verdicts.rationale
FROM current_verdicts AS verdicts
JOIN labels ON labels.id = verdicts.label
JOIN scales ON scales.id = labels.scale
LEFT JOIN claim_groups ON claim_groups.claim = verdicts.claim"""

CLAIM_STATUS = """
CREATE VIEW claim_status AS
WITH
rated AS (
    SELECT leader, count(DISTINCT label) AS labels, max(role = 'resolves') AS resolved,
           max(role = 'signs off') AS signed
    FROM claim_verdicts GROUP BY leader
),
published AS (
    SELECT DISTINCT coalesce(claim_groups.leader, publications.claim) AS leader
    FROM current_publications AS publications
    LEFT JOIN claim_groups ON claim_groups.claim = publications.claim
),
taken AS (
    SELECT DISTINCT coalesce(claim_groups.leader, takes.claim) AS leader
    FROM current_takes AS takes LEFT JOIN claim_groups ON claim_groups.claim = takes.claim
)
SELECT claims.id AS claim, coalesce(claim_groups.leader, claims.id) AS leader,
       CASE
           WHEN rated.leader IS NULL AND taken.leader IS NULL THEN 'untaken'
           WHEN rated.leader IS NULL THEN 'open'
           WHEN rated.labels > 1 AND NOT rated.resolved THEN 'disputed'
           WHEN published.leader IS NOT NULL THEN 'published'
           WHEN rated.signed OR rated.resolved THEN 'signed off'
           ELSE 'proposed'
       END AS status
FROM claims
LEFT JOIN claim_groups ON claim_groups.claim = claims.id
LEFT JOIN rated ON rated.leader = coalesce(claim_groups.leader, claims.id)
LEFT JOIN published ON published.leader = coalesce(claim_groups.leader, claims.id)
LEFT JOIN taken ON taken.leader = coalesce(claim_groups.leader, claims.id)"""

OPEN_QUESTIONS = """
CREATE VIEW open_questions AS
SELECT questions.* FROM questions
WHERE NOT EXISTS (
    SELECT 1 FROM current_decisions AS decisions
    WHERE decisions.question = questions.id AND decisions.decision <> 'later'
)"""


def _joined(column: str, source: str, order: str) -> str:
    """Return a subquery that lists distinct values of ``column`` with semicolons."""
    return (
        f"(SELECT group_concat(value, '; ') FROM (SELECT {column} AS value FROM {source}"
        f" AND {column} IS NOT NULL GROUP BY {column} ORDER BY min({order})))"
    )


_SAID = "statement_claims AS said WHERE said.leader = claim_verdicts.leader"
_SOURCES = (
    "current_sources AS sources LEFT JOIN claim_groups ON claim_groups.claim = sources.claim"
    " WHERE coalesce(claim_groups.leader, sources.claim) = claim_verdicts.leader"
)
_PUBLICATIONS = (
    "current_publications AS checks LEFT JOIN claim_groups ON claim_groups.claim = checks.claim"
    " WHERE coalesce(claim_groups.leader, checks.claim) = claim_verdicts.leader"
)

VERDICT_REPORT = f"""
CREATE VIEW verdict_report AS
SELECT 'c-' || claims.id AS claim_id, claims.text AS claim, claim_status.status,
       {_joined("said.speaker", _SAID, "said.statement")} AS speakers,
       {_joined("said.role", _SAID, "said.statement")} AS role,
       {_joined("said.organisation", _SAID, "said.statement")} AS organisation,
       claim_counts.first_said_on,
       {_joined("said.place", _SAID, "said.statement")} AS place,
       coalesce(claim_counts.occasions, 0) AS occasions,
       coalesce(claim_counts.reports, 0) AS reports,
       'v-' || claim_verdicts.verdict AS verdict_id, claim_verdicts.label AS verdict,
       claim_verdicts.rank, claim_verdicts.scale_version, claim_verdicts.reviewer,
       claim_verdicts.role AS reviewer_role, claim_verdicts.as_of, claim_verdicts.recheck_on,
       claim_verdicts.rationale,
       {_joined("sources.url", _SOURCES + " AND stance = 'backs'", "sources.id")}
           AS sources_backing,
       {_joined("sources.url", _SOURCES + " AND stance = 'contradicts'", "sources.id")}
           AS sources_against,
       {_joined("checks.url", _PUBLICATIONS, "checks.id")} AS published_url
FROM claim_verdicts
JOIN claims ON claims.id = claim_verdicts.claim
JOIN claim_status ON claim_status.claim = claims.id
LEFT JOIN claim_counts ON claim_counts.leader = claim_verdicts.leader
ORDER BY claims.id, claim_verdicts.verdict"""

OPEN_CLAIMS = """
CREATE VIEW open_claims AS
SELECT 'c-' || claims.id AS claim_id, claims.text AS claim, claim_status.status,
       claim_counts.first_said_on, coalesce(claim_counts.occasions, 0) AS occasions,
       coalesce(claim_counts.reports, 0) AS reports,
       (SELECT count(*) FROM open_questions WHERE open_questions.claim = claims.id)
           AS open_questions
FROM claim_status JOIN claims ON claims.id = claim_status.claim
LEFT JOIN claim_counts ON claim_counts.leader = claims.id
WHERE claim_status.status IN ('untaken', 'open') AND claim_status.leader = claims.id
ORDER BY claims.id"""

STATEMENTS_BY_SPEAKER = """
CREATE VIEW statements_by_speaker AS
SELECT statements.speaker, statements.role, statements.organisation,
       's-' || statements.id AS statement_id, statements.text AS statement, statements.kind,
       statements.said_on, statements.place, statements.url, 'c-' || said.claim AS claim_id,
       said.confirmed, claim_status.status,
       (SELECT group_concat(label, '; ') FROM (SELECT DISTINCT label FROM claim_verdicts
        WHERE claim_verdicts.leader = said.leader ORDER BY verdict)) AS verdicts
FROM statement_claims AS said
JOIN statements ON statements.id = said.statement
JOIN claim_status ON claim_status.claim = said.claim
ORDER BY statements.speaker IS NULL, statements.speaker, statements.said_on, statements.id"""

VIEWS = (
    *(current_view(table.name) for table in ALL_TABLES if table.supersedable),
    CLAIM_GROUPS,
    STATEMENT_CLAIMS,
    CLAIM_COUNTS,
    CLAIM_VERDICTS,
    CLAIM_STATUS,
    OPEN_QUESTIONS,
    VERDICT_REPORT,
    OPEN_CLAIMS,
    STATEMENTS_BY_SPEAKER,
)
