"""Work on archives: sentences a CPU-second, what an engine adds, and how both grow; one run.

    python benchmarks/archive_speed.py [--articles 1000] [--statements 4000] [--cluster]

Makes an archive of articles and a record from a seed, and scans it in one process, in two
and, with --cluster, on two workers of a dask cluster of this machine: wall time, and CPU of
all processes but the cluster's. Then with a tenth of the articles, and with a tenth of the
record. What they write is compared byte by byte.
"""

import argparse
import json
import math
import resource
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from made_claims import Maker
from made_desk import REVIEWER, make_desk

from claimcheck import open_record
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.scan.severity import ScanSettings
from claimcheck.model.text.archive_row import ArchiveColumns
from claimcheck.reading.kinds import TextKind
from claimcheck.workflows.archive.job import Job, Verb
from claimcheck.workflows.archive.run import ArchiveSource, Workers, run_archive

_SENTENCES = 14


class _Cost(NamedTuple):
    """What a run took: seconds of wall and of CPU, and megabytes at the peak."""

    wall: float
    cpu: float
    megabytes: float


def main() -> None:
    """Print the figures of each run beside those of one process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--statements", type=int, default=4_000)
    parser.add_argument("--cluster", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        _measure(Path(name), options)


def _measure(folder: Path, options: argparse.Namespace) -> None:
    packs = {
        many: _pack(folder, many, options.seed)
        for many in (options.statements // 10, options.statements)
    }
    archives = {
        many: _archive(folder, many, options.seed)
        for many in (options.articles // 10, options.articles)
    }
    small, whole = archives
    few, all_of_them = packs
    sentences = whole * _SENTENCES
    found = folder / "one"
    one = _run(archives[whole], packs[all_of_them], found, Workers())
    print(f"{whole:,} articles, {sentences:,} sentences, {all_of_them:,} statements")
    print(f"one process     {_told(one)}  {sentences / one.cpu:.0f} sentences a CPU-second")
    several = {"two processes": Workers(2)}
    for label, workers in several.items():
        cost = _run(archives[whole], packs[all_of_them], folder / label, workers)
        print(f"{label:<15} {_told(cost)}  {_same(found, folder / label)}")
    if options.cluster:
        _measure_cluster(archives[whole], packs[all_of_them], folder, found)
    fewer = _run(archives[small], packs[all_of_them], folder / "small", Workers())
    lighter = _run(archives[whole], packs[few], folder / "few", Workers())
    print(f"grows with articles as {_exponent(one.cpu, fewer.cpu):.2f}, 1 is as their number")
    print(f"grows with the record as {_exponent(one.cpu, lighter.cpu):.2f}, 0 is not at all")


def _measure_cluster(archive: Path, pack: Path, folder: Path, found: Path) -> None:
    from distributed import LocalCluster  # noqa: PLC0415 - only where it is asked for

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        workers = Workers(cluster=cluster.scheduler_address)
        cost = _run(archive, pack, folder / "cluster", workers)
    print(f"two workers     {_told(cost)}  {_same(found, folder / 'cluster')}")


def _pack(folder: Path, statements: int, seed: int) -> Path:
    """Make a record and return a pack of all that it holds."""
    record, pack = folder / f"{statements}.db", folder / f"{statements}.pack.db"
    make_desk(record, statements, seed)
    with open_record(record, reviewer=REVIEWER) as opened:
        opened.pack(pack, status="all")
    return pack


def _archive(folder: Path, articles: int, seed: int) -> Path:
    """Write an archive of articles, in each of which a few sentences resemble claims."""
    path, maker = folder / f"{articles}.jsonl", Maker(seed + 1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            said = [f"{maker.sentence().rstrip('.')}." for _ in range(_SENTENCES)]
            row = {"url": f"a/{number}", "body": " ".join(said), "day": "2016-05-01"}
            file.write(json.dumps(row) + "\n")
    return path


def _run(archive: Path, pack: Path, folder: Path, workers: Workers) -> _Cost:
    """Scan an archive and return what that took."""
    columns = ArchiveColumns("body", "url", "day")
    job = Job(
        Verb.SCAN, columns, TextKind.TEXT, "2016-06-01", ScanSettings(proposed=True), Thresholds()
    )
    began, spent = time.monotonic(), _cpu()
    run_archive(job, ArchiveSource(archive, pack, folder), workers)
    return _Cost(time.monotonic() - began, _cpu() - spent, _peak())


def _of_all(read: Callable[[resource.struct_rusage], float]) -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(read(resource.getrusage(kind)) for kind in kinds)


def _cpu() -> float:
    return _of_all(lambda used: used.ru_utime + used.ru_stime)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _told(cost: _Cost) -> str:
    return f"{cost.wall:6.1f} s, {cost.cpu:6.1f} s CPU, {cost.megabytes:4.0f} MB"


def _same(one: Path, other: Path) -> str:
    same = [path.read_bytes() for path in sorted(one.iterdir())] == [
        path.read_bytes() for path in sorted(other.iterdir())
    ]
    return "the same bytes" if same else "OTHER BYTES"


def _exponent(whole: float, tenth: float) -> float:
    return math.log10(whole / tenth)


if __name__ == "__main__":
    main()
