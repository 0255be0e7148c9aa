"""Views of verdicts: which are shown, which are hidden, and the status that follows.

`model/status.py` derives the same status in Python; a test compares the two over
histories that it makes up.
"""

from typing import Final

from claimcheck.store.schema.correction_views import CORRECTED_CLAIMS, TOLD_CORRECTIONS
from claimcheck.store.schema.expressions import CLASS_OF_CORRECTION
from claimcheck.store.schema.public_views import (
    LABELS_OUT,
    MARK,
    PAGES_TOLD_AT,
    READERS_HAVE,
    readers_told,
    unindented,
)
from claimcheck.store.schema.standing_verdicts import (
    DEFAULT_NAME,
    DEFAULT_REVIEWERS,
    NEEDED,
    PACKED_STANDING,
    STANDING_VERDICTS,
    TAKEN_BACK,
)

DESK_POLICY = f"""
CREATE VIEW desk_policy AS
SELECT name, version, rules FROM (
    SELECT id, name, version, rules FROM policies
    UNION ALL SELECT 0, '{DEFAULT_NAME}', 0, '{{"blind":false,"reviewers":{DEFAULT_REVIEWERS}}}'
) ORDER BY id DESC LIMIT 1"""


# A first verdict of a round under a blind policy, until anybody else gives one on the same
# claim. When anybody did last is asked once for all claims, and only where a verdict is blind.
_GIVEN_BY: Final = f"""
WITH given_by AS MATERIALIZED (
    SELECT coalesce(theirs.leader, given.claim) AS leader, given.reviewer,
           max(given.event) AS event, {TAKEN_BACK} AS until
    FROM verdicts AS given LEFT JOIN claim_groups AS theirs ON theirs.claim = given.claim
    GROUP BY 1, 2, 4
)"""
_SEEN_BY_OTHERS: Final = """EXISTS (
    SELECT 1 FROM given_by WHERE given_by.leader = coalesce({leader}, {row}.claim)
      AND given_by.reviewer <> {row}.reviewer AND given_by.event > {row}.since
      AND coalesce(given_by.until > (SELECT event FROM verdicts AS first
                                     WHERE first.id = {row}.begun), 1))"""
HIDDEN_VERDICTS = f"""
CREATE VIEW hidden_verdicts AS{_GIVEN_BY}
SELECT standing.verdict, standing.reviewer
FROM standing_verdicts AS standing
LEFT JOIN claim_groups AS mine ON mine.claim = standing.claim
WHERE standing.blind
  AND NOT {_SEEN_BY_OTHERS.format(leader="mine.leader", row="standing")}"""

# Verdicts that stand and may be read, under the lowest wording of their claim.
SHOWN_VERDICTS: Final = f"""{_GIVEN_BY}
SELECT verdicts.verdict, verdicts.begun, verdicts.claim,
       coalesce(claim_groups.leader, verdicts.claim) AS leader, verdicts.reviewer, verdicts.role,
       labels.label, labels.rank, labels.fires, scales.name AS scale,
       scales.version AS scale_version, verdicts.as_of, verdicts.recheck_on, verdicts.rationale
FROM standing_verdicts AS verdicts
JOIN labels ON labels.id = verdicts.label
JOIN scales ON scales.id = labels.scale
LEFT JOIN claim_groups ON claim_groups.claim = verdicts.claim
WHERE NOT verdicts.blind
   OR {_SEEN_BY_OTHERS.format(leader="claim_groups.leader", row="verdicts")}"""
CLAIM_VERDICTS: Final = unindented(f"\nCREATE VIEW claim_verdicts AS{SHOWN_VERDICTS}")

# As `derive_public` says it; a pack is told instead, since it lacks what is not public. The
# newest verdict is out once enough have agreed since the one that is out went there.
_IN_PUBLIC: Final = """CASE
           WHEN told.leader IS NULL THEN 'unpublished'
           WHEN NOT told.is_out THEN 'withdrawn'
           WHEN rated.labels > 1 THEN 'under review'
           WHEN rated.label IS NULL OR (rated.label IS NOT told.label
               AND rated.label IS NOT told.announced) THEN 'correction due'
           WHEN NOT rated.agreed THEN 'under review'
           ELSE 'published'
       END"""
_OUT: Final = f"""CASE
           WHEN told.leader IS NULL OR NOT told.is_out THEN NULL
           WHEN rated.labels = 1 AND rated.agreed
               AND (rated.label IS told.label OR rated.label IS told.announced)
               AND (coalesce(rated.newest % {MARK} <= told.verdict, 1) OR (
                   SELECT max(role = 'resolves') OR count(DISTINCT reviewer) >= max(
                       CASE WHEN verdict = rated.newest / {MARK} THEN needed END)
                   FROM deciding WHERE deciding.leader = rated.leader
                     AND CASE role WHEN 'signs off' THEN coalesce(about, 0) ELSE begun END
                         > told.verdict)) THEN rated.newest / {MARK}
           ELSE told.verdict
       END"""


_TOLD: Final = """told AS MATERIALIZED (
    -- Of several wordings one that is out, and of those the last.
    SELECT coalesce(grouped.leader, wording.claim) AS leader, wording.is_out,
           wording.verdict, wording.label, wording.announced,
           max(wording.is_out * 1000000000000 + wording.event) AS last
    FROM readers_have AS wording
    LEFT JOIN grouped ON grouped.claim = wording.claim GROUP BY 1
),
"""
_AS_TOLD: Final = "\nLEFT JOIN told ON told.leader = coalesce(grouped.leader, claims.id)"


def claim_status(in_public: str = _IN_PUBLIC, public_verdict: str = _OUT) -> str:
    """Return the view of how each claim stands with the desk, and with readers."""
    return unindented(f"CREATE VIEW claim_status AS{_status_query(in_public, public_verdict)}")


def _status_query(
    in_public: str = _IN_PUBLIC, public_verdict: str = _OUT, told: str = _TOLD
) -> str:
    """Return the query of `claim_status`; without ``told`` nothing is asked of readers.

    It is disputed where no label is one that every reviewer gave: by nobody with themselves.
    `grouped` is there because SQLite works a view out again for each place that names it.
    """
    as_told = _AS_TOLD if told else ""
    return f"""
WITH
grouped AS MATERIALIZED (SELECT * FROM claim_groups),
standing AS (
    SELECT coalesce(grouped.leader, verdicts.claim) AS leader, labels.label,
           verdicts.verdict, verdicts.reviewer, verdicts.role, verdicts.about, verdicts.begun,
           verdicts.needed,
           CASE WHEN verdicts.role = 'resolves' OR verdicts.corrects THEN verdicts.begun
           END AS settles
    FROM standing_verdicts AS verdicts JOIN labels ON labels.id = verdicts.label
    LEFT JOIN grouped ON grouped.claim = verdicts.claim
),
deciding AS MATERIALIZED (
    -- A window, since SQLite works the views under a name out for each place that names it.
    SELECT * FROM (SELECT *, max(settles) OVER (PARTITION BY leader) AS settled FROM standing)
    WHERE begun >= coalesce(settled, 0)
),
rated AS MATERIALIZED (
    SELECT leader, count(DISTINCT label) AS labels, min(label) AS label,
           count(DISTINCT reviewer) AS reviewers,
           max(role = 'resolves') OR count(DISTINCT reviewer) >= min(needed) AS agreed,
           -- With the first verdict that it carries on.
           max(CASE WHEN role <> 'signs off' THEN verdict * {MARK} + begun END) AS newest
    FROM deciding GROUP BY leader
),
{told}taken AS (
    SELECT DISTINCT coalesce(grouped.leader, takes.claim) AS leader
    FROM current_takes AS takes LEFT JOIN grouped ON grouped.claim = takes.claim
),
withdrawn AS (
    SELECT DISTINCT coalesce(grouped.leader, verdicts.claim) AS leader
    FROM current_corrections AS corrections JOIN verdicts ON verdicts.id = corrections.verdict
    LEFT JOIN grouped ON grouped.claim = verdicts.claim WHERE corrections.class = 'void'
)
SELECT claims.id AS claim, coalesce(grouped.leader, claims.id) AS leader,
       CASE
           WHEN rated.leader IS NULL AND withdrawn.leader IS NOT NULL THEN 'withdrawn'
           WHEN rated.leader IS NULL AND taken.leader IS NULL THEN 'not picked up'
           WHEN rated.leader IS NULL THEN 'open'
           WHEN rated.labels > 1 AND NOT EXISTS (
               SELECT 1 FROM deciding WHERE deciding.leader = rated.leader
               GROUP BY label HAVING count(DISTINCT reviewer) = rated.reviewers) THEN 'disputed'
           WHEN rated.labels > 1 OR NOT rated.agreed THEN 'proposed'
           ELSE 'signed off'
       END AS status,
       {in_public} AS in_public,
       {public_verdict} AS public_verdict
FROM current_claims AS claims
LEFT JOIN grouped ON grouped.claim = claims.id
LEFT JOIN rated ON rated.leader = coalesce(grouped.leader, claims.id)
LEFT JOIN taken ON taken.leader = coalesce(grouped.leader, claims.id)
LEFT JOIN withdrawn ON withdrawn.leader = coalesce(grouped.leader, claims.id){as_told}"""


# The same from rows of `standing_verdicts` and `claim_groups` that a query has at hand, with
# and without what readers see.
STATUS: Final = _status_query()
DESK_STATUS: Final = _status_query("NULL", "NULL", told="")


# So the view of a pack reads what it was told.
PACKED_STATUS: Final = claim_status(
    *(
        f"coalesce((SELECT {column} FROM {PACKED_STANDING} AS told WHERE told.claim = claims.id),"
        f" {nothing})"
        for column, nothing in (("in_public", "'unpublished'"), ("verdict", "NULL"))
    )
)
# Nor can its rows tell of which claims readers were told a correction, and when, nor when a
# label went out, nor at which page of another claim.
PACKED_TELLINGS: Final = ("corrected_claims", "told_corrections", "labels_out", "pages_told_at")
PACKED_VIEWS: Final = (
    PACKED_STATUS,
    *(f"CREATE VIEW {view} AS SELECT * FROM packed_{view}" for view in PACKED_TELLINGS),
)
PACKED_TABLES: Final = (PACKED_STANDING, *(f"packed_{view}" for view in PACKED_TELLINGS))

# The list that a desk shows the public: only what was published is corrected in public, at the
# pages that said otherwise before.
PUBLIC_CORRECTIONS = unindented(f"""
CREATE VIEW public_corrections AS
WITH told AS MATERIALIZED (SELECT * FROM told_corrections WHERE is_told),
pages AS MATERIALIZED (
    SELECT correction, group_concat(url, '; ') AS url FROM (
        SELECT corrected_claims.correction, publications.url
        FROM corrected_claims JOIN (
            SELECT claim, id, url FROM current_publications
            UNION ALL SELECT claim, publication, url FROM pages_told_at
        ) AS publications ON publications.claim = corrected_claims.claim
        GROUP BY 1, 2 ORDER BY min(publications.id)
    ) GROUP BY correction
)
SELECT 'x-' || corrections.id AS correction_id, told.told_on AS date,
       {CLASS_OF_CORRECTION} AS class, 'c-' || claims.id AS claim_id, claims.text AS claim,
       -- Of an adopted check nobody kept what it said before.
       CASE WHEN corrections.class <> 'new-verdict' OR new.id IS NOT NULL
           THEN before.label END AS said, said.rationale AS said_because,
       CASE WHEN corrections.class = 'void' THEN NULL ELSE coalesce(after.label, before.label) END
           AS says_now,
       CASE WHEN corrections.class = 'void' THEN NULL ELSE coalesce(new.rationale, said.rationale)
           END AS says_now_because,
       corrections.notice, pages.url, claim_status.status, claim_status.in_public
FROM told JOIN current_corrections AS corrections ON corrections.id = told.correction
JOIN verdicts AS old ON old.id = corrections.verdict
JOIN verdicts AS said ON said.id = told.had
JOIN labels AS before ON before.id = said.label
LEFT JOIN verdicts AS new ON new.id = corrections.replacement
LEFT JOIN labels AS after ON after.id = new.label
JOIN claims ON claims.id = coalesce(new.claim, old.claim)
JOIN claim_status ON claim_status.claim = claims.id
JOIN pages ON pages.correction = corrections.id
WHERE coalesce(new.id, old.id) NOT IN (SELECT verdict FROM hidden_verdicts)
ORDER BY corrections.id""")

# In an order in which their texts fill the pages of a file: a small record is mostly these.
VERDICT_VIEWS = (
    DESK_POLICY,
    LABELS_OUT,
    claim_status(),
    READERS_HAVE,
    readers_told(NEEDED),
    PUBLIC_CORRECTIONS,
    STANDING_VERDICTS,
    HIDDEN_VERDICTS,
    TOLD_CORRECTIONS,
    CLAIM_VERDICTS,
    CORRECTED_CLAIMS,
    PAGES_TOLD_AT,
)
