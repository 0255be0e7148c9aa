"""Why a key does not fit a card, and how to go on: each in one line."""

from typing import Final

from claimcheck.model.desk.card import Card, Task
from claimcheck.model.status import Status
from claimcheck.workflows.desk.allowed_acts import is_party
from claimcheck.workflows.desk.keys import ACTS, END_MOVES, Key, read_line

AT_END: Final = ", ".join(f"{key.key} {key.word}" for key in END_MOVES)
_ON_STATEMENTS: Final = frozenset(("confirm", "edit", "drop"))
_ON_VERDICTS: Final = frozenset(("sign-off", "dissent"))


def why_no_key(line: str, card: Card | None) -> str:
    """Return why a line does nothing on a card, or at the end of the queue, and what would."""
    if card is None:
        return f"no key {line[:20]!r} at the end of the queue; {AT_END}"
    unfit, _ = read_line(line, ACTS)
    return _why_unfit(unfit, card) if unfit else f"no key {line[:40]!r} here; ? lists the keys"


def _why_unfit(key: Key, card: Card) -> str:
    """Return why a card does not offer the act of a key, and what to do instead."""
    if key.word in _ON_STATEMENTS:
        return _no_statement(key, card)
    if key.word in _ON_VERDICTS:
        return _no_verdict_to_judge(card)
    reasons = {
        "resolve": _no_dispute,
        "verdict": _no_rating,
        "take": _no_taking,
        "leave": _no_leaving,
    }
    if key.word in reasons:
        return reasons[key.word](card)
    return "this card asks about no match; s goes on to the next card"


def _claim(card: Card) -> str:
    """Return the claim's id."""
    return f"c-{card.claim.id}"


def _no_statement(key: Key, card: Card) -> str:
    """Say where a statement is confirmed, mended or dropped."""
    if card.stored is None:
        return f"no statement states {_claim(card)}, so there is nothing to {key.word}"
    number = f"s-{card.stored.id}"
    if not card.shows_statement:
        if key.word == "confirm" and card.stored.confirmed:
            return f"{number} is confirmed already; to mend it: claimcheck review {number}"
        return f"this card is about a claim; to {key.word} its words: claimcheck review {number}"
    if card.stored.confirmed:
        mend = "1 to 5 answer the question" if card.asks_of_match else "e mends it, x drops it"
        return f"{number} is confirmed already; {mend}"
    return f"{number} is confirmed on a card of its own: claimcheck review {number}"


def _no_verdict_to_judge(card: Card) -> str:
    """Say whose verdict could be signed off or dissented from, and where."""
    standing = card.standing
    if standing.hidden:
        return "the verdict is hidden from you until you have given yours"
    if not standing.is_rated:
        return f"{_claim(card)} has no verdict yet; {_towards_verdict(card)}"
    if card.shows_statement:
        return f"this card asks about no verdict; claimcheck review {_claim(card)}"
    if standing.status is Status.DISPUTED:
        return _to_end_dispute(card)
    if is_party(card):
        return "you stand behind the verdict already; v gives another in its place"
    return "no verdict waits for a second person here; v gives yours"


def _no_dispute(card: Card) -> str:
    """Say why there is no dispute to end."""
    if card.standing.status is not Status.DISPUTED:
        return f"nobody disputes a verdict on {_claim(card)}; s goes on to the next card"
    if card.shows_statement:
        return f"this card asks about no verdict; claimcheck review {_claim(card)}"
    return _to_end_dispute(card)


def _to_end_dispute(card: Card) -> str:
    """Say how the reader can end a dispute."""
    if is_party(card):
        return "you are a party to the dispute: v revises yours, or somebody else ends it"
    return "two verdicts contradict each other; r ends the dispute by a verdict"


def _no_rating(card: Card) -> str:
    """Say how a verdict comes about from here."""
    if card.shows_statement:
        return f"a verdict is an act of its own: {_towards_verdict(card)}"
    if card.task is Task.RESOLVE:
        return _to_end_dispute(card)
    return "a verdict waits here: g stands behind it, d gives another label"


def _towards_verdict(card: Card) -> str:
    """Say what comes before a verdict on the card's claim."""
    if not card.shows_statement:
        return "v gives yours"
    if card.taken_by or card.standing.is_rated or card.standing.hidden:
        return f"claimcheck review {_claim(card)}"
    return f"take {_claim(card)} up first, with t"


def _no_taking(card: Card) -> str:
    """Say why the claim cannot be taken up."""
    if card.asking in card.taken_by and not card.standing.is_rated:
        return f"you have taken {_claim(card)} up already; l leaves it"
    return f"{_claim(card)} has a verdict already; n leaves a note, a asks somebody to look at it"


def _no_leaving(card: Card) -> str:
    """Say why the claim cannot be left."""
    if not card.taken_by:
        return f"nobody has taken {_claim(card)} up; s goes on to the next card"
    return f"{_claim(card)} has a verdict already; s goes on to the next card"
