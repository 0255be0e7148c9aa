"""How much waits, in words, and how much was answered."""

from collections.abc import Sequence
from typing import Final

from claimcheck.cli.output import counted
from claimcheck.model.desk.card import QueueEntry, Task
from claimcheck.named_tuple import NamedTuple
from claimcheck.workflows.desk.first_card import counts_of

_NOUNS: Final = {
    Task.CONFIRM: ("statement to confirm", "statements to confirm"),
    Task.DECIDE: ("open question", "open questions"),
    Task.RATE: ("claim without a verdict", "claims without a verdict"),
    Task.SIGN_OFF: ("verdict to sign off", "verdicts to sign off"),
    Task.RESOLVE: ("dispute", "disputes"),
    Task.RECHECK: ("overdue re-check", "overdue re-checks"),
}


def summary(entries: Sequence[QueueEntry]) -> str:
    """Return how much waits, by what it waits for."""
    waits = entries[0].waiting
    if waits.task is Task.LOOK:
        if others := entries[1:]:
            return f"This is the card of {waits.subject}; then {summary(others)}"
        return f"Nothing waits about {waits.subject}; this is its card."
    counts = counts_of(entries)
    parts = [counted(counts[task], *nouns) for task, nouns in _NOUNS.items() if counts.get(task)]
    return f"{counted(len(entries), 'card')}: {', '.join(parts)}."


def how_many_wait(entries: Sequence[QueueEntry]) -> int:
    """Return how many cards ask something; one that is only looked at does not."""
    return len(entries) - counts_of(entries).get(Task.LOOK, 0)


class AnswerTally(NamedTuple):
    """How many acts were stored, and how many answers could not be used."""

    stored: int = 0
    refused: int = 0
