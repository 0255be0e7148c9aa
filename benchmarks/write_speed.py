"""How fast the store takes statements in.

python benchmarks/write_speed.py [--import-size 100000] [--adds 300]
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from pathlib import Path

from made_claims import Maker

import claimcheck
from claimcheck.model.statement import Statement
from claimcheck.store.transaction import transaction
from claimcheck.store.writing import open_writing
from claimcheck.workflows.importing import import_unmatched


def main() -> None:
    """Print the rate of an import, and what one add costs beside a synced write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--import-size", type=int, default=100_000)
    parser.add_argument("--adds", type=int, default=300)
    options = parser.parse_args()
    os.environ["CLAIMCHECK_BY"] = "A. Diallo"
    texts = list(Maker(1).claims(options.import_size + options.adds))
    random.Random(1).shuffle(texts)
    statements = [Statement(text, speaker="The ministry") for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        with claimcheck.open_store(path, create=True) as store:
            begun = time.process_time()
            store.add_all(statements[: options.import_size], match=False)
            rate = options.import_size / (time.process_time() - begun)
        print(f"import without matching {rate:8,.0f} rows a CPU-second (goal 8,000)")
        report_adds(path, statements[options.import_size :], Path(folder) / "plain")


def report_adds(path: Path, statements: list[Statement], plain: Path) -> None:
    """Print the store's part of single adds, in turns with a plain write that is synced."""
    cpu, wall, synced = [], [], []
    with open_writing(path) as store, plain.open("wb", buffering=0) as file:
        for statement in statements:
            began, begun = time.perf_counter(), time.process_time()
            with transaction(store) as writer:
                import_unmatched(writer, [statement], actor="A. Diallo")
            cpu.append(time.process_time() - begun)
            wall.append(time.perf_counter() - began)
            began = time.perf_counter()
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())
            synced.append(time.perf_counter() - began)
    ratio = statistics.median(wall) / statistics.median(synced)
    print(f"add, store part, p50    {statistics.median(cpu) * 1000:8.2f} ms CPU (goal 1)")
    print(f"add against 4 KiB and fdatasync, p50 {ratio:.2f} (goal 3)")


if __name__ == "__main__":
    main()
