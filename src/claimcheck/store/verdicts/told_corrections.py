"""The corrections that readers have of some claims, asked of these alone."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, Final

from claimcheck.model.ids import ClaimId
from claimcheck.model.verdict import CorrectionClass, ToldCorrection
from claimcheck.store.schema.correction_views import told_of
from claimcheck.store.schema.expressions import CLASS_OF_CORRECTION
from claimcheck.store.schema.public_views import EVER_ONE
from claimcheck.store.schema.standing_verdicts import NEEDED, PACKED_STANDING

# The same tables for every claim: in a pack they are rows, and nothing can be worked out.
ALL_TOLD: Final = (
    "told AS MATERIALIZED (SELECT * FROM told_corrections),"
    " corrected AS MATERIALIZED (SELECT * FROM corrected_claims)"
)
_TOLD_OF: Final = told_of("SELECT value FROM json_each(:related)", NEEDED)
_RELATED: Final = f"SELECT claim FROM {EVER_ONE.format(claims='SELECT value FROM json_each(?)')}"
_ARE_ANY: Final = (
    "SELECT 1 FROM verdicts WHERE claim IN (SELECT value FROM json_each(?))"
    " AND id IN (SELECT verdict FROM corrections WHERE verdict = verdicts.id) LIMIT 1"
)

# Of words that stand, or that they took the place of.
_WRITTEN: Final = """
WITH RECURSIVE stood(id) AS (
    SELECT value FROM json_each(?)
    UNION SELECT verdicts.supersedes FROM stood JOIN verdicts USING (id)
    WHERE verdicts.supersedes IS NOT NULL
)
SELECT id FROM current_corrections WHERE class <> 'void' AND replacement IN stood ORDER BY id"""


def told_tables(connection: sqlite3.Connection, claims: Iterable[int]) -> tuple[str, str]:
    """Return the tables `told` and `corrected` of ``claims`` for a query, and its `:related`.

    They are those of the views, as far as they are about these claims or what ever was one
    with one of them.
    """
    query = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    is_packed = connection.execute(query, [PACKED_STANDING]).fetchone()
    asked = connection.execute(_RELATED, [json.dumps(list(claims))])
    related = json.dumps([claim for (claim,) in asked])
    return ALL_TOLD if is_packed else _TOLD_OF, related


def _about(
    connection: sqlite3.Connection, asked: Iterable[int], query: str, **values: object
) -> list[tuple[Any, ...]]:
    """Return what a query finds in `told` and `corrected` of some claims.

    Of most claims nothing was ever corrected.
    """
    tables, related = told_tables(connection, asked)
    if not connection.execute(_ARE_ANY, [related]).fetchone():
        return []
    return connection.execute(f"WITH {tables} {query}", {"related": related, **values}).fetchall()


def corrections_told(
    connection: sqlite3.Connection, claims: Iterable[int]
) -> tuple[ToldCorrection, ...]:
    """Return what readers of some claims were told of verdicts, each once, oldest first."""
    claims = list(claims)
    rows = _about(
        connection,
        claims,
        f"SELECT told.told_on, {CLASS_OF_CORRECTION}, corrections.notice"
        " FROM told JOIN corrections ON corrections.id = told.correction"
        " WHERE is_told AND told.correction IN (SELECT correction FROM corrected"
        " WHERE claim IN (SELECT value FROM json_each(:claims))) ORDER BY told.correction",
        claims=json.dumps(claims),
    )
    found = (ToldCorrection(on, CorrectionClass(kind), notice) for on, kind, notice in rows)
    return tuple(dict.fromkeys(found))


def days_told(connection: sqlite3.Connection, claims: Iterable[int]) -> dict[int, str]:
    """Return the day on which readers were told of each correction of some claims they have."""
    query = "SELECT correction, told_on FROM told WHERE is_told"
    return {int(correction): str(day) for correction, day in _about(connection, claims, query)}


def written_corrections(
    connection: sqlite3.Connection, claim: int, verdicts: Iterable[int]
) -> tuple[int, ...]:
    """Return the corrections that ``verdicts`` on a claim hold and that readers do not have."""
    written = connection.execute(_WRITTEN, [json.dumps([int(each) for each in verdicts])])
    numbers = [int(number) for (number,) in written]
    told = days_told(connection, [claim]) if numbers else {}
    return tuple(number for number in numbers if number not in told)


def corrections_told_of(connection: sqlite3.Connection, claim: int) -> list[int]:
    """Return the corrections that readers of one claim were told, also those of another's verdict.

    The two were one then.
    """
    query = "SELECT correction FROM corrected WHERE claim = :claim"
    return [correction for (correction,) in _about(connection, [claim], query, claim=int(claim))]


def corrections_out(connection: sqlite3.Connection, event: int) -> list[tuple[ClaimId, str]]:
    """Return the claims that an act corrected, as readers have it, with the label told."""
    query = (
        "SELECT verdicts.claim FROM corrections JOIN verdicts ON verdicts.id IN"
        " (corrections.verdict, corrections.replacement) WHERE corrections.event = ?"
    )
    claims = [claim for (claim,) in connection.execute(query, [event])]
    rows = _about(
        connection,
        claims,
        "SELECT verdicts.claim, labels.label"
        " FROM told JOIN current_corrections AS corrections ON corrections.id = told.correction"
        " JOIN verdicts ON verdicts.id = coalesce(corrections.replacement, corrections.verdict)"
        " JOIN labels ON labels.id = verdicts.label"
        " WHERE told.is_told AND corrections.event = :event AND corrections.class <> 'void'",
        event=event,
    )
    return [(ClaimId(claim), label) for claim, label in rows]
