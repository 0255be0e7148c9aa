"""Put claims on hold, and lift that."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.hold import StoredHold
from claimcheck.store.log.holds import held_claims
from claimcheck.store.log.retractions import retract
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import require_claim
from claimcheck.workflows.claims.persons import require_reason


def hold(transaction: Transaction, claim: int, *, reason: str, actor: str) -> StoredHold:
    """Keep everybody from changing a claim, in any wording, until the hold is lifted.

    Raises `ClaimcheckError` where it is on hold already.
    """
    require_reason(reason)
    require_claim(transaction.connection, claim)
    before = held_claims(transaction.connection).get(claim)
    if before:
        raise ClaimcheckError(
            f"c-{claim:d} is on hold already, since {before.at[:10]} by {before.reviewer}"
            f" ({before.reason})"
        )
    with transaction.act(actor, "hold") as act:
        act.subject = f"c-{claim:d}"
        act.insert("holds", claim=claim, reviewer=actor, reason=reason, supersedes=None)
    return held_claims(transaction.connection)[claim]


def lift(transaction: Transaction, claim: int, *, reason: str, actor: str) -> StoredHold:
    """Let a claim be changed again, and return the hold that was lifted.

    Raises `ClaimcheckError` where it is on no hold.
    """
    require_reason(reason)
    require_claim(transaction.connection, claim)
    before = held_claims(transaction.connection).get(claim)
    if before is None:
        raise ClaimcheckError(f"c-{claim:d} is not on hold; `claimcheck hold` shows what is")
    with transaction.act(actor, "lift") as act:
        act.subject = f"c-{before.claim:d}"
        retract(act, "holds", before.id, reason)
    return before
