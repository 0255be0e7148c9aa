"""The reason that readers have of a claim, over which no earlier one is brought back."""

import sqlite3
from collections.abc import Iterable
from typing import Final

from claimcheck.model.ids import ClaimId, VerdictId
from claimcheck.store.log.undone import UndoRefusedError
from claimcheck.store.records.claims import find_standing
from claimcheck.store.undo.undo import UndoEffect, UndoStep

# The first row with the words of a verdict: undoing writes them again under another id.
_FIRST_SAID: Final = """
WITH RECURSIVE said(id) AS (
    SELECT ?1
    UNION
    SELECT before.id FROM said JOIN verdicts AS after ON after.id = said.id
    JOIN verdicts AS before ON before.id <= after.supersedes AND before.claim = after.claim
        AND before.reviewer = after.reviewer AND before.role = after.role
        AND before.label = after.label AND before.rationale = after.rationale
        AND before.as_of = after.as_of
) SELECT min(id) FROM said"""


class EarlierReasonError(UndoRefusedError):
    """What comes back would give readers an earlier reason, without a word to them."""

    def __init__(self, claim: ClaimId, out: VerdictId, earlier: int) -> None:
        """Name both verdicts, and what changes what readers have."""
        super().__init__(
            f"readers have the reason of v-{out:d} on c-{claim:d}, which is later than"
            f" v-{earlier:d}'s: what is out is changed by `claimcheck correct v-{out:d}`, with a"
            " notice"
        )


def verdicts_out(
    connection: sqlite3.Connection, changes: Iterable[UndoStep]
) -> dict[ClaimId, VerdictId]:
    """Return the verdict that is out of each claim of which some changes bring a verdict back."""
    brought = [
        each.row for each in changes if each.table == "verdicts" and each.turn is UndoEffect.COPIED
    ]
    query = "SELECT claim FROM verdicts WHERE id = ?"
    claims = {ClaimId(connection.execute(query, [row]).fetchone()[0]) for row in brought}
    found = {claim: find_standing(connection, claim).public.verdict for claim in sorted(claims)}
    return {claim: out for claim, out in found.items() if out is not None}


def require_no_earlier_reason(
    connection: sqlite3.Connection, out: dict[ClaimId, VerdictId]
) -> None:
    """Raise `EarlierReasonError` where an earlier reason is out instead of one that still holds.

    ``out`` is what was out before. Another label is told to readers, or taken back.
    """
    for claim, before in out.items():
        now = find_standing(connection, claim).public.verdict
        if now is None or not _holds(connection, before) or not _are_alike(connection, before, now):
            continue
        first = _first_said(connection, now)
        if first < _first_said(connection, before):
            raise EarlierReasonError(claim, before, first)


def _holds(connection: sqlite3.Connection, verdict: int) -> bool:
    """Return whether a verdict is in force."""
    query = "SELECT 1 FROM current_verdicts WHERE id = ?"
    return connection.execute(query, [verdict]).fetchone() is not None


def _are_alike(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Return whether two verdicts have the same label, of whichever version of the scale."""
    query = (
        "SELECT count(DISTINCT labels.label) FROM verdicts"
        " JOIN labels ON labels.id = verdicts.label WHERE verdicts.id IN (?, ?)"
    )
    return bool(connection.execute(query, [one, other]).fetchone()[0] == 1)


def _first_said(connection: sqlite3.Connection, verdict: int) -> int:
    """Return the first verdict of the same reviewer with the words of this one."""
    return int(connection.execute(_FIRST_SAID, [verdict]).fetchone()[0])
