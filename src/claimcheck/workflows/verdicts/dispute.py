"""Dissent from a verdict, so that a claim is disputed, and resolve the dispute."""

from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.model.status import Status, deciding_verdicts
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, find_standing
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.scales import label_id
from claimcheck.workflows.verdicts.minimum_sources import require_enough_sources
from claimcheck.workflows.verdicts.rate import Rating, give_own, require_rating
from claimcheck.workflows.verdicts.sign_off import (
    GivenOpinion,
    find_target,
    given_opinion,
    waiting_corrections,
)


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
        verdict = give_own(
            act,
            target.claim,
            VerdictRole.DISSENTS,
            label,
            rationale=rating.rationale,
            as_of=rating.as_of,
            recheck_on=rating.recheck_on,
            about=number,
        )
    return given_opinion(connection, verdict, target.claim, actor)


def resolve(
    transaction: Transaction, claim: int, rating: Rating, *, actor: str, sources_needed: int
) -> GivenOpinion:
    """End a dispute, or what one reviewer left open, by a verdict of somebody who took no side.

    Raises `ClaimcheckError` where there is no dispute, the actor is a party to it, or
    fewer independent sources bear it than a verdict on truth needs.
    """
    require_rating(transaction, rating)
    connection = transaction.connection
    require_reviewer(connection, actor)
    find_claim(connection, claim)
    sides = _sides(connection, claim, actor)
    label = label_id(connection, rating.label)
    require_enough_sources(connection, claim, rating.label, sources_needed)
    written = waiting_corrections(connection, claim, actor)
    upheld = (each.id for each in sides if each.label.lower() == rating.label.strip().lower())
    with transaction.act(actor, "resolve") as act:
        verdict = give_own(
            act,
            claim,
            VerdictRole.RESOLVES,
            label,
            rationale=rating.rationale,
            as_of=rating.as_of,
            recheck_on=rating.recheck_on,
            about=next(upheld, None),
        )
    return given_opinion(connection, verdict, claim, actor, written)


def _sides(connection: Connection, claim: int, actor: str) -> Sequence[Verdict]:
    """Return the verdicts that a dispute is between; who gave one of them may not end it."""
    standing = find_standing(connection, claim, asking=actor)
    if standing.status is not Status.DISPUTED and standing.to_choose is None:
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
    return sides
