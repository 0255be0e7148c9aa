"""Drafts scanned on several processes, in their order."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import get_context, parent_process
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.model.finding import StoreState
from claimcheck.store.connection import Connection, open_reading
from claimcheck.store.rated import one_state, store_state
from claimcheck.workflows.scan.one_draft import scan_draft
from claimcheck.workflows.scan.plan import Plan, Result


class MovedStoreError(ClaimcheckError):
    """Somebody wrote to the store while a scan began."""


class _Worker(NamedTuple):
    """What one process keeps from one draft to the next."""

    connection: Connection
    plan: Plan
    state: StoreState


_workers: list[_Worker] = []
_opened = ExitStack()


def scan_on_processes(
    connection: Connection, plan: Plan, state: StoreState, jobs: int
) -> Iterator[Result]:
    """Yield what came of each draft, in order; stdin is read by this process.

    Raises `MovedStoreError` where a process does not see the ``state`` that this
    one sees.
    """
    # A forked child would share the parent's SQLite connections, which SQLite forbids.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(plan,))
    try:
        waiting = [None if name == "-" else pool.submit(_scan, name) for name in plan.drafts]
        for name, future in zip(plan.drafts, waiting, strict=True):
            if future is None:
                yield scan_draft(connection, plan, name)
                continue
            seen, result = future.result()
            if seen != state:
                raise MovedStoreError("somebody wrote to the store meanwhile; scan again")
            yield result
    except BrokenProcessPool as error:
        raise ClaimcheckError(
            "a process that scanned was ended from outside; repeat with a smaller -j"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(plan: Plan) -> None:
    """Open the store, in a process of its own, and end when the program that began it does."""
    # Ctrl-C is for the program that began this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    connection = _opened.enter_context(open_reading(plan.database))
    _opened.enter_context(one_state(connection))
    _workers.append(_Worker(connection, plan, store_state(connection)))


def _end_with_parent() -> None:
    """End this process when its parent is gone, even if that was killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _scan(name: str) -> tuple[StoreState, Result]:
    """Return what came of one draft, and the state of the store that it was compared with."""
    (worker,) = _workers
    return worker.state, scan_draft(worker.connection, worker.plan, name)
