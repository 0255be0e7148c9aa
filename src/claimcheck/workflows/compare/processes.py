"""Processes of their own that each read the store, none left behind."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.store.connection import Connection, open_reading

_opened = ExitStack()


@contextmanager
def several_processes(
    jobs: int, begin: Callable[..., None], *given: object
) -> Iterator[ProcessPoolExecutor]:
    """Give so many processes, each begun by ``begin(*given)``; none outlives the context.

    Hand work to them while `interrupts_held`. Raises `ClaimcheckError` where one of
    them was killed.
    """
    # A forked child would share the parent's SQLite connections, which SQLite forbids.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=begin, initargs=given)
    try:
        with told_of_end():
            yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def told_of_end() -> Iterator[None]:
    """Raise `ClaimcheckError` where a process was killed."""
    try:
        yield
    except BrokenProcessPool as error:
        raise ClaimcheckError("a process was killed; repeat with a smaller -j") from error


@contextmanager
def interrupts_held() -> Iterator[None]:
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


def open_in_process(path: Path) -> tuple[Connection, ExitStack]:
    """Open the store for as long as this process lives, which ends when its parent does.

    What else shall be kept open may enter the stack.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()
    return _opened.enter_context(open_reading(path)), _opened


def _end_with_parent() -> None:
    """End this process when its parent is gone, even if that was killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
