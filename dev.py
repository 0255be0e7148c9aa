#!/usr/bin/env python3
"""Run the project on a fresh machine: python3 dev.py demo|test|lint|docs|lock|sample|mutate.

demo    show the program at work on a real article, in a folder that is kept; with --web
        open the desk there in a browser
test    run the tests; what follows is passed on to pytest, after --heavy the heavy ones alone;
        with --coverage tell which lines and branches no test reaches, and fail below the floor
lint    run ruff, mypy, import-linter, the check of the documents and of spelling
docs    write docs/cli.md, docs/rules.md and docs/api.md again
lock    renew the four locks and the sizes of what they pin (needs uv)
sample  rebuild claims.db
mutate  change one thing of a rule at a time, and tell which changes no test notices

The first run makes .venv and installs there what requirements.lock pins; lint and
test --heavy add locks of their own. Later runs start at once. It needs Python 3.11 or
newer, and nothing else.
"""

# Python 3.6 can parse this file, so that an old Python gives a sentence rather than
# a SyntaxError: annotations that it could not evaluate are quoted.

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
LINT_LOCK = ROOT / "requirements-lint.lock"
HEAVY_LOCK = ROOT / "requirements-heavy.lock"
RUN_LOCK = ROOT / "requirements-run.lock"
SIZES = ROOT / "requirements-sizes.tsv"
PROJECT = ROOT / "pyproject.toml"
OLDEST_PYTHON = (3, 11)

# What uv reads into each lock. Extras are named one by one: a new one is put where it fits.
LOCKED = {
    LOCK: [
        *(PROJECT.name, "--extra", "documents", "--extra", "report", "--extra", "web"),
        *("--extra", "xlsx", "--group", "test"),
    ],
    RUN_LOCK: [PROJECT.name],
    LINT_LOCK: ["--group", "lint"],
    HEAVY_LOCK: [
        *(PROJECT.name, "--extra", "cluster", "--extra", "html", "--extra", "meaning"),
        *("--extra", "meaning-languages", "--group", "browser"),
    ],
}

# Words that this house does not use, and what it says in their place.
HOUSE_WORDS = "tools/spelling/house_words.txt"
# What has its spelling checked, and its words by the list of the house.
SPELLED = [
    *("./src", "docs", "tools", "fixtures/demo.py", "benchmarks", "dev.py"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"),
]

# A folder that many systems keep in memory, and what a run of all tests has to find free there.
MEMORY = Path("/dev/shm")
ENOUGH_MEMORY = 2 * 1024**3

NO_TESTS = 5  # pytest's exit code when it found none to run


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
    """Run the tests: all of them on every core, or what ``arguments`` say in one process.

    Heavy ones skip where their packages are missing; `--heavy` adds these, and runs no others.
    `--coverage` counts lines and branches, against the floor in pyproject.toml.
    """
    # What is compiled is kept beside its source: else each process spends five seconds on it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    flags = {"--heavy", "--coverage"}.intersection(arguments)
    passed_on = [argument for argument in arguments if argument not in flags]
    # Neighbours share what they begin with, so each process gets a half, and helps with the rest.
    chosen = passed_on or ["--numprocesses", "auto", "--dist", "worksteal"]
    if "--coverage" in flags:
        make_environment(LINT_LOCK)
        chosen += ["--cov", "--cov-report=term:skip-covered"]
    if "--heavy" not in flags:
        with contextlib.nullcontext() if passed_on else temporary_files_in_memory():
            return run_python("-m", "pytest", *chosen)
    if "-m" in passed_on:
        raise DevError("--heavy chooses by a mark already; choose among the heavy tests by -k")
    make_environment(HEAVY_LOCK)
    code = run(tool("python"), "-m", "pytest", "-m", "heavy", *chosen)
    if code == NO_TESTS:
        say("none of the tests asked for is heavy; leave out --heavy to run them")
    return code


@contextlib.contextmanager
def temporary_files_in_memory() -> "Iterator[None]":
    """Have commands keep their temporary files in memory, where there is room for them.

    Tests write thousands of databases, and half of their time they would wait for a disk. Where
    somebody has named a folder for temporary files, it is theirs.
    """
    if not is_roomy(MEMORY) or "TMPDIR" in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(dir=str(MEMORY)) as folder:
        # As root, tests become somebody else, who must get to files that are there for all.
        Path(folder).chmod(0o711)
        os.environ["TMPDIR"] = folder
        try:
            yield
        finally:
            del os.environ["TMPDIR"]


def is_roomy(folder: Path) -> bool:
    """Return whether what tests leave for a while has room in a folder, and may stand there."""
    try:
        return (
            os.access(str(folder), os.W_OK) and shutil.disk_usage(str(folder)).free >= ENOUGH_MEMORY
        )
    except OSError:
        return False


def lint(arguments: "list[str]") -> int:
    """Run every check, also after one has failed; return the first exit code that is not 0."""
    if arguments:
        raise DevError("lint takes no arguments")
    checks = [
        (tool("python"), "-m", "ruff", "check"),
        (tool("python"), "-m", "ruff", "format", "--check"),
        (tool("python"), "-m", "mypy"),
        (tool("lint-imports"), "--no-logo"),
        (tool("python"), "tools/check_docs.py"),
        (tool("codespell"), "-D", "-", "-D", HOUSE_WORDS, *SPELLED),
        (tool("python"), "tools/prose_spelling.py", "-D", "-", "-D", HOUSE_WORDS),
    ]
    make_environment(LINT_LOCK)
    codes = []
    for check in checks:
        say(" ".join([Path(check[0]).stem, *check[1:]]))
        codes.append(run(*check))
    return next((code for code in codes if code), 0)


def docs(arguments: "list[str]") -> int:
    """Write the pages again that are written from the program."""
    return run_python("tools/check_docs.py", "--write", *arguments)


def lock(arguments: "list[str]") -> int:
    """Renew the pins of what pyproject.toml asks for, and sizes; `uv` reads ``arguments``."""
    local = tool("uv")
    uv = local if Path(local).exists() else shutil.which("uv")
    if not uv:
        raise DevError("lock needs uv; get it by `python3 -m pip install uv` or `pipx install uv`")
    options = ["--quiet", "--upgrade", "--universal", "--generate-hashes", "--no-header"]
    options += ["--no-annotate", "--python-version", dotted(OLDEST_PYTHON), *arguments]
    for target, wanted in LOCKED.items():
        code = run(uv, "pip", "compile", *options, *wanted, "--output-file", target.name)
        if code:
            return code
        # All are installed into one .venv, so later ones pin the versions of earlier ones.
        options += ["--constraints", target.name]
    make_environment()
    return write_sizes()


def write_sizes() -> int:
    """Write what each pinned package weighs on Linux, x86-64, with the oldest Python."""
    options = ["--no-deps", "--only-binary", ":all:", "--python-version", dotted(OLDEST_PYTHON)]
    for name in ["manylinux2014", *(f"manylinux_2_{minor}" for minor in range(28, 17, -1))]:
        options += ["--platform", name + "_x86_64"]
    with tempfile.TemporaryDirectory() as folder:
        code = run(*pip("download", *LOCKED), *options, "--dest", folder)
        wheels = sorted(Path(folder).iterdir())
        sizes = "".join(f"{wheel.name}\t{wheel.stat().st_size}\n" for wheel in wheels)
    if code == 0:
        SIZES.write_text(sizes, encoding="utf-8")
    return code


def sample(arguments: "list[str]") -> int:
    """Rebuild claims.db."""
    return run_python("-m", "fixtures.sample", *arguments)


def mutate(arguments: "list[str]") -> int:
    """Try whether the tests notice a sample of changed rules."""
    return run_python("benchmarks/mutants.py", *arguments)


COMMANDS = {
    "demo": demo,
    "test": test,
    "lint": lint,
    "docs": docs,
    "lock": lock,
    "sample": sample,
    "mutate": mutate,
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


def make_environment(*additions: Path) -> None:
    """Make .venv hold what requirements.lock and ``additions`` pin, unless it does already.

    A lock's stamp is written last, so an interrupted installation is done again.
    """
    if not (Path(tool("python")).exists() and is_installed(LOCK)):
        start_environment()
    for addition in additions:
        if not is_installed(addition):
            say(f"installing the packages that {addition.name} pins")
            install(*pip("install", addition))
            stamp_file(addition).write_text(environment_stamp(addition))


def start_environment() -> None:
    """Make .venv again with what requirements.lock pins, and claimcheck."""
    check_ensurepip()
    say("making .venv; this takes a minute, and only the first time")
    if VENV.exists():
        remove_environment()
    # Inside an activated .venv, sys.executable has just been removed.
    base = getattr(sys, "_base_executable", None) or sys.executable
    install(base, "-m", "venv", str(VENV))
    say(f"installing the packages that {LOCK.name} pins")
    install(*pip("install", LOCK))
    say("installing claimcheck itself")
    install(*pip("install"), "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp_file(LOCK).write_text(environment_stamp(LOCK))


def is_installed(pins: Path) -> bool:
    """Return whether .venv holds what the lock ``pins`` pins today."""
    stamp = stamp_file(pins)
    return stamp.exists() and stamp.read_text() == environment_stamp(pins)


def stamp_file(pins: Path) -> Path:
    """Return the file of .venv that says from what the lock ``pins`` was installed."""
    return VENV / (pins.name + ".stamp")


def environment_stamp(pins: Path) -> str:
    """Return a digest that changes with whatever the environment and its ``pins`` come from."""
    digest = hashlib.sha256()
    for source in (LOCK, PROJECT, pins):
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


def pip(command: str, *locks: Path) -> "list[str]":
    """Return the words that have the environment's pip do ``command`` with ``locks``."""
    words = [tool("python"), "-m", "pip", command, "--quiet", "--disable-pip-version-check"]
    for pins in locks:
        words += ["--require-hashes", "--requirement", str(pins)]
    return words


def install(*command: str) -> None:
    """Run one step of the installation; stop when it fails."""
    if run(*command):
        raise DevError(
            "the installation did not finish; the lines above say why. Run this again when"
            " that is fixed"
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
