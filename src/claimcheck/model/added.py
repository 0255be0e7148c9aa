"""What became of a statement that was added."""

from enum import StrEnum

from claimcheck.model.claim import Match
from claimcheck.model.ids import ClaimId, QuestionId, StatementId
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple


class Outcome(StrEnum):
    """What became of a statement."""

    KNOWN = "known"
    REPEATED = "repeated"
    ASKED = "asked"
    NEW = "new"


class Added(NamedTuple):
    """What was stored for a statement.

    `known`: this very statement was stored before, nothing was added. `repeated`:
    linked, unconfirmed, to a claim without a verdict. `asked`: a claim of its
    own, with open questions about `matches`. `new`: a claim of its own.
    """

    outcome: Outcome
    statement_id: StatementId
    claim_id: ClaimId
    statement: Statement
    matches: tuple[Match, ...] = ()
    questions: tuple[QuestionId, ...] = ()
