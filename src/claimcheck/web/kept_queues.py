"""What waits for each reviewer, kept in order: after an act only what that is about is read."""

from bisect import bisect_left, insort
from collections import Counter, OrderedDict
from contextlib import contextmanager
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.card import QueueFilter, Task
from claimcheck.named_tuple import NamedTuple
from claimcheck.workflows.desk.queue_reader import QueueReader
from claimcheck.workflows.desk.session import rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.model.desk.card import QueueEntry
    from claimcheck.model.ids import RecordId
    from claimcheck.record import Record
    from claimcheck.workflows.desk.queue_reader import Moved

# For so many reviewers the queue is kept.
READERS: Final = 24
# So long who needs a card alone waits for a queue that somebody else is reading, and who
# needs all of it.
_PATIENCE: Final = 0.1
_PATIENCE_FOR_ALL: Final = 1.0
_FOREVER: Final = -1.0
# So many filters of a reviewer's are kept.
_PARTS: Final = 24


class Queue(NamedTuple):
    """What waits, in order, and how many wait of each task."""

    entries: "tuple[QueueEntry, ...]" = ()
    counts: "Mapping[Task, int]" = MappingProxyType({})

    def place_of(self, entry: "QueueEntry") -> int | None:
        """Return where an entry stands, from 0; None where it does not wait."""
        place = bisect_left(self.entries, rank(entry), key=rank)
        if place < len(self.entries) and self.entries[place].key == entry.key:
            return place
        # Its rank may have changed since it was read.
        places = (at for at, each in enumerate(self.entries) if each.key == entry.key)
        return None if entry.waiting.task is Task.LOOK else next(places, None)

    def moved(self, out: "Iterable[QueueEntry]", put: "Iterable[QueueEntry]") -> "Queue":
        """Return the queue without some entries that may stand in it, and with others."""
        entries, counts = list(self.entries), Counter(self.counts)
        for entry in out:
            place = bisect_left(entries, rank(entry), key=rank)
            if place < len(entries) and entries[place] is entry:
                del entries[place]
                counts[entry.waiting.task] -= 1
        for entry in put:
            insort(entries, entry, key=rank)
            counts[entry.waiting.task] += 1
        return Queue(tuple(entries), counts)


class _KeptQueue:
    """A queue as of an event, what reads it again, and what filters keep of it."""

    def __init__(self, reader: QueueReader) -> None:
        """Begin with nothing read."""
        self.reader, self.lock = reader, Lock()
        self.at: tuple[int, str] = (-1, "")
        self.whole = Queue()
        self.parts: OrderedDict[tuple[QueueFilter, str], Queue] = OrderedDict()

    def renew(self, record: "Record") -> None:
        """Read what changed since."""
        at = (record.head().sequence, record.today)
        if self.at == at:
            return
        entries, moved = record.read_queue(self.reader), self.reader.moved
        self.whole, self.at = Queue(entries, self.reader.counts.copy()), at
        if moved is None:
            self.parts.clear()
        elif any(moved):
            self._move(record, moved)

    def part(self, record: "Record", asked: QueueFilter, task: str) -> Queue:
        """Return what a filter keeps, of one task where it is named."""
        if not any(asked) and not task:
            return self.whole
        if (asked, task) not in self.parts:
            entries = self.part(record, asked, "").entries if task else self.whole.entries
            kept = tuple(_kept_of(record, entries, asked, task))
            counts = Counter(each.waiting.task for each in kept)
            self.parts[asked, task] = Queue(kept, counts)
        self.parts.move_to_end((asked, task))
        while len(self.parts) > _PARTS:
            self.parts.popitem(last=False)
        return self.parts[asked, task]

    def _move(self, record: "Record", moved: "Moved") -> None:
        """Move what moved in what filters keep: of all else they keep what they kept.

        One that can be used no longer is told where it is asked again, and by a name that
        may mean somebody else all is filtered again.
        """
        for asked, task in [*self.parts]:
            if moved.has_names and asked.speaker is not None:
                del self.parts[asked, task]
                continue
            try:
                put = [*_kept_of(record, moved.put, asked, task)]
            except ClaimcheckError:
                del self.parts[asked, task]
            else:
                self.parts[asked, task] = self.parts[asked, task].moved(moved.out, put)


def _kept_of(
    record: "Record", entries: "tuple[QueueEntry, ...]", asked: QueueFilter, task: str
) -> "Iterator[QueueEntry]":
    """Yield those entries that a filter keeps, of one task where it is named."""
    wanted = next((each for each in Task if each == task), Task.LOOK)
    for each in record.those_kept(entries, asked):
        if not task or each.waiting.task is wanted:
            yield each


class Queues:
    """The queue of each reviewer: after an act only what that is about is read."""

    def __init__(self) -> None:
        """Begin with what waits for anybody."""
        self._anybody = _KeptQueue(QueueReader(QueueFilter(), asking=""))
        self._kept: OrderedDict[str, _KeptQueue] = OrderedDict()
        self._lock = Lock()

    def read(self, record: "Record", asked: QueueFilter, task: str = "") -> Queue:
        """Return what waits for the record's reviewer, of one task where it is named.

        Raises `ClaimcheckError` for a filter that names nobody.
        """
        with self._renewed(record) as kept:
            return kept.part(record, asked, task) if kept else Queue()

    def read_soon(
        self, record: "Record", asked: QueueFilter, task: str = "", *, for_all: bool = False
    ) -> Queue | None:
        """Return as `read` does; None where it is being read first, which may take seconds.

        A page ``for_all`` that waits shows nothing without it, and has more patience.
        """
        patience = _PATIENCE_FOR_ALL if for_all else _PATIENCE
        with self._renewed(record, patience) as kept:
            return kept.part(record, asked, task) if kept else None

    def at(
        self, record: "Record", tasks: "Iterable[Task]", subject: "RecordId"
    ) -> "QueueEntry | None":
        """Return the first of some tasks that waits for the record's reviewer about a subject.

        While the queue is being read first, only what is about the subject is.
        """
        with self._renewed(record, _PATIENCE) as kept:
            if kept:
                reader = kept.reader
            else:
                reader = QueueReader(QueueFilter(), asking=record.actor, about=subject)
                record.read_queue(reader)
            found = (reader.at(task, str(subject)) for task in tasks)
            return next((each for each in found if each), None)

    @contextmanager
    def _renewed(
        self, record: "Record", patience: float = _FOREVER
    ) -> "Iterator[_KeptQueue | None]":
        """Give what is kept for the record's reviewer, as it is now; None where it takes longer."""
        kept = self._of(record, patience)
        if kept is None or not kept.lock.acquire(timeout=patience):
            yield None
            return
        try:
            kept.renew(record)
            yield kept
        finally:
            kept.lock.release()

    def _of(self, record: "Record", patience: float) -> _KeptQueue | None:
        """Return what is kept for the record's reviewer; None where that takes longer."""
        actor, anybody = record.actor, self._anybody
        with self._lock:
            kept = self._kept.get(actor)
        if kept is None:
            if not anybody.lock.acquire(timeout=patience):
                return None
            try:
                anybody.renew(record)
                kept = _KeptQueue(anybody.reader.for_another(actor))
            finally:
                anybody.lock.release()
        with self._lock:
            kept = self._kept.setdefault(actor, kept)
            self._kept.move_to_end(actor)
            while len(self._kept) > READERS:
                self._kept.popitem(last=False)
        return kept
