"""How much waits, in words, and how much was answered."""

from collections import Counter
from typing import Final

from claimcheck.cli.output import counted
from claimcheck.model.desk.card import QueueEntry, Task
from claimcheck.named_tuple import NamedTuple

_NOUNS: Final = {
    Task.CONFIRM: ("statement to confirm", "statements to confirm"),
    Task.DECIDE: ("open question", "open questions"),
    Task.RATE: ("claim without a verdict", "claims without a verdict"),
    Task.SIGN_OFF: ("verdict to sign off", "verdicts to sign off"),
    Task.RESOLVE: ("dispute", "disputes"),
    Task.RECHECK: ("overdue re-check", "overdue re-checks"),
}


def summary(entries: tuple[QueueEntry, ...]) -> str:
    """Return how much waits, by what it waits for."""
    first, *others = entries
    if first.waiting.task is Task.LOOK:
        subject = first.waiting.subject
        if others:
            return f"This is the card of {subject}; then {summary(tuple(others))}"
        return f"Nothing waits about {subject}; this is its card."
    counts = Counter([each.waiting.task for each in entries])
    parts = [counted(counts[task], *nouns) for task, nouns in _NOUNS.items() if counts[task]]
    return f"{counted(len(entries), 'card')}: {', '.join(parts)}."


def how_many_wait(entries: tuple[QueueEntry, ...]) -> int:
    """Return how many cards ask something; one that is only looked at does not."""
    return sum(each.waiting.task is not Task.LOOK for each in entries)


class AnswerTally(NamedTuple):
    """How many acts were stored, and how many answers could not be used."""

    stored: int = 0
    refused: int = 0
