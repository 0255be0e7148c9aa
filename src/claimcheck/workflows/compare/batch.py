"""Match many statements, on several processes, in the order they came."""

from collections import deque
from collections.abc import Generator, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection, open_reading
from claimcheck.workflows.compare.parts import find_matches_in_parts
from claimcheck.workflows.compare.processes import (
    interrupts_held,
    open_in_process,
    several_processes,
)

if TYPE_CHECKING:
    from concurrent.futures import Future

# Handed to a process at once: enough that handing over costs little, few enough
# that an interrupted run ends soon.
_AT_ONCE: Final = 8
# Waiting for each process, so that a long file is never read into memory.
_WAITING: Final = 3


class BatchRequest(NamedTuple):
    """How each statement is matched."""

    limit: int
    thresholds: Thresholds
    asking: str | None = None


Answer = tuple[Statement, list[Match]]


def match_each(
    path: Path, statements: Iterable[Statement], asked: BatchRequest, *, jobs: int = 1
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
    with several_processes(jobs, _begin, path, asked) as pool:
        while some := list(islice(given, _AT_ONCE)):
            with interrupts_held():
                waiting.append(pool.submit(_answer, some))
            while waiting and (len(waiting) > _WAITING * jobs or waiting[0].done()):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _matches(connection: Connection, statement: Statement, asked: BatchRequest) -> list[Match]:
    """Return the matches of one statement."""
    return find_matches_in_parts(
        connection,
        statement,
        limit=asked.limit,
        thresholds=asked.thresholds,
        asking=asked.asking,
    )


class _Worker(NamedTuple):
    """What one process keeps from one statement to the next."""

    connection: Connection
    asked: BatchRequest


_workers: list[_Worker] = []


def _begin(path: Path, asked: BatchRequest) -> None:
    """Open the store, in a process of its own."""
    connection, _ = open_in_process(path)
    _workers.append(_Worker(connection, asked))


def _answer(statements: Sequence[Statement]) -> list[Answer]:
    """Return the matches of some statements, in a process of its own."""
    (worker,) = _workers
    return [(each, _matches(worker.connection, each, worker.asked)) for each in statements]
