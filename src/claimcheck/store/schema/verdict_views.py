"""Views of verdicts: which stand, which are hidden, and the status that follows.

`model/status.py` derives the same status in Python; a test compares the two over
histories that it makes up.
"""

from typing import Final

# Which policy holds where nobody has set one: `DEFAULT_POLICY` in SQL.
_DEFAULT_NAME: Final = "second person"
_DEFAULT_REVIEWERS: Final = 2
# By name, because SQLite refuses its JSON functions in the views of a file that it must not trust.
_REVIEWERS: Final = (
    "CASE name WHEN 'one' THEN 1 WHEN 'second person' THEN 2 WHEN 'blind' THEN 2"
    " ELSE CAST(substr(name, length('quorum ') + 1) AS INTEGER) END"
)


def standing_query(condition: str) -> str:
    """Return the query for the verdicts in force that meet ``condition``, and what they carry on.

    ``condition`` is about `current_verdicts`. A verdict carries on an earlier
    one that it replaced, where it says the same again (after an undo) or where
    a correction kept the label, of the same verdict or of one that says the same
    again; `begun` is the first of them. A sign-off stands
    as long as what it is about is carried on. The signs before columns keep SQLite
    from looking through all verdicts by them: a chain is short.
    """
    return f"""
WITH RECURSIVE
carried(verdict, earlier) AS (
    SELECT id, id FROM current_verdicts WHERE {condition}
    UNION
    SELECT carried.verdict, before.id
    FROM carried
    JOIN verdicts AS after ON after.id = carried.earlier
    JOIN verdicts AS before ON before.id IN (
        WITH RECURSIVE replaced(id) AS (
            SELECT after.supersedes
            UNION
            SELECT this.supersedes FROM replaced JOIN verdicts AS this ON this.id = replaced.id
        ) SELECT id FROM replaced)
    WHERE +before.reviewer = after.reviewer AND +before.role = after.role
      AND +before.label = after.label
      AND (+before.about IS after.about OR before.about IN (
          WITH RECURSIVE earlier(id) AS (
              SELECT after.about
              UNION
              SELECT this.supersedes FROM earlier JOIN verdicts AS this ON this.id = earlier.id
          )
          SELECT was.id FROM verdicts AS still JOIN earlier JOIN verdicts AS was
              ON was.id = earlier.id AND +was.reviewer = still.reviewer
              AND +was.role = still.role AND +was.label = still.label
              AND +was.rationale = still.rationale AND +was.as_of = still.as_of
          WHERE still.id = after.about))
      AND ((before.rationale = after.rationale AND before.as_of = after.as_of
            AND before.recheck_on IS after.recheck_on)
           OR EXISTS (SELECT 1 FROM corrections WHERE corrections.verdict = before.id
                      AND replacement = after.id AND class <> 'new-verdict'))
),
kept AS MATERIALIZED (SELECT verdict, earlier FROM carried),
begun AS MATERIALIZED (SELECT verdict, min(earlier) AS first FROM kept GROUP BY verdict),
carriers AS MATERIALIZED (
    SELECT earlier, min(verdict) AS first, max(verdict) AS last FROM kept GROUP BY earlier
)
SELECT verdicts.id AS verdict, verdicts.claim, verdicts.reviewer, verdicts.role, verdicts.about,
       verdicts.label, verdicts.as_of, verdicts.recheck_on, verdicts.rationale,
       begun.first AS begun,
       verdicts.role <> 'resolves' AND begun.first IN (
           SELECT replacement FROM corrections
           WHERE class = 'new-verdict' AND replacement IS NOT NULL
       ) AS corrects,
       coalesce((SELECT {_REVIEWERS} FROM policies WHERE policies.event < given.event
                 ORDER BY policies.id DESC LIMIT 1), {_DEFAULT_REVIEWERS}) AS needed,
       coalesce((SELECT name = 'blind' FROM policies WHERE policies.event < given.event
                 ORDER BY policies.id DESC LIMIT 1), 0) AS blind
FROM begun JOIN verdicts ON verdicts.id = begun.verdict
JOIN verdicts AS given ON given.id = begun.first
LEFT JOIN carriers ON carriers.earlier = verdicts.about
WHERE verdicts.role <> 'signs off' OR verdicts.about IS NULL
   OR carriers.first <> verdicts.id OR carriers.last <> verdicts.id"""


DESK_POLICY = f"""
CREATE VIEW desk_policy AS
SELECT name, version, rules FROM (
    SELECT id, name, version, rules FROM policies
    UNION ALL SELECT 0, '{_DEFAULT_NAME}', 0, '{{"blind":false,"reviewers":{_DEFAULT_REVIEWERS}}}'
) ORDER BY id DESC LIMIT 1"""

STANDING_VERDICTS = f"CREATE VIEW standing_verdicts AS {standing_query('1')}"

# A first verdict under a blind policy, until anybody else gives one on the same claim.
HIDDEN_VERDICTS = """
CREATE VIEW hidden_verdicts AS
SELECT standing.verdict, standing.reviewer
FROM standing_verdicts AS standing
LEFT JOIN claim_groups AS mine ON mine.claim = standing.claim
WHERE standing.blind AND NOT EXISTS (
    SELECT 1 FROM verdicts AS other LEFT JOIN claim_groups ON claim_groups.claim = other.claim
    WHERE other.reviewer <> standing.reviewer
      AND coalesce(claim_groups.leader, other.claim) = coalesce(mine.leader, standing.claim))"""

# Verdicts that stand and may be read, under the lowest wording of their claim.
CLAIM_VERDICTS = """
CREATE VIEW claim_verdicts AS
SELECT verdicts.verdict, verdicts.begun, verdicts.claim,
       coalesce(claim_groups.leader, verdicts.claim) AS leader, verdicts.reviewer, verdicts.role,
       labels.label, labels.rank, labels.fires, scales.name AS scale,
       scales.version AS scale_version, verdicts.as_of, verdicts.recheck_on, verdicts.rationale
FROM standing_verdicts AS verdicts
JOIN labels ON labels.id = verdicts.label
JOIN scales ON scales.id = labels.scale
LEFT JOIN claim_groups ON claim_groups.claim = verdicts.claim
WHERE verdicts.verdict NOT IN (SELECT verdict FROM hidden_verdicts)"""

CLAIM_STATUS = """
CREATE VIEW claim_status AS
WITH
standing AS MATERIALIZED (
    SELECT coalesce(claim_groups.leader, verdicts.claim) AS leader, labels.label,
           verdicts.reviewer, verdicts.role, verdicts.begun, verdicts.needed,
           verdicts.corrects
    FROM standing_verdicts AS verdicts JOIN labels ON labels.id = verdicts.label
    LEFT JOIN claim_groups ON claim_groups.claim = verdicts.claim
),
settled AS (
    SELECT leader, max(begun) AS begun FROM standing WHERE role = 'resolves' OR corrects
    GROUP BY leader
),
rated AS (
    SELECT standing.leader, count(DISTINCT label) AS labels, max(role = 'resolves') AS resolved,
           count(DISTINCT reviewer) AS reviewers, min(needed) AS needed
    FROM standing LEFT JOIN settled ON settled.leader = standing.leader
    WHERE standing.begun >= coalesce(settled.begun, 0) GROUP BY standing.leader
),
published AS (
    SELECT DISTINCT coalesce(claim_groups.leader, publications.claim) AS leader
    FROM current_publications AS publications
    LEFT JOIN claim_groups ON claim_groups.claim = publications.claim
),
taken AS (
    SELECT DISTINCT coalesce(claim_groups.leader, takes.claim) AS leader
    FROM current_takes AS takes LEFT JOIN claim_groups ON claim_groups.claim = takes.claim
),
voided AS (
    SELECT DISTINCT coalesce(claim_groups.leader, verdicts.claim) AS leader
    FROM current_corrections AS corrections JOIN verdicts ON verdicts.id = corrections.verdict
    LEFT JOIN claim_groups ON claim_groups.claim = verdicts.claim
    WHERE corrections.class = 'void'
)
SELECT claims.id AS claim, coalesce(claim_groups.leader, claims.id) AS leader,
       CASE
           WHEN rated.leader IS NULL AND voided.leader IS NOT NULL THEN 'void'
           WHEN rated.leader IS NULL AND taken.leader IS NULL THEN 'untaken'
           WHEN rated.leader IS NULL THEN 'open'
           WHEN rated.labels > 1 THEN 'disputed'
           WHEN NOT rated.resolved AND rated.reviewers < rated.needed THEN 'proposed'
           WHEN published.leader IS NOT NULL THEN 'published'
           ELSE 'signed off'
       END AS status
FROM current_claims AS claims
LEFT JOIN claim_groups ON claim_groups.claim = claims.id
LEFT JOIN rated ON rated.leader = coalesce(claim_groups.leader, claims.id)
LEFT JOIN published ON published.leader = coalesce(claim_groups.leader, claims.id)
LEFT JOIN taken ON taken.leader = coalesce(claim_groups.leader, claims.id)
LEFT JOIN voided ON voided.leader = coalesce(claim_groups.leader, claims.id)"""

# The list that a desk shows the public: only what was published is corrected in public.
PUBLIC_CORRECTIONS = """
CREATE VIEW public_corrections AS
WITH published AS MATERIALIZED (
    SELECT leader, group_concat(url, '; ') AS url FROM (
        SELECT coalesce(claim_groups.leader, publications.claim) AS leader, publications.url
        FROM current_publications AS publications
        LEFT JOIN claim_groups ON claim_groups.claim = publications.claim
        GROUP BY 1, 2 ORDER BY min(publications.id)
    ) GROUP BY leader
)
SELECT 'x-' || corrections.id AS correction_id, corrections.corrected_on AS date,
       corrections.class, 'c-' || claims.id AS claim_id, claims.text AS claim,
       before.label AS said, old.rationale AS said_because,
       CASE WHEN corrections.class = 'void' THEN NULL ELSE coalesce(after.label, before.label) END
           AS says_now,
       CASE WHEN corrections.class = 'void' THEN NULL ELSE coalesce(new.rationale, old.rationale)
           END AS says_now_because,
       corrections.notice, published.url, claim_status.status
FROM current_corrections AS corrections
JOIN verdicts AS old ON old.id = corrections.verdict
JOIN labels AS before ON before.id = old.label
LEFT JOIN verdicts AS new ON new.id = corrections.replacement
LEFT JOIN labels AS after ON after.id = new.label
JOIN claims ON claims.id = old.claim
JOIN claim_status ON claim_status.claim = claims.id
JOIN published ON published.leader = claim_status.leader
WHERE coalesce(new.id, old.id) NOT IN (SELECT verdict FROM hidden_verdicts)
ORDER BY corrections.id"""

VERDICT_VIEWS = (
    DESK_POLICY,
    STANDING_VERDICTS,
    HIDDEN_VERDICTS,
    CLAIM_VERDICTS,
    CLAIM_STATUS,
    PUBLIC_CORRECTIONS,
)
