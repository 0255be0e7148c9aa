"""A review session: which card comes next, how far one is, and back again; it knows no terminal.

A session is a value. Its transitions take what was read from the store and
return another session, so that any skin, a prompt or a page, can carry it.
"""

from collections.abc import Iterable, Sequence

from claimcheck.language.attribution.check_worthiness import priority
from claimcheck.model.desk.card import NORMAL, PRIORITIES, QueueEntry, Task, Waiting
from claimcheck.named_tuple import NamedTuple

_ORDER = tuple(Task)


class ReviewSession(NamedTuple):
    """Where somebody is in the queue.

    `trail` are the cards left behind, last one last; `ahead` those to come, of
    which the first is on the desk. No card is in both.
    """

    ahead: Sequence[QueueEntry] = ()
    trail: tuple[QueueEntry, ...] = ()

    @property
    def current(self) -> QueueEntry | None:
        """Return the card on the desk; None at the end of the queue."""
        return self.ahead[0] if self.ahead else None

    @property
    def position(self) -> int:
        """Return the number of the card on the desk, from 1."""
        return len(self.trail) + 1

    @property
    def total(self) -> int:
        """Return how many cards there are, those left behind included."""
        return len(self.trail) + len(self.ahead)

    @property
    def left(self) -> int:
        """Return how many cards come after the one on the desk."""
        return max(len(self.ahead) - 1, 0)

    def skip(self) -> "ReviewSession":
        """Leave the card behind, undone as it is; at the end nothing changes."""
        if not self.ahead:
            return self
        return ReviewSession(self.ahead[1:], (*self.trail, self.ahead[0]))

    def back(self) -> "ReviewSession":
        """Take up again the card that was left last; at the beginning nothing changes."""
        if not self.trail:
            return self
        return ReviewSession((self.trail[-1], *self.ahead), self.trail[:-1])

    def again(self, entries: Sequence[QueueEntry]) -> "ReviewSession":
        """Begin again with what waits now, skipped cards included."""
        return ReviewSession(tuple(entries))

    def refreshed(self, entries: Sequence[QueueEntry]) -> "ReviewSession":
        """Return the session with what waits now.

        A card that no longer waits counts as left behind if it was on the desk,
        and goes if it was still to come. What is new comes in its order, after the
        card on the desk. Cards left behind stay there.
        """
        if entries is self.ahead:
            return self
        now = {entry.key: entry for entry in entries}
        left = {entry.key for entry in self.trail}
        current = self.current
        if current is None:
            return ReviewSession(_without(entries, left), self.trail)
        rest = _without(entries, left | {current.key})
        if current.key in now:
            return ReviewSession((now[current.key], *rest), self.trail)
        return ReviewSession(rest, (*self.trail, current))

    def turned_to(self, key: tuple[str, str], entries: Sequence[QueueEntry]) -> "ReviewSession":
        """Put a card that waits on the desk, such as one that an undo brought back."""
        wanted = next((entry for entry in entries if entry.key == key), None)
        if wanted is None:
            return self.refreshed(entries)
        trail = tuple(entry for entry in self.trail if entry.key != key)
        left = {entry.key for entry in trail}
        return ReviewSession((wanted, *_without(entries, left | {key})), trail)


def _without(
    entries: Iterable[QueueEntry], keys: Iterable[tuple[str, str]]
) -> tuple[QueueEntry, ...]:
    """Return the entries that have none of these keys."""
    known = set(keys)
    return tuple(entry for entry in entries if entry.key not in known)


# What the order of the desk goes by.
Rank = tuple[int, str, int, int, int, int, int, int]


def in_order(found: Iterable[Waiting]) -> tuple[QueueEntry, ...]:
    """Return what waits in the order of the desk, always the same for the same record.

    First what somebody who took it up said matters most, or must be done soonest. Then
    what asks most to be checked, then what was said most often, then what
    waits longest; a statement comes before the questions about it.
    """
    entries = [QueueEntry(each, *priority(each.text)) for each in found]
    return tuple(sorted(entries, key=rank))


def rank(entry: QueueEntry) -> Rank:
    """Return what the order goes by."""
    waits = entry.waiting
    return rank_of(waits, entry.worth, waits.priority, waits.deadline, waits.occasions)


def rank_of(
    waits: Waiting, worth: int, priority: str | None, deadline: str | None, occasions: int
) -> Rank:
    """Return what the order goes by, of what was told apart from what waits."""
    number = int(waits.subject.split("-")[1])
    return (
        PRIORITIES.index(priority or NORMAL),
        deadline or "9999",
        worth,
        -occasions,
        waits.sequence,
        waits.statement or 0,
        _ORDER.index(waits.task),
        number,
    )
