"""Which verdicts should be checked again, and of which readers are still to be told."""

from datetime import date, timedelta

from claimcheck.model.claim import Claim, Standing
from claimcheck.model.status import Status, deciding_verdicts
from claimcheck.model.verdict import Verdict
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.records.claims import find_claim, find_standing
from claimcheck.store.records.to_tell import standings_to_tell
from claimcheck.store.verdicts.in_force import claims_to_recheck
from claimcheck.workflows.verdicts.gate_next import told_otherwise, what_tells_readers


class Due(NamedTuple):
    """A verdict to be checked again. `days` until then; below zero it is overdue."""

    claim: Claim
    status: Status
    verdict: Verdict
    days: int


class ToTell(NamedTuple):
    """A claim of which readers were told another label, how it stands, and what tells them."""

    claim: Claim
    standing: Standing
    why: str
    how: str


def find_to_tell(connection: Connection, *, asking: str | None = None) -> list[ToTell]:
    """Return the claims for which a correction is due, by id, each in its first wording."""
    found = []
    for standing in standings_to_tell(connection, asking=asking):
        claim = find_claim(connection, standing.leader)
        why, how = told_otherwise(claim.id, standing), what_tells_readers(claim.id, standing)
        found.append(ToTell(claim, standing, why or "", how))
    return found


def find_due(
    connection: Connection, *, today: str, within: int, asking: str | None = None
) -> list[Due]:
    """Return the verdicts whose re-check falls within so many days of ``today``, oldest first.

    Only verdicts that decide: what a resolution settled is not checked again.
    """
    last = str(date.fromisoformat(today) + timedelta(days=within))
    found: dict[int, Due] = {}
    for claim in claims_to_recheck(connection, last):
        standing = find_standing(connection, claim, asking=asking)
        for verdict in deciding_verdicts(standing.verdicts):
            if verdict.recheck_on and verdict.recheck_on <= last:
                days = (date.fromisoformat(verdict.recheck_on) - date.fromisoformat(today)).days
                words = find_claim(connection, verdict.claim)
                found[verdict.id] = Due(words, standing.status, verdict, days)
    return sorted(found.values(), key=lambda due: (due.days, due.claim.id, due.verdict.id))
