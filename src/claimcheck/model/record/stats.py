"""How much a desk does: claims, verdicts, time, speakers and reviewers, counted."""

from typing import NamedTuple

from claimcheck.model.ids import ClaimId


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


class Stats(NamedTuple):
    """The numbers of a desk; claims in several wordings count once.

    `median_days` is from taking a claim up to publishing its check, None where none was
    published. What a blind policy hides is not counted among the verdicts.
    """

    statuses: tuple[tuple[str, int], ...]
    overdue: int
    verdicts: tuple[MonthOfVerdicts, ...]
    checked: tuple[CheckedCount, ...]
    median_days: float | None
    speakers: tuple[SpeakerCount, ...]
    reviewers: tuple[ReviewerCount, ...]
    in_public: tuple[tuple[str, int], ...] = ()

    @property
    def claims(self) -> int:
        """Return how many claims there are."""
        return sum(number for _, number in self.statuses)
