"""Record where and when the desk published its check of a claim."""

from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.dates import parse_date
from claimcheck.model.ids import PublicationId
from claimcheck.model.status import InPublic, Status, deciding_verdicts
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, find_standing
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.verdicts import add_publication
from claimcheck.workflows.verdicts.days import require_begun


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


class CorrectionDueError(ClaimcheckError):
    """Readers were told another label, and no correction says so."""

    def __init__(self, claim: int, told: str | None, verdict: Verdict) -> None:
        """Name both labels, and the command that tells readers."""
        super().__init__(
            f"readers were told {told!r} of c-{claim:d}, and v-{verdict.id:d} says"
            f" {verdict.label!r}; tell them with `claimcheck correct v-{verdict.id:d} --class"
            " new-verdict --notice TEXT`"
        )


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
    require_begun(transaction, "the publication on", published_on)
    if not url.startswith(("https://", "http://")) or url.endswith("//"):
        raise ClaimcheckError(f"{url!r} is no web address; it begins with https:// or http://")
    standing = find_standing(connection, claim, asking=actor)
    deciding = [
        each for each in deciding_verdicts(standing.verdicts) if each.role != VerdictRole.SIGNS_OFF
    ]
    if standing.status is not Status.SIGNED_OFF or not deciding:
        raise UnpublishableError(claim, standing)
    if standing.public.state is InPublic.CORRECTION_DUE:
        raise CorrectionDueError(claim, standing.public.told, deciding[0])
    with transaction.act(actor, "publish") as act:
        number = add_publication(act, claim, url, published_on, verdict=deciding[0].id)
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
