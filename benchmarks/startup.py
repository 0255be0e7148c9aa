"""What the program costs before it does anything, and for one short act, beside `import typer`.

    python benchmarks/startup.py [--runs 15]

Whole processes: user and system time, in turn, medians. Each runs once before, so that
byte code is compiled and files are read. They run in a folder of their own, as a desk's
record has one: in this one, pyproject.toml would be read as well.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import claimcheck

_STORED = (
    "Trade with Mali grew by 20% over the past year",
    "The number of scholarships will rise eightfold, from 35 to 290",
    "Unemployment fell to 3.9 percent in May",
)
_ASKED = "Trade with Mali grew by 30% over the past year"
_VERDICT = ("--verdict", "Unverifiable", "--rationale", "Nobody counts it", "--by", "A")


def main() -> None:
    """Print the ratios and their goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    program = [sys.executable, "-m", "claimcheck"]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "claims.db"
        with claimcheck.open_record(database, reviewer="A", create=True) as record:
            for text in _STORED:
                record.add(text)
        commands = {
            "typer": [sys.executable, "-c", "import typer"],
            "version": [*program, "--version"],
            "match": [*program, "match", _ASKED, "--db", str(database)],
            "add": [*program, "add", _STORED[0], "--db", str(database)],
            "review": [*program, "review", "c-1", *_VERDICT, "--db", str(database)],
            "export": [*program, "export", "verdicts", "--db", str(database)],
        }
        compiled = with_byte_code(Path(folder) / "compiled")
        spent = measured(commands, options.runs, compiled, Path(folder))
    base = statistics.median(spent["typer"])
    print(f"CPU of a whole process / that of `import typer`, medians of {options.runs}")
    for name, said in (
        ("version", "claimcheck --version            {:.2f}  (goal: at most 1.35)"),
        ("match", "claimcheck match, a small store {:.2f}  (goal: at most 1.7)"),
        ("add", "claimcheck add, a small store   {:.2f}  (goal: at most 2.0)"),
        ("review", "claimcheck review --verdict     {:.2f}  (goal: at most 1.5)"),
        ("export", "claimcheck export verdicts      {:.2f}  (goal: at most 1.6)"),
    ):
        print("  " + said.format(statistics.median(spent[name]) / base))


def with_byte_code(folder: Path) -> dict[str, str]:
    """Return an environment as where a program is installed: byte code and output are kept."""
    others = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    kept = {key: value for key, value in os.environ.items() if key not in others}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder)}


def measured(
    commands: Mapping[str, Sequence[str]],
    runs: int,
    environment: Mapping[str, str],
    folder: Path | None = None,
) -> dict[str, list[float]]:
    """Return the CPU seconds of each command, run in turn in a folder."""
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            seconds = cpu(command, environment, folder)
            if turn:
                spent[name].append(seconds)
    return spent


def cpu(
    command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None
) -> float:
    """Return the user and system seconds that a process takes."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdout=quiet, stderr=quiet, env=environment, cwd=folder
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
