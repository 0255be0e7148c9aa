"""What can be done with a card, and by whom: whatever the skin, nothing else is offered.

Each rule gives the reason why an act is not offered, and how to go on; where it gives
none, the act is offered. The letters that reasons name are those of `keys`.
"""

from collections.abc import Callable
from typing import Final

from claimcheck.model.comparison import Band, Guard
from claimcheck.model.desk.card import Card, Task
from claimcheck.model.status import InPublic, Status, deciding_verdicts
from claimcheck.model.verdict import Verdict
from claimcheck.workflows.verdicts.gate_next import given_verdicts

_ANSWERS: Final = ("same", "related", "contradicts", "not-same", "later")
# What differs so makes another claim of a text, or one that cannot be true beside it.
_OTHERS: Final = frozenset((Guard.NUMBER, Guard.PERIOD, Guard.ENTITY, Guard.SPEAKER, Guard.ORDER))
_OPPOSED: Final = frozenset((Guard.NEGATION, Guard.DIRECTION))
# Behind the likeliest answer, those that come next to it.
_LIKELIEST: Final = {
    "same": ("same", "related", "contradicts", "not-same"),
    "related": ("related", "not-same", "contradicts", "same"),
    "contradicts": ("contradicts", "not-same", "related", "same"),
    "not-same": ("not-same", "contradicts", "related", "same"),
}
_UNRATED: Final = frozenset((Status.NOT_PICKED_UP, Status.OPEN, Status.WITHDRAWN))


def offered(card: Card) -> tuple[str, ...]:
    """Return the acts that a card offers to its reader, what it asks for first.

    Nobody is offered the sign-off of their own verdict, nor the end of a dispute to
    which they are a party. A verdict is not offered where a match is to be decided.
    """
    return tuple(act for act in _RULES if refusal(card, act) is None)


def refusal(card: Card, act: str) -> str | None:
    """Return why a card does not offer an act, and what to do instead; None where it does."""
    if card.hold and act != "hold" and act not in _ANSWERS:
        return f"{_claim(card)} is on hold; an editor lifts that: hold lift REASON"
    return _RULES[act](card, act)


def answers_in_order(card: Card) -> tuple[str, ...]:
    """Return the answers that a card offers, first what fits best what differs.

    It is an order for the eye alone: none is chosen by it, and keys keep their answers.
    """
    given = [each for each in _ANSWERS if refusal(card, each) is None]
    first = _LIKELIEST[_likeliest(card)] if card.priors else ()
    return tuple(sorted(given, key=(*first, *_ANSWERS).index))


def _likeliest(card: Card) -> str:
    """Return the answer that fits best what differs between a card's words and the claim."""
    comparison = card.priors[0].match.comparison
    fired = {each.guard for each in comparison.differences if not each.compatible}
    if fired & _OTHERS:
        return "not-same"
    if fired & _OPPOSED:
        return "contradicts"
    return "related" if comparison.band in {Band.RELATED, Band.NEW} else "same"


def is_party(card: Card) -> bool:
    """Return whether a card's reader stands behind one of the verdicts that decide."""
    return any(each.reviewer == card.asking for each in deciding_verdicts(card.standing.verdicts))


def correctable_verdicts(card: Card) -> tuple[Verdict, ...]:
    """Return the verdicts of a card that a correction can be about: its own, else all that decide.

    A sign-off is none: who gave the verdict gave the words.
    """
    if card.verdict is not None:
        return (card.verdict,)
    return tuple(given_verdicts(card.standing))


def _answer(card: Card, _act: str) -> str | None:
    """Let a match be answered on the card of its question."""
    return (
        None if card.asks_of_match else "this card asks about no match; s goes on to the next card"
    )


def _confirm(card: Card, act: str) -> str | None:
    """Let a statement be confirmed on the card that asks for it."""
    if card.task is Task.CONFIRM and card.shows_statement and not card.asks_of_match:
        return None
    return _other_statement(card, act)


def _change(card: Card, act: str) -> str | None:
    """Let a statement be edited and discarded where it is shown."""
    return None if card.shows_statement else _other_statement(card, act)


def _other_statement(card: Card, act: str) -> str:
    """Say where a statement is confirmed, edited or discarded."""
    if card.stored is None:
        return f"no statement states {_claim(card)}, so there is nothing to {act}"
    number = f"s-{card.stored.id:d}"
    if not card.shows_statement:
        if act == "confirm" and card.stored.confirmed:
            return f"{number} is confirmed already; to edit it: claimcheck review {number}"
        return f"this card is about a claim; to {act} its words: claimcheck review {number}"
    if card.stored.confirmed:
        change = "1 to 5 answer the question" if card.asks_of_match else "e edits it, x discards it"
        return f"{number} is confirmed already; {change}"
    return f"{number} is confirmed on a card of its own: claimcheck review {number}"


def _judge(card: Card, _act: str) -> str | None:
    """Let a verdict be judged by somebody else than who gave it."""
    waits = card.task is Task.SIGN_OFF and not card.shows_statement and card.verdict
    if waits and not is_party(card):
        return None
    return _nothing_to_judge(card)


def _nothing_to_judge(card: Card) -> str:
    """Say whose verdict could be signed off or dissented from, and where."""
    if card.standing.hidden:
        return "the verdict is hidden from you until you have given yours"
    if not card.standing.is_rated:
        return f"{_claim(card)} has no verdict yet; {_towards_verdict(card)}"
    if card.shows_statement:
        return f"this card asks about no verdict; claimcheck review {_claim(card)}"
    if card.standing.status is Status.DISPUTED:
        return _to_end_dispute(card)
    if is_party(card):
        return "you stand behind the verdict already; v gives another in its place"
    return "no verdict waits for a second person here; v gives yours"


def _resolve(card: Card, _act: str) -> str | None:
    """Let a dispute be ended by somebody who took no side."""
    is_open = card.task is Task.RESOLVE or card.standing.to_choose is not None
    if is_open and not card.shows_statement and not is_party(card):
        return None
    if card.standing.to_choose is not None and not card.shows_statement:
        return f"{card.standing.to_choose}; or somebody who took no side ends it"
    if card.standing.status is not Status.DISPUTED:
        return f"nobody disputes a verdict on {_claim(card)}; s goes on to the next card"
    if card.shows_statement:
        return f"this card asks about no verdict; claimcheck review {_claim(card)}"
    return _to_end_dispute(card)


def _rate(card: Card, _act: str) -> str | None:
    """Let a claim be rated on its own card, unless a verdict waits there for a second person."""
    if card.shows_statement:
        return f"a verdict is an act of its own: {_towards_verdict(card)}"
    if card.task is Task.SIGN_OFF:
        return "a verdict waits here: g stands behind it, d gives another label"
    if card.task is Task.RESOLVE and not is_party(card):
        return _to_end_dispute(card)
    return None


def _take(card: Card, _act: str) -> str | None:
    """Let a claim without a verdict be taken up; once more, to be of another urgency."""
    if card.standing.status in _UNRATED:
        return None
    return f"{_claim(card)} has a verdict already; n leaves a note, a asks somebody to look at it"


def _drop(card: Card, _act: str) -> str | None:
    """Let a claim that was taken up be dropped; one with a verdict waits for what that lacks."""
    if not card.taken_by:
        return f"nobody has taken {_claim(card)} up; s goes on to the next card"
    if card.standing.status in _UNRATED:
        return None
    return f"{_claim(card)} has a verdict already; s goes on to the next card"


def _publish(card: Card, act: str) -> str | None:
    """Let a check be published that is signed off."""
    if card.shows_statement:
        return f"this card is about words; to {act} their claim: claimcheck review {_claim(card)}"
    if card.standing.public.state is InPublic.CORRECTION_DUE:
        return "readers were told another label; correct tells them first"
    if card.standing.status is Status.SIGNED_OFF:
        return None
    return f"{_claim(card)} is {card.standing.status}; only what is signed off is published"


def _correct(card: Card, act: str) -> str | None:
    """Let a verdict be corrected where the card says which."""
    if card.shows_statement:
        return f"this card is about words; to {act} a verdict: claimcheck review {_claim(card)}"
    if card.standing.hidden:
        return "the verdict is hidden from you until you have given yours"
    if correctable_verdicts(card):
        return None
    return f"{_claim(card)} has no verdict to correct"


def _unmerge(card: Card, _act: str) -> str | None:
    """Let claims be parted that are one."""
    return None if len(card.wordings) > 1 else f"{_claim(card)} was merged with no other claim"


def _always(_card: Card, _act: str) -> str | None:
    """Let sources, notes and requests fit any card."""
    return None


def _to_end_dispute(card: Card) -> str:
    """Say how the reader can end a dispute."""
    if is_party(card):
        return "you are a party to the dispute: v revises yours, or somebody else ends it"
    return "two verdicts contradict each other; r ends the dispute by a verdict"


def _towards_verdict(card: Card) -> str:
    """Say what comes before a verdict on the card's claim."""
    if not card.shows_statement:
        return "v gives yours"
    if card.taken_by or card.standing.is_rated or card.standing.hidden:
        return f"the card of {_claim(card)} takes it"
    return f"take {_claim(card)} up first, with t"


def _claim(card: Card) -> str:
    """Return the claim's id."""
    return f"c-{card.claim.id:d}"


# In the order in which they are offered.
_RULES: Final[dict[str, Callable[[Card, str], str | None]]] = {
    **dict.fromkeys(_ANSWERS, _answer),
    "confirm": _confirm,
    "edit": _change,
    "discard": _change,
    "sign-off": _judge,
    "dissent": _judge,
    "resolve": _resolve,
    "verdict": _rate,
    "take": _take,
    "drop": _drop,
    **dict.fromkeys(("source", "note", "assign", "topic"), _always),
    "publish": _publish,
    "correct": _correct,
    "unmerge": _unmerge,
    **dict.fromkeys(("contact", "merge", "link", "unlink", "supersede", "hold"), _always),
}
