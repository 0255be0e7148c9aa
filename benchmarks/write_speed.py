"""How fast statements are written down: one by one, durably, and by import.

    python benchmarks/write_speed.py [--adds 300] [--stored 20000] [--import 100000]
                                     [--together 1000] [--articles 20] [--named]

The store's part of an add is a transaction of its own that stores one statement, its claim
and their event, without looking for matches; the whole add looks too. A durable add is
compared with one 4 KiB write and fdatasync beside it, in turn, by the wall clock. The
imports read JSON lines: once as bare claims, each with its event, and once as statements
with a speaker and a date, four rows and two search indexes each. What is added together is
matched: statements of which one in five nearly repeats another, on one process and by the wall
clock on two, and articles of twenty quotations. With ``--named`` each claim that is there
before was said by somebody of the record, thousands of persons. All else is CPU time.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from made_claims import Maker

from claimcheck import Record, open_record
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import NewClaim
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Statement
from claimcheck.reading.records.files import read_records
from claimcheck.store.connection import WriteStore
from claimcheck.store.log.transaction import transaction
from claimcheck.store.writing import create, open_writing
from claimcheck.workflows.intake.add import add
from claimcheck.workflows.intake.bulk import import_claims, import_unmatched
from claimcheck.workflows.record.init import begin_record

_REVIEWER = "benchmark"
_QUOTED = 20
_BLOCK = b"\xa5" * 4096


class Spent(NamedTuple):
    """Seconds of CPU time, and by the wall clock."""

    cpu: float
    wall: float


def main() -> None:
    """Measure adds, then an import, each in a store of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--adds", type=int, default=300)
    parser.add_argument("--stored", type=int, default=20_000, help="claims there before the adds")
    parser.add_argument("--import", type=int, default=100_000, dest="imported")
    parser.add_argument("--together", type=int, default=1_000, help="statements in one add")
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--named", action="store_true", help="the stored claims have speakers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="on the disk to be measured")
    options = parser.parse_args()
    maker = Maker(options.seed)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        measure_claims(Path(folder) / "claims.db", maker, options.imported)
        measure_statements(Path(folder) / "statements.db", maker, options.imported)
        adds = Path(folder) / "adds.db"
        measure_adds(adds, maker, options.stored, options.adds, named=options.named)
        measure_together(adds, maker, options.together)
        measure_articles(adds, maker, options.articles)


def measure_claims(path: Path, maker: Maker, size: int) -> None:
    """Print how many bare claims are imported a CPU-second, parsing and events included."""
    lines = [json.dumps({"text": text}) for text in maker.claims(size)]
    with create(path) as store:
        begin_record(store, _REVIEWER)
        begun = time.process_time()
        with transaction(store, bulk=True) as writer:
            claims = (NewClaim(**json.loads(line)) for line in lines)
            import_claims(writer, claims, actor=_REVIEWER)
        spent = time.process_time() - begun
    print(f"import of {size:,} claims without matching")
    print(f"  rows a CPU-second  {size / spent:,.0f}  (goal: at least 8,000)")


def measure_statements(path: Path, maker: Maker, size: int) -> None:
    """Print how many statements are imported a CPU-second, parsing and events included."""
    lines = "\n".join(
        json.dumps({"text": text, "speaker": maker.name(), "said_on": "2023-02-07"})
        for text in maker.claims(size)
    )
    with create(path) as store:
        begin_record(store, _REVIEWER)
        begun = time.process_time()
        statements = read_records("made.jsonl", lines)
        read = time.process_time()
        with transaction(store, bulk=True) as writer:
            import_unmatched(writer, statements, actor=_REVIEWER)
        spent = time.process_time() - begun
    print(f"import of {size:,} statements without matching")
    print(f"  rows a CPU-second  {size / spent:,.0f}")
    print(f"  of which parsing   {(read - begun) / spent:.0%}")


def measure_adds(path: Path, maker: Maker, stored: int, adds: int, *, named: bool) -> None:
    """Print what an add costs, in turn with a bare write and sync beside it."""
    with create(path) as store:
        begin_record(store, _REVIEWER)
        with transaction(store, bulk=True) as writer:
            statements = [
                Statement(text, person=maker.name() if named else None)
                for text in maker.claims(stored)
            ]
            import_unmatched(writer, statements, actor=_REVIEWER)
    store_part: list[Spent] = []
    bare: list[Spent] = []
    whole: list[Spent] = []
    with open_writing(path) as store, path.with_name("block").open("wb") as block:
        for _ in range(adds):
            one, other = (Statement(text) for text in maker.claims(2))
            store_part.append(timed(store_one, store, one))
            bare.append(timed(write_block, block))
            whole.append(timed(add_one, store, other))
    print(f"{adds} adds to {stored:,} stored claims")
    print(f"  store part, p50 CPU                {1e3 * median(store_part).cpu:.2f} ms  (goal: 1)")
    print(f"  whole add with matching, p50 CPU   {1e3 * median(whole).cpu:.2f} ms")
    ratio = median(store_part).wall / median(bare).wall
    print(f"  durable add / write and fdatasync  {ratio:.2f}  (goal: at most 3)")


def measure_together(path: Path, maker: Maker, size: int) -> None:
    """Print what statements cost that are added and matched in one go; nothing is kept."""
    statements = [
        Statement(text, speaker=maker.name(), said_on=PartialDate(2023, 2, 7))
        for text in maker.claims(size)
    ]
    with open_record(path, reviewer=_REVIEWER) as record:
        one, two = (timed_together(record, statements, jobs) for jobs in (1, 2))
    print(f"{size:,} statements added together, with matching")
    print(f"  statements a CPU-second            {size / one.cpu:.0f}  (goal: 250)")
    print(f"  wall of -j 1 / of -j 2             {one.wall / two.wall:.2f}  (goal: 1.7)")


def timed_together(record: Record, statements: Sequence[Statement], jobs: int) -> Spent:
    """Return what an add of many takes after that of a few, which loads modules and processes."""
    record.add_all(statements[:2], jobs=jobs, dry_run=True)
    return timed(partial(record.add_all, statements, jobs=jobs, dry_run=True))


def measure_articles(path: Path, maker: Maker, size: int) -> None:
    """Print how many articles are added a CPU-second, each with the statements found in it."""
    files = []
    for number in range(size):
        quoted = [f'"{text}" said {maker.name()}.' for text in maker.claims(_QUOTED)]
        files.append(path.with_name(f"{number}.txt"))
        files[-1].write_text("\n\n".join(quoted), encoding="utf-8")
    with open_record(path, reviewer=_REVIEWER) as record:
        record.add_article(files[0])
        spent = timed(lambda: [record.add_article(each) for each in files[1:]])
    print(f"{size - 1} articles of {_QUOTED} quotations, with matching")
    print(f"  articles a CPU-second              {(size - 1) / spent.cpu:.2f}  (goal: 40)")


def store_one(store: WriteStore, statement: Statement) -> None:
    """Store a statement with its claim, compared with nothing."""
    with transaction(store) as writer:
        import_unmatched(writer, [statement], actor=_REVIEWER)


def add_one(store: WriteStore, statement: Statement) -> None:
    """Add a statement as the program does."""
    with transaction(store) as writer:
        add(writer, statement, actor=_REVIEWER, thresholds=Thresholds())


def write_block(file: BinaryIO) -> None:
    """Write 4 KiB, and wait until they are on the disk."""
    file.write(_BLOCK)
    file.flush()
    os.fdatasync(file.fileno())


def timed(work: Callable[..., object], *given: object) -> Spent:
    """Return what ``work`` takes."""
    cpu, wall = time.process_time(), time.perf_counter()
    work(*given)
    return Spent(time.process_time() - cpu, time.perf_counter() - wall)


def median(spent: Sequence[Spent]) -> Spent:
    """Return the median of each clock."""
    return Spent(
        statistics.median(each.cpu for each in spent),
        statistics.median(each.wall for each in spent),
    )


if __name__ == "__main__":
    main()
