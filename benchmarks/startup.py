"""How long whole processes take beside `python -c "import typer"`, in CPU time.

    python benchmarks/startup.py [--runs 9]

Runs take turns, so that a machine that slows down slows all of them; the median counts.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SAID = "Trade between the two countries grew by 20% over the year, the minister said"
COMMANDS = {
    "import typer": ("-c", "import typer"),
    "claimcheck --version": ("-m", "claimcheck", "--version"),
    "claimcheck match": ("-m", "claimcheck", "match", SAID.replace("20%", "30%")),
    "claimcheck add": ("-m", "claimcheck", "add", SAID),
}
GOALS = {"claimcheck --version": 1.35, "claimcheck match": 2.0}


def main() -> None:
    """Print each command's median and its ratio to importing typer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "claims.db")
        os.environ |= {"CLAIMCHECK_DB": database, "CLAIMCHECK_BY": "A. Diallo"}
        for begun in (["init"], ["add", SAID]):
            program = [sys.executable, "-m", "claimcheck", *begun]
            subprocess.run(program, check=True, capture_output=True)
        taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(runs):
            for name, arguments in COMMANDS.items():
                taken[name].append(cpu_seconds(arguments))
    base = statistics.median(taken["import typer"])
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        goal = f" (goal {GOALS[name]})" if name in GOALS else ""
        print(f"{name:22} {median * 1000:6.0f} ms, ratio {median / base:.2f}{goal}")


def cpu_seconds(arguments: tuple[str, ...]) -> float:
    """Return the user and system time of a Python process and its children."""
    process = subprocess.Popen(
        (sys.executable, *arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
