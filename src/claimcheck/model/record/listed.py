"""Claims, statements and questions as they are listed: one line each."""

from claimcheck.model.ids import ArticleId, ClaimId, PersonId, QuestionId, StatementId
from claimcheck.named_tuple import NamedTuple


class ListedClaim(NamedTuple):
    """A claim with what the record says of it, in all wordings that are the same claim.

    `speakers`, `verdicts` (labels) and `persons` are joined by ``; ``. `same_as` is the
    lowest id of its wordings, where that is another; `mentions` counts statements,
    `occasions` confirmed acts of saying.
    """

    id: ClaimId
    text: str
    title: str | None
    context: str | None
    topic: str | None
    language: str
    status: str
    speakers: str | None
    first_said_on: str | None
    occasions: int
    mentions: int
    verdicts: str | None
    open_questions: int
    same_as: ClaimId | None
    persons: str | None


class ListedStatement(NamedTuple):
    """A statement, who said it as named, and which claim it states.

    `confirmed_by` is None until a person confirms what a program linked; `status` is the
    claim's. `person_id` and `person` say whose it is, `persons` where it is several's.
    """

    id: StatementId
    text: str
    kind: str
    speaker: str | None
    said_on: str | None
    place: str | None
    url: str | None
    article_id: ArticleId | None
    claim_id: ClaimId | None
    confirmed_by: str | None
    status: str | None
    person_id: PersonId | None
    person: str | None
    persons: str | None


class ListedQuestion(NamedTuple):
    """An open match: a statement, and the candidate that may be its claim.

    `overlap` is from 0 to 1, `likeness` from 0 to 100, `meaning` up to 1 where that alone made
    it a question, all as when it was asked; `status` is the candidate's.
    """

    id: QuestionId
    band: str
    statement_id: StatementId
    statement: str
    speaker: str | None
    claim_id: ClaimId
    candidate_id: ClaimId
    candidate: str
    status: str
    overlap: float
    likeness: float
    asked_on: str
    meaning: float | None = None
