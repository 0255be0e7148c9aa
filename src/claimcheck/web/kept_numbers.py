"""The numbers of the desk, kept while nobody acted; where counting takes long, for a minute."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.record.stats import DayOfActs, Stats
    from claimcheck.record import Record

# Counting that takes longer than this is not done again within the minute.
_LONG: Final = 0.25
_KEPT_SECONDS: Final = 60.0
_MOST: Final = 24


class DeskNumbers(NamedTuple):
    """Numbers as of an event, how many came since, and how many seconds ago that was.

    ``days`` are the acts of the last two weeks.
    """

    stats: "Stats"
    days: "Sequence[DayOfActs]"
    head: int
    since_then: int = 0
    ago: int = 0


class _Kept(NamedTuple):
    """Numbers as of an event, when they were counted, and whether that took long."""

    stats: "Stats"
    days: "Sequence[DayOfActs]"
    head: int
    at: float
    took_long: bool


class KeptNumbers:
    """What was counted of late, by who asks, of which time and on which day."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing counted."""
        self._clock = clock
        self._kept: OrderedDict[tuple[str | None, ...], _Kept] = OrderedDict()
        self._lock = Lock()

    def read(self, record: "Record", since: str | None, until: str | None) -> DeskNumbers:
        """Return the numbers of a time. Raises `ClaimcheckError` for what is none."""
        key = (record.actor, since, until, record.today)
        head, begun = record.head().sequence, self._clock()
        with self._lock:
            kept = self._kept.get(key)
        if kept and head - kept.head >= 0:
            ago = begun - kept.at
            if kept.head == head or (kept.took_long and ago < _KEPT_SECONDS):
                return DeskNumbers(kept.stats, kept.days, kept.head, head - kept.head, int(ago))
        stats, days = record.stats(since=since, until=until), record.progress()
        done = self._clock()
        with self._lock:
            self._kept[key] = _Kept(stats, days, head, done, done - begun > _LONG)
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return DeskNumbers(stats, days, head)
