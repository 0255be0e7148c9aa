"""Record where and when the desk published its check of a claim."""

from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.dates import parse_date
from claimcheck.model.ids import PublicationId
from claimcheck.model.status import Status, deciding_verdicts
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, find_standing
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.verdicts import add_publication


class Published(NamedTuple):
    """What was stored, and how the claim stands after it."""

    publication_id: PublicationId
    claim: Claim
    standing: Standing


class UnpublishableError(ClaimcheckError):
    """A claim's check is not ready to be published."""

    def __init__(self, claim: int, standing: Standing) -> None:
        """Say how the claim stands and what it needs."""
        super().__init__(f"c-{claim:d} is {standing.status}: {_needed(claim, standing)}")


def publish(
    transaction: Transaction, claim: int, url: str, published_on: str, *, actor: str
) -> Published:
    """Store a publication; the same url on the same date is stored once.

    Raises `UnpublishableError` unless the claim is signed off.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    found = find_claim(connection, claim)
    if parse_date(published_on).day is None:
        raise ClaimcheckError(f"{published_on!r} must be a full date, such as 2023-03-01")
    if not url.startswith(("https://", "http://")) or url.endswith("//"):
        raise ClaimcheckError(f"{url!r} is no web address; it begins with https:// or http://")
    standing = find_standing(connection, claim, asking=actor)
    if standing.status not in {Status.SIGNED_OFF, Status.PUBLISHED}:
        raise UnpublishableError(claim, standing)
    with transaction.act(actor, "publish") as act:
        number = add_publication(act, claim, url, published_on)
    return Published(PublicationId(number), found, find_standing(connection, claim, asking=actor))


def _needed(claim: int, standing: Standing) -> str:
    """Say what stands between a claim and its publication."""
    if standing.status is Status.PROPOSED:
        deciding = deciding_verdicts(standing.verdicts)
        if not deciding:
            return f"a second verdict must be given with `claimcheck review c-{claim:d}`"
        names = len({each.reviewer for each in deciding})
        needed = min(each.needed for each in deciding)
        return (
            f"{names} of {needed} reviewers stand behind its verdict; another needs"
            f" `claimcheck sign-off v-{deciding[-1].id:d}`"
        )
    if standing.status is Status.DISPUTED:
        sides = ", ".join(
            f"v-{each.id:d} {each.label}" for each in deciding_verdicts(standing.verdicts)
        )
        return f"{sides}; end it with `claimcheck resolve c-{claim:d}`"
    return f"it has no verdict; give one with `claimcheck review c-{claim:d}`"
