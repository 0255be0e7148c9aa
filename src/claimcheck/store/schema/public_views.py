"""What readers were told, from which follows what they see: `derive_public` in SQL."""

import re
from typing import Final


def held_then(event: str) -> str:
    """Return the condition that two claims were one by `links` when an event was."""
    return f"""links.relation = 'same_as' AND links.confirmed_by IS NOT NULL
      AND links.event <= {event}
      AND NOT EXISTS (SELECT 1 FROM links AS later
                      WHERE later.supersedes = links.id AND later.event <= {event})
      AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'l-' || links.id
                      AND event <= {event})"""


def _one_then(claim: str, event: str) -> str:
    """Return the query for every wording that a claim had when an event was."""
    return f"""(
    WITH RECURSIVE one(claim) AS (
        SELECT {claim}
        UNION
        SELECT CASE links.claim WHEN one.claim THEN links.target ELSE links.claim END
        FROM one JOIN links ON links.id IN (
            SELECT id FROM links WHERE claim = one.claim
            UNION ALL SELECT id FROM links WHERE target = one.claim)
        WHERE {held_then(event)}
    ) SELECT claim FROM one)"""


# Every claim that ever was one with some of those given.
EVER_ONE: Final = """(
    WITH RECURSIVE one(claim) AS (
        {claims}
        UNION
        SELECT CASE links.claim WHEN one.claim THEN links.target ELSE links.claim END
        FROM one JOIN links ON links.id IN (
            SELECT id FROM links WHERE claim = one.claim
            UNION ALL SELECT id FROM links WHERE target = one.claim)
        WHERE links.relation = 'same_as' AND links.confirmed_by IS NOT NULL
    ) SELECT claim FROM one)"""

# Releases before did not store what was published: the newest verdict that stood then.
_FORMER: Final = """(
    SELECT given.id FROM verdicts AS given
    WHERE given.claim IN {page}
      AND given.role <> 'signs off' AND given.event < publications.event
      AND NOT EXISTS (SELECT 1 FROM verdicts AS later
                      WHERE later.supersedes = given.id AND later.event < publications.event)
      AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'v-' || given.id
                      AND retractions.event < publications.event)
    ORDER BY given.id DESC LIMIT 1)"""


# What was told before tellings were kept: rows older than the first telling of their claim.
_BEFORE: Final = """{table}.event < coalesce(
        (SELECT min(event) FROM tellings WHERE tellings.claim = wording.id), {table}.event + 1)"""
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


def tellings_query(claims: str | None, needed: str, *, are_alone: bool = False) -> str:
    """Return the query for all that readers were told of ``claims``, a query; of all without.

    What releases before did not note follows from publications and corrections, of each claim
    that was one with theirs on that day. SQLite works a table out again for each place that
    names it, so that notices are named once for all that they tell. ``needed`` gives how many
    reviewers the policy asked for when the verdict `given` was given. Claims that ``are_alone``
    were never one with another, as most are: the query for these asks for no wordings.
    """
    within, among = (
        ("IS NOT NULL", "IS NOT NULL")
        if claims is None
        else (f"IN ({claims})", f"IN {EVER_ONE.format(claims=claims)}")
    )
    page = _one_then("publications.claim", "publications.event")
    notice = _one_then("given.claim", "corrections.event")
    if are_alone:
        among, page, notice = within, "(publications.claim)", "(given.claim)"
    former = _FORMER.format(page=page)
    return f"""
    WITH pages AS MATERIALIZED (
        SELECT wording.id AS claim, coalesce(verdict, {former}) AS verdict, publications.event
        FROM current_publications AS publications
        CROSS JOIN claims AS wording ON wording.id IN {page}
        WHERE publications.claim {among} AND +wording.id {within}
          AND {_BEFORE.format(table="publications")}
    ),
    notices AS MATERIALIZED (
        SELECT wording.id AS claim, corrections.class, corrections.event, given.id AS verdict,
               {_BACKED_BY.format(needed=needed)} AS backed_by
        FROM verdicts AS given CROSS JOIN current_corrections AS corrections
            ON corrections.id IN (SELECT id FROM corrections WHERE replacement = given.id
                                  UNION ALL SELECT id FROM corrections WHERE verdict = given.id)
           AND given.id = CASE corrections.class WHEN 'new-verdict' THEN corrections.replacement
                                                 WHEN 'void' THEN corrections.verdict END
        CROSS JOIN claims AS wording ON wording.id IN {notice}
        WHERE given.claim {among} AND +wording.id {within}
          AND {_BEFORE.format(table="corrections")}
          -- What readers were never told of was not corrected for them.
          AND (wording.id = given.claim OR EXISTS (
              SELECT 1 FROM pages WHERE pages.claim = wording.id
              AND pages.event < corrections.event))
    )
    SELECT claim, means, verdict, event FROM tellings
    WHERE claim {within} AND means <> 'never' AND NOT EXISTS (
        SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)
    UNION ALL SELECT claim, 'out', verdict, event FROM pages
    UNION ALL SELECT claim, means, verdict, CASE means WHEN 'out' THEN backed_by ELSE event END
    FROM notices CROSS JOIN (SELECT column1 AS means FROM (
        VALUES ('announced'), ('out'), ('withdrawn')))
    WHERE (means = 'withdrawn') = (class = 'void')
      AND (means <> 'out' OR backed_by IS NOT NULL)"""


def readers_told(needed: str) -> str:
    """Return the view of all that readers were told of claims, and by which event."""
    told = tellings_query(None, needed)
    return unindented(f"CREATE VIEW readers_told AS{told}")


# Two numbers as one, such as an event and its verdict, the greater the later, and of one event
# the first verdict: so one reading finds the last of each kind, where SQLite would work out
# what was told again for each place that names it.
MARK: Final = 1_000_000_000
_MARKED: Final = f"event * {MARK} + {MARK - 1} - coalesce(verdict, 0)"


def _verdict_of(mark: str) -> str:
    return f"nullif({MARK - 1} - {mark} % {MARK}, 0)"


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
           last / {MARK} AS event, went / {MARK} > coalesce(withdrawn, 0) AS is_out
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


def pages_told_at_query(told: str, pages: str = "publications") -> str:
    """Return the query for the pages at which readers read of wordings that have none of their own.

    They were told of one there while it was one with the page's claim, by ``told``; ``pages``
    are all, or those of claims that these were ever one with.
    """
    return f"""
SELECT told.claim, max(page.id) AS publication, page.url, page.published_on
FROM {told} AS told JOIN {pages} AS page ON page.event = told.event
WHERE told.means = 'out' AND told.claim <> page.claim
  AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'u-' || page.id)
  AND NOT EXISTS (SELECT 1 FROM current_publications AS own WHERE own.claim = told.claim)
GROUP BY told.claim, page.url"""


def unindented(sql: str) -> str:
    """Return a statement without its indentation, which every record and pack would carry."""
    return re.sub(r"\n +", "\n", sql)


PAGES_TOLD_AT: Final = unindented(
    f"CREATE VIEW pages_told_at AS{pages_told_at_query('readers_told')}"
)
READERS_HAVE: Final = unindented(
    f"CREATE VIEW readers_have AS{told_query('SELECT * FROM readers_told')}"
)
