"""The queries by which the queue is read, of the whole record or of some claims.

``{only}`` stands where claims can be named, ``{groups}`` where their wordings can.
"""

from claimcheck.store.schema.expressions import day_of, person_rows

_PERSON = f"({person_rows('whose.person', 'name')} LIMIT 1)"

TO_CONFIRM = """
SELECT 'confirm', 's-' || said.id, links.target, said.text, events.sequence, events.at, said.id
FROM links JOIN current_links ON current_links.id = links.id
JOIN current_statements AS said ON said.id = links.statement
JOIN events ON events.sequence = said.event
WHERE links.relation = 'states' AND links.confirmed_by IS NULL{only}"""

# What was asked about a statement is asked about the one that took its place in the same words.
TO_DECIDE = """
WITH RECURSIVE about(question, statement) AS (
    SELECT id, statement FROM open_questions{only}
    UNION SELECT about.question, later.id FROM about
    JOIN statements AS later ON later.supersedes = about.statement
)
SELECT 'decide', 'q-' || questions.id, questions.claim, said.text, events.sequence, events.at,
       said.id
FROM about JOIN questions ON questions.id = about.question
JOIN current_statements AS said ON said.id = about.statement
JOIN events ON events.sequence = questions.event"""

# From the few that were taken up, so that how all claims stand is worked out once. A take
# that an undo brought back waits since it was first stored.
TO_RATE = """
WITH RECURSIVE {groups}
stored(take, claim, event, earlier) AS (
    SELECT id, claim, event, supersedes FROM current_takes{only}
    UNION ALL
    SELECT stored.take, stored.claim, before.event, before.supersedes
    FROM stored JOIN takes AS before ON before.id = stored.earlier
),
taken AS MATERIALIZED (
    SELECT coalesce(claim_groups.leader, takes.claim) AS leader,
           max(events.sequence) AS sequence, max(events.at) AS at
    FROM stored AS takes JOIN current_claims AS claims ON claims.id = takes.claim
    JOIN events ON events.sequence = takes.event AND takes.earlier IS NULL
    LEFT JOIN claim_groups ON claim_groups.claim = takes.claim
    GROUP BY coalesce(claim_groups.leader, takes.claim)
)
SELECT 'rate', 'c-' || taken.leader, taken.leader, claims.text, taken.sequence, taken.at, NULL
FROM taken{status}
JOIN claims ON claims.id = taken.leader
ORDER BY taken.leader"""
STATUS_OPEN = """
JOIN claim_status ON claim_status.claim = taken.leader AND claim_status.status = 'open'"""

# Verdicts on a wording that no longer holds count for the status all the same.
UNDER_REVIEW = """
WITH under_review AS MATERIALIZED (
    SELECT DISTINCT leader, status FROM claim_status WHERE status IN ('proposed', 'disputed')
)
SELECT under_review.leader, status, group_concat(coalesce(claim_groups.claim, under_review.leader))
FROM under_review LEFT JOIN claim_groups ON claim_groups.leader = under_review.leader
GROUP BY under_review.leader ORDER BY under_review.leader"""

VOICES = f"""
WITH {{groups}} wanted(leader) AS (SELECT value FROM json_each(?))
SELECT coalesce(claim_groups.leader, links.target), said.id, said.article, said.speaker, {_PERSON},
       {day_of("said")} AS said_on
FROM current_links AS links JOIN current_statements AS said ON said.id = links.statement
LEFT JOIN claim_groups ON claim_groups.claim = links.target
LEFT JOIN current_attributions AS whose ON whose.statement = said.id
WHERE links.relation = 'states'
  AND coalesce(claim_groups.leader, links.target) IN (SELECT leader FROM wanted){{only}}
ORDER BY said_on IS NULL, said_on, said.id"""

LEADERS = """
{groups}
SELECT claims.id, coalesce(claim_groups.leader, claims.id)
FROM claims LEFT JOIN claim_groups ON claim_groups.claim = claims.id
WHERE claims.id IN (SELECT value FROM json_each(?))"""

TOPICS = """
{groups}
SELECT coalesce(claim_groups.leader, filed.claim), group_concat(filed.topic, '; ')
FROM (SELECT claim, topic FROM claim_topics{only} ORDER BY topic) AS filed
LEFT JOIN claim_groups ON claim_groups.claim = filed.claim
GROUP BY 1"""

HANDS = """
{groups}
SELECT coalesce(claim_groups.leader, held.claim), held.reviewer, held.priority, held.deadline FROM (
 SELECT 1 AS rank, id, claim, reviewer, priority, deadline FROM current_takes{only}
 UNION ALL SELECT 2, id, claim, reviewer, NULL, NULL FROM current_assignments{only}) AS held
LEFT JOIN claim_groups ON claim_groups.claim = held.claim ORDER BY rank, held.id"""
