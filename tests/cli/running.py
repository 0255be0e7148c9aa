"""Run the program as a user does: arguments and stdin in, exit code and both streams out."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import IO, Final, NamedTuple

import pytest

from claimcheck.cli.app import main
from claimcheck.cli.options.common import Runtime

ROOT: Final = Path(__file__).parents[2]
FIXTURES: Final = ROOT / "fixtures"
NOW: Final = "2023-03-02T09:00:00Z"
RUNTIME: Final = Runtime(clock=lambda: NOW, salt=lambda: "salt")


class Ran(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


def run(*arguments: str, stdin: bytes = b"", runtime: Runtime = RUNTIME) -> Ran:
    """Run the program in this process, with a fixed clock and salt."""
    out, err = io.StringIO(newline=""), io.StringIO()
    terminal, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin))
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main(arguments, runtime)
    except SystemExit as ended:
        return Ran(int(ended.code or 0), out.getvalue(), err.getvalue())
    finally:
        sys.stdin = terminal


def child(
    *arguments: str,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    file_size: int | None = None,
    stdout: IO[bytes] | int = subprocess.PIPE,
    stderr: IO[bytes] | int = subprocess.PIPE,
) -> Ran:
    """Run the program in a process of its own.

    ``file_size`` is how many bytes a file may grow to, as on a full disk. Bytecode is not
    kept then: Python would keep a part of it, and the next child would fail on that.
    """
    full = {"PYTHONDONTWRITEBYTECODE": "1"} if file_size else {}
    limit = partial(_keep_small, file_size) if file_size else None
    ended = subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        input=stdin,
        stdout=stdout,
        stderr=stderr,
        env={**os.environ, "PYTHONUTF8": "1", **full, **(environment or {})},
        preexec_fn=limit,
        check=False,
    )
    return Ran(ended.returncode, (ended.stdout or b"").decode(), (ended.stderr or b"").decode())


def _keep_small(size: int) -> None:
    """Let no file of this process grow beyond ``size``; only some systems can."""
    limits = import_module("resource")
    limits.setrlimit(limits.RLIMIT_FSIZE, (size, size))


def ok(*arguments: str, stdin: bytes = b"") -> str:
    """Run the program, which must succeed, and return what it printed to stdout."""
    ran = run(*arguments, stdin=stdin)
    assert ran.code == 0, ran.err
    return ran.out


def mistake(*arguments: str, stdin: bytes = b"") -> str:
    """Run the program, which must refuse in one line and print nothing; return the line."""
    ran = run(*arguments, stdin=stdin)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("claimcheck: ")
    assert ran.err.count("\n") == 1
    return ran.err.removeprefix("claimcheck: ").removesuffix("\n")


def stored_once(store: Callable[[], None]) -> Callable[[Path], Path]:
    """Make a fixture of a `database` in which ``store`` stores, once for all tests."""
    kept: list[bytes] = []

    @pytest.fixture(name=store.__name__)
    def stored(database: Path) -> Path:
        if kept:
            database.write_bytes(kept[0])
        else:
            store()
            kept.append(database.read_bytes())
        return database

    return stored


def golden(name: str, text: str) -> None:
    """Compare ``text`` with tests/golden/NAME; UPDATE_GOLDEN=1 writes it again."""
    path = ROOT / "tests" / "golden" / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    with path.open(encoding="utf-8", newline="") as file:
        assert text == file.read()
