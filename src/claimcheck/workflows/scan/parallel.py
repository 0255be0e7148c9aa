"""Drafts scanned on several processes, in their order."""

from collections.abc import Iterator

from claimcheck.errors import ClaimcheckError
from claimcheck.model.scan.finding import StoreState
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection, snapshot
from claimcheck.store.queries.scan import store_state
from claimcheck.workflows.compare.processes import (
    interrupts_held,
    open_in_process,
    several_processes,
)
from claimcheck.workflows.scan.evidence.candidates import begin_looking
from claimcheck.workflows.scan.one_draft import scan_draft
from claimcheck.workflows.scan.plan import DraftResult, Plan


class MovedStoreError(ClaimcheckError):
    """Somebody wrote to the store while a scan began."""


class _ScanWorker(NamedTuple):
    """What one process keeps from one draft to the next."""

    connection: Connection
    plan: Plan
    state: StoreState


_workers: list[_ScanWorker] = []


def scan_on_processes(
    connection: Connection, plan: Plan, state: StoreState, jobs: int
) -> Iterator[DraftResult]:
    """Yield what came of each draft, in order; stdin is read by this process.

    Raises `MovedStoreError` where a process does not see the ``state`` that this
    one sees.
    """
    with several_processes(jobs, _begin, plan) as pool:
        with interrupts_held():
            waiting = [None if name == "-" else pool.submit(_scan, name) for name in plan.drafts]
        for name, future in zip(plan.drafts, waiting, strict=True):
            if future is None:
                yield scan_draft(connection, plan, name)
                continue
            seen, result = future.result()
            if seen != state:
                raise MovedStoreError("somebody wrote to the store meanwhile; scan again")
            yield result


def _begin(plan: Plan) -> None:
    """Open the store, in a process of its own."""
    connection, opened = open_in_process(plan.database)
    opened.enter_context(snapshot(connection))
    begin_looking(connection, len(plan.drafts))
    _workers.append(_ScanWorker(connection, plan, store_state(connection)))


def _scan(name: str) -> tuple[StoreState, DraftResult]:
    """Return what came of one draft, and the state of the store that it was compared with."""
    (worker,) = _workers
    return worker.state, scan_draft(worker.connection, worker.plan, name)
