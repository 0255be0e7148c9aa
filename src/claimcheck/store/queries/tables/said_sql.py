"""What was said, for questions about the whole record: each row is looked at once.

The views `statement_persons` and `statement_claims` find the same for one statement or claim.
Asked for all, they would follow a person's earlier and later names for each statement again.
"""

import sqlite3
from typing import Final

from claimcheck.store.schema.expressions import (
    bound_of,
    day_of,
    gone_rows,
    person_of,
    person_rows,
)
from claimcheck.store.schema.standing_verdicts import PACKED_STANDING
from claimcheck.store.schema.verdict_views import SHOWN_VERDICTS, STATUS

# What several parts of a query ask for, in the place of the views of the same names, which
# would each work it out again.
AT_HAND: Final = f"""
standing_verdicts AS MATERIALIZED (SELECT * FROM main.standing_verdicts),
claim_groups AS MATERIALIZED (SELECT * FROM main.claim_groups),
claim_verdicts AS ({SHOWN_VERDICTS})"""


def status_at_hand(connection: sqlite3.Connection) -> str:
    """Return what stands after `AT_HAND` where a query asks `claim_status` about many claims."""
    # A pack is told how its claims stand in public, so that its own view is asked.
    packed = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    is_pack = connection.execute(packed, [PACKED_STANDING]).fetchone()
    return "" if is_pack else f",\nclaim_status AS ({STATUS})"


# The links that say which claims a statement makes: `current_links` of `current_statements`.
STATING: Final = f"""links.relation = 'states' AND links.statement IS NOT NULL
      AND links.id NOT IN ({gone_rows("links")})
      AND links.statement NOT IN ({gone_rows("statements")})"""

# Whose each statement is that has a person: named once for each person, not for each statement.
NAMED: Final = f"""
named AS MATERIALIZED (
    SELECT id, {person_of("persons.id")} AS person,
           ({person_rows("persons.id", "name")} LIMIT 1) AS name FROM persons
)"""
# `current_attributions` with whom they name, to be read in the order of statements.
ATTRIBUTED: Final = f"""attributions AS attributed
        CROSS JOIN named ON named.id = attributed.person
        WHERE attributed.id NOT IN ({gone_rows("attributions")})"""
WHOSE: Final = f"""{NAMED},
whose AS MATERIALIZED (
    SELECT statement, count(*) AS number, 'p-' || min(person) AS first,
           group_concat('p-' || person, '+') AS said_by, group_concat(name, '; ') AS names
    FROM (
        SELECT attributed.statement, named.person, named.name
        FROM {ATTRIBUTED} GROUP BY 1, 2, 3 ORDER BY 1, 2
    ) GROUP BY statement
)"""

# The rows of `statement_claims`.
SAID: Final = f"""{WHOSE},
said AS MATERIALIZED (
    SELECT statements.id AS statement, coalesce(claim_groups.leader, links.target) AS leader,
           links.confirmed_by IS NOT NULL AS confirmed,
           coalesce(whose.said_by, lower(statements.speaker), '') AS said_by,
           statements.speaker, statements.role, statements.organisation,
           {day_of("statements")} AS said_on,
           {bound_of("statements")} AS reported_on, statements.place, whose.names AS person
    FROM links JOIN statements ON statements.id = links.statement
    LEFT JOIN claim_groups ON claim_groups.claim = links.target
    LEFT JOIN whose ON whose.statement = statements.id
    WHERE {STATING}
)"""
