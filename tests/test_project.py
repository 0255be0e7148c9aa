"""What the project says about itself is true."""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from doctest import ELLIPSIS, OutputChecker
from email import message_from_bytes
from importlib import import_module, metadata
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

import claimcheck
import dev
from claimcheck.cli.help import COMMANDS
from tests.tables import each_row
from tools import check_docs as check

ROOT = Path(__file__).parents[1]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: list[dict[str, Any]] = PYPROJECT["tool"]["importlinter"]["contracts"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LOCKS = [lock.name for lock in dev.LOCKED]

HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


# The names and the pins


def test_version_is_the_same_everywhere() -> None:
    assert PYPROJECT["project"]["version"] == claimcheck.__version__


def test_distribution_and_command_have_the_names_that_are_ours() -> None:
    assert PYPROJECT["project"]["name"] == "claimcheck-cli"
    assert PYPROJECT["project"]["scripts"] == {"claimcheck": "claimcheck.__main__:main"}


def test_no_file_holds_words_that_none_may() -> None:
    assert list(check.forbidden_words(ROOT)) == []


def test_no_record_lies_beside_the_sample_under_another_name() -> None:
    files = [file for file in ROOT.iterdir() if file.is_file() and file.suffix != ".db"]

    assert [file.name for file in files if file.read_bytes()[:13] == b"SQLite format"] == []


def test_every_relative_link_leads_somewhere() -> None:
    assert list(check.broken_links(ROOT)) == []


def locked(name: str = "requirements.lock") -> dict[str, str]:
    """Return each pinned name with its requirement, the last where there are several."""
    return {canonical(entry.split("==")[0]): entry for entry in pins_of(name)}


def pins_of(name: str) -> list[str]:
    """Return every requirement of a lock: a package may have one for each Python."""
    lock = (ROOT / name).read_text(encoding="utf-8")
    return lock.replace("\\\n", " ").splitlines()


def named_by(lock: Path, flag: str) -> list[str]:
    """Return what dev.py puts into ``lock`` by ``flag``, `--extra` or `--group`."""
    return [name for before, name in pairwise(dev.LOCKED[lock]) if before == flag]


def asked_of(lock: Path) -> set[str]:
    """Return the names that pyproject.toml asks for what ``lock`` is made from."""
    project = PYPROJECT["project"]
    asked = list(project["dependencies"]) if dev.PROJECT.name in dev.LOCKED[lock] else []
    for extra in named_by(lock, "--extra"):
        asked += project["optional-dependencies"][extra]
    for group in named_by(lock, "--group"):
        asked += PYPROJECT["dependency-groups"][group]
    return {canonical(Requirement(each).name) for each in asked}


@each_row("name", LOCKS)
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    pin = re.compile(r"[\w.-]+==[\w.]+( ; [^;]+?)?\s+(--hash=sha256:[0-9a-f]{64}\s*)+")

    assert [entry for entry in pins_of(name) if not pin.fullmatch(entry)] == []


@each_row("name", [*LOCKS, dev.SIZES.name])
def test_lock_names_no_host(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


@each_row("lock", dev.LOCKED)
def test_lock_holds_everything_that_pyproject_asks_for(lock: Path) -> None:
    assert asked_of(lock) - set(locked(lock.name)) == set()


def test_lock_of_the_tests_builds_the_project_too() -> None:
    asked = {canonical(Requirement(each).name) for each in PYPROJECT["build-system"]["requires"]}

    assert asked - set(locked()) == set()


@pytest.mark.parametrize(
    ("flag", "asked"),
    [
        ("--extra", PYPROJECT["project"]["optional-dependencies"]),
        ("--group", PYPROJECT["dependency-groups"]),
    ],
)
def test_every_extra_and_group_is_named_by_one_lock(flag: str, asked: dict[str, Any]) -> None:
    assert sorted(name for lock in dev.LOCKED for name in named_by(lock, flag)) == sorted(asked)


def test_set_up_brings_neither_linters_nor_what_is_heavy() -> None:
    others = asked_of(dev.LINT_LOCK) | asked_of(dev.HEAVY_LOCK) - asked_of(dev.LOCK)

    assert others & set(locked()) == set()


def test_lock_for_running_brings_the_program_alone() -> None:
    assert (asked_of(dev.LOCK) - asked_of(dev.RUN_LOCK)) & set(locked(dev.RUN_LOCK.name)) == set()


def test_locks_pin_a_package_in_the_same_version() -> None:
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, pin in locked(lock).items():
            pins.setdefault(name, set()).add(" ".join(HASH.findall(pin)))

    assert [name for name, found in pins.items() if len(found) > 1] == []


# The sizes

# What dev.py measures: the oldest Python, on Linux and x86-64.
MEASURED = {
    "sys_platform": "linux",
    "platform_system": "Linux",
    "platform_machine": "x86_64",
    "os_name": "posix",
    "python_version": "3.11",
    "python_full_version": "3.11.0",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
}


def downloads(lock: str) -> set[tuple[str, str]]:
    """Return the names and versions that ``lock`` brings to the measured machine."""
    pins = [Requirement(entry.split("--hash")[0]) for entry in pins_of(lock)]
    return {
        (canonical(pin.name), str(pin.specifier).removeprefix("=="))
        for pin in pins
        if pin.marker is None or pin.marker.evaluate(MEASURED)
    }


def sizes() -> dict[tuple[str, str], int]:
    """Return the bytes of each wheel by its name and version."""
    found = {}
    for line in dev.SIZES.read_text(encoding="utf-8").splitlines():
        wheel, size = line.split("\t")
        name, version, *_ = parse_wheel_filename(wheel)
        found[canonical(name), str(version)] = int(size)
    return found


def test_sizes_are_those_of_the_pins() -> None:
    assert set(sizes()) == {pin for lock in LOCKS for pin in downloads(lock)}


def test_set_up_downloads_at_most_35_megabytes() -> None:
    measured = sizes()

    assert sum(measured[pin] for pin in downloads(dev.LOCK.name)) <= 35_000_000


# What is built, and what is run


def test_what_must_hold_is_linted_tested_and_shown() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert re.findall(r"^python3 dev\.py (.+)", script, re.MULTILINE) == [
        *("lint", "test", "test --heavy", "demo"),
    ]


# They say how git keeps and tells the files of a clone.
OF_GIT_ALONE = {".gitattributes", ".git-blame-ignore-revs"}


def build(kind: str, source: Path, folder: Path) -> Path:
    """Build a distribution of the project in ``source``, and return its file."""
    words = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(words, cwd=source, check=True, capture_output=True)
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution, and return the folder that comes out of it."""
    archive = build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    [project] = folder.iterdir()
    return project


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only a clone knows what is tracked")
def test_source_distribution_holds_every_tracked_file(unpacked: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    tracked = {name for name in listed if name and (ROOT / name).exists()}

    assert {name for name in tracked if not (unpacked / name).exists()} == OF_GIT_ALONE


@pytest.fixture(scope="module")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build what is installed elsewhere, from what the source distribution holds."""
    return build("wheel", unpacked, tmp_path_factory.mktemp("wheel"))


def declared(requirements: Iterable[str]) -> dict[str, Requirement]:
    """Return what is needed without an extra, by name."""
    needed = [Requirement(each) for each in requirements]
    return {
        canonicalize_name(each.name): each
        for each in needed
        if each.marker is None or each.marker.evaluate({"extra": ""})
    }


def depended_on(wheel: Path) -> dict[str, list[Requirement]]:
    """Return every distribution that a wheel needs, with what is asked of it by whom."""
    with zipfile.ZipFile(wheel) as opened:
        [name] = [each for each in opened.namelist() if each.endswith("/METADATA")]
        told = message_from_bytes(opened.read(name)).get_all("Requires-Dist", [])
    found: dict[str, list[Requirement]] = {}
    waiting = list(declared(told).items())
    while waiting:
        each, needed = waiting.pop()
        if each not in found:
            waiting += declared(metadata.requires(each) or ()).items()
        found.setdefault(each, []).append(needed)
    return found


@pytest.mark.slow
def test_what_the_wheel_needs_is_pinned_as_it_asks(wheel: Path) -> None:
    pinned = dict(
        re.findall(r"^([\w.-]+)==([\w.]+)", dev.RUN_LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    )

    for name, asked in depended_on(wheel).items():
        assert [each for each in asked if not each.specifier.contains(pinned[name])] == [], name


@pytest.mark.slow
def test_wheel_works_where_nothing_of_the_project_is(wheel: Path, tmp_path: Path) -> None:
    environment, work = tmp_path / "environment", tmp_path / "work"
    work.mkdir()
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    python, command = programs / Path(sys.executable).name, programs / "claimcheck"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    alone = ["install", "-q", "--no-compile", "--no-index", "--no-deps", str(wheel)]
    subprocess.run([*pip, *alone], check=True)
    # What it says that it needs comes from here, and nothing else that is installed here.
    found = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.strip()
    for name in depended_on(wheel):
        files = metadata.files(name) or ()
        for top in {each.parts[0] for each in files} - {"..", "__pycache__"}:
            source = Path(str(metadata.distribution(name).locate_file(top)))
            if source.is_dir():
                shutil.copytree(source, Path(found, top), dirs_exist_ok=True)
            else:
                shutil.copy(source, found)

    def run(*words: str) -> str:
        return subprocess.run(
            words, cwd=work, env={"HOME": str(work)}, check=True, capture_output=True, text=True
        ).stdout

    run(str(command), "init", "--by", "A. Diallo")
    run(str(command), "add", "Trade grew by 20%", "--speaker", "S. Lavrov")

    assert run(str(command), "--version") == f"claimcheck {claimcheck.__version__}\n"
    assert run(str(command), "match", "Trade grew by 20%").endswith("Same: c-1.\n")
    where = run(str(python), "-c", "import claimcheck; print(claimcheck.__file__)")
    assert Path(where.strip()).is_relative_to(environment)


@pytest.mark.slow
def test_wheel_holds_the_package_and_its_licence_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    folder = f"claimcheck_cli-{claimcheck.__version__}.dist-info"
    modules = {
        path.relative_to(ROOT / "src").as_posix()
        for pattern in (
            "src/**/*.py",
            "src/**/*.pyi",
            "src/**/*.txt",
            "src/**/static/*",
            "src/**/*.html",
            "src/**/publishing/templates/*.css",
        )
        for path in ROOT.glob(pattern)
    }

    assert names == modules | {
        "claimcheck/py.typed",
        *(f"{folder}/{name}" for name in ["METADATA", "WHEEL", "RECORD", "entry_points.txt"]),
        f"{folder}/licenses/LICENSE",
    }


def test_python_examples_of_the_readme_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_BY", "A. Diallo")
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)

    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})

    assert "Trade grew by 20%" in capsys.readouterr().out


# The rooms and the arrows


def rooms() -> set[str]:
    """Return the names of the modules and folders right under src/claimcheck.

    Also of a folder without ``__init__.py``, which import-linter does not see.
    """
    package = ROOT / "src" / "claimcheck"
    modules = {path.relative_to(package).parts[0] for path in package.rglob("*.py")}
    return {name.removesuffix(".py") for name in modules} - {"__init__"}


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_every_file_that_a_guide_names_is_there(page: str) -> None:
    named = set(re.findall(r"`([\w.-]+/[\w./-]*)`", (ROOT / page).read_text(encoding="utf-8")))
    named = {name for name in named if not re.search(r"NAME|ccNNN", name)}
    package = ROOT / "src" / "claimcheck"

    gone = {
        name
        for name in named
        if not any(path.exists() for path in (ROOT / name, package / name, package / f"{name}.py"))
    }

    assert len(named) > 5
    assert gone == set()


def test_a_file_name_stands_in_three_rooms_only_where_it_is_a_commands() -> None:
    package = ROOT / "src" / "claimcheck"
    commands = {path.stem for path in (package / "cli" / "commands").glob("*.py")}
    rooms_of: dict[str, list[str]] = {}
    for path in package.rglob("*.py"):
        rooms_of.setdefault(path.stem, []).append(str(path.parent.relative_to(package)))

    many = {name: found for name, found in rooms_of.items() if len(found) > 2}

    assert many.keys() - commands - {"__init__"} == set(), many


@each_row(
    "room",
    [
        *("cli", "language", "matching", "model", "reading", "record", "reports", "settings"),
        *("store", "web", "workflows"),
    ],
)
def test_a_new_module_of_a_room_must_say_where_it_stands(room: str) -> None:
    [contract] = [each for each in CONTRACTS if each.get("containers") == [f"claimcheck.{room}"]]

    assert contract["exhaustive"]


def test_every_room_has_a_layer() -> None:
    [layers] = [each["layers"] for each in CONTRACTS if each.get("containers") == ["claimcheck"]]
    named = {name for layer in layers for name in re.findall(r"\w+", layer)}

    assert rooms() - named == set()


@each_row("contract", [each for each in CONTRACTS if each["type"] == "layers"][1:])
def test_the_table_of_rooms_names_every_wing_from_the_top_down(contract: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    [room] = contract["containers"]
    [row] = re.findall(rf"^\| `{room.removeprefix('claimcheck.')}` \| (.*)$", page, re.MULTILINE)
    # Plain modules side by side at the bottom are told of in words.
    layers = [layer for layer in contract["layers"] if " : " not in layer]
    places = [[row.find(f"`{name}`") for name in re.findall(r"\w+", layer)] for layer in layers]

    assert [layers[number] for number, found in enumerate(places) if min(found) < 0] == []
    assert all(max(upper) < min(lower) for upper, lower in pairwise(places))


@each_row(
    ("library", "owners"),
    [
        ("typer", {"cli", "__main__"}),
        ("rich", {"cli", "__main__"}),
        ("sqlite3", {"store", "web"}),
        ("sqlite_utils", {"store", "web"}),
        ("rapidfuzz", {"matching"}),
    ],
)
def test_every_other_room_is_kept_from_a_library(library: str, owners: set[str]) -> None:
    [contract] = [each for each in CONTRACTS if library in each.get("forbidden_modules", [])]
    kept = {name.removeprefix("claimcheck.") for name in contract["source_modules"]}

    assert rooms() - owners - kept == set()
    assert not owners & kept


# The command line's page


def test_every_command_has_a_test_file_of_its_name() -> None:
    files = {path.stem for path in (ROOT / "tests" / "cli").glob("test_*.py")}

    assert {f"test_{name.replace('-', '_')}" for name in COMMANDS} - files == set()


def test_every_command_has_its_section() -> None:
    page = (ROOT / check.CLI_PAGE).read_text(encoding="utf-8")

    assert [name for name in COMMANDS if f"\n## claimcheck {name}\n" not in page] == []


# The examples of the README


class Example(NamedTuple):
    """A command of a ``console`` block, and what is shown beneath it."""

    line: int
    command: str
    shown: str


def console_examples(text: str) -> Iterator[Example]:
    r"""Yield the commands of ``text`` that begin with ``$ claimcheck``, in order.

    >>> list(console_examples("```console\n$ claimcheck a \\\n    b\nout\n$ ls\nfile\n```\n"))
    [Example(line=2, command='claimcheck a     b', shown='out\n')]
    """
    for block in re.finditer(r"^```console\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for found in re.finditer(
            r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE
        ):
            command = found[1].replace("\\\n", "")
            if command.startswith("claimcheck "):
                line = text.count("\n", 0, block.start(1) + found.start()) + 1
                yield Example(line, command, found[2])


def run_in_process(command: str) -> tuple[int, str]:
    """Run ``command`` through `main`; return its exit code and both streams as one text."""
    main = import_module("claimcheck.__main__").main
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(screen), redirect_stderr(screen):
        try:
            code = main(shlex.split(command)[1:])
        except SystemExit as stopped:
            code = stopped.code
    screen.seek(0)
    return int(code or 0), screen.read()


def plain_lines(text: str) -> str:
    """Return ``text`` without spaces at line ends and blank lines at its end."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n") + "\n"


def test_readme_examples_run_in_order_and_print_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("CLAIMCHECK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    (tmp_path / "my-desk").mkdir()
    monkeypatch.chdir(tmp_path / "my-desk")

    for example in console_examples(README):
        where = f"README.md:{example.line}: {example.command}"
        assert not re.search(r"\s[|<>&;]", example.command), f"{where}\nno shell runs this"
        code, printed = run_in_process(example.command)
        if example.shown.strip():
            want, got = plain_lines(example.shown), plain_lines(printed)
            assert OutputChecker().check_output(want, got, ELLIPSIS), f"{where}\n{printed}"
        else:
            assert code in (0, 1), f"{where}\n{printed}"


def test_the_number_of_an_id_is_written_as_a_number() -> None:
    """An id prints its own letter, so that a letter before it would stand twice."""
    twice = re.compile(r"(?<![\w-])[acdefilmpqsuvwx]-\{(?!.*\.get\()[^{}:]*\}")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (ROOT / "src").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if twice.search(line)
    ]

    assert found == []
