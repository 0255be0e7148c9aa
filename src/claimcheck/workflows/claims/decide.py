"""Record what a person concluded about a match, and what follows from it."""

from claimcheck.errors import ClaimcheckError
from claimcheck.language.reading import reading_of
from claimcheck.model.ids import ClaimId, DecisionId, StatementId
from claimcheck.model.question import Decision, Link, Question, Relation, StoredDecision
from claimcheck.model.statement import StoredStatement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.log.retractions import retract
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import (
    add_claim,
    find_claim,
    find_standing,
    require_claim,
    wordings,
)
from claimcheck.store.records.links import (
    confirm_link,
    find_link,
    link_claims,
    link_statement,
    links_between,
    unconfirm_link,
)
from claimcheck.store.records.questions import (
    decision_about,
    open_questions_of_statement,
    record_decision,
    require_question,
)
from claimcheck.store.records.statement_edits import last_version, require_standing
from claimcheck.store.records.statements import find_statement
from claimcheck.store.verdicts.reviewers import require_reviewer

_RELATIONS = {
    Decision.SAME: Relation.SAME_AS,
    Decision.RELATED: Relation.RELATED_TO,
    Decision.CONTRADICTS: Relation.CONTRADICTS,
    Decision.NOT_SAME: Relation.NOT_SAME,
}


class Decided(NamedTuple):
    """What was recorded: the decision about `claim_id` and `candidate_id`.

    `claim_id` is the statement's claim after the decision. `replaced` is the
    decision about the same two that was in force before. `to_choose` says which verdicts
    contradict each other of one reviewer, now that the two are one.
    """

    decision_id: DecisionId
    decision: Decision
    statement_id: StatementId | None
    claim_id: ClaimId
    candidate_id: ClaimId
    replaced: StoredDecision | None
    to_choose: str | None = None


class SelfDecisionError(ClaimcheckError):
    """A claim was to be compared with itself."""

    def __init__(self, claim: int) -> None:
        """Name the claim."""
        super().__init__(f"c-{claim:d} is that claim itself; name another claim")


class StillSameError(ClaimcheckError):
    """Other decisions make two claims one, so that parting only these two changes nothing."""

    def __init__(self, claim: int, candidate: int, wordings: tuple[int, ...]) -> None:
        """Name the claims between, and how they are parted."""
        others = ", ".join(f"c-{each:d}" for each in wordings if each not in (claim, candidate))
        super().__init__(
            f"c-{claim:d} and c-{candidate:d} are both the same as {others}; decide about"
            f" {others} first (`claimcheck unmerge` parts two claims)"
        )


def decide_question(
    transaction: Transaction,
    number: int,
    decision: Decision,
    *,
    candidate: int | None = None,
    actor: str,
    reason: str | None,
) -> Decided:
    """Answer a question; ``candidate``, where given, must be the claim it asks about.

    Raises `UnknownIdError` where there is no question with this id.
    """
    connection = transaction.connection
    question = require_question(connection, number)
    if candidate not in (None, question.candidate):
        raise ClaimcheckError(
            f"q-{number:d} asks about c-{question.candidate:d}, not c-{candidate:d}"
        )
    # A later edition, or another speaker, leaves what was asked about the words open.
    statement = last_version(connection, question.statement)
    return _decide(transaction, statement, question.candidate, decision, actor, reason)


def decide_statement(
    transaction: Transaction,
    statement: int,
    candidate: int,
    decision: Decision,
    *,
    actor: str,
    reason: str | None,
) -> Decided:
    """Say how a statement is tied to a claim, whether or not that was asked."""
    return _decide(transaction, statement, candidate, decision, actor, reason)


def _decide(
    transaction: Transaction,
    statement: int,
    candidate: int,
    decision: Decision,
    actor: str,
    reason: str | None,
) -> Decided:
    """Record a decision and the link that follows from it, as one act."""
    connection = transaction.connection
    require_reviewer(connection, actor)
    stored, asked, before = _between(connection, statement, candidate)
    with transaction.act(actor, "decide") as act:
        if stored.claim == candidate:
            claim = _decide_link(act, stored, candidate, decision, reason)
        else:
            claim = _decide_claims(act, stored, candidate, decision, reason, asked, before)
        number = record_decision(
            act,
            claim,
            candidate,
            decision,
            question=asked.id if asked else before.question if before else None,
            statement=statement,
            reason=reason,
            supersedes=before.id if before else None,
        )
    if decision is not Decision.SAME and claim != candidate:
        _require_apart(connection, claim, candidate)
    return Decided(
        DecisionId(number),
        decision,
        StatementId(statement),
        ClaimId(claim),
        ClaimId(candidate),
        before,
        find_standing(connection, candidate, asking=actor).to_choose,
    )


def _between(
    connection: Connection, statement: int, candidate: int
) -> tuple[StoredStatement, Question | None, StoredDecision | None]:
    """Return a statement, the open question about it and a claim, and what was decided before.

    Raises `UnknownIdError`, and what `require_standing` and `require_claim` raise.
    """
    stored = find_statement(connection, statement)
    require_standing(connection, statement)
    require_claim(connection, candidate)
    open_ones = open_questions_of_statement(connection, statement)
    asked = next((each for each in open_ones if each.candidate == candidate), None)
    before = decision_about(connection, statement, stored.claim or candidate, candidate)
    return stored, asked, before


def _require_apart(connection: Connection, claim: int, candidate: int) -> None:
    """Raise `StillSameError` where two claims that a person told apart are one by others."""
    # Else a verdict would still reach the words that a person has just told apart.
    between = wordings(connection, claim)
    if candidate in between:
        raise StillSameError(claim, candidate, between)


def _decide_link(
    act: Act, stored: StoredStatement, candidate: int, decision: Decision, reason: str | None
) -> int:
    """Confirm the link that made a statement state ``candidate``, or take it apart."""
    link = find_link(act.connection, stored.link or 0)
    if decision is Decision.SAME:
        if not stored.confirmed:
            confirm_link(act, link.id, reason=reason)
        return candidate
    words = find_claim(act.connection, candidate).text
    if link.made_by == link.confirmed_by and stored.statement.text == words:
        raise SelfDecisionError(candidate)
    if decision is Decision.LATER:
        if stored.confirmed:
            unconfirm_link(act, link.id, reason=reason)
        return candidate
    claim = add_claim(act, reading_of(stored.statement))
    _restate(act, stored, claim, reason)
    link_claims(act, claim, _RELATIONS[decision], candidate, reason=reason)
    return claim


def _restate(act: Act, stored: StoredStatement, claim: int, reason: str | None) -> None:
    """Replace the link that says what a statement states by one that a person made."""
    link_statement(
        act,
        stored.id,
        claim,
        made_by=act.actor,
        confirmed_by=act.actor,
        reason=reason,
        supersedes=stored.link,
    )


def _decide_claims(
    act: Act,
    stored: StoredStatement,
    candidate: int,
    decision: Decision,
    reason: str | None,
    asked: Question | None,
    before: StoredDecision | None,
) -> int:
    """Relate a statement's own claim to ``candidate``, in place of an earlier relation."""
    if stored.claim is None:
        raise ClaimcheckError(f"s-{stored.id:d} states no claim; add it again")
    links = links_between(act.connection, stored.claim, candidate)
    if decision is Decision.LATER:
        for link in links:
            # What was decided is open again, so nothing may follow from it.
            if before and link.relation is _RELATIONS.get(before.decision):
                retract(act, "links", link.id, reason or "to be decided later")
    elif not any(link.relation is _RELATIONS[decision] for link in links):
        link_claims(
            act,
            stored.claim,
            _RELATIONS[decision],
            candidate,
            reason=reason,
            comparison=asked.comparison if asked else None,
            matcher=asked.matcher if asked else None,
            supersedes=_replaceable(links),
        )
    return stored.claim


def _replaceable(links: list[Link]) -> int | None:
    """Return the newest relation between two claims, which a new decision replaces."""
    return links[-1].id if links else None
