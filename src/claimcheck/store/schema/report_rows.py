"""The verdicts in force with all that is published of them: `verdict_report`, and its export."""

from typing import Final

from claimcheck.store.schema.expressions import listed_by_leader, lists_by_leader

_SPOKEN: Final = lists_by_leader(
    "stated",
    "statement",
    speakers="speaker",
    roles="role",
    organisations="organisation",
    places="place",
    names="person",
)
_HELD: Final = lists_by_leader(
    "held",
    "id",
    backing="CASE stance WHEN 'backs' THEN url END",
    against="CASE stance WHEN 'contradicts' THEN url END",
)

# What somebody signed off went out with the verdict that they signed.
REPORT_PARTS: Final = """
given AS MATERIALIZED (SELECT * FROM claim_verdicts),
stated AS MATERIALIZED (
    SELECT * FROM statement_claims WHERE leader IN (SELECT leader FROM given)
),
held AS MATERIALIZED (
    SELECT coalesce(claim_groups.leader, sources.claim) AS leader, sources.id, sources.url,
           sources.stance
    FROM current_sources AS sources LEFT JOIN claim_groups ON claim_groups.claim = sources.claim
),
published AS MATERIALIZED (
    SELECT coalesce(claim_groups.leader, checks.claim) AS leader, checks.id, checks.url,
           checks.published_on, checks.despite
    FROM current_publications AS checks LEFT JOIN claim_groups ON claim_groups.claim = checks.claim
),
out AS MATERIALIZED (
    SELECT coalesce(claim_groups.leader, labels_out.claim) AS leader, labels_out.label,
           labels_out.event, labels_out.went_out_on
    FROM labels_out LEFT JOIN claim_groups ON claim_groups.claim = labels_out.claim
),
went AS MATERIALIZED (
    SELECT given.verdict, min(out.went_out_on) AS published_on
    FROM given JOIN verdicts ON verdicts.id = given.verdict
    JOIN verdicts AS first ON first.id = CASE given.role
        WHEN 'signs off' THEN coalesce(verdicts.about, given.begun) ELSE given.begun END
    JOIN out ON out.leader = given.leader AND out.label = given.label AND out.event >= first.event
    GROUP BY given.verdict
)"""
REPORT_ROWS: Final = f"""
SELECT 'c-' || claims.id AS claim_id, claims.text AS claim, claim_status.status,
       spoken.speakers, spoken.roles AS role, spoken.organisations AS organisation,
       claim_counts.first_said_on, spoken.places AS place,
       coalesce(claim_counts.occasions, 0) AS occasions,
       coalesce(claim_counts.mentions, 0) AS mentions,
       'v-' || given.verdict AS verdict_id, given.label AS verdict,
       given.rank, given.scale_version, given.reviewer,
       given.role AS reviewer_role, given.as_of, given.recheck_on, given.rationale,
       held.backing AS sources_backing, held.against AS sources_against,
       checks.listed AS published_url, spoken.names AS persons, claim_status.in_public,
       (SELECT substr(events.at, 1, 10) FROM verdicts JOIN events ON sequence = verdicts.event
        WHERE verdicts.id = given.begun) AS rated_on,
       went.published_on,
       (SELECT group_concat(DISTINCT despite) FROM published
        WHERE published.leader = given.leader) AS published_despite,
       (SELECT labels.label FROM verdicts JOIN labels ON labels.id = verdicts.label
        WHERE verdicts.id = claim_status.public_verdict) AS readers_have
-- CROSS JOIN keeps the order: SQLite would look through all verdicts for each claim.
FROM given
CROSS JOIN claims ON claims.id = given.claim
CROSS JOIN claim_status ON claim_status.claim = claims.id
LEFT JOIN went ON went.verdict = given.verdict
LEFT JOIN claim_counts ON claim_counts.leader = given.leader
LEFT JOIN {_SPOKEN} AS spoken ON spoken.leader = given.leader
LEFT JOIN {_HELD} AS held ON held.leader = given.leader
LEFT JOIN {listed_by_leader("url", "published", "id")} AS checks ON checks.leader = given.leader
ORDER BY claims.id, given.verdict"""
