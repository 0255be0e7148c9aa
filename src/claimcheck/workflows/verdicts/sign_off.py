"""Sign off a verdict, dissent from it, or resolve a dispute."""

from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.ids import VerdictId
from claimcheck.model.status import Status, deciding_verdicts
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, find_standing, wordings
from claimcheck.store.verdicts.in_force import Rated, ReplacedError, read_verdicts, require_in_force
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.scales import label_id
from claimcheck.store.verdicts.verdicts import give_verdict, label_row
from claimcheck.workflows.verdicts.minimum_sources import require_enough_sources
from claimcheck.workflows.verdicts.rate import Rating, require_rating


class GivenOpinion(NamedTuple):
    """A verdict that was stored, and how its claim stands after it."""

    verdict_id: VerdictId
    claim: Claim
    standing: Standing


class OwnVerdictError(ClaimcheckError):
    """A reviewer was to be their own second pair of eyes."""

    def __init__(self, act: str, reviewer: str) -> None:
        """Say who needs to act instead."""
        super().__init__(f"{act} {reviewer}'s own verdict; another reviewer must")


class AgreedError(ClaimcheckError):
    """A reviewer stands behind the label already."""

    def __init__(self, reviewer: str, verdict: Verdict) -> None:
        """Name the verdict that says so."""
        super().__init__(
            f"{reviewer} stands behind {verdict.label!r} already, by v-{verdict.id:d};"
            " a third person's sign-off would add to it"
        )


class HiddenVerdictError(ClaimcheckError):
    """A verdict must not be read yet."""

    def __init__(self, verdict: Verdict) -> None:
        """Name the verdict and what its reader has to do first."""
        super().__init__(
            f"v-{verdict.id:d} is hidden until a second verdict is given; give yours with"
            f" `claimcheck review c-{verdict.claim:d} --verdict LABEL --rationale TEXT`"
        )


def sign_off(
    transaction: Transaction, number: int, *, actor: str, rationale: str | None = None
) -> GivenOpinion:
    """Put a second name behind a verdict.

    Raises `ReplacedError` where it is not in force, `OwnVerdictError` for one's
    own, and `AgreedError` where the actor stands behind the label already.
    """
    target, rated = find_target(transaction.connection, number, actor)
    if target.reviewer == actor:
        raise OwnVerdictError(f"v-{number:d} is", actor)
    for each in deciding_verdicts(rated.all):
        if each.reviewer == actor and each.label == target.label:
            raise AgreedError(actor, each)
    with transaction.act(actor, "sign-off") as act:
        verdict = give_verdict(
            act,
            target.claim,
            VerdictRole.SIGNS_OFF,
            label_row(act, number),
            rationale=_reason(rationale) or f"Signs off v-{number:d}.",
            as_of=target.as_of,
            about=number,
        )
    return _given(transaction.connection, verdict, target.claim, actor)


def dissent(
    transaction: Transaction, number: int, rating: Rating, *, actor: str, sources_needed: int
) -> GivenOpinion:
    """Give another label than a verdict has, with the reason, so that the claim is disputed.

    Raises `ClaimcheckError` where the label is the same or fewer independent sources bear it than
    a verdict on truth needs, and as `sign_off` does.
    """
    require_rating(transaction, rating)
    connection = transaction.connection
    target, _ = find_target(connection, number, actor)
    if target.reviewer == actor:
        raise ClaimcheckError(
            f"v-{number:d} is {actor}'s own verdict; revise it with `claimcheck review"
            f" c-{target.claim:d}`"
        )
    label = label_id(connection, rating.label)
    if rating.label.strip().lower() == target.label.lower():
        raise ClaimcheckError(
            f"v-{number:d} says {target.label!r} too; agree with `claimcheck sign-off v-{number:d}`"
        )
    require_enough_sources(connection, target.claim, rating.label, sources_needed)
    with transaction.act(actor, "dissent") as act:
        verdict = give_verdict(
            act,
            target.claim,
            VerdictRole.DISSENTS,
            label,
            rationale=rating.rationale,
            as_of=rating.as_of,
            recheck_on=rating.recheck_on,
            about=number,
        )
    return _given(connection, verdict, target.claim, actor)


def resolve(
    transaction: Transaction, claim: int, rating: Rating, *, actor: str, sources_needed: int
) -> GivenOpinion:
    """End a dispute by a verdict of somebody who took no side in it.

    Raises `ClaimcheckError` where there is no dispute, the actor is a party to it, or
    fewer independent sources bear it than a verdict on truth needs.
    """
    require_rating(transaction, rating)
    connection = transaction.connection
    require_reviewer(connection, actor)
    find_claim(connection, claim)
    standing = find_standing(connection, claim, asking=actor)
    if standing.status is not Status.DISPUTED:
        raise ClaimcheckError(
            f"c-{claim:d} is {standing.status}, not disputed; `claimcheck show c-{claim:d}`"
            " says more"
        )
    sides = deciding_verdicts(standing.verdicts)
    own = next((each for each in sides if each.reviewer == actor), None)
    if own:
        raise ClaimcheckError(
            f"{actor} is a party to the dispute about c-{claim:d}, by v-{own.id:d}; another"
            " reviewer"
            f" must resolve it, or revise v-{own.id:d} with `claimcheck review c-{own.claim:d}`"
        )
    label = label_id(connection, rating.label)
    require_enough_sources(connection, claim, rating.label, sources_needed)
    upheld = (each.id for each in sides if each.label.lower() == rating.label.strip().lower())
    with transaction.act(actor, "resolve") as act:
        verdict = give_verdict(
            act,
            claim,
            VerdictRole.RESOLVES,
            label,
            rationale=rating.rationale,
            as_of=rating.as_of,
            recheck_on=rating.recheck_on,
            about=next(upheld, None),
        )
    return _given(connection, verdict, claim, actor)


def find_target(connection: Connection, number: int, actor: str) -> tuple[Verdict, Rated]:
    """Return a verdict on which ``actor`` can act, and those that stand beside it.

    Raises `ReplacedError`, `HiddenVerdictError`, or `ClaimcheckError` for a
    sign-off and for what a resolution has settled.
    """
    require_reviewer(connection, actor)
    target = require_in_force(connection, number)
    rated = read_verdicts(connection, wordings(connection, target.claim), asking=actor)
    if any(each.id == number for each in rated.hidden):
        raise HiddenVerdictError(target)
    if target.role == VerdictRole.SIGNS_OFF:
        raise ClaimcheckError(
            f"v-{number:d} signs off v-{target.about:d}; name that verdict instead"
        )
    deciding = deciding_verdicts(rated.all)
    if all(each.id != number for each in deciding):
        settled_by = next(each.id for each in deciding if each.settles)
        raise ReplacedError(number, f"was settled by v-{settled_by:d}")
    return target, rated


def _reason(rationale: str | None) -> str | None:
    """Return a rationale that says something, or None."""
    return rationale if rationale and rationale.strip() else None


def _given(connection: Connection, verdict: int, claim: int, actor: str) -> GivenOpinion:
    """Return what was stored, and how the claim stands now."""
    return GivenOpinion(
        VerdictId(verdict),
        find_claim(connection, claim),
        find_standing(connection, claim, asking=actor),
    )
