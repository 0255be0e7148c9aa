"""Views: the current state, derived from rows that nothing supersedes or retracts.

They need no function of ours, so any program that opens the file reads them.
"""

from claimcheck.store.schema.expressions import (
    LETTERS,
    bound_of,
    counts_of,
    current_view,
    day_of,
    listed_by_leader,
    names_of,
    person_of,
    person_rows,
    said_by,
)
from claimcheck.store.schema.public_views import unindented
from claimcheck.store.schema.report_rows import REPORT_PARTS, REPORT_ROWS
from claimcheck.store.schema.tables import ALL_TABLES
from claimcheck.store.schema.verdict_views import VERDICT_VIEWS

PERSON_NAMES = f"""
CREATE VIEW person_names AS
SELECT CASE WHEN named.supersedes IS NULL THEN named.id ELSE {person_of("named.id")} END
           AS person, named.name
FROM current_persons AS named
UNION ALL
SELECT {person_of("aliases.person")}, aliases.name FROM current_aliases AS aliases
WHERE NOT EXISTS (SELECT 1 FROM retractions
                  WHERE subject = 'p-' || ({person_rows("aliases.person")} LIMIT 1))"""

STATEMENT_PERSONS = f"""
CREATE VIEW statement_persons AS
SELECT attributions.statement, {person_of("attributions.person")} AS person,
       ({person_rows("attributions.person", "name")} LIMIT 1) AS name,
       attributions.made_by, attributions.reason
FROM current_attributions AS attributions"""

CLAIM_GROUPS = """
CREATE VIEW claim_groups AS
WITH RECURSIVE
pairs(claim, other) AS MATERIALIZED (
    SELECT claim, target FROM current_links
    WHERE claim IS NOT NULL AND relation = 'same_as' AND confirmed_by IS NOT NULL
    UNION
    SELECT target, claim FROM current_links
    WHERE claim IS NOT NULL AND relation = 'same_as' AND confirmed_by IS NOT NULL
),
reached(claim, other) AS (
    SELECT claim, claim FROM pairs
    UNION
    SELECT reached.claim, pairs.other FROM reached JOIN pairs ON pairs.claim = reached.other
)
SELECT claim, min(other) AS leader FROM reached GROUP BY claim"""

STATEMENT_CLAIMS = f"""
CREATE VIEW statement_claims AS
SELECT statements.id AS statement, links.id AS link, links.target AS claim,
       coalesce(claim_groups.leader, links.target) AS leader,
       links.confirmed_by IS NOT NULL AS confirmed,
       coalesce({said_by("statements.id")}, lower(statements.speaker), '') AS said_by,
       statements.speaker, statements.role, statements.organisation,
       {day_of("statements")} AS said_on, {bound_of("statements")} AS reported_on,
       statements.place, {names_of("statements.id", "; ")} AS person
FROM current_links AS links
JOIN current_statements AS statements ON statements.id = links.statement
LEFT JOIN claim_groups ON claim_groups.claim = links.target
WHERE links.relation = 'states'"""


CLAIM_COUNTS = f"""
CREATE VIEW claim_counts AS
{counts_of("statement_claims")}"""

# Under a topic by a row of its own, or since it was stored; a row that was taken back wins.
# Some claims are named in both halves: SQLite would look all through for them.
TOPICS_OF_CLAIMS = """SELECT claim, topic FROM current_topics{of_rows}
UNION
SELECT id, topic FROM claims WHERE topic IS NOT NULL AND trim(topic) <> '' AND NOT EXISTS (
    SELECT 1 FROM topics WHERE topics.claim = claims.id AND topics.topic = claims.topic
){of_claims}"""
CLAIM_TOPICS = f"""
CREATE VIEW claim_topics AS
{TOPICS_OF_CLAIMS.format(of_rows="", of_claims="")}"""

# Who has a claim in hand: the last to whom it was assigned, else the last who took it up.
# A max() beside other columns takes them from its row.
CLAIM_HANDS = """
CREATE VIEW claim_hands AS
WITH held AS (
    SELECT coalesce(claim_groups.leader, every.claim) AS leader, every.*
    FROM (SELECT 1 AS rank, id, claim, reviewer, priority, deadline FROM current_takes
          UNION ALL
          SELECT 2, id, claim, reviewer, NULL, NULL FROM current_assignments) AS every
    LEFT JOIN claim_groups ON claim_groups.claim = every.claim
),
hands AS (SELECT leader, reviewer, max(rank * 1000000000000 + id) FROM held GROUP BY leader),
taken AS (
    SELECT leader, priority, deadline, max(id) FROM held WHERE rank = 1 GROUP BY leader
)
SELECT hands.leader, hands.reviewer, taken.priority, taken.deadline
FROM hands LEFT JOIN taken ON taken.leader = hands.leader"""

OPEN_QUESTIONS = """
CREATE VIEW open_questions AS
SELECT questions.* FROM current_questions AS questions
WHERE NOT EXISTS (
    SELECT 1 FROM current_decisions AS decisions
    WHERE decisions.question = questions.id AND decisions.decision <> 'later'
)"""


VERDICT_REPORT = f"\nCREATE VIEW verdict_report AS\nWITH {REPORT_PARTS}\n{REPORT_ROWS}"

OPEN_CLAIMS = """
CREATE VIEW open_claims AS
SELECT 'c-' || claims.id AS claim_id, claims.text AS claim, claim_status.status,
       claim_counts.first_said_on, coalesce(claim_counts.occasions, 0) AS occasions,
       coalesce(claim_counts.mentions, 0) AS mentions,
       (SELECT count(*) FROM open_questions WHERE open_questions.claim = claims.id)
           AS open_questions
FROM claim_status JOIN claims ON claims.id = claim_status.claim
LEFT JOIN claim_counts ON claim_counts.leader = claim_status.leader
WHERE claim_status.status IN ('not picked up', 'open') AND claim_status.leader = claims.id
ORDER BY claims.id"""

STATEMENTS_BY_SPEAKER = f"""
CREATE VIEW statements_by_speaker AS
SELECT statements.speaker, statements.role, statements.organisation,
       's-' || statements.id AS statement_id, statements.text AS statement, statements.kind,
       said.said_on, said.reported_on, statements.place, statements.url,
       'c-' || said.claim AS claim_id,
       said.confirmed, claim_status.status, labels.listed AS verdicts, said.person,
       claim_status.in_public
FROM statement_claims AS said
JOIN statements ON statements.id = said.statement
JOIN claim_status ON claim_status.claim = said.claim
LEFT JOIN {listed_by_leader("label", "claim_verdicts", "begun")} AS labels
       ON labels.leader = said.leader
ORDER BY statements.speaker IS NULL, statements.speaker, said.said_on, statements.id"""

# In an order in which their texts fill the pages of a file, as those of verdicts are.
VIEWS = tuple(
    unindented(each)
    for each in (
        *(
            current_view(table.name, supersedable=table.supersedable)
            for table in ALL_TABLES
            if table.name in LETTERS
        ),
        STATEMENTS_BY_SPEAKER,
        CLAIM_TOPICS,
        VERDICT_REPORT,
        STATEMENT_PERSONS,
        OPEN_QUESTIONS,
        PERSON_NAMES,
        OPEN_CLAIMS,
        CLAIM_COUNTS,
        CLAIM_HANDS,
        *VERDICT_VIEWS,
        CLAIM_GROUPS,
        STATEMENT_CLAIMS,
    )
)
