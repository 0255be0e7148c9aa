"""A claim's status: derived from what people did, never stored as the truth."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from claimcheck.model.ids import VerdictId
from claimcheck.model.verdict import Verdict, VerdictRole


class Status(StrEnum):
    """How far a claim's check has come."""

    UNTAKEN = "untaken"
    OPEN = "open"
    PROPOSED = "proposed"
    SIGNED_OFF = "signed off"
    DISPUTED = "disputed"
    VOID = "void"


class InPublic(StrEnum):
    """What readers see of a claim's check: a fact of its own beside the status."""

    UNPUBLISHED = "unpublished"
    PUBLISHED = "published"
    UNDER_REVIEW = "under review"
    CORRECTION_DUE = "correction due"
    WITHDRAWN = "withdrawn"

    @property
    def is_out(self) -> bool:
        """Return whether readers have a verdict before them."""
        return self not in {InPublic.UNPUBLISHED, InPublic.WITHDRAWN}


class Means(StrEnum):
    """By what readers are told of a verdict."""

    PUBLICATION = "publication"
    CORRECTION = "correction"
    VOID = "void"


class Telling(NamedTuple):
    """A verdict that readers were told of, or that it was taken back.

    `is_backed` says whether enough reviewers ever stood behind it.
    """

    means: Means
    verdict: VerdictId | None
    label: str | None
    is_backed: bool


class PublicStanding(NamedTuple):
    """What readers see: `told` is the label they were told last, `verdict` the one that is out."""

    state: InPublic = InPublic.UNPUBLISHED
    told: str | None = None
    verdict: VerdictId | None = None


def derive_public(verdicts: Sequence[Verdict], tellings: Sequence[Telling]) -> PublicStanding:
    """Return what readers see, from the verdicts that stand and what was told, in any order.

    The last public verdict stays out until the next is signed off. The view
    `claim_status` says the same in SQL.
    """
    if all(each.means is not Means.PUBLICATION for each in tellings):
        return PublicStanding()
    told = [each for each in tellings if each.means is not Means.VOID]
    last = max(told, key=lambda each: each.verdict or 0)
    out = max((each.verdict for each in told if each.is_backed and each.verdict), default=None)
    if any(
        each.means is Means.VOID
        and (each.verdict or 0) >= (last.verdict or 0)
        and each.label == last.label
        for each in tellings
    ):
        return PublicStanding(InPublic.WITHDRAWN, last.label, None)
    deciding = deciding_verdicts(verdicts)
    labels = {each.label for each in deciding}
    if len(labels) > 1:
        return PublicStanding(InPublic.UNDER_REVIEW, last.label, out)
    if labels != {last.label}:
        return PublicStanding(InPublic.CORRECTION_DUE, last.label, out)
    if not is_agreed(deciding):
        return PublicStanding(InPublic.UNDER_REVIEW, last.label, out)
    given = (each.id for each in deciding if each.role != VerdictRole.SIGNS_OFF)
    return PublicStanding(InPublic.PUBLISHED, last.label, max(given, default=None))


def derive_status(verdicts: Sequence[Verdict], *, taken: bool, voided: bool = False) -> Status:
    """Return the status that follows from the verdicts that stand, in any order.

    `voided` tells that a correction has taken a verdict back. The view
    `claim_status` says the same in SQL, for programs that open the file.
    """
    if not verdicts:
        if voided:
            return Status.VOID
        return Status.OPEN if taken else Status.UNTAKEN
    deciding = deciding_verdicts(verdicts)
    if len({verdict.label for verdict in deciding}) > 1:
        return Status.DISPUTED
    if not is_agreed(deciding):
        return Status.PROPOSED
    return Status.SIGNED_OFF


def deciding_verdicts(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Return the verdicts that decide: the newest that settles, and what was given after it.

    A resolution settles, and so does a new verdict in place of a published one.
    Without either, all of them decide.
    """
    settled = max((each.begun for each in verdicts if each.settles), default=0)
    return tuple(each for each in verdicts if each.begun >= settled)


def is_agreed(deciding: Sequence[Verdict]) -> bool:
    """Tell whether verdicts of one label satisfy the policy under which one of them was given.

    A resolution does so by itself: it is a named person's, with a reason.
    """
    if any(each.role == VerdictRole.RESOLVES for each in deciding):
        return True
    reviewers = {each.reviewer for each in deciding}
    return len(reviewers) >= min((each.needed for each in deciding), default=1)


def is_overdue(verdicts: Sequence[Verdict], today: str) -> bool:
    """Tell whether a verdict that decides should have been checked again by ``today``."""
    return any(
        each.recheck_on is not None and each.recheck_on <= today
        for each in deciding_verdicts(verdicts)
    )


class Ending(NamedTuple):
    """When a row ceased to hold, by whose act, and why."""

    at: str
    actor: str
    reason: str
