#!/usr/bin/env python3
"""Run the project on a fresh machine: python3 dev.py demo|test|lint|docs|lock|sample.

demo    show the program at work on a real article, in a temporary folder
test    run the tests; what follows is passed on to pytest
lint    run ruff, mypy, import-linter and the check of the documents
docs    write docs/cli.md and docs/rules.md anew
lock    renew requirements.lock and requirements-run.lock (needs uv)
sample  rebuild claims.db

The first run makes .venv and installs the pinned packages there; later runs
start at once. It needs Python 3.11 or newer, and nothing else.
"""

# Python 3.6 can parse this file, so that an old Python gives a sentence rather than
# a SyntaxError: annotations that it could not evaluate are quoted.

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
RUN_LOCK = ROOT / "requirements-run.lock"
PROJECT = ROOT / "pyproject.toml"
OLDEST_PYTHON = (3, 11)


class DevError(Exception):
    """The run cannot go on; the message says why and what to do."""


def main(arguments: "list[str]") -> int:
    """Run the command that ``arguments`` name and return its exit code."""
    command = arguments[0] if arguments else ""
    if command in ("-h", "--help"):
        print(__doc__)
        return 0
    if command not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        check_python()
        return COMMANDS[command](arguments[1:])
    except DevError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130


def demo(arguments: "list[str]") -> int:
    """Show the program at work."""
    return run_python("-m", "fixtures.demo", *arguments)


def test(arguments: "list[str]") -> int:
    """Run the tests: all of them on every core, or what ``arguments`` say in one process."""
    return run_python("-m", "pytest", *(arguments or ["--numprocesses", "auto"]))


def lint(arguments: "list[str]") -> int:
    """Run every check, also after one has failed; return the first exit code that is not 0."""
    if arguments:
        raise DevError("lint takes no arguments")
    checks = [
        (tool("python"), "-m", "ruff", "check"),
        (tool("python"), "-m", "ruff", "format", "--check"),
        (tool("python"), "-m", "mypy"),
        (tool("lint-imports"), "--no-logo"),
        (tool("python"), "docs/check.py"),
    ]
    make_environment()
    codes = []
    for check in checks:
        say(" ".join([Path(check[0]).stem, *check[1:]]))
        codes.append(run(*check))
    return next((code for code in codes if code), 0)


def docs(arguments: "list[str]") -> int:
    """Write the pages anew that are written from the program."""
    return run_python("docs/check.py", "--write", *arguments)


def lock(arguments: "list[str]") -> int:
    """Renew the pins of what pyproject.toml asks for; `uv` reads ``arguments``."""
    local = tool("uv")
    uv = local if Path(local).exists() else shutil.which("uv")
    if not uv:
        raise DevError("lock needs uv; get it by `python3 -m pip install uv` or `pipx install uv`")
    options = ["--universal", "--generate-hashes", "--no-header", "--no-annotate"]
    options += ["--python-version", dotted(OLDEST_PYTHON), *arguments]
    compile_lock = [uv, "pip", "compile", "--quiet", PROJECT.name, *options]
    everything = ["--upgrade", "--all-extras", "--group", "dev", "--output-file", LOCK.name]
    # What the program alone needs, for machines that only run it, in the same versions.
    alone = ["--constraints", LOCK.name, "--output-file", RUN_LOCK.name]
    return run(*compile_lock, *everything) or run(*compile_lock, *alone)


def sample(arguments: "list[str]") -> int:
    """Rebuild claims.db."""
    return run_python("-m", "fixtures.sample", *arguments)


COMMANDS = {
    "demo": demo,
    "test": test,
    "lint": lint,
    "docs": docs,
    "lock": lock,
    "sample": sample,
}


def check_python() -> None:
    """Stop where this Python is too old."""
    if sys.version_info < OLDEST_PYTHON:
        needed, found = dotted(OLDEST_PYTHON), dotted(sys.version_info[:2])
        raise DevError(
            f"claimcheck needs Python {needed} or newer, and this is {found}. Install a newer"
            " one and run dev.py with it, for example: python3.12 dev.py test"
        )


def check_ensurepip() -> None:
    """Stop where this Python cannot make an environment with pip in it."""
    if importlib.util.find_spec("ensurepip") is None:
        raise DevError(
            "this Python lacks ensurepip, which puts pip into .venv. On Debian and Ubuntu:"
            " sudo apt install python3-venv; elsewhere install Python with its venv and"
            " ensurepip modules. Then run this again"
        )


def make_environment() -> None:
    """Make .venv hold what requirements.lock pins, unless it does already.

    The stamp is written last, so an interrupted installation is made anew.
    """
    stamp_file = VENV / "stamp"
    stamp = environment_stamp()
    if Path(tool("python")).exists() and stamp_file.exists() and stamp_file.read_text() == stamp:
        return
    check_ensurepip()
    say("making .venv; this takes a minute, and only the first time")
    if VENV.exists():
        remove_environment()
    # Inside an activated .venv, sys.executable has just been removed.
    base = getattr(sys, "_base_executable", None) or sys.executable
    install(base, "-m", "venv", str(VENV))
    say("installing the packages that requirements.lock pins")
    pip = [tool("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    install(*pip, "--require-hashes", "--requirement", str(LOCK))
    say("installing claimcheck itself")
    install(*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp_file.write_text(stamp)


def environment_stamp() -> str:
    """Return a digest that changes with whatever the environment is made from."""
    digest = hashlib.sha256()
    for source in (LOCK, PROJECT):
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    # An environment holds its own path: one that was moved does not work.
    digest.update(repr((sys.version, str(VENV))).encode())
    return digest.hexdigest()


def remove_environment() -> None:
    """Remove .venv, whatever is left of it."""
    try:
        shutil.rmtree(str(VENV))
    except OSError as error:
        raise DevError(
            f"cannot remove .venv ({error}). Leave it by `deactivate`, close what uses it,"
            " and run this again"
        ) from None


def install(*command: str) -> None:
    """Run one step of the installation; stop when it fails."""
    if run(*command):
        raise DevError(
            "the installation did not finish; the lines above say why. Run this again when"
            " that is mended: it starts afresh"
        )


def tool(name: str) -> str:
    """Return the path of a program in .venv."""
    if os.name == "nt":
        return str(VENV / "Scripts" / (name + ".exe"))
    return str(VENV / "bin" / name)


def run_python(*arguments: str) -> int:
    """Run the environment's Python and return its exit code."""
    make_environment()
    return run(tool("python"), *arguments)


def run(*command: str) -> int:
    """Run ``command`` at the top of the project and return its exit code, as a shell counts."""
    code = subprocess.run(command, cwd=str(ROOT), check=False).returncode
    return code if code >= 0 else 128 - code


def dotted(version: "tuple[int, ...]") -> str:
    """Return ``version`` as people write it."""
    return ".".join(str(part) for part in version)


def say(text: str) -> None:
    """Print ``text`` to stderr at once."""
    print("dev.py: " + text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
