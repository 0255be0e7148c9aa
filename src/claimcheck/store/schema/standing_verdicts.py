"""The verdicts in force, and what of them carries on an earlier one: `standing_verdicts`."""

from typing import Final

from claimcheck.store.schema.public_views import unindented

# Which policy holds where nobody has set one: `DEFAULT_POLICY` in SQL.
DEFAULT_NAME: Final = "second person"
DEFAULT_REVIEWERS: Final = 2
# By name, because SQLite refuses its JSON functions in the views of a file that it must not trust.
_REVIEWERS: Final = (
    "CASE name WHEN 'one' THEN 1 WHEN 'second person' THEN 2 WHEN 'blind' THEN 2"
    " ELSE CAST(substr(name, length('quorum ') + 1) AS INTEGER) END"
)
# When a verdict was taken back; one that was before another is given shows nobody that one.
TAKEN_BACK: Final = "(SELECT event FROM retractions WHERE subject = 'v-' || given.id)"
# A pack lacks what is not public, so it is told how each of its claims stands in public.
PACKED_STANDING: Final = "packed_standing"


# How many reviewers had to stand behind the verdict `given`, when it was given.
NEEDED: Final = (
    f"coalesce((SELECT {_REVIEWERS} FROM policies WHERE policies.event < given.event"
    f" ORDER BY policies.id DESC LIMIT 1), {DEFAULT_REVIEWERS})"
)


# Each publication and each correction that is out ends a round: where more than one reviewer
# must stand behind a verdict, what is given after it waits until somebody else signs it off or
# gives the same label after it too. Under a blind policy it is kept from others until then.
ROUND: Final = """coalesce((
    SELECT max(event) FROM (
        SELECT claim, event FROM current_publications
        UNION ALL SELECT claim, event FROM tellings WHERE means = 'out' AND NOT EXISTS (
            SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)
    ) AS told WHERE told.claim = rated.claim AND told.event < rated.event), 0)"""
# Most verdicts are the first of their claim, and no round was before them.
_HAS_ROUNDS: Final = """(blind OR (needed > 1 AND role = 'proposes' AND EXISTS (
    SELECT 1 FROM verdicts AS other
    WHERE other.claim = rated.claim AND other.id < rated.verdict)))"""
# The first verdict of a later round decides by itself, with those after it: what others said
# in the round before does not agree with it, and nobody of them has read its words.
_OPENS_A_ROUND: Final = """(coalesce(since, 0) > 0 AND role = 'proposes' AND NOT EXISTS (
    SELECT 1 FROM current_verdicts AS other
    WHERE other.claim = rounds.claim AND +other.event > since AND +other.event < rounds.event
      AND +other.role <> 'signs off'))"""


def standing_query(condition: str) -> str:
    """Return the query for the verdicts in force that meet ``condition``, and what they carry on.

    ``condition`` is about `current_verdicts`. A verdict carries on an earlier
    one that it replaced, where it says the same again (after an undo) or where
    a correction kept the label, of the same verdict or of one that says the same
    again; `begun` is the first of them. A sign-off stands
    as long as what it is about is carried on. What readers have seen already, `adopted`, is
    honoured as signed off, and hidden from nobody; what came as under review stays out, and
    waits for a second person. Most are the first that their reviewer gave, and carry on nothing.
    The signs before columns keep SQLite
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
            ELSE coalesce({_REVIEWERS}, {DEFAULT_REVIEWERS}) END AS needed,
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
rounds AS (SELECT rated.*, CASE WHEN {_HAS_ROUNDS} THEN {ROUND} END AS since FROM rated)
SELECT verdict, claim, reviewer, role, about, label, as_of, recheck_on, rationale, begun,
       corrects OR {_OPENS_A_ROUND} AS corrects, needed, blind,
       CASE WHEN blind THEN since END AS since
FROM rounds"""


STANDING_VERDICTS = unindented(f"CREATE VIEW standing_verdicts AS {standing_query('1')}")
