"""A job over a whole archive: partition by partition, each done once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.model.scan.severity import Severity
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.archives.partitions import PARQUET, DividedArchive, Partition, open_archive
from claimcheck.store.connection import Connection, open_reading, snapshot
from claimcheck.store.queries.scan import store_state
from claimcheck.workflows.archive.folder import ResultFolder
from claimcheck.workflows.archive.job import Job, PartitionAnswer, Verb, answer, as_plain, versions
from claimcheck.workflows.compare.processes import (
    interrupts_held,
    open_in_process,
    several_processes,
)
from claimcheck.workflows.scan.run import require_rated

if TYPE_CHECKING:
    from concurrent.futures import Future

# Waiting for each process: what is read ahead of them lies in memory.
_WAITING: Final = 3


class ArchiveSource(NamedTuple):
    """An archive, the store to compare with, and the folder for what comes of it.

    `database` is None where nothing is compared.
    """

    archive: Path
    database: Path | None
    folder: Path


class Workers(NamedTuple):
    """Who does the work: so many processes here, or a cluster.

    `pack` is where each worker of the cluster finds the store, if it is not sent there.
    """

    jobs: int = 1
    cluster: str | None = None
    pack: str | None = None


class ArchiveTally(NamedTuple):
    """How much of an archive was read, and what came of it.

    `hit` counts rows in which something was found, `failed` those that could not be
    read; `gravest` is the highest severity that a scan found.
    """

    rows: int
    found: int
    hit: int
    failed: int
    first_error: str | None = None
    gravest: Severity | None = None


# A partition with its rows, and what came of it.
RawPartition = tuple[Partition, bytes]
Done = tuple[Partition, PartitionAnswer]


def run_archive(
    job: Job,
    source: ArchiveSource,
    workers: Workers = Workers(),
    tell: Callable[[int, int], None] = lambda _, __: None,
    *,
    rows: int | None = None,
) -> ArchiveTally:
    """Do a job over an archive and return what came of all of it.

    What stands in the folder is not done again. ``tell`` is told how many partitions of how
    many are done. ``rows`` bounds those of a partition. The bytes written do not depend on
    the ``workers``. Raises `ClaimcheckError` for an archive or store that cannot be read, and
    for a folder of another run.
    """
    bound = {} if rows is None else {"rows": rows}
    archive = open_archive(source.archive, job.columns, **bound)
    folder = ResultFolder(
        source.folder,
        job.verb,
        is_parquet=_is_parquet(source.archive),
        record=source.database,
    )
    folder.begin(_manifest(job, source, archive))
    partitions = archive.partitions
    left = [each for each in partitions if not folder.holds(each.number)]
    done = len(partitions) - len(left)
    tell(done, len(partitions))
    work = ((each, archive.content(each)) for each in left)
    for partition, answered in _answers(job, source.database, workers, work) if left else ():
        folder.write(partition.number, answered)
        done += 1
        tell(done, len(partitions))
    return tally(folder)


def tally(folder: ResultFolder) -> ArchiveTally:
    """Return what a folder holds, counted."""
    count = found = hit = failed = 0
    first, gravest = None, None
    for row in folder.rows():
        count += 1
        found += row["found"]
        hit += row["found"] > 0
        failed += row["error"] is not None
        if row["error"] is not None and first is None:
            first = f"{row['name']}: {row['error']}"
        if row.get("gravest"):
            severity = Severity[row["gravest"].upper()]
            gravest = severity if gravest is None else max(gravest, severity)
    return ArchiveTally(count, found, hit, failed, first, gravest)


def _is_parquet(path: Path) -> bool:
    return path.suffix.lower() == PARQUET


def _manifest(job: Job, source: ArchiveSource, archive: DividedArchive) -> dict[str, object]:
    """Return all that the bytes to be written depend on."""
    told: dict[str, object] = {
        "verb": str(job.verb),
        "archive": archive.sha256,
        "partitions": len(archive.partitions),
        "question": as_plain(job),
        **versions(),
    }
    if source.database is not None:
        with open_reading(source.database) as connection:
            if job.verb is Verb.SCAN:
                require_rated(connection, job.scan)
            told["store"] = store_state(connection).head
    return told


def _answers(
    job: Job, database: Path | None, workers: Workers, work: Iterable[RawPartition]
) -> Iterator[Done]:
    """Yield what comes of each partition, each as soon as it can be."""
    if workers.cluster is not None:
        from claimcheck.workflows.archive.cluster import on_cluster  # noqa: PLC0415

        yield from on_cluster(workers.cluster, job, database, workers.pack, work)
    elif workers.jobs == 1:
        yield from _here(job, database, work)
    else:
        yield from _on_processes(job, database, workers.jobs, work)


def _here(job: Job, database: Path | None, work: Iterable[RawPartition]) -> Iterator[Done]:
    """Answer partitions in this process."""
    if database is None:
        for partition, content in work:
            yield partition, answer(job, None, content, partition.first)
        return
    with open_reading(database) as connection, snapshot(connection):
        for partition, content in work:
            yield partition, answer(job, connection, content, partition.first)


class _Worker(NamedTuple):
    """What a process keeps from one partition to the next."""

    connection: Connection | None
    job: Job


_workers: list[_Worker] = []


def _on_processes(
    job: Job, database: Path | None, jobs: int, work: Iterable[RawPartition]
) -> Iterator[Done]:
    """Answer partitions in several processes, in their order."""
    waiting: deque[tuple[Partition, Future[PartitionAnswer]]] = deque()
    given = iter(work)
    with several_processes(jobs, _begin, job, database) as pool:
        while True:
            for partition, content in islice(given, _WAITING * jobs - len(waiting)):
                with interrupts_held():
                    waiting.append((partition, pool.submit(_answer, content, partition.first)))
            if not waiting:
                return
            partition, future = waiting.popleft()
            yield partition, future.result()


def _begin(job: Job, database: Path | None) -> None:
    """Open the store, in a process of its own."""
    if database is None:
        _workers.append(_Worker(None, job))
        return
    connection, opened = open_in_process(database)
    opened.enter_context(snapshot(connection))
    _workers.append(_Worker(connection, job))


def _answer(content: bytes, first: int) -> PartitionAnswer:
    """Answer a partition, in a process of its own."""
    (worker,) = _workers
    return answer(worker.job, worker.connection, content, first)
