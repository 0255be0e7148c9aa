"""The query for the table of verdicts: `verdict_report`, with each view under it asked once."""

import sqlite3

from claimcheck.store.queries.tables.said_sql import AT_HAND, SAID
from claimcheck.store.schema.expressions import counts_of
from claimcheck.store.schema.report_rows import REPORT_PARTS, REPORT_ROWS
from claimcheck.store.schema.verdict_views import PACKED_STANDING, STATUS


def verdicts_query(connection: sqlite3.Connection) -> str:
    """Return the query for verdicts: the rows of `verdict_report`, in a third of its time."""
    # A pack is told how its claims stand in public, so that its own view is asked.
    packed = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    is_pack = connection.execute(packed, [PACKED_STANDING]).fetchone()
    status = "" if is_pack else f"claim_status AS ({STATUS}),"
    return f"""
WITH {AT_HAND},
{status}{SAID},
statement_claims AS (SELECT * FROM said),
claim_counts AS ({counts_of("statement_claims")}),
{REPORT_PARTS}
{REPORT_ROWS}"""
