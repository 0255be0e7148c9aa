"""The gate: what a desk's house rules ask of a claim before its check is published."""

from claimcheck.model.claim import Claim, Standing
from claimcheck.model.ids import ArticleId, StatementId
from claimcheck.model.statement import Span
from claimcheck.model.status import PublicStanding, Status
from claimcheck.model.verdict import StoredSource
from claimcheck.named_tuple import NamedTuple


class GatedStatement(NamedTuple):
    """What the house rules ask of a statement: who said it, when, and where it can be read.

    `quoted` are its words where it is a direct quotation, and `spans` their place in the article.
    """

    id: StatementId
    speaker: str | None = None
    said_on: str | None = None
    reported_on: str | None = None
    url: str | None = None
    article: ArticleId | None = None
    quoted: str | None = None
    spans: tuple[Span, ...] = ()


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

    `statements` are those that a person has confirmed. How often it was said, and by whom, is
    in them and not in its standing, which rules look at for the verdicts.
    """

    claim: Claim
    standing: Standing
    statements: tuple[GatedStatement, ...]
    quotations: tuple[GatedQuotation, ...]
    sources: tuple[StoredSource, ...]
    replies: tuple[ReplyRequest, ...]
    today: str


class Ruling(NamedTuple):
    """Whether a claim satisfies one house rule, and why; where it does not, what is to do.

    `next` is None too where nobody asked for it.
    """

    rule: str
    passed: bool
    why: str
    next: str | None = None


class Gated(NamedTuple):
    """A claim with what each house rule says of it."""

    claim: Claim
    status: Status
    public: PublicStanding
    rulings: tuple[Ruling, ...]

    @property
    def passed(self) -> bool:
        """Return whether every rule is satisfied."""
        return all(ruling.passed for ruling in self.rulings)
