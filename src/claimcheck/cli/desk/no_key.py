"""What is said of a line that is no key of a card."""

from typing import Final

from claimcheck.model.desk.card import Card
from claimcheck.workflows.desk.allowed_acts import refusal
from claimcheck.workflows.desk.keys import ACTS, END_MOVES, WORDS, read_line

AT_END: Final = ", ".join(f"{key.key} {key.word}" for key in END_MOVES)


def why_no_key(line: str, card: Card | None) -> str:
    """Return why a line does nothing on a card, or at the end of the queue, and what would."""
    if card is None:
        return f"no key {line[:20]!r} at the end of the queue; {AT_END}"
    unfit, _ = read_line(line, (*ACTS, *WORDS))
    why = refusal(card, unfit.word) if unfit else None
    return why or f"no key {line[:40]!r} here; ? lists the keys"
