"""The numbers of the desk, kept while nobody acted; where counting takes long, counted behind."""

import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.record.stats import DayOfActs, Stats
    from claimcheck.record import Record

# Counting that takes longer than this keeps nobody waiting, and is done once a minute at most.
_LONG: Final = 0.25
_KEPT_SECONDS: Final = 60.0
_MOST: Final = 24
# So long numbers that nobody counted yet are waited for, where counting takes long.
_PATIENCE: Final = 1.0


class DeskNumbers(NamedTuple):
    """Numbers as of an event, how many came since, and how many seconds ago that was.

    ``days`` are the acts of the last two weeks. ``is_renewed`` tells that newer numbers are
    being counted meanwhile.
    """

    stats: "Stats"
    days: "Sequence[DayOfActs]"
    head: int
    since_then: int = 0
    ago: int = 0
    is_renewed: bool = False


class _KeptStats(NamedTuple):
    """Numbers as of an event and a day, when they were counted, and whether that took long."""

    stats: "Stats"
    days: "Sequence[DayOfActs]"
    head: int
    seal: str
    today: str
    at: float
    took_long: bool


_Period = tuple[str | None, str | None]


def _behind(work: Callable[[], None]) -> None:
    """Do some work in a thread that nobody waits for."""
    Thread(target=work, daemon=True).start()


class KeptNumbers:
    """What was counted of late, by the time that was asked for; the same for whoever asks.

    What is overdue depends on who asks, and is counted for each.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        behind: Callable[[Callable[[], None]], None] = _behind,
        patience: float = _PATIENCE,
    ) -> None:
        """Begin with nothing counted; ``behind`` does what nobody waits for."""
        self._clock, self._behind, self._patience = clock, behind, patience
        self._kept: OrderedDict[_Period, _KeptStats] = OrderedDict()
        self._counting: dict[_Period, Event] = {}
        self._lock = Lock()

    def read(
        self,
        record: "Record",
        since: str | None,
        until: str | None,
        open_another: "Callable[[], Record]",
    ) -> DeskNumbers | None:
        """Return the numbers of a time; None while they are counted for the first time.

        Those that took long are given as they were, and counted again by ``open_another``: a
        record belongs to its thread. Those of another record are never given. Raises
        `ClaimcheckError` for what is no time.
        """
        period, head = (since, until), record.head()
        with self._lock:
            kept = self._kept.get(period)
        is_renewed = False
        if kept is None or not record.continues(kept.seal):
            kept = self._counted_first(record, period, open_another)
            if kept is None:
                return None
        elif (kept.head, kept.today) != (head.sequence, record.today):
            if not kept.took_long:
                kept = self._count(record, period)
            elif self._clock() - kept.at >= _KEPT_SECONDS:
                is_renewed = True
                self._count_behind(period, open_another)
        return DeskNumbers(
            kept.stats._replace(overdue=record.overdue()),
            kept.days,
            kept.head,
            max(0, head.sequence - kept.head),
            int(self._clock() - kept.at),
            is_renewed,
        )

    def _counted_first(
        self, record: "Record", period: _Period, open_another: "Callable[[], Record]"
    ) -> _KeptStats | None:
        """Return numbers that nobody counted yet: behind, where counting others takes long.

        None where that takes longer than whoever asks is to wait.
        """
        done = None
        with self._lock:
            if not self._counting and not any(each.took_long for each in self._kept.values()):
                done = self._counting[period] = Event()
        if done:
            try:
                return self._count(record, period)
            finally:
                self._end_counting(period, done)
        self._count_behind(period, open_another).wait(self._patience)
        with self._lock:
            kept = self._kept.get(period)
        return kept if kept and record.continues(kept.seal) else None

    def _count(self, record: "Record", period: _Period) -> _KeptStats:
        """Count, and keep the numbers."""
        head, begun = record.head(), self._clock()
        since, until = period
        stats, days = record.stats(since=since, until=until), record.progress()
        done = self._clock()
        took_long = done - begun > _LONG
        kept = _KeptStats(stats, days, head.sequence, str(head), record.today, done, took_long)
        with self._lock:
            self._kept[period] = kept
            self._kept.move_to_end(period)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return kept

    def _count_behind(self, period: _Period, open_another: "Callable[[], Record]") -> Event:
        """Have the numbers counted, unless they are; return what tells that it is done."""
        with self._lock:
            if counting := self._counting.get(period):
                return counting
            done = self._counting[period] = Event()
        self._behind(partial(self._count_again, period, open_another, done))
        return done

    def _count_again(
        self, period: _Period, open_another: "Callable[[], Record]", done: Event
    ) -> None:
        """Count by another record; what cannot be read is told where a page needs it."""
        try:
            with suppress(ClaimcheckError), open_another() as record:
                self._count(record, period)
        finally:
            self._end_counting(period, done)

    def _end_counting(self, period: _Period, done: Event) -> None:
        """Let those go on who wait for numbers."""
        with self._lock:
            self._counting.pop(period, None)
        done.set()
