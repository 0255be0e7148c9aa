"""A claim's status: derived from what people did, never stored as the truth."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from claimcheck.model.verdict import Verdict, VerdictRole


class Status(StrEnum):
    """How far a claim's check has come."""

    UNTAKEN = "untaken"
    OPEN = "open"
    PROPOSED = "proposed"
    SIGNED_OFF = "signed off"
    PUBLISHED = "published"
    DISPUTED = "disputed"
    VOID = "void"


def derive_status(
    verdicts: Sequence[Verdict], *, taken: bool, published: bool, voided: bool = False
) -> Status:
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
    return Status.PUBLISHED if published else Status.SIGNED_OFF


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
