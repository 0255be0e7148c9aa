"""Match many statements, on several processes, in the order they came."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection, explained, open_reading
from claimcheck.store.index.kept import keep_claims
from claimcheck.workflows.compare.parts import find_matches_in_parts
from claimcheck.workflows.compare.processes import (
    interrupts_held,
    open_in_process,
    several_processes,
    told_of_end,
)

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from claimcheck.workflows.compare.nearness import Nearness

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
    nearness: "Nearness | None" = None


Matched = tuple[Statement, list[Match]]
Given = TypeVar("Given")
Told = TypeVar("Told")


class ReadingProcesses:
    """So many processes that read the store, or for one this process itself.

    They begin when they are first needed, and see what was written last.
    """

    def __init__(self, path: Path, jobs: int) -> None:
        """Keep which store they read."""
        self._path, self._jobs = path, jobs
        self._held = ExitStack()
        self._pool: ProcessPoolExecutor | None = None
        self._connection: Connection | None = None

    def close(self) -> None:
        """End them."""
        self._pool = self._connection = None
        self._held.close()

    def each(
        self,
        given: Iterable[Given],
        answer: Callable[[Connection, Sequence[Given]], list[Told]],
        *,
        at_once: int = 1,
    ) -> Generator[Told, None, None]:
        """Yield what ``answer`` says of each, in the order given.

        It is a function of a module, or a partial one, and gets ``at_once`` of them where
        this process itself reads. Raises what `open_reading` raises, and `ClaimcheckError`
        where a process was killed.
        """
        if self._jobs == 1:
            rest = iter(given)
            with explained(self._path):
                while some := list(islice(rest, at_once)):
                    yield from answer(self._reader(), some)
            return
        if self._pool is None:
            self._pool = self._held.enter_context(several_processes(self._jobs, _begin, self._path))
        with told_of_end():
            yield from _handed_out(self._pool, self._jobs, given, answer)

    def _reader(self) -> Connection:
        """Return the connection of this process, the same as long as it is open."""
        if self._connection is None:
            self._connection = self._held.enter_context(open_reading(self._path))
            keep_claims(self._connection)
        return self._connection


def _handed_out(
    pool: "ProcessPoolExecutor",
    jobs: int,
    given: Iterable[Given],
    answer: Callable[[Connection, Sequence[Given]], list[Told]],
) -> Iterator[Told]:
    """Yield the answers of processes, a few at a time."""
    waiting: deque[Future[list[Told]]] = deque()
    rest = iter(given)
    while some := list(islice(rest, _AT_ONCE)):
        with interrupts_held():
            waiting.append(pool.submit(_answers, some, answer))
        while waiting and (len(waiting) > _WAITING * jobs or waiting[0].done()):
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def match_each(
    path: Path, statements: Iterable[Statement], asked: BatchRequest, *, jobs: int = 1
) -> Generator[Matched, None, None]:
    """Yield each statement with its matches, in the order given, each as soon as it can be.

    With several ``jobs`` as many processes read the store; what is yielded is the
    same. Raises what `open_reading` raises.
    """
    with closing(ReadingProcesses(path, jobs)) as readers:
        yield from readers.each(statements, partial(_answer, asked=asked))


def _answer(
    connection: Connection, statements: Sequence[Statement], *, asked: BatchRequest
) -> list[Matched]:
    """Return statements with their matches."""
    return [
        (
            each,
            find_matches_in_parts(
                connection,
                each,
                limit=asked.limit,
                thresholds=asked.thresholds,
                asking=asked.asking,
                nearness=asked.nearness,
            ),
        )
        for each in statements
    ]


_connections: list[Connection] = []


def _begin(path: Path) -> None:
    """Open the store, in a process of its own."""
    connection, _ = open_in_process(path)
    keep_claims(connection)
    _connections.append(connection)


def _answers(
    given: Sequence[Given], answer: Callable[[Connection, Sequence[Given]], list[Told]]
) -> list[Told]:
    """Return the answers to some, in a process of its own."""
    (connection,) = _connections
    return answer(connection, given)
