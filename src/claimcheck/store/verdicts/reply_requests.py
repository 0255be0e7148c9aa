"""Whom the desk asked for a reply, as far as the gate asks."""

import json
import sqlite3
from collections.abc import Sequence

from claimcheck.model.desk.contact import RIGHT_OF_REPLY
from claimcheck.model.desk.gate import ReplyRequest


def reply_requests(
    connection: sqlite3.Connection, claims: Sequence[int]
) -> tuple[ReplyRequest, ...]:
    """Return the requests for a reply about any of ``claims`` in force, by id."""
    rows = connection.execute(
        "SELECT party, sent, answer FROM current_contacts WHERE reason = ?"
        " AND claim IN (SELECT value FROM json_each(?)) ORDER BY id",
        [RIGHT_OF_REPLY, json.dumps(claims)],
    )
    return tuple(ReplyRequest(*row) for row in rows)
