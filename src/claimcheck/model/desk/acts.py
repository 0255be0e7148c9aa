"""What a reviewer does at the desk: acts that differ in type, and what came of one."""

from dataclasses import dataclass
from typing import Final

from claimcheck.model.desk.claim_acts import ClaimAct, Correct, Hold, LiftHold, Publish
from claimcheck.model.question import Decision
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


@dataclass(frozen=True, slots=True)
class Confirm:
    """Confirm what the statement says and which claim it states."""


@dataclass(frozen=True, slots=True)
class EditStatement:
    """Edit a statement; what is None stays as it was.

    `spans` are in code points of the article; `text` is another wording, for a
    statement that stands in no article.
    """

    text: str | None = None
    spans: tuple[Span, ...] | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Discard:
    """Take a statement out of the record, with a reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Decide:
    """Answer a question about a match."""

    decision: Decision
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """Take the claim up for a check; `priority` is high, normal or low, `deadline` a full date."""

    reason: str
    priority: str | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Take the claim out of the queue."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rate:
    """Give a verdict. Dates are full ISO dates; without one it is as of today."""

    label: str
    rationale: str
    as_of: str | None = None
    recheck_on: str | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    """Stand behind the verdict on the card."""

    rationale: str | None = None


@dataclass(frozen=True, slots=True)
class Dissent:
    """Give another label than the verdict on the card has."""

    label: str
    rationale: str
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Resolve:
    """End the dispute by a verdict."""

    label: str
    rationale: str
    as_of: str | None = None
    recheck_on: str | None = None


@dataclass(frozen=True, slots=True)
class AddSource:
    """Attach a source to the claim."""

    stance: str
    url: str
    quote: str | None = None
    origin: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class AddNote:
    """Leave a note for the others."""

    text: str


@dataclass(frozen=True, slots=True)
class AddTopic:
    """File the claim under a topic."""

    topic: str


@dataclass(frozen=True, slots=True)
class RemoveTopic:
    """Take the claim out of a topic."""

    topic: str


@dataclass(frozen=True, slots=True)
class Assign:
    """Ask a reviewer to see to the claim."""

    reviewer: str


DeskAct = (
    Confirm
    | EditStatement
    | Discard
    | Decide
    | Take
    | Drop
    | Rate
    | SignOff
    | Dissent
    | Resolve
    | AddSource
    | AddNote
    | Assign
    | AddTopic
    | RemoveTopic
    | ClaimAct
)


# Where somebody's part at the desk must be more than that of a reviewer, as the log names it.
_KINDS: Final[dict[type, str]] = {
    Resolve: "resolve",
    Publish: "publish",
    Correct: "correct",
    Hold: "hold",
    LiftHold: "lift",
}


def kind_of(act: DeskAct) -> str:
    """Return the kind of act by which the role that it needs is told.

    >>> kind_of(Hold("A letter came.")), kind_of(Confirm())
    ('hold', 'acting')
    """
    return _KINDS.get(type(act), "acting")


class Applied(NamedTuple):
    """What an act stored, in a sentence, and the number of its event."""

    said: str
    event: int = 0
