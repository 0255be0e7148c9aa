"""Acts that weigh: asked a second time, with what they change, in whose words, and about whom."""

from typing import Final, NamedTuple

from claimcheck.model.desk.role import DeskRole, in_words
from claimcheck.model.verdict import CorrectionClass
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


def is_sure(visit: Visit) -> bool:
    """Return whether a form was sent by the page that asks again."""
    return bool(visit.fields.get("sure"))


def ask_again(visit: Visit, act: Weighed, *claims: str) -> WebPage:
    """Return the page that asks whether somebody means it; it sends the same form again."""
    values = {
        "act": act,
        "claims": [words_of(visit, each) for each in claims],
        "action": visit.path,
        "query": visit.query,
        "sent": [each for each in visit.fields.values if each[0] not in {"csrf", "sure"}],
    }
    return WebPage("confirm.html", values)


def words_of(visit: Visit, named: str) -> RecordWords:
    """Return what a claim or a statement says, and who said it."""
    if named.startswith("s"):
        stored = visit.record.statement(named).stored
        speaker = stored.statement.person or stored.statement.speaker
        return RecordWords(str(stored.id), stored.statement.text, (speaker,) if speaker else ())
    page = visit.record.claim(named)
    return RecordWords(str(page.claim.id), page.claim.text, page.standing.persons)


def publishing(claim: str, label: str, url: str, leave: str) -> Weighed:
    """Return what a publication changes."""
    effects = (
        f"Readers have {claim} as “{label}” from now on, at {url}.",
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


def new_role(name: str, before: DeskRole, after: str, leave: str) -> Weighed:
    """Return what another role changes for somebody."""
    role = DeskRole(after)
    told = "leaves the desk" if role is DeskRole.LEFT else f"becomes {in_words(role)}"
    effects = [f"{name}, {in_words(before)} until now, {told}: {name} {_MAY[role]}."]
    if role is DeskRole.LEFT:
        effects.append("Their account is closed, and every session of theirs ends.")
    return Weighed(f"{name}: {before} → {role}?", tuple(effects), f"Yes, {role}", leave)


def closing(name: str, leave: str) -> Weighed:
    """Return what it changes to close somebody's account."""
    effects = (
        f"The password and every open session of {name} end at once.",
        "The record keeps the name and all that was done under it.",
    )
    return Weighed(f"Close the account of {name}?", effects, "Yes, close the account", leave)
