"""The review desk: what waits for a person, and the card that shows it."""

from enum import StrEnum
from typing import Final

from claimcheck.model.article import Article
from claimcheck.model.claim import Claim, Match, Standing
from claimcheck.model.desk.contact import StoredContact
from claimcheck.model.desk.hold import StoredHold
from claimcheck.model.desk.policy import Policy
from claimcheck.model.ids import ArticleId, ClaimId, NoteId, QuestionId, StatementId
from claimcheck.model.imports.elsewhere import CardCheck
from claimcheck.model.record.log_entry import Entry
from claimcheck.model.statement import StoredStatement
from claimcheck.model.text.source_map import Position
from claimcheck.model.verdict import StoredSource, Verdict
from claimcheck.named_tuple import NamedTuple


class Task(StrEnum):
    """What a person is asked to do with a card; nothing waits on one to look at."""

    CONFIRM = "confirm"
    DECIDE = "decide"
    RATE = "rate"
    SIGN_OFF = "sign off"
    RESOLVE = "resolve"
    RECHECK = "recheck"
    LOOK = "look at"


# How much it matters that a claim is checked; what nobody said is normal.
NORMAL: Final = "normal"
PRIORITIES: Final = ("high", NORMAL, "low")


class Waiting(NamedTuple):
    """Something that waits, as the record has it.

    `subject` is the id it goes by: a statement to confirm, a question, a claim, or
    a verdict. `since` is the UTC time and `sequence` the event since which it waits.
    `assigned_to` is who was asked to see to it, or else who has taken the claim up.
    """

    task: Task
    subject: str
    claim: ClaimId
    text: str
    sequence: int
    since: str
    statement: StatementId | None = None
    article: ArticleId | None = None
    speaker: str | None = None
    person: str | None = None
    said_on: str | None = None
    topic: str | None = None
    assigned_to: str | None = None
    priority: str | None = None
    deadline: str | None = None
    occasions: int = 0

    @property
    def letter(self) -> str:
        """Return the letter of `subject`: s for a statement, q for a match, c or v for a claim."""
        return self.subject[0]


class QueueEntry(NamedTuple):
    """Something that waits, and why it stands where it does: `worth` 1 asks most to be checked."""

    waiting: Waiting
    worth: int
    reason: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what makes the entry the same when the queue is read again."""
        return self.waiting.task, self.waiting.subject


class QueueFilter(NamedTuple):
    """Which entries to keep; names are compared without case, `since` is an ISO date."""

    article: int | None = None
    speaker: str | None = None
    topic: str | None = None
    assigned_to: str | None = None
    since: str | None = None


class WordsInContext(NamedTuple):
    """Words where they stand: what is before, the marked pieces, and what is after.

    `pieces` alternate between words found and words between them, beginning with found ones.
    """

    before: str
    pieces: tuple[str, ...]
    after: str


class Origin(NamedTuple):
    """The article that holds a statement, by its id, and where in its file the words begin."""

    number: ArticleId
    article: Article
    position: Position = Position()


class Prior(NamedTuple):
    """A claim made before; `question` asks whether it is the same, where that is open."""

    match: Match
    question: QuestionId | None = None


class Note(NamedTuple):
    """What a reviewer left for the others."""

    id: NoteId
    claim: ClaimId
    reviewer: str
    text: str
    at: str


class Card(NamedTuple):
    """All that somebody needs to see to act, as of the event `read_at`.

    `asking` is the reviewer who reads. `verdict` is the one to sign off or to check
    again. `shortfall` says why a verdict with a place in the order of truth would be
    refused. `priors` come closest first. `wordings` are the claim and those merged with it,
    and `hold` says that nobody may change them. `others` are what other desks have published.
    """

    entry: QueueEntry
    asking: str
    read_at: int
    claim: Claim
    standing: Standing
    policy: Policy
    stored: StoredStatement | None = None
    passage: WordsInContext | None = None
    origin: Origin | None = None
    priors: tuple[Prior, ...] = ()
    sources: tuple[StoredSource, ...] = ()
    contacts: tuple[StoredContact, ...] = ()
    notes: tuple[Note, ...] = ()
    history: tuple[Entry, ...] = ()
    verdict: Verdict | None = None
    shortfall: str | None = None
    taken_by: tuple[str, ...] = ()
    wordings: tuple[ClaimId, ...] = ()
    hold: StoredHold | None = None
    others: tuple[CardCheck, ...] = ()

    @property
    def task(self) -> Task:
        """Return what is asked."""
        return self.entry.waiting.task

    @property
    def asks_of_match(self) -> bool:
        """Return whether the card is about a match."""
        return self.entry.waiting.letter == "q"

    @property
    def shows_statement(self) -> bool:
        """Return whether the card is about a statement or a match of one, and not about a claim."""
        return self.entry.waiting.letter in "sq"
