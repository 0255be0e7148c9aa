"""What readers were told, from which follows what they see: `derive_public` in SQL."""

from typing import Final

from claimcheck.store.schema.expressions import CLASS_OF_CORRECTION

# Every wording of a claim, from the claim of one row on: claim_groups reads all of them.
_WORDINGS_OF: Final = """(
    WITH RECURSIVE reached(claim) AS (
        SELECT {claim}
        UNION
        SELECT CASE links.claim WHEN reached.claim THEN links.target ELSE links.claim END
        FROM reached JOIN current_links AS links
          ON links.relation = 'same_as' AND links.confirmed_by IS NOT NULL
         AND links.id IN (SELECT id FROM links WHERE claim = reached.claim
                          UNION ALL SELECT id FROM links WHERE target = reached.claim)
    ) SELECT claim FROM reached)"""

# Releases before did not store what was published: the newest verdict that stood then.
_FORMER: Final = f"""(
    SELECT given.id FROM verdicts AS given
    WHERE given.claim IN {_WORDINGS_OF.format(claim="publications.claim")}
      AND given.role <> 'signs off' AND given.event < publications.event
      AND NOT EXISTS (SELECT 1 FROM verdicts AS later
                      WHERE later.supersedes = given.id AND later.event < publications.event)
      AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'v-' || given.id
                      AND retractions.event < publications.event)
    ORDER BY given.id DESC LIMIT 1)"""


# What was told before tellings were kept: rows older than the first telling of their claim.
_BEFORE: Final = """{table}.event < coalesce(
        (SELECT min(event) FROM tellings WHERE tellings.claim = {claim}), {table}.event + 1)"""
_BY_PUBLICATION: Final = _BEFORE.format(table="publications", claim="publications.claim")
_BY_CORRECTION: Final = _BEFORE.format(table="corrections", claim="given.claim")
# Enough others gave its label after it.
_BACKED: Final = """({needed} <= 1 + (
            SELECT count(DISTINCT other.reviewer) FROM verdicts AS other
            JOIN labels AS theirs ON theirs.id = other.label
            JOIN labels AS mine ON mine.id = given.label AND mine.label = theirs.label
            WHERE other.claim = given.claim AND other.id > given.id
              AND other.reviewer <> given.reviewer
              AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'v-' || other.id)))"""


def told_query(condition: str, needed: str) -> str:
    """Return the query for what readers have of each claim that meets ``condition``.

    ``condition`` is about `claim`; ``needed`` gives how many reviewers the policy asked for
    when the verdict `given` was given. A row says whether a verdict is out, which, its label,
    by which event readers were told last, and what label a correction announces that is
    not out yet.
    """
    return f"""
WITH told(claim, means, verdict, event) AS MATERIALIZED (
    SELECT claim, means, verdict, event FROM tellings
    WHERE {condition} AND means <> 'never' AND NOT EXISTS (
        SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)
    UNION ALL
    SELECT claim, 'out', coalesce(verdict, {_FORMER}), event
    FROM current_publications AS publications WHERE {condition} AND {_BY_PUBLICATION}
    UNION ALL
    SELECT given.claim, 'announced', given.id, corrections.event
    FROM current_corrections AS corrections JOIN verdicts AS given
        ON given.id = corrections.replacement
    WHERE corrections.class = 'new-verdict' AND {condition} AND {_BY_CORRECTION}
    UNION ALL
    SELECT given.claim, 'out', given.id, corrections.event
    FROM current_corrections AS corrections JOIN verdicts AS given
        ON given.id = corrections.replacement
    WHERE corrections.class = 'new-verdict' AND {condition} AND {_BY_CORRECTION}
      AND {_BACKED.format(needed=needed)}
    UNION ALL
    SELECT given.claim, 'withdrawn', given.id, corrections.event
    FROM current_corrections AS corrections JOIN verdicts AS given
        ON given.id = corrections.verdict
    WHERE corrections.class = 'void' AND {condition} AND {_BY_CORRECTION}
),
withdrawn AS (SELECT claim, max(event) AS event FROM told WHERE means = 'withdrawn' GROUP BY claim),
seen AS (
    SELECT told.claim, told.verdict, max(told.event) AS event
    FROM told LEFT JOIN withdrawn ON withdrawn.claim = told.claim
    WHERE told.means = 'out' AND told.event > coalesce(withdrawn.event, 0) GROUP BY told.claim
),
last AS (
    SELECT claim, verdict, max(event) AS event FROM told
    WHERE means IN ('out', 'announced') GROUP BY claim
),
went AS (SELECT claim, verdict, max(event) FROM told WHERE means = 'out' GROUP BY claim)
SELECT public.claim, seen.claim IS NOT NULL AS is_out, seen.verdict,
       coalesce(had.label, labels.label) AS label, last.event,
       CASE WHEN seen.claim IS NOT NULL AND had.label <> labels.label THEN labels.label END
           AS announced
FROM went AS public JOIN last ON last.claim = public.claim
LEFT JOIN seen ON seen.claim = public.claim
LEFT JOIN verdicts AS given ON given.id = last.verdict
LEFT JOIN labels ON labels.id = given.label
-- Of what was withdrawn the last that was out: a draft was never told.
LEFT JOIN verdicts AS stood ON stood.id = coalesce(seen.verdict, public.verdict)
LEFT JOIN labels AS had ON had.id = stood.label"""


# The event by which readers had a correction: it may be written down days before the second
# person lets it out. None for what was never told, and for what was stored before tellings
# were kept, which was told as it was written.
OUT_BY: Final = """(
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
# The verdict that readers had when the correction was written, which may have changed a draft
# that never went out.
HAD: Final = """coalesce((
    SELECT had.verdict FROM tellings AS had
    WHERE had.claim = old.claim AND had.means = 'out' AND had.event < corrections.event
      AND NOT EXISTS (SELECT 1 FROM tellings AS back WHERE back.takes_back = had.id)
    ORDER BY had.id DESC LIMIT 1
), corrections.verdict)"""
TOLD_BY: Final = f"coalesce({OUT_BY}, corrections.event)"
# Whether readers have it, or had.
IS_TOLD: Final = f"""(NOT EXISTS (
    SELECT 1 FROM tellings AS drafted
    WHERE drafted.event = corrections.event AND drafted.means = 'announced'
) OR {OUT_BY} IS NOT NULL)"""
# The day of that event, `told`; a correction of an archive has a day of its own.
TOLD_ON: Final = (
    "CASE WHEN told.sequence <> corrections.event THEN substr(told.at, 1, 10)"
    " ELSE corrections.corrected_on END"
)
# Its UTC time; of a day of its own nothing more is known.
TOLD_AT: Final = (
    f"CASE WHEN {TOLD_ON} = substr(told.at, 1, 10) THEN told.at"
    " ELSE corrections.corrected_on || 'T00:00:00Z' END"
)


# The list that a desk shows the public: only what was published is corrected in public.
PUBLIC_CORRECTIONS = f"""
CREATE VIEW public_corrections AS
WITH published AS MATERIALIZED (
    SELECT leader, group_concat(url, '; ') AS url FROM (
        SELECT coalesce(claim_groups.leader, publications.claim) AS leader, publications.url
        FROM current_publications AS publications
        LEFT JOIN claim_groups ON claim_groups.claim = publications.claim
        GROUP BY 1, 2 ORDER BY min(publications.id)
    ) GROUP BY leader
)
SELECT 'x-' || corrections.id AS correction_id, {TOLD_ON} AS date,
       {CLASS_OF_CORRECTION} AS class, 'c-' || claims.id AS claim_id, claims.text AS claim,
       -- Of an adopted check nobody kept what it said before.
       CASE WHEN corrections.class <> 'new-verdict' OR new.id IS NOT NULL
           THEN before.label END AS said, said.rationale AS said_because,
       CASE WHEN corrections.class = 'void' THEN NULL ELSE coalesce(after.label, before.label) END
           AS says_now,
       CASE WHEN corrections.class = 'void' THEN NULL ELSE coalesce(new.rationale, said.rationale)
           END AS says_now_because,
       corrections.notice, published.url, claim_status.status, claim_status.in_public
FROM current_corrections AS corrections
LEFT JOIN events AS told ON told.sequence = {TOLD_BY}
JOIN verdicts AS old ON old.id = corrections.verdict
JOIN verdicts AS said ON said.id = {HAD}
JOIN labels AS before ON before.id = said.label
LEFT JOIN verdicts AS new ON new.id = corrections.replacement
LEFT JOIN labels AS after ON after.id = new.label
JOIN claims ON claims.id = old.claim
JOIN claim_status ON claim_status.claim = claims.id
JOIN published ON published.leader = claim_status.leader
WHERE coalesce(new.id, old.id) NOT IN (SELECT verdict FROM hidden_verdicts) AND {IS_TOLD}
ORDER BY corrections.id"""
