"""A claim: what statements assert; the thing that is checked."""

from claimcheck.model.comparison import Band, Comparison
from claimcheck.model.ids import ClaimId, StatementId
from claimcheck.model.statement import UNNAMED, Span
from claimcheck.model.status import (
    InPublic,
    PublicStanding,
    Status,
    deciding_verdicts,
    of_two_minds,
)
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.named_tuple import NamedTuple


class Claim(NamedTuple):
    """A stored claim. Its text never changes; another wording is another claim."""

    id: ClaimId
    text: str
    title: str | None = None
    context: str | None = None
    topic: str | None = None
    language: str = UNNAMED


class NewClaim(NamedTuple):
    """A claim to be stored; title and context are searched too, with less weight."""

    text: str
    title: str | None = None
    context: str | None = None
    topic: str | None = None
    language: str = UNNAMED


class Standing(NamedTuple):
    """What the record says of a claim today, with every wording decided to be the same.

    `mentions` counts statements; `occasions` counts acts of saying among the
    confirmed ones with a known date. `leader` is the lowest id of its wordings.
    `speakers` are named as in the statements, `persons` by the names they are known
    by, where they are known.
    `hidden` counts the verdicts that a blind policy keeps from who is asking. `public`
    is what readers see, and `out` the verdict that they have before them.
    """

    leader: ClaimId
    status: Status
    mentions: int = 0
    occasions: int = 0
    speakers: tuple[str, ...] = ()
    first_said_on: str | None = None
    last_said_on: str | None = None
    first_reported_on: str | None = None
    place: str | None = None
    verdicts: tuple[Verdict, ...] = ()
    persons: tuple[str, ...] = ()
    hidden: int = 0
    public: PublicStanding = PublicStanding()
    out: Verdict | None = None

    @property
    def in_words(self) -> str:
        """Return the status with what readers see, such as ``signed off, published``."""
        state = self.public.state
        if state is InPublic.UNPUBLISHED or str(state) == str(self.status):
            return str(self.status)
        return f"{self.status}, {state}"

    @property
    def readers_have(self) -> str | None:
        """Return the label that readers have before them, None where they have none."""
        return self.public.readers_have

    def waits_beside(self, verdict: Verdict) -> bool:
        """Return whether ``verdict`` waits to go out, while the one that readers have stands."""
        had = self.public.verdict
        if had is None or had == verdict.id or verdict.begun <= had:
            return False
        return any(
            each.label == self.public.told
            and each.begun <= had
            and each.role != VerdictRole.SIGNS_OFF
            for each in self.verdicts
        )

    @property
    def marked_for_readers(self) -> str | None:
        """Say what readers have, where the record does not stand by it as it is; else None."""
        if self.public.state in {InPublic.UNDER_REVIEW, InPublic.CORRECTION_DUE}:
            return f"{self.readers_have} before them, marked {self.public.state}"
        return None

    @property
    def to_choose(self) -> str | None:
        """Say which verdicts contradict each other of one reviewer, who has to choose; else None.

        Two claims that were rated apart may have become one.
        """
        every = of_two_minds(deciding_verdicts(self.verdicts))
        given = (
            f"{name} gave {' and '.join(f'v-{each.id:d} {each.label}' for each in verdicts)}"
            for name, verdicts in every.items()
        )
        if not every:
            return None
        return f"{'; '.join(given)}: say which holds with `claimcheck review c-{self.leader:d}`"

    @property
    def is_rated(self) -> bool:
        """Return whether the claim has a verdict, shown or hidden."""
        return bool(self.verdicts or self.hidden)


class DatedFigure(NamedTuple):
    """A figure as it was given on a day; `statement` is None for words that are not stored.

    `is_bound` tells that it was given on that day or before: only the report is dated.
    """

    figure: str
    said_on: str
    statement: StatementId | None
    speaker: str | None = None
    is_bound: bool = False

    @property
    def when(self) -> str:
        """Say on which day it was given, or by which."""
        return f"{'by' if self.is_bound else 'on'} {self.said_on}"


class Why(NamedTuple):
    """Why a claim is rated as it is.

    The reason given, the first source by its name and `address`, and where the desk
    `published` its check; None where there is none.
    """

    rationale: str
    source: str | None = None
    address: str | None = None
    published: str | None = None


class Match(NamedTuple):
    """A stored claim beside a statement.

    `score` is that by which candidates are ordered, BM25 or, where the record knows what
    its claims mean, its share of the best with twice the cosine; higher is closer,
    comparable within one search only; the band comes from `comparison` alone.
    `change` holds the figures, oldest first, where the same person gave another one
    for the same thing at another date. `part` is the place, in the statement, of the
    sentence or clause that was compared; None where it was the whole. `why` is None
    where no verdict may be shown. `overdue` says that the verdict should have been checked
    again, as far as the day was asked.
    """

    claim: Claim
    comparison: Comparison
    standing: Standing
    score: float
    change: tuple[DatedFigure, ...] = ()
    part: Span | None = None
    why: Why | None = None
    overdue: bool = False

    @property
    def band(self) -> Band:
        """Return what the matcher concludes."""
        return self.comparison.band
