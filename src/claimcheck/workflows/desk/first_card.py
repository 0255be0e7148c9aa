"""The card that comes first, before the rest of the queue is read."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Final, overload

from claimcheck.language.attribution.check_worthiness import Worth, priority
from claimcheck.model.desk.card import QueueEntry, Task, Waiting
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.queries.queue_details import at_most, with_more
from claimcheck.store.records.claims import wordings_of
from claimcheck.workflows.desk.session import Rank, in_order, rank, rank_of

# So many are read at first, then twice as many, and after so many everything is.
_FEW: Final = 32
_MOST: Final = 2_000


class FirstCard(NamedTuple):
    """What comes first of what waits, with all that waits as far as it was read."""

    entry: QueueEntry
    found: Sequence[Waiting]


def find_first(
    connection: Connection, found: Sequence[Waiting], few: int = _FEW
) -> QueueEntry | None:
    """Return what comes first in the order of the desk; None where too many may.

    Everything stands in a line by the earliest place that it may have. What comes next
    there is read, how much it asks to be checked before who said it, until what was read
    comes before all that was not. At first ``few`` are read together.
    """
    bounds = at_most(connection, found)
    line: list[tuple[Rank, int, bool]] = [
        (rank_of(each, min(Worth), *bound), place, False)
        for place, (each, bound) in enumerate(zip(found, bounds, strict=True))
    ]
    heapify(line)
    first: QueueEntry | None = None
    while few < _MOST:
        some: list[Waiting] = []
        while line and len(some) < few and (first is None or line[0][0] < rank(first)):
            _, place, is_known = heappop(line)
            if is_known:
                some.append(found[place])
            else:
                worth = priority(found[place].text).worth
                its = rank_of(found[place], worth, *bounds[place])
                heappush(line, (its, place, True))
        if not some:
            return first
        read = in_order(with_more(connection, some, among=_claims(connection, some)))
        first = min(filter(None, (first, read[0])), key=rank)
        few *= 2
    return None


def _claims(connection: Connection, found: Sequence[Waiting]) -> set[int]:
    """Return the claims of some that wait, with every wording of each."""
    same = wordings_of(connection, list(dict.fromkeys(int(each.claim) for each in found)))
    return {int(claim) for each in same for claim in each}


class BegunQueue(Sequence[QueueEntry]):
    """What waits, in order: the rest is read once anything but the first is asked for.

    How much waits is known before.
    """

    def __init__(self, first: FirstCard, read: Callable[[], Sequence[QueueEntry]]) -> None:
        """Begin with the first card, and what reads the whole queue."""
        self.first = first
        self._read = read
        self._whole: tuple[QueueEntry, ...] | None = None
        self._counts = Counter([each.task for each in first.found])

    @property
    def counts(self) -> Mapping[Task, int]:
        """Return how many wait of each task."""
        if self._whole is None:
            return self._counts
        return Counter([each.waiting.task for each in self._whole])

    def __len__(self) -> int:
        return self._counts.total() if self._whole is None else len(self._whole)

    @overload
    def __getitem__(self, place: int) -> QueueEntry: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[QueueEntry, ...]: ...
    def __getitem__(self, place: int | slice) -> QueueEntry | tuple[QueueEntry, ...]:
        return self.first.entry if place == 0 else self._all()[place]

    def __iter__(self) -> Iterator[QueueEntry]:
        return iter(self._all())

    def _all(self) -> tuple[QueueEntry, ...]:
        """Return all that waits; what came first stays first, whatever others did meanwhile."""
        if self._whole is None:
            first = self.first.entry
            self._whole = (first, *(each for each in self._read() if each.key != first.key))
        return self._whole


def counts_of(entries: Sequence[QueueEntry]) -> Mapping[Task, int]:
    """Return how many wait of each task."""
    if isinstance(entries, BegunQueue):
        return entries.counts
    return Counter([each.waiting.task for each in entries])
