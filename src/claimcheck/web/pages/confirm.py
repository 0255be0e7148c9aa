"""Acts that weigh: asked a second time, with what they change, in whose words, and about whom."""

import hmac
from hashlib import sha256
from typing import Final

from claimcheck.model.desk.hand_over import HandOver
from claimcheck.model.desk.role import DeskRole, in_words
from claimcheck.model.ids import parse_id
from claimcheck.model.record.log_entry import Entry
from claimcheck.model.statement import StoredStatement
from claimcheck.model.verdict import CorrectionClass
from claimcheck.named_tuple import NamedTuple
from claimcheck.web.visits import Visit, WebPage

_MAY: Final = {
    DeskRole.LEFT: "may no longer enter or act; what they did stays under their name",
    DeskRole.READER: "may read, and change nothing",
    DeskRole.REVIEWER: "may act on cards, and not publish, correct or end a dispute",
    DeskRole.EDITOR: "may also publish, correct, end disputes and set the house rules",
    DeskRole.OWNER: "may do everything, and give and take roles",
}


class Weighed(NamedTuple):
    """An act that weighs: the question, what it changes, and the words on its button."""

    question: str
    effects: tuple[str, ...]
    button: str
    leave: str


class RecordWords(NamedTuple):
    """The words of a claim or a statement, and who is known to have said them."""

    id: str
    text: str
    said_by: tuple[str, ...]


def ask_again(visit: Visit, act: Weighed, *claims: str) -> WebPage | None:
    """Return the page that asks whether somebody means it; it sends the same form again.

    None where they said yes to this very page: to the same form, effects and words, and
    nobody has acted on the claims since.
    """
    told = [words_of(visit, each) for each in claims]
    sent = [each for each in visit.fields.values if each[0] not in {"csrf", "sure"}]
    asked = (visit.path, sorted(visit.query.items()), sent, act, told)
    given = visit.fields.get("sure")
    at, agreed = given.partition(".")[0], False
    if at.isdecimal() and len(at) < 16:
        agreed = hmac.compare_digest(given.encode(), _seal(visit.csrf, int(at), asked).encode())
    changes = [new for each in claims for new in _changes(visit, each, int(at))] if agreed else []
    if agreed and not changes:
        return None
    values = {
        "act": act,
        "claims": told,
        "action": visit.path,
        "query": visit.query,
        "sent": sent,
        "sure": _seal(visit.csrf, visit.record.head().sequence, asked),
        "changes": changes,
        "is_again": bool(given),
    }
    return WebPage("confirm.html", values, 409 if given else 200)


def _seal(key: str, at: int, asked: object) -> str:
    """Return what the page of a question sends with a yes: when it was asked, and its digest."""
    # Browsers send the ends of lines in a way of their own.
    what = repr((at, asked)).replace(r"\r\n", r"\n")
    return f"{at}.{hmac.new(key.encode(), what.encode(), sha256).hexdigest()}"


def _changes(visit: Visit, named: str, at: int) -> tuple[Entry, ...]:
    """Return what was done about a claim after an event."""
    entry = visit.record.looked_at(parse_id(named, "cs"))
    card = visit.record.card(entry, to_show=False) if entry else None
    return visit.record.changes_since(card, at) if card else ()


def words_of(visit: Visit, named: str) -> RecordWords:
    """Return what a claim or a statement says, and who said it.

    A claim that was made one with others keeps its own speakers here.
    """
    if named.startswith("s"):
        stored = visit.record.statement(named).stored
        return RecordWords(str(stored.id), stored.statement.text, _speakers(stored))
    page = visit.record.claim(named)
    own = _speakers(*(each for each in page.statements if each.claim == page.claim.id))
    return RecordWords(str(page.claim.id), page.claim.text, own)


def _speakers(*said: StoredStatement) -> tuple[str, ...]:
    """Return who said some statements, each once."""
    names = (each.statement.person or each.statement.speaker for each in said)
    return tuple(dict.fromkeys(each for each in names if each))


def publishing(
    claim: str, label: str, url: str, leave: str, failing: tuple[str, ...], reason: str
) -> Weighed:
    """Return what a publication changes, and the rules that fail, with why it goes out."""
    despite = f"It does not pass {', '.join(failing)}, and goes out because: “{reason}”"
    effects = (
        f"Readers have {claim} as “{label}” from now on, at {url}.",
        *([despite] if failing else []),
        "What they have is changed later by a correction with a notice, and not taken back.",
    )
    return Weighed(f"Record that {claim} was published?", effects, "Yes, it is published", leave)


def correcting(verdict: str, before: str, given: dict[str, str], leave: str) -> Weighed:
    """Return what a correction changes; ``given`` is its form."""
    kind, label = given.get("kind", ""), given.get("label") or before
    changed: dict[str, str] = {
        CorrectionClass.WITHDRAWN: f"“{before}” is taken back, and nothing takes its place.",
        CorrectionClass.NEW_VERDICT: f"“{before}” becomes “{label}”.",
    }
    effects = (
        changed.get(kind, f"The label stays “{before}”."),
        f"Readers are told: “{given.get('notice', '')}”",
    )
    return Weighed(f"Correct {verdict}?", effects, f"Yes, correct {verdict}", leave)


def merging(claim: str, other: str, leave: str) -> Weighed:
    """Return what it changes to make two claims one."""
    effects = (
        f"{claim} and {other} count as one claim: each one's verdict, sources and statements"
        " are the other's too.",
        "They can be parted again, under More on the card.",
    )
    return Weighed(f"Are {claim} and {other} one claim?", effects, "Yes, make them one", leave)


def parting(claim: str, other: str, leave: str) -> Weighed:
    """Return what it changes to part two claims."""
    effects = (
        f"{claim} and {other} are two claims again, each with its own verdicts and sources.",
    )
    return Weighed(f"Part {claim} and {other}?", effects, "Yes, part them", leave)


def one_person(name: str, other: str, leave: str) -> Weighed:
    """Return what it changes to make two persons one."""
    effects = (f"The names, offices and words of {other} become those of {name}.",)
    return Weighed(f"Is {other} the same person as {name}?", effects, "Yes, one person", leave)


def another_person(name: str, other: str, statements: str, leave: str) -> Weighed:
    """Return what it changes to make another person of some statements."""
    effects = (f"{statements} count as said by {other}, and no longer by {name}.",)
    return Weighed(f"Did {other} say this, and not {name}?", effects, "Yes, two persons", leave)


def new_role(name: str, before: DeskRole, role: DeskRole, leave: str) -> Weighed:
    """Return what another role changes for somebody."""
    if role is DeskRole.LEFT:
        return leaving(name, before, None, HandOver(), leave)
    told = f"becomes {in_words(role)}"
    effect = f"{name}, {in_words(before)} until now, {told}: {name} {_MAY[role]}."
    return Weighed(f"{name}: {before} → {role}?", (effect,), f"Yes, {role}", leave)


def leaving(
    name: str, before: DeskRole, successor: str | None, hand: HandOver, leave: str
) -> Weighed:
    """Return what it changes that somebody leaves the desk."""
    effects = (
        f"{name}, {in_words(before)} until now, leaves the desk: {name} {_MAY[DeskRole.LEFT]}.",
        "Their account is closed, and every session of theirs ends.",
        handed_over(successor, hand) or "They have nothing in hand.",
    )
    return Weighed(f"Does {name} leave the desk?", effects, f"Yes, {name} leaves", leave)


def handed_over(successor: str | None, hand: HandOver) -> str:
    """Say what somebody takes over; nothing where there is nothing.

    >>> handed_over("J. Keita", HandOver()), handed_over(None, HandOver())
    ('', '')
    """
    if not any(hand) or successor is None:
        return ""
    named = ", ".join(map(str, (*hand.claims, *hand.rechecks, *hand.letters)))
    return f"{successor} takes over {hand.told}: {named}."


def closing(name: str, leave: str) -> Weighed:
    """Return what it changes to close somebody's account."""
    effects = (
        f"The password and every open session of {name} end at once.",
        "The record keeps the name and all that was done under it.",
    )
    return Weighed(f"Close the account of {name}?", effects, "Yes, close the account", leave)
