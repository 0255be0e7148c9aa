"""Open questions about matches, and what people decide about them."""

from enum import StrEnum

from claimcheck.model.comparison import Comparison, Dropped
from claimcheck.model.ids import ClaimId, DecisionId, LinkId, QuestionId, StatementId
from claimcheck.named_tuple import NamedTuple


class Decision(StrEnum):
    """What a person concludes about a match."""

    SAME = "same"
    RELATED = "related"
    CONTRADICTS = "contradicts"
    NOT_SAME = "not_same"
    LATER = "later"


class Relation(StrEnum):
    """How a statement or a claim is tied to a claim."""

    STATES = "states"
    SAME_AS = "same_as"
    VARIANT_OF = "variant_of"
    CONTRADICTS = "contradicts"
    UPDATES = "updates"
    RELATED_TO = "related_to"
    NOT_SAME = "not_same"


class Question(NamedTuple):
    """A match that a person must decide, with the comparison as it was when asked.

    `matcher` names the matcher that compared. Of two texts that it called the same the
    comparison has the last step, without the words unless somebody compared again.
    """

    id: QuestionId
    statement: StatementId
    claim: ClaimId
    candidate: ClaimId
    comparison: Comparison
    matcher: str = ""


class Link(NamedTuple):
    """A stored relation; `confirmed_by` is None until a person confirms what a program made.

    `since` is the date from which a claim updates another, `agrees` the step of the ladder
    at which a comparison called the two the same, `matcher` the name of the matcher that
    compared them, with its ladder's fingerprint, and `dropped` what the steps took, where
    somebody looks at the link.
    """

    id: LinkId
    statement: StatementId | None
    claim: ClaimId | None
    relation: Relation
    target: ClaimId
    made_by: str
    confirmed_by: str | None
    reason: str | None
    since: str | None = None
    agrees: str | None = None
    matcher: str | None = None
    dropped: tuple[Dropped, ...] = ()


class StoredDecision(NamedTuple):
    """What a reviewer decided about two claims, and when."""

    id: DecisionId
    question: QuestionId | None
    claim: ClaimId
    candidate: ClaimId
    decision: Decision
    reviewer: str
    reason: str | None
