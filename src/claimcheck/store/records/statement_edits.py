"""Statements that a person edits or takes out: what stands, and what hangs on them alone."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

from claimcheck.model.ids import (
    StatementId,
)
from claimcheck.store.errors import ConflictError
from claimcheck.store.log.act import Act
from claimcheck.store.log.retractions import retract
from claimcheck.store.records.questions import EARLIER, open_questions_of_statement
from claimcheck.store.schema.expressions import (
    is_retracted,
)

# What somebody has done about a claim, beside stating it.
_ABOUT_CLAIMS: Final = (
    "verdicts",
    "takes",
    "sources",
    "publications",
    "contacts",
    "notes",
    "assignments",
)


def require_standing(connection: sqlite3.Connection, statement: int) -> None:
    """Raise `ConflictError` where a statement was replaced or taken out."""
    query = "SELECT 1 FROM current_statements WHERE id = ?"
    if connection.execute(query, [statement]).fetchone() is None:
        later = last_version(connection, statement)
        became = f"was replaced by s-{later:d}" if later != statement else "was taken out"
        raise ConflictError(f"s-{statement:d} {became}; look at it again and repeat")


def last_version(connection: sqlite3.Connection, statement: int) -> int:
    """Return the last row of those that supersede a statement, retracted ones too, or its own."""
    query = (
        "WITH RECURSIVE later(id) AS (SELECT ? UNION SELECT statements.id FROM later"
        " JOIN statements ON statements.supersedes = later.id) SELECT max(id) FROM later"
    )
    return int(connection.execute(query, [statement]).fetchone()[0])


def replaced_by(
    connection: sqlite3.Connection, statements: Iterable[int]
) -> dict[int, StatementId]:
    """Return, for those of ``statements`` that were replaced, the one that stands today."""
    query = (
        "WITH RECURSIVE later(id, now) AS (SELECT value, value FROM json_each(?)"
        " UNION SELECT later.id, statements.id FROM later"
        " JOIN statements ON statements.supersedes = later.now)"
        " SELECT id, max(now) FROM later WHERE now <> id"
        " AND EXISTS (SELECT 1 FROM current_statements AS standing WHERE standing.id = now)"
        " GROUP BY id"
    )
    rows = connection.execute(query, [json.dumps(list(statements))])
    return {StatementId(before): StatementId(now) for before, now in rows}


def versions_until(connection: sqlite3.Connection, statement: int) -> list[int]:
    """Return a statement and those whose place it took, oldest first, but for retracted ones."""
    query = (
        f"SELECT id FROM statements AS this WHERE id IN ({EARLIER})"
        f" AND NOT {is_retracted('statements', 'this')} ORDER BY id"
    )
    return [number for (number,) in connection.execute(query, [statement])]


def is_only_of(connection: sqlite3.Connection, claim: int, statement: int) -> bool:
    """Return whether nothing but a statement, and questions about it, hangs on a claim."""
    about = " UNION ALL ".join(
        f"SELECT 1 FROM current_{table} WHERE claim = :claim" for table in _ABOUT_CLAIMS
    )
    query = f"""
    SELECT EXISTS (
        {about}
        UNION ALL SELECT 1 FROM current_links AS links
        LEFT JOIN current_statements AS said ON said.id = links.statement
        WHERE (links.target = :claim OR links.claim = :claim)
          AND (links.claim IS NOT NULL OR said.id <> :statement)
        UNION ALL SELECT 1 FROM current_questions AS questions
        WHERE questions.candidate = :claim
           OR (questions.claim = :claim AND questions.statement NOT IN
            ({EARLIER.replace("?", ":statement")}))
        UNION ALL SELECT 1 FROM current_decisions AS decisions
        WHERE :claim IN (decisions.claim, decisions.candidate)
    )"""
    asked = {"claim": claim, "statement": statement}
    return not connection.execute(query, asked).fetchone()[0]


def retract_questions(act: Act, statement: int, reason: str) -> None:
    """Take back the open questions about a statement."""
    for question in open_questions_of_statement(act.connection, statement):
        retract(act, "questions", question.id, reason)


def carried_from(connection: sqlite3.Connection, number: int) -> dict[StatementId, StatementId]:
    """Return, for each statement of an article that a later edition has too, its id there."""
    query = (
        "SELECT later.supersedes, later.id FROM statements AS later JOIN statements AS said"
        " ON said.id = later.supersedes WHERE said.article = ? AND NOT "
        + is_retracted("statements", "later")
    )
    rows = connection.execute(query, [number])
    return {StatementId(before): StatementId(later) for before, later in rows}
