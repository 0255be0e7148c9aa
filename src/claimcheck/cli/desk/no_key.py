"""What is said of a line that is no key of a card."""

from typing import Final

from claimcheck.model.desk.card import Card
from claimcheck.workflows.desk.allowed_acts import refusal
from claimcheck.workflows.desk.keys import ACTS, END_MOVES, read_line

# What is done with a claim beside a card.
_COMMANDS: Final = frozenset(
    "contact correct gate hold link merge publish redact supersede unlink unmerge".split()
)
AT_END: Final = ", ".join(f"{key.key} {key.word}" for key in END_MOVES)


def why_no_key(line: str, card: Card | None) -> str:
    """Return why a line does nothing on a card, or at the end of the queue, and what would."""
    if card is None:
        return f"no key {line[:20]!r} at the end of the queue; {AT_END}"
    unfit, _ = read_line(line, ACTS)
    why = refusal(card, unfit.word) if unfit else _as_command(line, card)
    return why or f"no key {line[:40]!r} here; ? lists the keys"


def _as_command(line: str, card: Card) -> str | None:
    """Return how to do what is a command and no key, such as publish; None for other words."""
    word = line.split(maxsplit=1)[0].lower()
    if word not in _COMMANDS:
        return None
    subject = f"v-{card.verdict.id:d}" if word == "correct" and card.verdict else _claim_of(card)
    form = f"contact add {subject}" if word == "contact" else f"{word} {subject}"
    return f"{word} is a command of its own: claimcheck {form} …"


def _claim_of(card: Card) -> str:
    """Return the id of a card's claim."""
    return f"c-{card.claim.id:d}"
