"""Work in threads: those that answer pages, and one of its own for what takes long."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Final, Generic, TypeVar

from claimcheck.record.lasting import LastingReader

_T = TypeVar("_T")
# Does its part, and returns what tells it to who waits.
Work = Callable[[LastingReader], Callable[[], None]]

_AT_ONCE: Final = 40
# So long a thread keeps the file open for the next page: while nobody asks, it is closed, and
# what stands in its log is brought into it.
_IDLE_SECONDS: Final = 2.0


class PageThreads:
    """Threads that answer pages, each with a reader of its own, so many at most.

    Who rested last is taken first: its reader knows the plans of the queries. Further work
    waits in the order in which it came.
    """

    def __init__(self, most: int = _AT_ONCE, idle: float = _IDLE_SECONDS) -> None:
        """Begin with none."""
        self._most, self._idle = most, idle
        self._number = 0
        self._resting: list[_PageThread] = []
        self._waiting: deque[Work] = deque()
        self._lock = Lock()

    async def run(self, work: Callable[[LastingReader], _T]) -> _T:
        """Return what ``work`` gives in one of the threads, or raise what it raises."""
        done = _Handed[_T]()
        self._give(lambda reader: done.of(partial(work, reader)))
        return await done.future

    def _give(self, work: Work) -> None:
        """Let a thread do some work, now or when one has time."""
        with self._lock:
            if self._resting:
                self._resting.pop().inbox.put(work)
            elif self._number < self._most:
                self._number += 1
                _PageThread(self, self._idle, work).start()
            else:
                self._waiting.append(work)

    def next_for(self, thread: "_PageThread") -> Work | None:
        """Return what a thread does next; None where it may rest."""
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._resting.append(thread)
            return None

    def lets_end(self, thread: "_PageThread") -> bool:
        """Return whether a thread that rested long may end; not if it was just given work."""
        with self._lock:
            if thread not in self._resting:
                return False
            self._resting.remove(thread)
            self._number -= 1
            return True


class _PageThread(Thread):
    """One of the threads, with its reader."""

    def __init__(self, threads: PageThreads, idle: float, first: Work) -> None:
        """Begin with some work."""
        super().__init__(daemon=True)
        self.inbox: SimpleQueue[Work] = SimpleQueue()
        self._threads, self._idle = threads, idle
        self.inbox.put(first)

    def run(self) -> None:
        """Work, and rest, until there is nothing to do for a while."""
        reader = LastingReader()
        try:
            work = self._next()
            while work:
                tell = work(reader)
                # Whoever asks next, having been told, finds this thread at rest.
                work = self._threads.next_for(self)
                tell()
                work = work or self._next()
        finally:
            reader.end()

    def _next(self) -> Work | None:
        """Return the work that was handed over; None once the thread ends."""
        while True:
            try:
                return self.inbox.get(timeout=self._idle)
            except Empty:
                if self._threads.lets_end(self):
                    return None


class _Handed(Generic[_T]):
    """What becomes of work in a thread, for who waits for it in the loop."""

    def __init__(self) -> None:
        """Begin in the loop that waits."""
        self._loop = asyncio.get_running_loop()
        self.future: asyncio.Future[_T] = self._loop.create_future()

    def of(self, work: Callable[[], _T]) -> Callable[[], None]:
        """Do the work, and return what tells its outcome."""
        try:
            return partial(self._settle, partial(self.future.set_result, work()))
        except Exception as error:
            return partial(self._settle, partial(self.future.set_exception, error))

    def _settle(self, give: Callable[[], Any]) -> None:
        with suppress(RuntimeError):  # the loop has ended meanwhile
            self._loop.call_soon_threadsafe(lambda: None if self.future.done() else give())


async def beside(work: Callable[[], _T]) -> _T:
    """Return what ``work`` gives in a thread of its own, for which the program does not wait.

    Raises what it raises; cancelled, it ends in its own time.
    """
    done = _Handed[_T]()

    def run() -> None:
        tell = done.of(work)
        tell()

    Thread(target=run, daemon=True).start()
    return await done.future
