"""How much a desk does: claims, verdicts, time, speakers and reviewers, counted."""

from claimcheck.model.ids import ClaimId
from claimcheck.named_tuple import NamedTuple


class MonthOfVerdicts(NamedTuple):
    """How many verdicts with a label were given in a month, such as ``2023-02``."""

    month: str
    label: str
    number: int


class CheckedCount(NamedTuple):
    """A claim that was taken up and published, and how many days lay between."""

    claim: ClaimId
    taken_on: str
    published_on: str
    days: int


class SpeakerCount(NamedTuple):
    """What somebody said: statements, the claims in them, and the labels these got."""

    name: str
    statements: int
    claims: int
    labels: tuple[tuple[str, int], ...] = ()


class ReviewerCount(NamedTuple):
    """What a reviewer did, by the kind of act, undone acts left out."""

    name: str
    acts: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """Return how many acts there were."""
        return sum(number for _, number in self.acts)


class AnswerTimes(NamedTuple):
    """How long answers took: `direction` says whose they were.

    Theirs where the desk asked, the desk's where they wrote. `median_days` is None where
    none of those answered says when; `waiting` are without an answer.
    """

    direction: str
    answered: int
    waiting: int
    median_days: float | None


class Stats(NamedTuple):
    """The numbers of a desk; claims in several wordings count once.

    `median_days` is from taking a claim up to publishing its check, None where none was
    published. `withdrawn` counts the verdicts that were taken back before readers. What a
    blind policy hides is not counted among the verdicts.
    """

    statuses: tuple[tuple[str, int], ...]
    overdue: int
    verdicts: tuple[MonthOfVerdicts, ...]
    checked: tuple[CheckedCount, ...]
    median_days: float | None
    speakers: tuple[SpeakerCount, ...]
    reviewers: tuple[ReviewerCount, ...]
    in_public: tuple[tuple[str, int], ...] = ()
    withdrawn: int = 0
    answers: tuple[AnswerTimes, ...] = ()
    topics: tuple[tuple[str, int], ...] = ()

    @property
    def claims(self) -> int:
        """Return how many claims there are."""
        return sum(number for _, number in self.statuses)


class DayOfActs(NamedTuple):
    """What one person did on one day, by the kind of act; what was undone does not count."""

    day: str
    reviewer: str
    acts: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """Return how many acts there were."""
        return sum(number for _, number in self.acts)
