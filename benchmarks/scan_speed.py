"""What scanning a draft costs against very many claims, beside `import typer`.

    python benchmarks/scan_speed.py [--claims 1000000] [--rated 1000] [--words 1000] [--runs 7]
                                    [--database FILE] [--archive SENTENCES]

Whole processes: user and system time, in turn, medians; memory is the peak of the scan's
process. Claims are made up (made_claims.py); every fifth sentence of the draft repeats one,
in other words or not, and ``--rated`` of them are rated False. FILE keeps the store. With
``--archive`` so many sentences are scanned in this process, forty a draft, and how many that
is a CPU-second is printed.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import claim_store
from made_claims import Maker
from startup import measured, with_byte_code

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import NewClaim
from claimcheck.model.scan.severity import ScanSettings
from claimcheck.workflows.scan.plan import Plan
from claimcheck.workflows.scan.run import scan

_GOAL, _MEMORY_GOAL, _RATE_GOAL = 6.0, 150, 1_500
_A_DRAFT = 40
_WORDS = "The minister met students and teachers in the old town hall on a rainy afternoon".split()
# Told by the process itself: what its parent held when it started it does not count.
_MEASURED = """
import resource, sys
from contextlib import suppress
from pathlib import Path
from claimcheck.cli.app import main
with suppress(SystemExit):
    main(sys.argv[1:])
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else ()
found = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
peak = found[0] if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak / 1024, file=sys.stderr)
"""


def main() -> None:
    """Print the ratio, the memory and their goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--rated", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--archive", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = options.database or folder / "claims.db"
        maker = Maker(options.seed)
        texts = list(maker.claims(options.claims))
        if not database.exists():
            claim_store.build(str(database), map(NewClaim, texts))
            claim_store.rate_false(database, options.rated)
        draft = folder / "draft.md"
        draft.write_text(_draft(maker, texts, options.rated, options.words), encoding="utf-8")
        _report(database, draft, options, folder)
        if options.archive:
            _report_archive(database, list(_archive(maker, texts, options, folder)))


def _draft(maker: Maker, texts: list[str], rated: int, words: int) -> str:
    """Return a draft of so many words: reporting, and sentences that repeat claims."""
    chance = random.Random(words)
    sentences: list[str] = []
    while sum(len(each.split()) for each in sentences) < words:
        if len(sentences) % 5:
            sentences.append(f"{maker.sentence().rstrip('.')}.")
        else:
            claim = chance.choice(texts[:rated] if chance.random() < 0.5 else texts)
            sentences.append(f"{maker.repeated(claim).rstrip('.')}.")
    return "\n\n".join(" ".join(sentences[n : n + 4]) for n in range(0, len(sentences), 4)) + "\n"


def _archive(
    maker: Maker, texts: list[str], options: argparse.Namespace, folder: Path
) -> Iterator[str]:
    """Write drafts of forty sentences, some of which repeat rated claims; yield their paths."""
    for number in range(options.archive // _A_DRAFT):
        path = folder / f"{number:05}.md"
        words = _A_DRAFT * 13
        path.write_text(_draft(maker, texts[: options.rated], options.rated, words), "utf-8")
        yield str(path)


def _report_archive(database: Path, drafts: list[str]) -> None:
    plan = Plan(database, tuple(drafts), ScanSettings(), Thresholds(), "2016-06-01")
    began = time.process_time()
    scanned, _ = scan(plan)
    spent = time.process_time() - began
    rate = scanned.sentences / spent
    print(f"# an archive of {scanned.sentences:,} sentences in {len(drafts):,} drafts")
    print(f"{rate:.0f} sentences a CPU-second (goal: at least {_RATE_GOAL:,})")


def _report(database: Path, draft: Path, options: argparse.Namespace, folder: Path) -> None:
    program = [sys.executable, "-m", "claimcheck", "scan", str(draft), "--db", str(database)]
    commands = {
        "typer": [sys.executable, "-c", "import typer"],
        "scan": [*program, "--exit-zero"],
    }
    environment = with_byte_code(folder / "compiled")
    spent = measured(commands, options.runs, environment)
    ratio = statistics.median(spent["scan"]) / statistics.median(spent["typer"])
    summary = subprocess.run(
        commands["scan"], capture_output=True, text=True, check=True, env=environment
    )
    print(f"# {options.claims:,} claims, {options.rated:,} rated, {options.words:,} words")
    print("\n".join(summary.stdout.splitlines()[-2:]))
    print(f"scan / import typer, CPU {ratio:.2f} (goal: at most {_GOAL:.0f})")
    print(f"peak memory {_peak(program, environment):.0f} MB (goal: at most {_MEMORY_GOAL})")


def _peak(program: list[str], environment: dict[str, str]) -> float:
    """Return the peak memory in MB of a process that scans."""
    command = [program[0], "-c", _MEASURED, *program[3:]]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return float(ran.stderr.split()[-1])


if __name__ == "__main__":
    main()
