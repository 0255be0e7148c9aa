"""Take claims up, and say how claims are tied to each other."""

from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Standing
from claimcheck.model.comparison import Comparison
from claimcheck.model.dates import PartialDate, earliest_day, require_full
from claimcheck.model.desk.card import PRIORITIES
from claimcheck.model.question import Decision, Link, Relation
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.log.retractions import retract
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, find_standing, require_claim, wordings
from claimcheck.store.records.links import find_link, link_claims, links_between
from claimcheck.store.records.questions import (
    decisions_between,
    open_questions_between,
    record_decision,
)
from claimcheck.store.records.takes import add_take, retract_take, takes_of
from claimcheck.store.undo.withdrawals import withdraw_decision, withdraw_link
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.claims.decide import SelfDecisionError
from claimcheck.workflows.claims.persons import require_reason
from claimcheck.workflows.entry_checks import require_begun

# What a relation answers, where it was asked whether two claims are one.
_ANSWERS: Final = {
    Relation.SAME_AS: Decision.SAME,
    Relation.VARIANT_OF: Decision.RELATED,
    Relation.CONTRADICTS: Decision.CONTRADICTS,
    Relation.UPDATES: Decision.RELATED,
    Relation.RELATED_TO: Decision.RELATED,
    Relation.NOT_SAME: Decision.NOT_SAME,
}


class Tied(NamedTuple):
    """A link that was made or taken back, and how its two claims stand after it.

    `replaced` is the link that gave way, or that holds again.
    """

    link: Link
    standings: tuple[Standing, Standing]
    replaced: Link | None = None


class NotTiedError(ClaimcheckError):
    """Two claims are not tied as the act needs it."""


def take_up(
    transaction: Transaction,
    claim: int,
    *,
    reason: str,
    actor: str,
    priority: str | None = None,
    deadline: str | None = None,
) -> Standing:
    """Put a claim into the queue of those to be checked, and return how it stands.

    Whoever has it in hand already gives it another priority or deadline so. Raises
    `ClaimcheckError` where that changes nothing, and for what is not a priority and no day.
    """
    require_reason(reason)
    require_urgency(priority, deadline)
    require_coming(transaction.now(), deadline)
    connection = transaction.connection
    require_reviewer(connection, actor)
    require_claim(connection, claim)
    held = next((each for each in takes_of(connection, claim) if each.reviewer == actor), None)
    if held is not None:
        priority, deadline = priority or held.priority, deadline or held.deadline
        if (priority, deadline) == (held.priority, held.deadline):
            raise ClaimcheckError(f"{actor} has taken c-{claim:d} already: {held.reason}")
    with transaction.act(actor, "take") as act:
        act.subject = f"c-{claim:d}"
        before = held.id if held else None
        add_take(act, claim, reason, priority=priority, deadline=deadline, supersedes=before)
    return find_standing(connection, claim)


def require_urgency(priority: str | None, deadline: str | None) -> None:
    """Raise `ClaimcheckError` for what is not a priority, and a deadline that is no full date."""
    if priority is not None and priority not in PRIORITIES:
        raise ClaimcheckError(f"{priority!r} is not a priority; they are {', '.join(PRIORITIES)}")
    if deadline is not None:
        require_full(deadline, "the deadline ")


def require_coming(now: str, deadline: str | None) -> None:
    """Raise `ClaimcheckError` for a deadline that is over, by the record's clock."""
    if deadline is not None and deadline < earliest_day(now):
        raise ClaimcheckError(f"the deadline {deadline} is in the past; today is {now[:10]}")


def drop(transaction: Transaction, claim: int, *, reason: str, actor: str) -> Standing:
    """Take a claim out of the queue, whoever took it up, and return how it stands.

    Raises `ClaimcheckError` where nobody has.
    """
    require_reason(reason)
    connection = transaction.connection
    require_reviewer(connection, actor)
    find_claim(connection, claim)
    held = takes_of(connection, claim)
    if not held:
        others = [each for each in wordings(connection, claim) if takes_of(connection, each)]
        hint = f"; it was taken as c-{others[0]:d}" if others else ", so nothing is to be dropped"
        raise ClaimcheckError(f"nobody has taken c-{claim:d}{hint}")
    with transaction.act(actor, "drop") as act:
        act.subject = f"c-{claim:d}"
        for each in held:
            retract_take(act, each.id, reason)
    return find_standing(connection, claim)


def merge(transaction: Transaction, claim: int, other: int, *, reason: str, actor: str) -> Tied:
    """Say that two claims are one, so that each verdict holds for both wordings.

    Raises `ClaimcheckError` where they are one already.
    """
    return relate(transaction, claim, Relation.SAME_AS, other, reason=reason, actor=actor)


def relate(
    transaction: Transaction,
    claim: int,
    relation: Relation,
    target: int,
    *,
    reason: str,
    since: PartialDate | None = None,
    actor: str,
) -> Tied:
    """Tie a claim to another, in place of the tie that was there; open questions are answered.

    Raises `ClaimcheckError` where the two are one claim.
    """
    require_reason(reason)
    connection = transaction.connection
    require_reviewer(connection, actor)
    for number in (claim, target):
        require_claim(connection, number)
    _require_two(connection, claim, target)
    require_begun(transaction, f"the tie of c-{claim:d} since", since)
    before = links_between(connection, claim, target)
    compared, matcher = _compared(connection, claim, target, relation)
    with transaction.act(actor, _verb(relation)) as act:
        act.subject = f"c-{claim:d}"
        number = link_claims(
            act,
            claim,
            relation,
            target,
            reason=reason,
            comparison=compared,
            matcher=matcher,
            since=str(since) if since else None,
            supersedes=before[-1].id if before else None,
        )
        _answer(act, claim, target, _ANSWERS[relation], reason)
    replaced = before[-1] if before else None
    return Tied(find_link(connection, number), _standings(connection, claim, target), replaced)


def _compared(
    connection: Connection, claim: int, target: int, relation: Relation
) -> tuple[Comparison | None, str | None]:
    """Return how two claims agree that a person makes one, and by which matcher."""
    if relation is not Relation.SAME_AS:
        return None, None
    # Few acts compare, and the matcher takes long to load.
    from claimcheck.workflows.compare.agreed import compared_claims  # noqa: PLC0415

    return compared_claims(connection, claim, target)


def _verb(relation: Relation) -> str:
    """Return the kind of the act that makes a relation."""
    return {Relation.SAME_AS: "merge", Relation.UPDATES: "supersede"}.get(relation, "link")


def _require_two(connection: Connection, claim: int, target: int) -> None:
    """Raise `ClaimcheckError` unless the ids are of two claims that are not one."""
    if claim == target:
        raise SelfDecisionError(claim)
    if target in wordings(connection, claim):
        direct = any(
            link.relation is Relation.SAME_AS for link in links_between(connection, claim, target)
        )
        hint = f"; `claimcheck unmerge c-{claim:d} c-{target:d}` parts them" if direct else ""
        raise NotTiedError(f"c-{claim:d} and c-{target:d} are one claim already{hint}")


def _answer(act: Act, claim: int, target: int, decision: Decision, reason: str) -> None:
    """Close the questions whether two claims are one, and replace what was decided before."""
    decided = [
        each
        for each in decisions_between(act.connection, claim, target)
        if each.decision is not decision
    ]
    for question in open_questions_between(act.connection, claim, target):
        earlier = next((each for each in decided if each.question == question.id), None)
        record_decision(
            act,
            question.claim,
            question.candidate,
            decision,
            question=question.id,
            statement=question.statement,
            reason=reason,
            supersedes=earlier.id if earlier else None,
        )
        decided = [each for each in decided if each is not earlier]
    for each in decided:
        record_decision(
            act,
            each.claim,
            each.candidate,
            decision,
            question=each.question,
            statement=None,
            reason=reason,
            supersedes=each.id,
        )
    act.subject = f"c-{claim:d}"


def unmerge(transaction: Transaction, claim: int, other: int, *, reason: str, actor: str) -> Tied:
    """Part two claims that were said to be one: each has its own verdicts again.

    What the merging replaced holds again, and what it answered is open again.
    Raises `ClaimcheckError` where no link says directly that the two are one.
    """
    require_reason(reason)
    connection = transaction.connection
    require_reviewer(connection, actor)
    for number in (claim, other):
        find_claim(connection, number)
    between = links_between(connection, claim, other)
    same = next((link for link in between if link.relation is Relation.SAME_AS), None)
    if same is None:
        raise NotTiedError(_not_merged(connection, claim, other))
    with transaction.act(actor, "unmerge") as act:
        act.subject = f"c-{claim:d}"
        back = withdraw_link(act, same.id, reason)
        for each in decisions_between(connection, claim, other):
            if each.decision is Decision.SAME:
                withdraw_decision(act, each.id, reason)
    replaced = find_link(connection, back) if back else None
    return Tied(same, _standings(connection, same.claim or claim, same.target), replaced)


def _not_merged(connection: Connection, claim: int, other: int) -> str:
    """Say why two claims cannot be parted."""
    if other not in wordings(connection, claim):
        return (
            f"c-{claim:d} and c-{other:d} are two claims;"
            f" `claimcheck show c-{claim:d}` lists its links"
        )
    between = ", ".join(
        f"c-{each:d}" for each in wordings(connection, claim) if each not in (claim, other)
    )
    return f"c-{claim:d} and c-{other:d} are one by way of {between}; unmerge one of them from that"


def unlink(transaction: Transaction, number: int, *, reason: str, actor: str) -> Tied:
    """Take a link between two claims back; nothing it replaced comes back.

    Questions that it answered are open again. Raises `ClaimcheckError` for a link
    that says what a statement states.
    """
    require_reason(reason)
    connection = transaction.connection
    require_reviewer(connection, actor)
    link = find_link(connection, number)
    if link.claim is None:
        raise ClaimcheckError(
            f"l-{number:d} says what s-{link.statement:d} states; part them with"
            f" `claimcheck decide s-{link.statement:d} c-{link.target:d} not-same`"
        )
    if link.relation is Relation.SAME_AS:
        return unmerge(transaction, link.claim, link.target, reason=reason, actor=actor)
    with transaction.act(actor, "unlink") as act:
        act.subject = f"l-{number:d}"
        retract(act, "links", number, reason)
        for each in decisions_between(connection, link.claim, link.target):
            if each.decision is _ANSWERS[link.relation]:
                retract(act, "decisions", each.id, reason)
    return Tied(link, _standings(connection, link.claim, link.target))


def _standings(connection: Connection, claim: int, other: int) -> tuple[Standing, Standing]:
    """Return how two claims stand."""
    return find_standing(connection, claim), find_standing(connection, other)
