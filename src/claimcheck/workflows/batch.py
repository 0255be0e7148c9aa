"""Match many statements, on several processes, in the order they came."""

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Final, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection, open_reading
from claimcheck.workflows.match import find_matches

# Handed to a process at once: enough that handing over costs little, few enough
# that an interrupted run ends soon.
_AT_ONCE: Final = 8
# Waiting for each process, so that a long file is never read into memory.
_WAITING: Final = 3


class Asked(NamedTuple):
    """How each statement is matched."""

    limit: int
    thresholds: Thresholds
    asking: str | None = None


Answer = tuple[Statement, list[Match]]


def match_each(
    path: Path, statements: Iterable[Statement], asked: Asked, *, jobs: int = 1
) -> Generator[Answer, None, None]:
    """Yield each statement with its matches, in the order given, each as soon as it can be.

    With several ``jobs`` as many processes read the store; what is yielded is the
    same. Raises what `open_reading` raises.
    """
    if jobs == 1:
        with open_reading(path) as connection:
            for statement in statements:
                yield statement, _matches(connection, statement, asked)
        return
    waiting: deque[Future[list[Answer]]] = deque()
    given = iter(statements)
    with _pool(path, asked, jobs) as pool:
        while some := list(islice(given, _AT_ONCE)):
            with _interrupts_held():
                waiting.append(pool.submit(_answer, some))
            while waiting and (len(waiting) > _WAITING * jobs or waiting[0].done()):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _matches(connection: Connection, statement: Statement, asked: Asked) -> list[Match]:
    """Return the matches of one statement."""
    return find_matches(
        connection,
        statement,
        limit=asked.limit,
        thresholds=asked.thresholds,
        asking=asked.asking,
    )


@contextmanager
def _pool(path: Path, asked: Asked, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes that each have the store open; whatever happens, none is left behind."""
    # A forked child would share the parent's SQLite connections, which SQLite forbids.
    pool = ProcessPoolExecutor(
        jobs, get_context("spawn"), initializer=_begin, initargs=(path, asked)
    )
    try:
        yield pool
    except BrokenProcessPool as error:
        raise ClaimcheckError(
            "a process that matched was ended from outside; repeat with a smaller -j"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start no process that Ctrl-C would end in a traceback of its own.

    A process begins with the signals held that are held where it is started. The
    parent loses none: it gets them right after.
    """
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker(NamedTuple):
    """What one process keeps from one statement to the next."""

    connection: Connection
    asked: Asked


_workers: list[_Worker] = []
_opened = ExitStack()


def _begin(path: Path, asked: Asked) -> None:
    """Open the store, in a process of its own, and end when the program that began it does."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _workers.append(_Worker(_opened.enter_context(open_reading(path)), asked))


def _end_with_parent() -> None:
    """End this process when its parent is gone, even if that was killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answer(statements: Sequence[Statement]) -> list[Answer]:
    """Return the matches of some statements, in a process of its own."""
    (worker,) = _workers
    return [(each, _matches(worker.connection, each, worker.asked)) for each in statements]
