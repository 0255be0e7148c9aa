"""The gate: what a desk's house rules ask of a claim before its check is published."""

from claimcheck.model.claim import Claim, Standing
from claimcheck.model.statement import StoredStatement
from claimcheck.model.verdict import StoredSource
from claimcheck.named_tuple import NamedTuple


class GatedQuotation(NamedTuple):
    """Words quoted, by a statement s-1 or a source e-1, and why they are not verified, if so."""

    record: str
    fault: str | None


class ReplyRequest(NamedTuple):
    """Somebody who was asked for a reply; `sent` is None where that is only planned.

    `party` is None for whoever may not see letters.
    """

    party: str | None
    sent: str | None
    answer: str | None


class GatedClaim(NamedTuple):
    """All that the house rules look at, of one claim with its other wordings.

    `statements` are those that a person has confirmed.
    """

    claim: Claim
    standing: Standing
    statements: tuple[StoredStatement, ...]
    quotations: tuple[GatedQuotation, ...]
    sources: tuple[StoredSource, ...]
    replies: tuple[ReplyRequest, ...]
    today: str


class Ruling(NamedTuple):
    """Whether a claim satisfies one house rule, and why; where it does not, what is to do."""

    rule: str
    passed: bool
    why: str
    next: str | None = None


class Gated(NamedTuple):
    """A claim with what each house rule says of it."""

    claim: Claim
    standing: Standing
    rulings: tuple[Ruling, ...]

    @property
    def passed(self) -> bool:
        """Return whether every rule is satisfied."""
        return all(ruling.passed for ruling in self.rulings)
