"""What nearness of meaning costs a match, beside a match by words alone.

    python benchmarks/meaning_speed.py [--claims 10000 1000000] [--queries 30]

Claims and queries are made up (made_claims.py), and so are the vectors of the claims: rows of
chance cost what those of a model cost, but the text that is asked about is read by the model
of the extra `[meaning]`; with `[meaning-languages]` its model has rows, too. CPU time, in one
process that goes on, and of whole processes.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import claim_store
import startup
from made_claims import Maker

import claimcheck
from claimcheck.model.claim import NewClaim
from claimcheck.record import Record
from claimcheck.workflows.compare.readers import open_readers

_RUNS = 5


class Chance:
    """Gives rows of chance in the name of a model."""

    def __init__(self, name: str, dimension: int) -> None:
        """Take the place of the model of this name."""
        self.name, self.dimension = name, dimension
        self._chance = random.Random(1)

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """Return a row for each text."""
        return [self._chance.randbytes(self.dimension) for _ in texts]


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--queries", type=int, default=30)
    options = parser.parse_args()
    for size in options.claims:
        measure(size, options.queries)


def measure(size: int, queries: int) -> None:
    """Print what a match costs among so many claims, by words and with their vectors."""
    maker = Maker(1)
    texts = list(maker.claims(size))
    asked = [maker.repeated(text) for text in random.Random(size).sample(texts, queries)]
    print(f"# {size:,} claims", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        claim_store.build(str(path), map(NewClaim, texts))
        claim_store.rebuild(str(path))
        for reader in open_readers(path, None):
            chance = Chance(reader.model.name, reader.model.dimension)
            with Record(path, model=chance) as record:
                record.index_meaning()
        in_process(path, asked)
        whole(path, asked[0])


def in_process(path: Path, asked: Sequence[str]) -> None:
    """Print the milliseconds of CPU of a match in a process that has matched before."""
    for name, meaning in (("by words", False), ("with meaning", True)):
        with claimcheck.open_record(path) as record:
            started = time.process_time()
            record.match(asked[0], meaning=meaning)
            first, spent = time.process_time() - started, []
            for text in asked[1:]:
                started = time.process_time()
                record.match(text, meaning=meaning)
                spent.append(time.process_time() - started)
        print(
            f"match {name}: the first {first:.2f} s, then {1000 * statistics.median(spent):.1f} ms",
            flush=True,
        )


def whole(path: Path, text: str) -> None:
    """Print the seconds of CPU of whole processes that match once."""
    match = [sys.executable, "-m", "claimcheck", "match", text, "--db", str(path)]
    commands = {"by words": [*match, "--no-meaning"], "with meaning": match}
    environment = startup.with_byte_code(path.with_name("compiled"))
    for name, spent in startup.measured(commands, _RUNS, environment).items():
        print(f"claimcheck match {name}: {statistics.median(spent):.2f} s", flush=True)


if __name__ == "__main__":
    main()
