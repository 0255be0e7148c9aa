"""What can be done with a card, and by whom: whatever the skin, nothing else is offered."""

from typing import Final

from claimcheck.model.desk.card import Card, Task
from claimcheck.model.status import Status, deciding_verdicts

_ANSWERS: Final = ("same", "related", "contradicts", "not-same", "later")
_UNRATED: Final = frozenset((Status.UNTAKEN, Status.OPEN, Status.VOID))


def offered(card: Card) -> tuple[str, ...]:
    """Return the acts that a card offers to its reader, what it asks for first.

    Nobody is offered the sign-off of their own verdict, nor the end of a dispute to
    which they are a party. A verdict is not offered where a match is to be decided.
    """
    acts = [*_asked(card)]
    if card.asking not in card.taken_by and card.standing.status in _UNRATED:
        acts.append("take")
    # One with a verdict waits for what that lacks, whoever has taken it up.
    if card.taken_by and card.standing.status in _UNRATED:
        acts.append("leave")
    return (*acts, "source", "note", "assign")


def _asked(card: Card) -> tuple[str, ...]:
    """Return the acts that answer what a card asks."""
    if card.asks_of_match:
        return (*_ANSWERS, "edit", "drop")
    if card.shows_statement:
        return ("confirm", "edit", "drop") if card.task is Task.CONFIRM else ("edit", "drop")
    if card.task is Task.SIGN_OFF:
        return ("sign-off", "dissent") if card.verdict and not is_party(card) else ()
    if card.task is Task.RESOLVE and not is_party(card):
        return ("resolve",)
    return ("verdict",)


def is_party(card: Card) -> bool:
    """Tell whether a card's reader stands behind one of the verdicts that decide."""
    return any(each.reviewer == card.asking for each in deciding_verdicts(card.standing.verdicts))
