"""What a record survives: many programs at once, kill -9, full disks, damage, tampering.

    python benchmarks/stress.py [--seed 1] [--share 1.0] [--only kills,tampering]

In full: 16 processes of 17 commands each, on a record with and one without a log; 200 kills
spread over every writing command; a full disk in each; 300 damaged files under 10 commands;
1,000 changes by a stranger. --share takes a part of each. Prints a line for each trial, and
exits 1 where anything acknowledged is lost, a command breaks, or a change goes unseen.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from made_desk import make_desk
from stress_acts import ACTS, CARE, EVERY, READING, REVIEWER, STATEMENTS, TOGETHER, Aim
from stress_damage import damage, tamper
from stress_rows import fill

from claimcheck.store.connection import open_reading
from claimcheck.store.files.backup import back_up
from claimcheck.store.files.health import first_fault
from claimcheck.store.files.surroundings import check_part_files
from claimcheck.store.log.chain import head
from claimcheck.store.opening import connect
from claimcheck.store.writing import settle

_PROGRAM = (sys.executable, "-m", "claimcheck")
_PROCESSES = 16
_KILLS, _DAMAGED, _TAMPERINGS = 200, 300, 1_000
# When a command is killed, as a part of how long one takes.
_SOONEST, _LATEST = 0.3, 1.1
# How often that is measured again, since others use the machine too.
_ANEW = 5
# A command that ended first was not killed; so often is it tried to kill one.
_TRIES = 4
_ROOMS = (20_000, 150_000, 700_000)
_LONGEST = 120


class Ran(NamedTuple):
    """How a process ended, and what it said."""

    code: int
    out: str
    err: str


class Trial(NamedTuple):
    """Where a trial happens, the chance that it goes by, and the part of it that is run."""

    folder: Path
    random: random.Random
    share: float

    def times(self, number: int) -> int:
        """Return the part of a number that is run, at least one."""
        return max(round(number * self.share), 1)

    def record(self, name: str = "claims.db") -> Path:
        """Return a copy of the made record in a folder of its own, with its backup."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        shutil.copy(self.folder / "made.db", folder / name)
        shutil.copy(self.folder / "made.db", folder / "backup.db")
        return folder / name


def main() -> None:
    """Run the trials and say how each ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--only", default="", help="names of trials, with commas")
    options = parser.parse_args()
    os.environ["CLAIMCHECK_BY"] = REVIEWER
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.chdir(folder)
        make_desk(folder / "first.db", STATEMENTS, options.seed)
        back_up(folder / "first.db", folder / "made.db")
        for trial, run in _TRIALS.items():
            if options.only and trial not in options.only.split(","):
                continue
            begun = time.monotonic()
            # Each by a seed of its own, so that one alone goes as it goes with the others.
            chance = random.Random(f"{options.seed} {trial}")
            told, faults = run(Trial(folder, chance, options.share))
            failed = failed or bool(faults)
            print(f"{trial:12}{time.monotonic() - begun:6.0f} s  {told}", flush=True)
            for fault in faults[:20]:
                print(f"    {fault}", flush=True)
    sys.exit(failed)


def _run(
    arguments: Sequence[str], record: Path, *, room: int | None = None, end: float | None = None
) -> Ran:
    """Run the program; ``room`` is how far a file may grow, ``end`` when it is killed."""
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))) if room else None
    process = subprocess.Popen(
        [*_PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "CLAIMCHECK_DB": str(record), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,  # noqa: PLW1509 - none is given where threads run
    )
    try:
        out, err = process.communicate(timeout=end or _LONGEST)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        out, err = process.communicate()
        return Ran(-9 if end else -99, out, err)
    return Ran(process.returncode, out, err)


def _broken(ran: Ran) -> bool:
    """Return whether a command broke: a traceback, no end, or more than a line for a mistake."""
    is_wordy = ran.code == 2 and ran.err.count("\n") > 1
    return "Traceback" in ran.err or ran.code not in {0, 1, 2, 3, -9} or is_wordy


def _events(record: Path) -> int:
    """Return how many acts a record holds."""
    with open_reading(record) as connection:
        return head(connection).sequence


def _together(trial: Trial) -> tuple[str, list[str]]:
    """Let processes run commands on one record at once, kept with a log and without."""
    faults: list[str] = []
    codes: Counter[int] = Counter()
    for mode in ("wal", "delete"):
        record = trial.record()
        if mode == "delete":
            settle(record)
        before, each = _events(record), trial.times(len(TOGETHER))
        given = [
            [EVERY[TOGETHER[(place * each + step) % len(TOGETHER)]] for step in range(each)]
            for place in range(_PROCESSES)
        ]
        aims = [Aim(record.parent, random.Random(trial.random.random())) for _ in given]

        def work(place: int) -> list[Ran]:
            return [_run(command(aims[place]), record) for command in given[place]]  # noqa: B023

        with ThreadPoolExecutor(_PROCESSES) as pool:
            ran = [one for some in pool.map(work, range(_PROCESSES)) for one in some]
        codes.update(one.code for one in ran)
        faults += [f"{mode}: {one.err[-300:]}" for one in ran if _broken(one)]
        faults += [f"{mode}: {fault}" for fault in [first_fault(record)] if fault]
        if _events(record) <= before:
            faults.append(f"{mode}: nothing was stored")
    return f"2 modes × {_PROCESSES} processes, exit codes {dict(sorted(codes.items()))}", faults


def _kills(trial: Trial) -> tuple[str, list[str]]:
    """Kill commands while they write; what was acknowledged must be there, and the file whole."""
    faults, record, counts = [], trial.record(), Counter[str]()
    names = [*ACTS, *CARE]
    wanted = trial.times(_KILLS)
    for number in range(wanted * _TRIES):
        if counts["killed"] == wanted:
            break
        name = names[number % len(names)]
        aim = Aim(record.parent, trial.random)
        if number % _ANEW == 0:
            begun = time.monotonic()
            _run(ACTS["add"](aim), record)
            span = time.monotonic() - begun
        before = _events(record)
        ran = _run(EVERY[name](aim), record, end=span * trial.random.uniform(_SOONEST, _LATEST))
        counts["killed" if ran.code == -9 else "ended"] += 1
        faults += [f"{name}: {ran.err[-300:]}"] if _broken(ran) else []
        # What a killed command has already said of an act is stored.
        # Of the policy in force it says the same again, and stores nothing.
        is_act = name in ACTS and name != "policy set"
        if ran.code in {0, -9} and ran.out and is_act and _events(record) <= before:
            counts["said and not grown"] += 1
            if not _says_nothing_new(ran.out):
                faults.append(f"{name} said {ran.out[:200]!r} and is not stored")
        fault = first_fault(record)
        faults += [f"after {name}: {fault}"] if fault else []
    left = sorted(record.parent.glob("*.part"))
    for each in left:
        os.utime(each, (1, 1))
    named = check_part_files(record).named
    faults += [f"doctor names not {each.name}" for each in left if each.name not in named]
    return f"{dict(counts)}, {len(left)} unfinished copies left", faults


def _says_nothing_new(out: str) -> bool:
    """Return whether an answer says that there was nothing to store."""
    return any(
        word in out.lower() for word in ("already", "nothing", "before", "views are new", "is in")
    )


def _full_disks(trial: Trial) -> tuple[str, list[str]]:
    """Run each writing command with room for less than it writes."""
    faults: list[str] = []
    codes: Counter[int] = Counter()
    names = [*ACTS, *CARE]
    chosen = [(name, room) for name in names for room in _ROOMS]
    for name, room in trial.random.sample(chosen, trial.times(len(chosen))):
        record = trial.record()
        before = _events(record)
        ran = _run(EVERY[name](Aim(record.parent, trial.random)), record, room=room)
        codes[ran.code] += 1
        faults += [f"{name}, {room}: {ran.err[-300:]}"] if _broken(ran) else []
        fault = first_fault(record)
        faults += [f"{name}, {room}: {fault}"] if fault else []
        is_told = "redacted, but" in ran.err
        if ran.code == 2 and _events(record) != before and not is_told:
            faults.append(f"{name}, {room}: refused, and stored")
        shutil.rmtree(record.parent)
    return f"exit codes {dict(sorted(codes.items()))}", faults


def _damaged(trial: Trial) -> tuple[str, list[str]]:
    """Run ten commands on files that were damaged, or made to do harm."""
    faults: list[str] = []
    codes: Counter[int] = Counter()
    slowest = 0.0
    for _ in range(trial.times(_DAMAGED)):
        record = trial.record()
        harm = damage(record, trial.random)
        for name in READING:
            begun = time.monotonic()
            ran = _forked(READING[name](Aim(record.parent, trial.random)), record)
            slowest = max(slowest, time.monotonic() - begun)
            codes[ran.code] += 1
            faults += [f"{harm}: {name}: {ran.err[-400:]}"] if _broken(ran) else []
        shutil.rmtree(record.parent)
    told = f"{sum(codes.values())} runs, exit codes {dict(sorted(codes.items()))}"
    return f"{told}, slowest {slowest:.0f} s", faults


def _forked(arguments: list[str], record: Path) -> Ran:
    """Run the program in a forked process, which has all modules loaded already."""
    from claimcheck.__main__ import main as program  # noqa: PLC0415 - after the fork of others

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        number = os.fork()
        if number == 0:
            signal.alarm(_LONGEST)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            code = 0
            try:
                program([*arguments, "--db", str(record)])
            except SystemExit as ended:
                code = int(ended.code or 0)
            except BaseException as error:
                os.write(2, f"Traceback: {type(error).__name__}: {error}".encode())
                code = 70
            sys.stdout.flush()
            os._exit(code)
        _, status = os.waitpid(number, 0)
        for stream in (out, err):
            stream.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return Ran(code, out.read().decode(), err.read().decode())


def _tampering(trial: Trial) -> tuple[str, list[str]]:
    """Change the record as a stranger would, and see that each change is named."""
    faults: list[str] = []
    tables: Counter[str] = Counter()
    record = trial.record()
    fill(record)
    with closing(connect(record, "rw")) as connection:
        for _ in range(trial.times(_TAMPERINGS)):
            table, change, is_seen = tamper(connection, trial.random)
            tables[table] += 1
            faults += [] if is_seen else [f"{table}: {change} goes unseen"]
    told = (
        f"{sum(tables.values())} changes of {len(tables)} tables, at least {min(tables.values())}"
    )
    return f"{told} of each", faults


_TRIALS: dict[str, Callable[[Trial], tuple[str, list[str]]]] = {
    "together": _together,
    "kills": _kills,
    "full disks": _full_disks,
    "damaged": _damaged,
    "tampering": _tampering,
}

if __name__ == "__main__":
    main()
