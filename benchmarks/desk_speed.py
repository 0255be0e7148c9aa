"""What each command costs a desk that has grown, as a whole process.

    python benchmarks/desk_speed.py [--statements 100000] [--keep DIR] [--only list,stats]

Makes a record from a seed and one of a tenth of its size (`made_desk.py`), and runs each
command on both: seconds of CPU, megabytes at the peak, and how the work beyond that of
`claimcheck --version` grows, as an exponent: 1 is as the record, 0 not at all. With --keep
the records are made once, and acts are done on copies. Each command runs once before, so that
byte code is compiled as where a program is installed.
"""

import argparse
import math
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from made_desk import REVIEWER, make_desk
from startup import with_byte_code

_PROGRAM = (sys.executable, "-m", "claimcheck")
_STOPPED = 600
_COMPILED = Path(tempfile.gettempdir()) / "claimcheck-compiled"


class _Cost(NamedTuple):
    """What a process took: seconds of CPU, megabytes at its peak, and how it ended."""

    seconds: float
    megabytes: float
    code: int


# {claim}, {other}, {statement} and {question} are numbers in the middle of the record; what
# goes to stdin follows <.
_READING: dict[str, str] = {
    "stats": "stats",
    "list": "list",
    "list, 20 of them": "list --limit 20",
    "list -f jsonl": "list -f jsonl",
    "list --questions": "list --questions",
    "list --speaker": "list --speaker p-7",
    "list statements": "list statements",
    "show c-N": "show c-{claim}",
    "show s-N": "show s-{statement}",
    "show q-N": "show q-{question}",
    "history c-N": "history c-{claim}",
    "review c-N": "review c-{claim} < q",
    "gate c-N": "gate c-{claim}",
    "gate --all": "gate --all",
    "due": "due",
    "search": "search ministry",
    "person list": "person list",
    "speaker": "speaker p-7",
    "log": "log",
    "match": "match Trade~grew~by~20%~in~Kayes",
    **{
        f"export {what}": f"export {what} -o {{folder}}/out.csv"
        for what in ("claims", "verdicts", "statements", "sources", "corrections", "questions")
    },
}
_DESK = {
    "review, first card": "review < q",
    "review, ten cards": "review < s s s s s s s s s q",
    "review --export": "review --export {folder}/cards.json",
}
_CARE = {
    "log --verify": "log --verify",
    "doctor": "doctor",
    "backup": "backup {folder}/backup.db",
    "pack": "pack {folder}/pack.db",
}
_ACTS = {
    "add": "add Trade~grew~by~20%~in~Kayes",
    "take": "take c-{other} --reason Widely~shared",
    "undo": "undo --dry-run",
    "review, five acts": "review < n Ask n Ask n Ask n Ask n Ask q",
}
_COMMANDS = {**_READING, **_DESK, **_CARE, **_ACTS}


def main() -> None:
    """Print a line for each command, after what `import typer` takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where to keep the records that are made")
    parser.add_argument("--only", default="", help="names of commands, with commas")
    options = parser.parse_args()
    chosen = [name for name in _COMMANDS if not options.only or name in options.only.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        kept = options.keep or Path(folder)
        kept.mkdir(exist_ok=True)
        sizes = (max(options.statements // 10, 1), options.statements)
        records = [_record(kept, size) for size in sizes]
        _, start = (_run(("--version",), "", records[0]).seconds for _ in range(2))
        typer = _run((), "", records[0], (sys.executable, "-c", "import typer"))
        print(f"import typer: {typer.seconds:.2f} CPU s")
        print(f"{'command':20}{'CPU s':>9}{'CPU s':>9}{'MB':>7}{'exponent':>10}")
        for name in chosen:
            _, few, many = (
                _measure(name, record, size, Path(folder))
                for record, size in zip((records[0], *records), (sizes[0], *sizes), strict=True)
            )
            growth = _exponent(few.seconds - start, many.seconds - start)
            codes = "" if {few.code, many.code} <= {0, 1} else f"  exit {few.code}, {many.code}"
            print(
                f"{name:20}{few.seconds:9.2f}{many.seconds:9.2f}{many.megabytes:7.0f}"
                f"{growth:10.2f}{codes}",
                flush=True,
            )


def _record(folder: Path, statements: int) -> Path:
    """Return the record of a size, made where it is missing."""
    path = folder / f"desk-{statements}.db"
    if not path.exists():
        # In a process of its own, whose memory no command begins with.
        making = multiprocessing.get_context("spawn").Process(
            target=make_desk, args=(path, statements)
        )
        making.start()
        making.join()
    return path


def _measure(name: str, record: Path, statements: int, folder: Path) -> _Cost:
    """Run a command on a record; acts on a copy of it."""
    with tempfile.TemporaryDirectory(dir=folder) as inner:
        given, _, typed = _COMMANDS[name].partition(" < ")
        numbers = {
            "claim": statements * 8 // 20 // 80 * 80 + 1,
            "other": statements * 8 // 20 // 80 * 80 + 71,
            "statement": statements // 2 + 1,
            "question": statements // 10,
            "folder": inner,
        }
        arguments = [word.replace("~", " ").format(**numbers) for word in given.split()]
        if name in _ACTS:
            record = Path(shutil.copy(record, inner))
        return _run(arguments, typed.replace(" ", "\n"), record)


def _run(
    arguments: Sequence[str], typed: str, record: Path, program: Sequence[str] = _PROGRAM
) -> _Cost:
    """Run the program once and return what it took."""
    environment = {
        **with_byte_code(_COMPILED),
        "CLAIMCHECK_DB": str(record),
        "CLAIMCHECK_BY": REVIEWER,
    }
    with tempfile.TemporaryFile() as answers:
        answers.write(typed.encode())
        answers.seek(0)
        begun = time.monotonic()
        process = subprocess.Popen(
            [*program, *arguments],
            stdin=answers,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        while True:
            number, status, used = os.wait4(process.pid, os.WNOHANG)
            if number:
                break
            if time.monotonic() - begun > _STOPPED:
                process.kill()
            time.sleep(0.005)
        process.returncode = os.waitstatus_to_exitcode(status)
    return _Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)


def _exponent(few: float, many: float) -> float:
    """Return by which power of ten work grows that grows tenfold in rows."""
    return math.log10(max(many, 0.001) / max(few, 0.001))


if __name__ == "__main__":
    main()
