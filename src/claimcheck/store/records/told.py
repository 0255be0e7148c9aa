"""What an act does to what readers have, asked as soon as its rows are written.

Whatever the act was, and by whatever door: two claims of which readers were told different
labels are never one, and a correction is out from the moment it is signed off.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.model.ids import ClaimId
from claimcheck.model.status import InPublic, Means, Telling, derive_public
from claimcheck.store.connection import Cell
from claimcheck.store.errors import StoreError
from claimcheck.store.log.holds import claims_of
from claimcheck.store.records.claims import wordings_of
from claimcheck.store.verdicts.in_force import read_verdicts_of
from claimcheck.store.verdicts.tellings import tellings_of


class ToldDifferentlyError(StoreError):
    """Readers were told one label of a claim and another of the claim that it was to join."""


def to_be_told(
    connection: sqlite3.Connection, rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Cell]]:
    """Return the tellings that follow from an act, given by the rows that it wrote.

    Raises `ToldDifferentlyError` where it makes one of claims with different labels in
    public: whoever read the other would never be told.
    """
    touched = sorted({claim for row in rows for claim in claims_of(connection, row)})
    found: dict[ClaimId, tuple[ClaimId, ...]] = {
        same[0]: same for same in wordings_of(connection, touched)
    }
    told = tellings_of(connection, [claim for same in found.values() for claim in same])
    joins = any(map(_joins, rows))
    coming: list[dict[str, Cell]] = []
    for same in found.values():
        out = {claim: told[claim] for claim in same if claim in told and told[claim].is_out}
        if out:
            if joins:
                _require_alike(out)
            coming += _let_out(connection, same, out)
    return coming


def _joins(row: Mapping[str, Any]) -> bool:
    """Return whether a row can make one of two claims, or publish one; those of before stay."""
    return row["table"] in {"links", "publications"} or str(row.get("subject")).startswith("l-")


def _require_alike(out: Mapping[ClaimId, Telling]) -> None:
    """Raise `ToldDifferentlyError` where readers have different labels of one claim."""
    first, *others = sorted(out)
    other = next((each for each in others if out[each].label != out[first].label), None)
    if other is not None:
        verdict = max(out[each].verdict or 0 for each in (first, other))
        raise ToldDifferentlyError(
            f"readers were told {out[first].label!r} of c-{first:d} and"
            f" {out[other].label!r} of c-{other:d}; correct one of them first, such as"
            f" `claimcheck correct v-{verdict:d} --class new-verdict`"
        )


def _let_out(
    connection: sqlite3.Connection, same: Sequence[ClaimId], out: Mapping[ClaimId, Telling]
) -> list[dict[str, Cell]]:
    """Return the tellings of what stands in place of the verdict that readers had.

    That is a correction that is signed off now, or other words for the same label. Each
    wording that is out has its own.
    """
    standing = read_verdicts_of(connection, [same], asking=None)[0].all
    public = derive_public(standing, [*out.values()])
    if public.state is not InPublic.PUBLISHED or public.verdict is None:
        return []
    return [
        {"claim": claim, "verdict": public.verdict, "means": str(Means.OUT)}
        for claim, each in out.items()
        if each.verdict and each.verdict != public.verdict
    ]
