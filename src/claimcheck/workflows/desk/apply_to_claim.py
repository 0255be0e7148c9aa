"""Do with a card's claim what has a word of its own: publish, correct, tie, ask, hold."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.acts import Applied
from claimcheck.model.desk.card import Card
from claimcheck.model.desk.claim_acts import (
    RELATIONS,
    AddContact,
    AnswerContact,
    CiteCheck,
    Correct,
    Hold,
    LiftHold,
    LinkClaim,
    Merge,
    Publish,
    Supersede,
    Unlink,
    Unmerge,
)
from claimcheck.model.desk.contact import read_contact
from claimcheck.model.ids import parse_id
from claimcheck.model.question import Link, Relation
from claimcheck.model.verdict import CorrectionClass, Stance, Verdict
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.links import find_link
from claimcheck.store.verdicts.contacts import find_contact
from claimcheck.workflows.claims import hold as holds
from claimcheck.workflows.claims.relations import Tied, merge, relate, unlink, unmerge
from claimcheck.workflows.desk.allowed_acts import correctable_verdicts
from claimcheck.workflows.desk.house import House, NotOnCardError
from claimcheck.workflows.verdicts.captured_sources import read_capture
from claimcheck.workflows.verdicts.cite import cite
from claimcheck.workflows.verdicts.contact import NamedCopy, record_answer, record_contact
from claimcheck.workflows.verdicts.correct import Correction, correct
from claimcheck.workflows.verdicts.publish import publish


def _publish(transaction: Transaction, card: Card, act: Publish, house: House) -> Applied:
    """Record where the check of the card's claim can be read."""
    day = act.published_on or house.today
    done = publish(
        transaction,
        card.claim.id,
        act.url,
        day,
        actor=card.asking,
        rules=house.gate,
        despite=act.despite,
        pages=house.pages,
    )
    despite = ", ".join(each.rule for each in done.despite)
    return Applied(
        f"u-{done.publication_id:d} {done.url}, {day}. Status: {done.standing.in_words}."
        + (f" Published although house rules fail: {despite}." if despite else "")
    )


def _corrected(card: Card, act: Correct) -> Verdict:
    """Return the verdict that a correction is about: the one that is named, or the only one.

    Raises `NotOnCardError` where that is none of the card's, and where several could be meant.
    """
    given = correctable_verdicts(card)
    if not given:
        raise NotOnCardError("this card has no verdict to correct")
    if act.verdict is None and len(given) == 1:
        return given[0]
    number = parse_id(act.verdict, "v").number if act.verdict else None
    found = next((each for each in given if each.id == number), None)
    if found is None:
        named = ", ".join(f"v-{each.id:d} {each.label}" for each in given)
        what = "several verdicts decide here" if number is None else f"v-{number:d} does not decide"
        raise NotOnCardError(f"{what}; say which is corrected: {named}")
    return found


def _correct(transaction: Transaction, card: Card, act: Correct, house: House) -> Applied:
    """Correct the verdict on the card's claim."""
    before = _corrected(card, act)
    kind = act.kind.strip().lower().replace(" ", "-")
    if kind not in list(CorrectionClass):
        known = ", ".join(CorrectionClass)
        raise ClaimcheckError(f"{act.kind!r} is not a class of corrections; they are {known}")
    correction = Correction(
        CorrectionClass(kind), act.notice, act.label, act.rationale, act.as_of, act.recheck_on
    )
    done = correct(
        transaction,
        before.id,
        correction,
        actor=card.asking,
        today=house.today,
        sources_needed=house.gate.sources,
    )
    was = f"v-{done.before.id:d} {done.before.label}"
    if done.after is None:
        became = f"{was} was taken back"
    elif done.after.id == done.before.id:
        became = f"{was} stays"
    else:
        became = f"{was} became v-{done.after.id:d} {done.after.label}"
    told = f"x-{done.correction_id:d} {kind}: {became}. Status: {done.standing.in_words}."
    return Applied(" ".join(filter(None, (told, done.untold))))


def _contact(transaction: Transaction, card: Card, act: AddContact, house: House) -> Applied:
    """Record that somebody was asked about the card's claim, or wrote."""
    told = read_contact(
        act.party,
        act.channel,
        direction=act.direction,
        reason=act.reason,
        sent=act.sent or house.today,
        deadline=act.deadline,
        answer=act.answer,
        answered_on=act.answered_on,
    )
    stored = record_contact(
        transaction,
        card.claim.id,
        told,
        actor=card.asking,
        attached=_copies(act.attach, house),
        limit=house.sources.max_copy_bytes,
    )
    return Applied(stored.told)


def _answer(transaction: Transaction, card: Card, act: AnswerContact, house: House) -> Applied:
    """Record the answer to a contact about the card's claim."""
    number = parse_id(act.contact, "w").number
    if find_contact(transaction.connection, number).claim not in card.wordings:
        raise NotOnCardError(f"w-{number:d} is not about c-{card.claim.id:d}")
    stored = record_answer(
        transaction,
        number,
        act.answer,
        actor=card.asking,
        answered_on=act.answered_on,
        attached=_copies(act.attach, house),
        limit=house.sources.max_copy_bytes,
    )
    return Applied(f"{stored.told} It takes the place of w-{number:d}.")


def _copies(files: Sequence[str], house: House) -> list[NamedCopy]:
    """Return the files to be kept with a contact."""
    return [NamedCopy(Path(file).name, read_capture(Path(file), house.sources)) for file in files]


def _cite(transaction: Transaction, card: Card, act: CiteCheck, house: House) -> Applied:
    """Make another desk's check a source of the card's claim."""
    found = [each for each in card.others if act.check == each.name]
    found = found or [each for each in card.others if act.check == f"y-{each.check.id:d}"]
    if len(found) != 1:
        known = ", ".join(each.name for each in card.others) or "none"
        raise NotOnCardError(f"{act.check!r} is no check of others on this card; there are {known}")
    added = cite(
        transaction,
        card.claim.id,
        found[0].check,
        Stance(act.stance),
        library=found[0].library,
        actor=card.asking,
        today=house.today,
        archive_url=act.archive_url,
    )
    return Applied(f"e-{added.id:d} {act.stance}: {found[0].check.url}")


def _merge(transaction: Transaction, card: Card, act: Merge, _house: House) -> Applied:
    """Make the card's claim and another one."""
    other = parse_id(act.other, "c").number
    return _tied(merge(transaction, card.claim.id, other, reason=act.reason, actor=card.asking))


def _unmerge(transaction: Transaction, card: Card, act: Unmerge, _house: House) -> Applied:
    """Part the card's claim from another."""
    other = parse_id(act.other, "c").number
    tied = unmerge(transaction, card.claim.id, other, reason=act.reason, actor=card.asking)
    return _tied(tied, holds_no_longer=True)


def _link(transaction: Transaction, card: Card, act: LinkClaim, _house: House) -> Applied:
    """Tie the card's claim to another."""
    word = act.relation.strip().lower().replace("_", "-").replace(" ", "-")
    if word not in RELATIONS:
        known = ", ".join(RELATIONS)
        raise ClaimcheckError(f"{act.relation!r} is not a relation; they are {known}")
    return _tied(
        relate(
            transaction,
            card.claim.id,
            Relation(word.replace("-", "_")),
            parse_id(act.other, "c").number,
            reason=act.reason,
            actor=card.asking,
        )
    )


def _unlink(transaction: Transaction, card: Card, act: Unlink, _house: House) -> Applied:
    """Take a link of the card's claim back."""
    number = parse_id(act.link, "l").number
    link = find_link(transaction.connection, number)
    if not {link.claim, link.target} & set(card.wordings):
        raise NotOnCardError(f"l-{number:d} does not tie c-{card.claim.id:d}")
    tied = unlink(transaction, number, reason=act.reason, actor=card.asking)
    return _tied(tied, holds_no_longer=True)


def _supersede(transaction: Transaction, card: Card, act: Supersede, _house: House) -> Applied:
    """Say which claim holds in the place of the card's since a day."""
    return _tied(
        relate(
            transaction,
            parse_id(act.newer, "c").number,
            Relation.UPDATES,
            card.claim.id,
            reason=act.reason,
            since=parse_date(act.since),
            actor=card.asking,
        )
    )


def _words(link: Link) -> str:
    """Return a link between two claims in words."""
    since = f" since {link.since}" if link.since else ""
    relation = link.relation.replace("_", " ")
    return f"l-{link.id:d} c-{link.claim or 0:d} {relation} c-{link.target:d}{since}"


def _tied(tied: Tied, *, holds_no_longer: bool = False) -> Applied:
    """Return a link in words, with what gave way or holds again, and how both claims stand."""
    ends = " no longer holds" if holds_no_longer else ""
    again = "holds again" if holds_no_longer else "gave way"
    replaced = f" {_words(tied.replaced)} {again}." if tied.replaced else ""
    first, second = tied.standings
    stand = f"c-{tied.link.claim or 0:d} and c-{tied.link.target:d}: {first.in_words}"
    if first.leader != second.leader:
        stand = (
            f"c-{tied.link.claim or 0:d}: {first.in_words};"
            f" c-{tied.link.target:d}: {second.in_words}"
        )
    elif first.to_choose:
        stand = f"{stand}. {first.to_choose}"
    return Applied(f"{_words(tied.link)}{ends}.{replaced} {stand}.")


def _hold(transaction: Transaction, card: Card, act: Hold, _house: House) -> Applied:
    """Let nobody change the card's claim."""
    holds.hold(transaction, card.claim.id, reason=act.reason, actor=card.asking)
    return Applied(f"c-{card.claim.id:d} is on hold: nobody changes it.")


def _lift(transaction: Transaction, card: Card, act: LiftHold, _house: House) -> Applied:
    """Let the card's claim be changed again."""
    holds.lift(transaction, card.claim.id, reason=act.reason, actor=card.asking)
    return Applied(f"c-{card.claim.id:d} can be changed again.")


CLAIM_ACTS: Final[dict[type, Callable[[Transaction, Card, Any, House], Applied]]] = {
    Publish: _publish,
    Correct: _correct,
    AddContact: _contact,
    AnswerContact: _answer,
    Merge: _merge,
    Unmerge: _unmerge,
    LinkClaim: _link,
    Unlink: _unlink,
    Supersede: _supersede,
    Hold: _hold,
    LiftHold: _lift,
    CiteCheck: _cite,
}
