"""A claim's status: derived from what people did, never stored as the truth."""

from collections.abc import Sequence
from enum import StrEnum

from claimcheck.model.ids import VerdictId
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.named_tuple import NamedTuple


class Status(StrEnum):
    """How far a claim's check has come."""

    NOT_PICKED_UP = "not picked up"
    OPEN = "open"
    PROPOSED = "proposed"
    SIGNED_OFF = "signed off"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


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
    """What an act did to what readers have of a claim.

    A verdict went out, a correction announced it, it was withdrawn, or a telling is taken
    back since it never went out.
    """

    OUT = "out"
    ANNOUNCED = "announced"
    WITHDRAWN = "withdrawn"
    NEVER = "never"


class Telling(NamedTuple):
    """What readers have of one wording: the verdict that is out, and its label.

    `event` is when they were told. What was withdrawn is not out. `announced` is the label
    of the last correction where that is drafted and not out yet, else None.
    """

    is_out: bool
    verdict: VerdictId | None
    label: str | None
    event: int
    announced: str | None = None


class PublicStanding(NamedTuple):
    """What readers see: `told` is the label that they have, `verdict` the one that is out."""

    state: InPublic = InPublic.UNPUBLISHED
    told: str | None = None
    verdict: VerdictId | None = None

    @property
    def readers_have(self) -> str | None:
        """Return the label that readers have before them, None where they have none."""
        return self.told if self.state.is_out else None


def derive_public(verdicts: Sequence[Verdict], tellings: Sequence[Telling]) -> PublicStanding:
    """Return what readers see, from the verdicts that stand and what was told, in any order.

    The last public verdict stays out until the next is signed off; of several wordings
    that are out, readers have the one told last. The view `claim_status` says the same in SQL.
    """
    if not tellings:
        return PublicStanding()
    last = max(tellings, key=lambda each: (each.is_out, each.event))
    if not last.is_out:
        return PublicStanding(InPublic.WITHDRAWN, last.label, None)
    deciding = deciding_verdicts(verdicts)
    labels = {each.label for each in deciding}
    if len(labels) > 1:
        return PublicStanding(InPublic.UNDER_REVIEW, last.label, last.verdict)
    label = next(iter(labels), None)
    if label is None or label not in {last.label, last.announced}:
        return PublicStanding(InPublic.CORRECTION_DUE, last.label, last.verdict)
    if not is_agreed(deciding):
        return PublicStanding(InPublic.UNDER_REVIEW, last.label, last.verdict)
    return PublicStanding(InPublic.PUBLISHED, label, _words_out(deciding, last.verdict))


def _words_out(deciding: Sequence[Verdict], told: VerdictId | None) -> VerdictId | None:
    """Return whose words readers have, of verdicts of the label that they were told.

    That is the newest, once enough reviewers as its policy asks for have agreed since ``told``
    went out; nobody who stood behind that one has read the words of another claim that was
    merged with theirs.
    """
    given = [each for each in deciding if each.role != VerdictRole.SIGNS_OFF]
    newest = max(given, key=lambda each: each.id, default=None)
    if newest is None or told is None or newest.begun <= told:
        return newest.id if newest else None
    since = [
        each
        for each in deciding
        if ((each.about or 0) if each.role == VerdictRole.SIGNS_OFF else each.begun) > told
    ]
    settled = any(each.role == VerdictRole.RESOLVES for each in since)
    agreed = len({each.reviewer for each in since}) >= newest.needed
    return newest.id if settled or agreed else told


def derive_status(verdicts: Sequence[Verdict], *, taken: bool, withdrawn: bool = False) -> Status:
    """Return the status that follows from the verdicts that stand, in any order.

    `withdrawn` tells that a correction has taken a verdict back. The view
    `claim_status` says the same in SQL, for programs that open the file.
    """
    if not verdicts:
        if withdrawn:
            return Status.WITHDRAWN
        return Status.OPEN if taken else Status.NOT_PICKED_UP
    deciding = deciding_verdicts(verdicts)
    if is_disputed(deciding):
        return Status.DISPUTED
    if of_two_minds(deciding) or not is_agreed(deciding):
        return Status.PROPOSED
    return Status.SIGNED_OFF


def is_disputed(deciding: Sequence[Verdict]) -> bool:
    """Return whether no label is one that every reviewer gave: so nobody disputes with themselves.

    Of two claims that were merged since, one reviewer may have rated each otherwise.
    """
    if _is_of_one_label(deciding):
        return False
    reviewers = {each.reviewer for each in deciding}
    behind: dict[str, set[str]] = {}
    for each in deciding:
        behind.setdefault(each.label, set()).add(each.reviewer)
    return bool(behind) and reviewers not in behind.values()


def _is_of_one_label(verdicts: Sequence[Verdict]) -> bool:
    """Return whether verdicts say the same, as those of most claims do, or there are none."""
    return len({each.label for each in verdicts}) <= 1


def of_two_minds(deciding: Sequence[Verdict]) -> dict[str, list[Verdict]]:
    """Return the verdicts of each reviewer who gave more than one label, the first given first.

    Which of them holds is theirs to say; the later one does not win by itself.
    """
    if _is_of_one_label(deciding):
        return {}
    given: dict[str, list[Verdict]] = {}
    for each in sorted(deciding, key=lambda one: one.id):
        given.setdefault(each.reviewer, []).append(each)
    return {
        name: verdicts
        for name, verdicts in given.items()
        if len({one.label for one in verdicts}) > 1
    }


def deciding_verdicts(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Return the verdicts that decide: the newest that settles, and what was given after it.

    A resolution settles, and so does a new verdict in place of a published one.
    Without either, all of them decide.
    """
    settled = max([each.begun for each in verdicts if each.settles], default=0)
    return tuple([each for each in verdicts if each.begun >= settled] if settled else verdicts)


class SignedVerdict(NamedTuple):
    """A verdict with the sign-offs of it, which say no more than that others agree."""

    verdict: Verdict
    sign_offs: tuple[Verdict, ...]


def ratings(verdicts: Sequence[Verdict]) -> list[SignedVerdict]:
    """Return each verdict once, in the order given, with those who signed it off, first ones first.

    A sign-off whose verdict is not among them, or has another label by now, stands alone.
    """
    signed: dict[VerdictId, list[Verdict]] = {}
    alone: list[Verdict] = []
    for each in verdicts:
        about = next((other for other in verdicts if _signs_off(each, other)), each)
        (signed.setdefault(about.id, []) if about is not each else alone).append(each)
    return [
        SignedVerdict(each, tuple(sorted(signed.get(each.id, []), key=lambda one: one.id)))
        for each in alone
    ]


def _signs_off(verdict: Verdict, other: Verdict) -> bool:
    """Return whether a verdict is the sign-off of another one, which says the same still."""
    return (
        verdict.role == VerdictRole.SIGNS_OFF
        and verdict.about in {other.id, other.begun}
        and (verdict.label, verdict.as_of) == (other.label, other.as_of)
    )


def is_agreed(deciding: Sequence[Verdict]) -> bool:
    """Return whether verdicts of one label satisfy the policy under which one of them was given.

    A resolution does so by itself: it is a named person's, with a reason.
    """
    if any(each.role == VerdictRole.RESOLVES for each in deciding):
        return True
    reviewers = {each.reviewer for each in deciding}
    return len(reviewers) >= min((each.needed for each in deciding), default=1)


def is_overdue(verdicts: Sequence[Verdict], today: str) -> bool:
    """Return whether a verdict that decides should have been checked again by ``today``."""
    return any(
        each.recheck_on is not None and each.recheck_on <= today
        for each in deciding_verdicts(verdicts)
    )


class Ending(NamedTuple):
    """When a row ceased to hold, by whose act, and why."""

    at: str
    actor: str
    reason: str
