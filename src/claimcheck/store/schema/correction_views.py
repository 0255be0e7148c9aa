"""Corrections: which readers had, when, and of which claims."""

from typing import Final

from claimcheck.store.schema.public_views import held_then, tellings_query, unindented


def _corrections(among: str | None) -> str:
    """Return what corrections are read from, with the verdict that each is of."""
    every = (
        "current_corrections AS corrections JOIN verdicts AS old ON old.id = corrections.verdict"
    )
    if among is None:
        return every
    return (
        f"{every} AND corrections.id IN (SELECT stored.id FROM verdicts AS about CROSS JOIN"
        f" corrections AS stored ON stored.verdict = about.id WHERE about.claim IN ({among}))"
    )


# The event by which readers had a correction: it may be written down days before the second
# person lets it out. None for what was never told, and for what was stored before tellings
# were kept, which was told as it was written.
_OUT_BY: Final = """(
    SELECT min(later.event) FROM tellings AS drafted JOIN tellings AS later
        ON later.claim = drafted.claim AND later.verdict >= drafted.verdict
       AND later.event >= drafted.event AND later.means = 'out'
    JOIN verdicts AS meant ON meant.id = drafted.verdict
    JOIN labels AS drafts ON drafts.id = meant.label
    JOIN verdicts AS came ON came.id = later.verdict
    JOIN labels AS comes ON comes.id = came.label AND comes.label = drafts.label
    WHERE drafted.event = corrections.event AND drafted.means = 'announced'
      AND NOT EXISTS (SELECT 1 FROM tellings AS back WHERE back.takes_back = later.id)
      AND NOT EXISTS (SELECT 1 FROM tellings AS next WHERE next.claim = drafted.claim
                      AND next.means = 'announced'
                      AND next.event > drafted.event AND next.event <= later.event)
)"""
# Likewise of a correction that a release before stored, which kept no tellings: nothing was said
# of a draft. Another label was out only once the policy was satisfied.
_OUT_BEFORE: Final = """(
    SELECT min(later.event) FROM verdicts AS meant
    JOIN labels AS drafts ON drafts.id = meant.label
    JOIN went_out AS later ON later.claim = meant.claim AND later.label = drafts.label
    WHERE meant.id = corrections.replacement
      AND later.verdict >= meant.id AND later.event >= corrections.event
)"""
# Likewise of other words for the label, given while the claim was disputed: readers have them
# once they, or a correction of them, are out. What is published has no correction yet.
_IS_OUT_ALREADY: Final = """EXISTS (SELECT 1 FROM tellings AS has
    WHERE has.claim = old.claim AND has.event < corrections.event AND has.means = 'out'
      AND NOT EXISTS (SELECT 1 FROM tellings AS back WHERE back.takes_back = has.id))"""
_WORDS_OUT_BY: Final = """coalesce(
    (SELECT event FROM tellings WHERE event = corrections.event AND means = 'out'),
    (SELECT min(later.event) FROM went_out AS later
     WHERE later.event > corrections.event AND later.verdict IN (
         WITH RECURSIVE said(id) AS (SELECT corrections.replacement UNION SELECT next.replacement
             FROM said JOIN corrections AS next ON next.verdict = said.id) SELECT id FROM said)
       AND NOT EXISTS (SELECT 1 FROM publications WHERE event = later.event))
)"""


# The claims that were one when readers were told, whatever was merged or parted since: those of
# them that were out, with the event and its day. An archive's correction has a day of its own.
def _corrected_query(told: str = "readers_told", among: str | None = None) -> str:
    """Return the query of `corrected_claims`, from what readers were told, ``among`` some."""
    return f"""
WITH RECURSIVE went_out AS MATERIALIZED (
    SELECT told.*, labels.label FROM {told} AS told
    JOIN verdicts ON verdicts.id = verdict JOIN labels ON labels.id = verdicts.label
    WHERE means = 'out'
),
written AS MATERIALIZED (
    SELECT corrections.id, corrections.event, corrections.corrected_on, old.claim,
           CASE WHEN EXISTS (SELECT 1 FROM tellings WHERE event = corrections.event
                             AND means = 'announced') THEN {_OUT_BY}
               WHEN corrections.class = 'new-verdict' AND corrections.replacement IS NOT NULL
                   THEN {_OUT_BEFORE}
               WHEN corrections.replacement IS NOT NULL AND {_IS_OUT_ALREADY}
                   THEN {_WORDS_OUT_BY}
               ELSE corrections.event END AS told_by
    FROM {_corrections(among)}
),
reached(correction, event, told_on, claim) AS (
    SELECT id, told_by, CASE WHEN told_by <> event THEN (
        SELECT substr(at, 1, 10) FROM events WHERE sequence = told_by) ELSE corrected_on END, claim
    FROM written WHERE told_by IS NOT NULL
    UNION
    SELECT reached.correction, reached.event, reached.told_on,
           CASE links.claim WHEN reached.claim THEN links.target ELSE links.claim END
    FROM reached JOIN links ON links.id IN (
        SELECT id FROM links WHERE claim = reached.claim
        UNION ALL SELECT id FROM links WHERE target = reached.claim)
    WHERE {held_then("reached.event")}
)
SELECT correction, claim, event, told_on FROM reached WHERE EXISTS (
    SELECT 1 FROM went_out WHERE went_out.claim = reached.claim
    AND went_out.event <= reached.event)"""


CORRECTED_CLAIMS: Final = unindented(f"CREATE VIEW corrected_claims AS{_corrected_query()}")


# When readers had each correction, and what they had before it. What kept or took back a verdict
# that they did not have, a dissent or a draft, told them nothing, nor did what was written before
# anything was published. Of what has a day of its own no time is known.
def _told_query(
    told: str = "readers_told", corrected: str = "corrected_claims", among: str | None = None
) -> str:
    """Return the query of `told_corrections`, from what readers were told, ``among`` some."""
    return f"""
WITH out AS MATERIALIZED (SELECT claim, verdict, event FROM {told} WHERE means = 'out'),
timed AS MATERIALIZED (
    -- What readers had of the claim itself, else of another that was one with it.
    SELECT about.*, out.verdict AS had,
           max((out.claim = about.own) * 1000000000000 + out.event) AS had_by
    FROM (
        SELECT corrections.*, old.claim AS own, corrected.correction IS NOT NULL AS is_out,
               coalesce(corrected.event, corrections.event) AS told_by,
               coalesce(corrected.told_on, corrections.corrected_on) AS told_on,
               CASE which.column1 WHEN 1 THEN old.claim ELSE corrected.claim END AS claim
        FROM {_corrections(among)}
        LEFT JOIN {corrected} AS corrected ON corrected.correction = corrections.id
        CROSS JOIN (VALUES (1), (2)) AS which
    ) AS about LEFT JOIN out ON out.claim = about.claim AND out.event < about.event
    GROUP BY about.id
)
SELECT timed.id AS correction, before.id AS had, told.sequence AS event, timed.told_on,
       CASE timed.told_on WHEN substr(told.at, 1, 10) THEN told.at
           ELSE timed.told_on || 'T00:00:00Z' END AS told_at,
       timed.is_out AND CASE timed.class
           WHEN 'new-verdict' THEN 1
           WHEN 'void' THEN EXISTS (
               SELECT 1 FROM tellings WHERE event = timed.event AND means = 'withdrawn')
               OR made.kind = 'adopt'
               OR said.label = old.label AND NOT EXISTS (
                   SELECT 1 FROM tellings WHERE event < timed.event)
           ELSE said.label = old.label
       END AS is_told
FROM timed JOIN events AS told ON told.sequence = timed.told_by
JOIN events AS made ON made.sequence = timed.event
JOIN verdicts AS given ON given.id = timed.verdict JOIN labels AS old ON old.id = given.label
JOIN verdicts AS before ON before.id = coalesce(timed.had, timed.verdict)
JOIN labels AS said ON said.id = before.label"""


TOLD_CORRECTIONS: Final = unindented(f"CREATE VIEW told_corrections AS{_told_query()}")


def told_of(claims: str, needed: str) -> str:
    """Return the tables `told` and `corrected`: both views, as far as they are about ``claims``.

    ``claims`` is a query for them and for all that ever were one with some of them; ``needed``
    is as of `tellings_query`.
    """
    told = f"({tellings_query(claims, needed)})"
    return (
        f"corrected AS MATERIALIZED ({_corrected_query(told, claims)}),"
        f" told AS MATERIALIZED ({_told_query(told, 'corrected', claims)})"
    )
