"""Partitions answered by the workers of a dask cluster, which hands them out and around.

Nothing here decides what is found: the workers call the same function as one process
would, on a copy of the store that they check by its digest.
"""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import gettempdir
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.reading.archives.partitions import Partition
from claimcheck.reading.unreadable import MissingExtraError
from claimcheck.store.connection import Connection, open_reading
from claimcheck.workflows.archive.job import (
    Job,
    PartitionAnswer,
    answer,
    pack_digest,
    refused,
    versions,
)

# Partitions handed out for each worker: more would only lie in memory.
_AHEAD: Final = 4
_PATIENCE: Final = "30s"
# What a scheduler sends to every worker at once.
_MOST_SENT: Final = 200 * 1024 * 1024

_kept = threading.local()


def on_cluster(
    address: str,
    job: Job,
    database: Path | None,
    placed: str | None,
    work: Iterable[tuple[Partition, bytes]],
) -> Iterator[tuple[Partition, PartitionAnswer]]:
    """Yield what comes of each partition, each as soon as it is there.

    The store goes to each worker by its bytes, or lies there already at the path ``placed``.
    A partition whose worker died is given to another; one that fails again is tried row by
    row, and a row that fails is told as one that could not be read. Raises `ClaimcheckError`
    for a cluster that cannot be reached, or on which other versions run.
    """
    with _client(address) as client, _sent(client, database, placed) as store:
        asked = (job, versions(), store)
        yield from _handed_out(client, work, lambda content, first: (*asked, content, first))


def _client(address: str) -> Any:
    """Return a client of the cluster."""
    try:
        from distributed import Client  # noqa: PLC0415 - it is heavy, and few have it
    except ImportError:
        raise MissingExtraError(address, "a cluster", "cluster") from None
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClaimcheckError(
            f"cannot reach the cluster at {address}: {error}; start its scheduler first"
        ) from error


def _require_same_versions(client: Any) -> None:
    """Raise `ClaimcheckError` where a worker runs other versions, which would find other things."""
    own, found = versions(), client.run(versions)
    if not found:
        raise ClaimcheckError("the cluster has no worker; start one with `dask worker`")
    for worker, theirs in sorted(found.items()):
        for name, version in own.items():
            if theirs.get(name) != version:
                raise ClaimcheckError(
                    f"the worker at {worker} has {name} {theirs.get(name)} and this machine"
                    f" {version}; install the same on each"
                )


@contextmanager
def _sent(client: Any, database: Path | None, placed: str | None) -> Iterator[tuple[str, str]]:
    """Give where each worker finds the store, and its digest; send it there, if it is not.

    Workers that are started later get it too.
    """
    _require_same_versions(client)
    if database is None:
        yield "", ""
        return
    digest = pack_digest(database)
    if placed is not None:
        yield placed, digest
        return
    if database.stat().st_size > _MOST_SENT:
        raise ClaimcheckError(
            f"{database} is larger than {_MOST_SENT >> 20} MiB; copy it to each worker and name"
            " its path there with --pack-on-workers"
        )
    sent = _plugin(digest, database.read_bytes())
    client.register_plugin(sent)
    try:
        yield "", digest
    finally:
        client.unregister_worker_plugin(sent.name)


def _plugin(digest: str, packed: bytes) -> Any:
    """Return what has each worker write the store when it starts, or now where it runs already."""
    from distributed import WorkerPlugin  # noqa: PLC0415 - it is heavy, and few have it

    class SentPack(WorkerPlugin):  # type: ignore[misc] # dask has no types
        """The store on its way to the workers, by dask's own means."""

        name = f"claimcheck-{digest[:16]}"

        def setup(self, worker: Any) -> None:  # noqa: ARG002 - dask gives it
            """Write the store on the machine of a worker."""
            keep_sent(digest, packed)

    return SentPack()


def _handed_out(client: Any, work: Iterable[tuple[Partition, bytes]], asked: Any) -> Iterator[Any]:
    """Yield what comes of the work, so that each worker has some ahead and no more is read."""
    from distributed import as_completed  # noqa: PLC0415

    given, contents = iter(work), dict[Any, tuple[Partition, bytes]]()
    running = as_completed(loop=client.loop)

    def hand_out(many: int) -> None:
        for partition, content in islice(given, many):
            future = _submitted(client, asked(content, partition.first))
            contents[future] = partition, content
            running.add(future)

    hand_out(_AHEAD * max(len(client.scheduler_info()["workers"]), 1))
    for future in running:
        partition, content = contents.pop(future)
        hand_out(1)
        if _ended_its_workers(future) is None:
            yield partition, PartitionAnswer(*future.result())
        else:
            yield partition, _row_by_row(client, asked, content, partition.first)


def _submitted(client: Any, asked: tuple[Any, ...]) -> Any:
    # What ends its worker is tried again by dask itself; what fails otherwise would again.
    return client.submit(answer_on_worker, *asked, pure=False)


def _ended_its_workers(future: Any) -> Exception | None:
    """Return what dask says of a task that ended several workers; None where it is answered.

    Raises `ClaimcheckError` for what else went wrong on a worker. It lies in no row, so that
    none is told as one that cannot be read, and the same command goes on once it is repaired.
    """
    from distributed import KilledWorker  # noqa: PLC0415

    error: Exception | None = future.exception()
    if error is None or isinstance(error, KilledWorker):
        return error
    if isinstance(error, ClaimcheckError):
        raise error
    raise ClaimcheckError(
        f"a worker failed: {error}; repair it and run again, what is done stays done"
    ) from error


def _row_by_row(client: Any, asked: Any, content: bytes, first: int) -> PartitionAnswer:
    """Return what comes of a partition that failed, with the rows that fail again told."""
    results, rows = [], []
    for number, line in enumerate(content.split(b"\n"), first):
        if not line.strip():
            continue
        one = asked(line, number)
        future = _submitted(client, one)
        error = _ended_its_workers(future)
        if error is None:
            answered = PartitionAnswer(*future.result())
        else:
            answered = refused(one[0], line, number, f"it ended its worker ({error})")
        results.append(answered.results)
        rows.append(answered.rows)
    return PartitionAnswer(b"".join(results), b"".join(rows))


def answer_on_worker(
    job: Job, needed: dict[str, str], store: tuple[str, str], content: bytes, first: int
) -> tuple[bytes, bytes]:
    """Answer a partition, on a worker; return lines of what was found and of what was read.

    Raises `ClaimcheckError` where the worker, which may have joined late, runs other versions
    than those ``needed``.
    """
    if versions() != needed:
        raise ClaimcheckError(f"a worker has {versions()}, and {needed} is needed on each")
    path, digest = store
    connection = _opened(Path(path or sent_path(digest)), digest) if digest else None
    answered = answer(job, connection, content, first)
    return answered.results, answered.rows


def _opened(path: Path, digest: str) -> Connection:
    """Return the store, opened once for each thread; SQLite keeps to one."""
    opened: dict[str, Connection] = _kept.__dict__.setdefault("opened", {})
    if digest not in opened:
        try:
            found = sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise ClaimcheckError(
                f"a worker cannot read {path}: {error.strerror}; copy the pack there"
            ) from error
        if found != digest:
            raise ClaimcheckError(f"{path} is not the store that was asked about; copy it again")
        stack: ExitStack = _kept.__dict__.setdefault("stack", ExitStack())
        opened[digest] = stack.enter_context(open_reading(path))
    return opened[digest]


def sent_path(digest: str) -> Path:
    """Return where a worker keeps the store that it was sent."""
    return Path(gettempdir()) / f"claimcheck-{os.getuid()}-{digest[:32]}.db"


def keep_sent(digest: str, packed: bytes) -> None:
    """Write the store that a worker was sent, once for all processes of its machine."""
    path = sent_path(digest)
    if path.exists():
        return
    part = path.with_suffix(f".{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(packed)
    part.replace(path)
