"""Do at the review desk what a card asks for, unless the card has changed since it was read."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, Final

from claimcheck.model.desk.acts import (
    AddNote,
    AddSource,
    AddTopic,
    Applied,
    Assign,
    Confirm,
    Decide,
    DeskAct,
    Discard,
    Dissent,
    Drop,
    EditStatement,
    Rate,
    RemoveTopic,
    Resolve,
    SignOff,
    Take,
)
from claimcheck.model.desk.card import Card
from claimcheck.model.desk.claim_acts import AddContact, AnswerContact, CiteCheck, Hold, LiftHold
from claimcheck.model.ids import RecordId, parse_id
from claimcheck.model.verdict import Source, Stance, Verdict
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import wordings
from claimcheck.store.records.statement_edits import require_standing
from claimcheck.store.records.statements import find_statement
from claimcheck.store.records.takes import takes_of
from claimcheck.store.verdicts.scales import current_scale
from claimcheck.workflows.claims.confirm import confirm
from claimcheck.workflows.claims.decide import decide_question
from claimcheck.workflows.claims.notes import assign_to, note_on
from claimcheck.workflows.claims.relations import drop, take_up
from claimcheck.workflows.claims.topics import file_under, take_out_of
from claimcheck.workflows.desk.allowed_acts import refusal
from claimcheck.workflows.desk.apply_to_claim import CLAIM_ACTS
from claimcheck.workflows.desk.conflicts import require_unchanged
from claimcheck.workflows.desk.house import House, NotOnCardError
from claimcheck.workflows.intake.edit_statement import drop_statement, edit_statement
from claimcheck.workflows.verdicts.dispute import dissent, resolve
from claimcheck.workflows.verdicts.rate import Rating, add_claim_source, review
from claimcheck.workflows.verdicts.sign_off import GivenOpinion, sign_off

# Acts that conclude nothing hold whatever else has been said.
_ALWAYS: Final = (
    *(AddSource, AddNote, Assign, AddTopic, RemoveTopic),
    *(AddContact, AnswerContact, Hold, LiftHold, CiteCheck),
)


def apply(
    transaction: Transaction,
    card: Card,
    act: DeskAct,
    house: House,
    *,
    read_at: int | None = None,
    own: Collection[int] = (),
) -> Applied:
    """Store what a reviewer does with a card, as one act.

    Raises `ChangedError` where somebody else acted on it after it was read at the
    event ``read_at``, the card's own by default; whoever hands over the newest event
    instead keeps theirs as a second opinion. Raises `ClaimcheckError` where the act
    does not fit.
    """
    if not isinstance(act, _ALWAYS):
        since = card.read_at if read_at is None else read_at
        require_unchanged(transaction.connection, card, since, own=own)
    applied = _DOES[type(act)](transaction, card, act, house)
    return applied._replace(event=transaction.head.sequence)


def _confirm(transaction: Transaction, card: Card, _act: Confirm, _house: House) -> Applied:
    """Confirm the card's statement."""
    number = _statement(card)
    require_standing(transaction.connection, number)
    confirmed = confirm(transaction, RecordId("s", number), actor=card.asking)
    if not confirmed:
        return Applied(f"s-{number:d} is confirmed already; nothing was to be added.")
    return Applied(f"s-{number:d} confirmed; it states c-{confirmed[0].target:d}.")


def _edit(transaction: Transaction, card: Card, act: EditStatement, house: House) -> Applied:
    """Edit the card's statement."""
    edited = edit_statement(
        transaction,
        _statement(card),
        act,
        actor=card.asking,
        thresholds=house.thresholds,
        nearness=house.nearness,
    )
    asked = ", ".join(f"q-{each:d}" for each in edited.questions)
    # Whoever names a place, or where it begins and ends, has not seen which words stand there.
    words = find_statement(transaction.connection, edited.statement_id).statement.text
    is_news = act.spans or (act.text and act.text.strip() != words)
    told = f" Its words: {' '.join(words.split())}" if is_news else ""
    return Applied(
        f"s-{edited.statement_id:d} stands in place of s-{edited.before:d}, under"
        f" c-{edited.claim_id:d}." + told + (f" Asked: {asked}." if asked else "")
    )


def _discard(transaction: Transaction, card: Card, act: Discard, _house: House) -> Applied:
    """Take the card's statement out."""
    number = _statement(card)
    drop_statement(transaction, number, reason=act.reason, actor=card.asking)
    return Applied(f"s-{number:d} discarded.")


def _decide(transaction: Transaction, card: Card, act: Decide, _house: House) -> Applied:
    """Answer the card's question."""
    if not card.asks_of_match:
        raise NotOnCardError("this card asks no question about a match")
    require_standing(transaction.connection, _statement(card))
    number = parse_id(card.entry.waiting.subject, "q").number
    decided = decide_question(
        transaction, number, act.decision, actor=card.asking, reason=act.reason
    )
    word = act.decision.replace("_", "-")
    replaced = f" It replaces d-{decided.replaced.id:d}." if decided.replaced else ""
    choose = f" {decided.to_choose}." if decided.to_choose else ""
    return Applied(
        f"d-{decided.decision_id:d}: c-{decided.claim_id:d} and c-{decided.candidate_id:d} {word}."
        + replaced
        + choose
    )


def _take(transaction: Transaction, card: Card, act: Take, _house: House) -> Applied:
    """Take the card's claim up."""
    standing = take_up(
        transaction,
        card.claim.id,
        reason=act.reason,
        actor=card.asking,
        priority=act.priority,
        deadline=act.deadline,
    )
    return Applied(f"c-{card.claim.id:d} taken. Status: {standing.in_words}.")


def _drop(transaction: Transaction, card: Card, act: Drop, _house: House) -> Applied:
    """Take the card's claim out of the queue."""
    connection = transaction.connection
    # It may have been taken up in other words than the card shows.
    taken = [each for each in wordings(connection, card.claim.id) if takes_of(connection, each)]
    number = taken[0] if taken else card.claim.id
    standing = drop(transaction, number, reason=act.reason, actor=card.asking)
    return Applied(f"c-{number:d} dropped. Status: {standing.in_words}.")


def _rate(transaction: Transaction, card: Card, act: Rate, house: House) -> Applied:
    """Give a verdict on the card's claim."""
    if card.shows_statement:
        raise NotOnCardError(
            f"a verdict is an act of its own: take c-{card.claim.id:d} up first, with a reason"
        )
    rating = Rating(act.label, act.rationale, act.as_of or house.today, act.recheck_on)
    reviewed = review(
        transaction, card.claim.id, rating, (), actor=card.asking, sources_needed=house.gate.sources
    )
    return Applied(
        f"v-{reviewed.verdict_id:d} {_label(transaction.connection, act.label)}."
        f" Status: {reviewed.standing.in_words}."
    )


def _sign_off(transaction: Transaction, card: Card, act: SignOff, _house: House) -> Applied:
    """Stand behind the card's verdict."""
    target = _verdict(card, "sign-off")
    given = sign_off(transaction, target.id, actor=card.asking, rationale=act.rationale)
    return Applied(
        f"v-{given.verdict_id:d} signs off v-{target.id:d} {target.label}."
        f" Status: {given.standing.in_words}." + _also(given)
    )


def _dissent(transaction: Transaction, card: Card, act: Dissent, house: House) -> Applied:
    """Disagree with the card's verdict."""
    target = _verdict(card, "dissent")
    rating = Rating(act.label, act.rationale, act.as_of or house.today)
    given = dissent(
        transaction, target.id, rating, actor=card.asking, sources_needed=house.gate.sources
    )
    return Applied(
        f"v-{given.verdict_id:d} {_label(transaction.connection, act.label)} dissents from"
        f" v-{target.id:d} {target.label}. Status: {given.standing.in_words}."
    )


def _resolve(transaction: Transaction, card: Card, act: Resolve, house: House) -> Applied:
    """End the dispute about the card's claim."""
    rating = Rating(act.label, act.rationale, act.as_of or house.today, act.recheck_on)
    given = resolve(
        transaction, card.claim.id, rating, actor=card.asking, sources_needed=house.gate.sources
    )
    return Applied(
        f"v-{given.verdict_id:d} {_label(transaction.connection, act.label)} resolves it."
        f" Status: {given.standing.in_words}." + _also(given)
    )


def _also(given: GivenOpinion) -> str:
    """Return what became of corrections that were written, to be told after the rest."""
    return f" {given.became}" if given.became else ""


def _source(transaction: Transaction, card: Card, act: AddSource, _house: House) -> Applied:
    """Attach a source to the card's claim."""
    source = Source(
        Stance(act.stance), act.url, title=act.title, origin=act.origin, quote=act.quote
    )
    number = add_claim_source(transaction, card.claim.id, source, actor=card.asking)
    return Applied(f"e-{number:d} {source.stance}: {source.url}")


def _note(transaction: Transaction, card: Card, act: AddNote, _house: House) -> Applied:
    """Leave a note on the card's claim."""
    number = note_on(transaction, card.claim.id, act.text, actor=card.asking)
    return Applied(f"m-{number:d} noted on c-{card.claim.id:d}.")


def _assign(transaction: Transaction, card: Card, act: Assign, _house: House) -> Applied:
    """Ask a reviewer to see to the card's claim."""
    name = assign_to(transaction, card.claim.id, act.reviewer, actor=card.asking)
    return Applied(f"c-{card.claim.id:d} assigned to {name}.")


def _topic(transaction: Transaction, card: Card, act: AddTopic, _house: House) -> Applied:
    """File the card's claim under a topic."""
    topic = file_under(transaction, card.claim.id, act.topic, actor=card.asking)
    return Applied(f"c-{card.claim.id:d} filed under {topic}.")


def _no_topic(transaction: Transaction, card: Card, act: RemoveTopic, _house: House) -> Applied:
    """Take the card's claim out of a topic."""
    topic = take_out_of(transaction, card.claim.id, act.topic, actor=card.asking)
    return Applied(f"c-{card.claim.id:d} no longer filed under {topic}.")


_DOES: Final[dict[type, Callable[[Transaction, Card, Any, House], Applied]]] = {
    Confirm: _confirm,
    EditStatement: _edit,
    Discard: _discard,
    Decide: _decide,
    Take: _take,
    Drop: _drop,
    Rate: _rate,
    SignOff: _sign_off,
    Dissent: _dissent,
    Resolve: _resolve,
    AddSource: _source,
    AddNote: _note,
    Assign: _assign,
    AddTopic: _topic,
    RemoveTopic: _no_topic,
    **CLAIM_ACTS,
}


def _statement(card: Card) -> int:
    """Return the card's statement. Raises `NotOnCardError`."""
    if not card.shows_statement or card.stored is None:
        raise NotOnCardError("this card asks about a claim, not about a statement")
    return card.stored.id


def _verdict(card: Card, act: str) -> Verdict:
    """Return the verdict that the card is about. Raises `NotOnCardError`, as the card tells it."""
    if card.verdict is None:
        told = refusal(card, act) or "this card has no verdict to agree or disagree with"
        raise NotOnCardError(told)
    return card.verdict


def _label(connection: Connection, text: str) -> str:
    """Return a label as the scale writes it."""
    labels: Iterable[str] = (each.label for each in current_scale(connection).labels)
    return next((each for each in labels if each.lower() == text.strip().lower()), text)
