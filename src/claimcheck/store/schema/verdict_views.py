"""Views of verdicts: which stand, which are hidden, and the status that follows.

`model/status.py` derives the same status in Python; a test compares the two over
histories that it makes up.
"""

from typing import Final

from claimcheck.store.schema.public_views import (
    CORRECTED_CLAIMS,
    LABELS_OUT,
    PUBLIC_CORRECTIONS,
    READERS_HAVE,
    TOLD_CORRECTIONS,
    readers_told,
    unindented,
)

# Which policy holds where nobody has set one: `DEFAULT_POLICY` in SQL.
_DEFAULT_NAME: Final = "second person"
_DEFAULT_REVIEWERS: Final = 2
# By name, because SQLite refuses its JSON functions in the views of a file that it must not trust.
_REVIEWERS: Final = (
    "CASE name WHEN 'one' THEN 1 WHEN 'second person' THEN 2 WHEN 'blind' THEN 2"
    " ELSE CAST(substr(name, length('quorum ') + 1) AS INTEGER) END"
)


# How many reviewers had to stand behind the verdict `given`, when it was given.
NEEDED: Final = (
    f"coalesce((SELECT {_REVIEWERS} FROM policies WHERE policies.event < given.event"
    f" ORDER BY policies.id DESC LIMIT 1), {_DEFAULT_REVIEWERS})"
)


# Under a blind policy each publication and each correction that is out ends a round: what is
# given after it is kept from others until somebody else gives a verdict after it too.
ROUND: Final = """coalesce((
    SELECT max(event) FROM (
        SELECT claim, event FROM current_publications
        UNION ALL SELECT claim, event FROM tellings WHERE means = 'out' AND NOT EXISTS (
            SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)
    ) AS told WHERE told.claim = rated.claim AND told.event < rated.event), 0)"""
# The first verdict of a later round decides by itself, with those after it: what others said
# in the round before does not agree with it.
_OPENS_A_ROUND: Final = """(blind AND since > 0 AND role = 'proposes' AND NOT EXISTS (
    SELECT 1 FROM current_verdicts AS other
    WHERE other.claim = rounds.claim AND other.event > since AND other.event < rounds.event))"""


def standing_query(condition: str) -> str:
    """Return the query for the verdicts in force that meet ``condition``, and what they carry on.

    ``condition`` is about `current_verdicts`. A verdict carries on an earlier
    one that it replaced, where it says the same again (after an undo) or where
    a correction kept the label, of the same verdict or of one that says the same
    again; `begun` is the first of them. A sign-off stands
    as long as what it is about is carried on. What readers have seen already, `adopted`, is
    honoured as signed off, and hidden from nobody; what came as under review stays out, and
    waits for a second person. The signs before columns keep SQLite
    from looking through all verdicts by them: a chain is short.
    """
    return f"""
WITH RECURSIVE
carried(verdict, earlier) AS (
    SELECT id, id FROM current_verdicts WHERE ({condition}) AND +supersedes IS NOT NULL
    UNION
    SELECT carried.verdict, before.id
    FROM carried
    JOIN verdicts AS after ON after.id = carried.earlier AND after.supersedes IS NOT NULL
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
-- Most are the first that their reviewer gave, and carry on nothing.
kept AS MATERIALIZED (
    SELECT verdict, earlier FROM carried
    UNION ALL SELECT id, id FROM current_verdicts WHERE ({condition}) AND +supersedes IS NULL
),
begun AS MATERIALIZED (SELECT verdict, min(earlier) AS first FROM kept GROUP BY verdict),
adopted AS MATERIALIZED (
    SELECT kept.verdict, max(adoptions.under_review) AS in_doubt
    FROM current_adoptions AS adoptions JOIN kept ON kept.earlier = adoptions.verdict
    GROUP BY kept.verdict
),
rated AS (
SELECT verdicts.id AS verdict, verdicts.claim, verdicts.reviewer, verdicts.role, verdicts.about,
       verdicts.label, verdicts.as_of, verdicts.recheck_on, verdicts.rationale,
       begun.first AS begun,
       verdicts.role <> 'resolves' AND begun.first IN (
           SELECT replacement FROM corrections
           WHERE class = 'new-verdict' AND replacement IS NOT NULL
       ) AS corrects,
       CASE WHEN adopted.in_doubt THEN 2 WHEN adopted.verdict IS NOT NULL THEN 1
            ELSE coalesce({_REVIEWERS}, {_DEFAULT_REVIEWERS}) END AS needed,
       coalesce(policies.name = 'blind', 0) AND adopted.verdict IS NULL AS blind,
       given.event
FROM begun JOIN verdicts ON verdicts.id = begun.verdict
JOIN verdicts AS given ON given.id = begun.first
LEFT JOIN adopted ON adopted.verdict = begun.verdict
LEFT JOIN policies ON policies.id = (
    SELECT held.id FROM policies AS held WHERE held.event < given.event
    ORDER BY held.id DESC LIMIT 1)
WHERE verdicts.role <> 'signs off' OR verdicts.about IS NULL
   OR EXISTS (SELECT 1 FROM kept WHERE kept.earlier = verdicts.about
              AND kept.verdict <> verdicts.id)
),
rounds AS (SELECT rated.*, CASE WHEN blind THEN {ROUND} END AS since FROM rated)
SELECT verdict, claim, reviewer, role, about, label, as_of, recheck_on, rationale, begun,
       corrects OR {_OPENS_A_ROUND} AS corrects, needed, blind, since
FROM rounds"""


DESK_POLICY = f"""
CREATE VIEW desk_policy AS
SELECT name, version, rules FROM (
    SELECT id, name, version, rules FROM policies
    UNION ALL SELECT 0, '{_DEFAULT_NAME}', 0, '{{"blind":false,"reviewers":{_DEFAULT_REVIEWERS}}}'
) ORDER BY id DESC LIMIT 1"""

STANDING_VERDICTS = unindented(f"CREATE VIEW standing_verdicts AS {standing_query('1')}")

# When a verdict was taken back; one that was before another is given shows nobody that one.
TAKEN_BACK: Final = "(SELECT event FROM retractions WHERE subject = 'v-' || given.id)"
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

# As `derive_public` says it. A pack is told instead, since it lacks what is not public.
_IN_PUBLIC: Final = """CASE
           WHEN told.leader IS NULL THEN 'unpublished'
           WHEN NOT told.is_out THEN 'withdrawn'
           WHEN rated.labels > 1 THEN 'under review'
           WHEN rated.label IS NULL OR (rated.label IS NOT told.label
               AND rated.label IS NOT told.announced) THEN 'correction due'
           WHEN NOT rated.agreed THEN 'under review'
           ELSE 'published'
       END"""
_OUT: Final = """CASE
           WHEN told.leader IS NULL OR NOT told.is_out THEN NULL
           WHEN rated.labels = 1 AND rated.agreed
               AND (rated.label IS told.label OR rated.label IS told.announced) THEN rated.newest
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
           verdicts.verdict, verdicts.reviewer, verdicts.role, verdicts.begun, verdicts.needed,
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
           max(CASE WHEN role <> 'signs off' THEN verdict END) AS newest
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


# A pack lacks what is not public, so it is told how each of its claims stands in public.
PACKED_STANDING: Final = "packed_standing"
PACKED_STATUS: Final = claim_status(
    *(
        f"coalesce((SELECT {column} FROM {PACKED_STANDING} AS told WHERE told.claim = claims.id),"
        f" {nothing})"
        for column, nothing in (("in_public", "'unpublished'"), ("verdict", "NULL"))
    )
)
# Nor can its rows tell of which claims readers were told a correction, and when, nor when a
# label went out.
PACKED_TELLINGS: Final = ("corrected_claims", "told_corrections", "labels_out")
PACKED_VIEWS: Final = (
    PACKED_STATUS,
    *(f"CREATE VIEW {view} AS SELECT * FROM packed_{view}" for view in PACKED_TELLINGS),
)
PACKED_TABLES: Final = (PACKED_STANDING, *(f"packed_{view}" for view in PACKED_TELLINGS))

# In an order in which their texts fill the pages of a file: a small record is mostly these.
VERDICT_VIEWS = (
    DESK_POLICY,
    claim_status(),
    TOLD_CORRECTIONS,
    READERS_HAVE,
    PUBLIC_CORRECTIONS,
    CLAIM_VERDICTS,
    HIDDEN_VERDICTS,
    readers_told(NEEDED),
    STANDING_VERDICTS,
    CORRECTED_CLAIMS,
    LABELS_OUT,
)
