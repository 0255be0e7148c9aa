"""A claim's status: derived from what people did, never stored as the truth."""

from collections.abc import Sequence
from enum import StrEnum

from claimcheck.model.verdict import Verdict


class Status(StrEnum):
    """How far a claim's check has come."""

    UNTAKEN = "untaken"
    OPEN = "open"
    PROPOSED = "proposed"
    SIGNED_OFF = "signed off"
    PUBLISHED = "published"
    DISPUTED = "disputed"
    VOID = "void"


def derive_status(verdicts: Sequence[Verdict], *, taken: bool, published: bool) -> Status:
    """Return the status that follows from the verdicts in force, in any order.

    The view `claim_status` says the same in SQL, for programs that open the file.
    """
    if not verdicts:
        return Status.OPEN if taken else Status.UNTAKEN
    roles = {verdict.role for verdict in verdicts}
    if len({verdict.label for verdict in verdicts}) > 1 and "resolves" not in roles:
        return Status.DISPUTED
    if published:
        return Status.PUBLISHED
    return Status.SIGNED_OFF if roles & {"signs off", "resolves"} else Status.PROPOSED
