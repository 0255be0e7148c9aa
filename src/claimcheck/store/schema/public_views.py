"""What readers were told, from which follows what they see: `derive_public` in SQL."""

import re
from typing import Final

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
# The event by which enough others had given its label after it; None where they have not.
_BACKED_BY: Final = """(
    SELECT max(corrections.event, agreed) FROM (
        SELECT 1 AS place, 0 AS agreed
        UNION ALL
        SELECT 1 + row_number() OVER (ORDER BY min(other.event)), min(other.event)
        FROM verdicts AS other JOIN labels AS theirs ON theirs.id = other.label
        JOIN labels AS mine ON mine.id = given.label AND mine.label = theirs.label
        WHERE other.claim = given.claim AND other.id > given.id
          AND other.reviewer <> given.reviewer
          AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'v-' || other.id)
        GROUP BY other.reviewer
    ) WHERE place = max(1, {needed}))"""


def tellings_query(condition: str, needed: str) -> str:
    """Return the query for all that readers were told of the claims that meet ``condition``.

    What releases before did not note follows from publications and corrections. ``needed``
    gives how many reviewers the policy asked for when the verdict `given` was given.
    """
    return f"""
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
    SELECT * FROM (
        SELECT given.claim, 'out', given.id, {_BACKED_BY.format(needed=needed)} AS backed_by
        FROM current_corrections AS corrections JOIN verdicts AS given
            ON given.id = corrections.replacement
        WHERE corrections.class = 'new-verdict' AND {condition} AND {_BY_CORRECTION})
    WHERE backed_by IS NOT NULL
    UNION ALL
    SELECT given.claim, 'withdrawn', given.id, corrections.event
    FROM current_corrections AS corrections JOIN verdicts AS given
        ON given.id = corrections.verdict
    WHERE corrections.class = 'void' AND {condition} AND {_BY_CORRECTION}"""


def readers_told(needed: str) -> str:
    """Return the view of all that readers were told of claims, and by which event."""
    told = tellings_query("claim IS NOT NULL", needed)
    return unindented(f"CREATE VIEW readers_told AS{told}")


# An event and its verdict as one number, the greater the later, and of one event the first
# verdict: so one reading finds the last of each kind, where SQLite would work out what was told
# again for each place that names it.
_MARK: Final = 1_000_000_000
_MARKED: Final = f"event * {_MARK} + {_MARK - 1} - coalesce(verdict, 0)"


def _verdict_of(mark: str) -> str:
    return f"nullif({_MARK - 1} - {mark} % {_MARK}, 0)"


def told_query(tellings: str) -> str:
    """Return the query for what readers have of each claim, by all that they were told.

    A row says whether a verdict is out, which, its label,
    by which event readers were told last, and what label a correction announces that is
    not out yet.
    """
    return f"""
SELECT public.claim, public.is_out, CASE WHEN public.is_out THEN public.verdict END AS verdict,
       coalesce(had.label, labels.label) AS label, public.event,
       CASE WHEN public.is_out AND had.label <> labels.label THEN labels.label END AS announced
FROM (
    SELECT claim, {_verdict_of("went")} AS verdict, {_verdict_of("last")} AS last,
           last / {_MARK} AS event, went / {_MARK} > coalesce(withdrawn, 0) AS is_out
    FROM (
        SELECT claim, max(CASE means WHEN 'out' THEN {_MARKED} END) AS went,
               max(CASE WHEN means <> 'withdrawn' THEN {_MARKED} END) AS last,
               max(CASE means WHEN 'withdrawn' THEN event END) AS withdrawn
        FROM ({tellings}) GROUP BY claim
    ) WHERE went IS NOT NULL
) AS public
LEFT JOIN verdicts AS given ON given.id = public.last
LEFT JOIN labels ON labels.id = given.label
-- Of what was withdrawn the last that was out: a draft was never told.
LEFT JOIN verdicts AS stood ON stood.id = public.verdict
LEFT JOIN labels AS had ON had.id = stood.label"""


# On which day each label went out of each claim: that of the publication, else of the act.
LABELS_OUT: Final = """CREATE VIEW labels_out AS
SELECT told.claim, labels.label, told.event,
       coalesce(published.published_on, substr(events.at, 1, 10)) AS went_out_on
FROM readers_told AS told JOIN verdicts ON verdicts.id = told.verdict
JOIN labels ON labels.id = verdicts.label JOIN events ON events.sequence = told.event
LEFT JOIN publications AS published
       ON published.event = told.event AND published.claim = told.claim
WHERE told.means = 'out'"""


def unindented(sql: str) -> str:
    """Return a statement without its indentation, which every record and pack would carry."""
    return re.sub(r"\n +", "\n", sql)


READERS_HAVE: Final = unindented(
    f"CREATE VIEW readers_have AS{told_query('SELECT * FROM readers_told')}"
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
CORRECTED_CLAIMS: Final = unindented(f"""
CREATE VIEW corrected_claims AS
WITH RECURSIVE went_out AS MATERIALIZED (
    SELECT told.*, labels.label FROM readers_told AS told
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
    FROM current_corrections AS corrections JOIN verdicts AS old ON old.id = corrections.verdict
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
    WHERE links.relation = 'same_as' AND links.confirmed_by IS NOT NULL
      AND links.event <= reached.event
      AND NOT EXISTS (SELECT 1 FROM links AS later
                      WHERE later.supersedes = links.id AND later.event <= reached.event)
      AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'l-' || links.id
                      AND event <= reached.event)
)
SELECT correction, claim, event, told_on FROM reached WHERE EXISTS (
    SELECT 1 FROM publications WHERE publications.claim = reached.claim
    AND publications.event <= reached.event
    AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'u-' || publications.id))""")


# When readers had each correction, and what they had before it. What kept or took back a verdict
# that they did not have, a dissent or a draft, told them nothing, nor did what was written before
# anything was published. Of what has a day of its own no time is known.
TOLD_CORRECTIONS: Final = unindented("""
CREATE VIEW told_corrections AS
WITH out AS MATERIALIZED (SELECT claim, verdict, event FROM readers_told WHERE means = 'out'),
timed AS MATERIALIZED (
    -- What readers had of the claim itself, else of another that was one with it.
    SELECT about.*, out.verdict AS had,
           max((out.claim = about.own) * 1000000000000 + out.event) AS had_by
    FROM (
        SELECT corrections.*, old.claim AS own, corrected.correction IS NOT NULL AS is_out,
               coalesce(corrected.event, corrections.event) AS told_by,
               coalesce(corrected.told_on, corrections.corrected_on) AS told_on,
               CASE which.column1 WHEN 1 THEN old.claim ELSE corrected.claim END AS claim
        FROM current_corrections AS corrections
        JOIN verdicts AS old ON old.id = corrections.verdict
        LEFT JOIN corrected_claims AS corrected ON corrected.correction = corrections.id
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
JOIN labels AS said ON said.id = before.label""")
