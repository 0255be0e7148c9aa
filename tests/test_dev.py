"""dev.py makes the environment once, says what is missing, and passes exit codes on."""

import ast
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.tables import each_row

ROOT = Path(__file__).parents[1]

# A package without dependencies that builds itself, so nothing is fetched.
PROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "sample"
version = "1"
"""
BACKEND = """\
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "sample-1-py3-none-any.whl"
    files = {
        "METADATA": "Metadata-Version: 2.1\\nName: sample\\nVersion: 1\\n",
        "WHEEL": "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(folder + "/" + name, "w") as wheel:
        for file, text in files.items():
            wheel.writestr("sample-1.dist-info/" + file, text)
    return name
"""
# Stands for pytest, which is too large to install here.
PYTEST = """\
import sys
print(*sys.argv[1:])
sys.exit(5 if "nothing" in sys.argv else 0)
"""
LOCKS = {name: path.name for name, path in vars(dev).items() if name.endswith("LOCK")}
DEMO = "import sys; print(sys.prefix, *sys.argv[1:]); sys.exit(7)\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run_demo(project: Path) -> subprocess.CompletedProcess[str]:
    # Where PYTHONPATH leads to this project, its own demo would be run.
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "HOME": str(project / "home")}
    return subprocess.run(
        [sys.executable, "dev.py", "demo", "one", "two"],
        cwd=project,
        env={**outside, **offline},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point dev.py at a project of its own."""
    for name, lock in LOCKS.items():
        write(tmp_path / lock, "# nothing\n")
        monkeypatch.setattr(dev, name, tmp_path / lock)
    write(tmp_path / "pyproject.toml", PROJECT)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "PROJECT", tmp_path / "pyproject.toml")
    return tmp_path


@pytest.mark.slow
def test_environment_is_made_once_and_gets_what_commands_need(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """One environment serves for all that is asked of it, since each takes seconds to make."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    write(project / "backend.py", BACKEND)
    write(project / "pytest.py", PYTEST)
    _makes_a_half_made_environment_anew_and_then_keeps_it(project)
    dev.make_environment()
    assert capfd.readouterr() == ("", "")
    _adds_a_lock_when_it_is_needed_and_when_it_changed(capfd)
    _runs_heavy_tests_alone_with_what_they_need(capfd)
    _leaves_no_stamp_of_a_lock_that_cannot_be_added()


def _makes_a_half_made_environment_anew_and_then_keeps_it(project: Path) -> None:
    shutil.copy(ROOT / "dev.py", project)
    write(project / "fixtures" / "demo.py", DEMO)
    write(project / ".venv" / "half", "an interrupted installation leaves files, and no stamp")
    shown = f"{project / '.venv'} one two\n"

    first, second = run_demo(project), run_demo(project)

    assert (first.returncode, first.stdout) == (7, shown), first.stderr
    assert "dev.py: making .venv" in first.stderr
    assert not (project / ".venv" / "half").exists()
    assert (second.returncode, second.stdout, second.stderr) == (7, shown, "")


def _adds_a_lock_when_it_is_needed_and_when_it_changed(capfd: pytest.CaptureFixture[str]) -> None:
    added = "dev.py: installing the packages that requirements-lint.lock pins\n"

    for change, shown in [("# nothing\n", added), ("# nothing\n", ""), ("# more\n", added)]:
        write(dev.LINT_LOCK, change)
        dev.make_environment(dev.LINT_LOCK)
        assert capfd.readouterr() == ("", shown)
    dev.make_environment()
    assert capfd.readouterr() == ("", "")


def _leaves_no_stamp_of_a_lock_that_cannot_be_added() -> None:
    write(dev.LINT_LOCK, f"absent==1 --hash=sha256:{'0' * 64}\n")

    for _ in range(2):
        with pytest.raises(dev.DevError, match="the installation did not finish"):
            dev.make_environment(dev.LINT_LOCK)


def _runs_heavy_tests_alone_with_what_they_need(capfd: pytest.CaptureFixture[str]) -> None:
    added = "dev.py: installing the packages that requirements-heavy.lock pins\n"
    none = "dev.py: none of the tests asked for is heavy; leave out --heavy to run them\n"

    for arguments, code, passed_on, shown in [
        ([], 0, "--numprocesses auto --dist worksteal", ""),
        (["-k", "nothing"], 5, "-k nothing", ""),
        (["--heavy"], 0, "-m heavy --numprocesses auto --dist worksteal", added),
        (["--heavy", "-k", "figures"], 0, "-m heavy -k figures", ""),
        (["-k", "nothing", "--heavy"], 5, "-m heavy -k nothing", none),
    ]:
        assert dev.main(["test", *arguments]) == code
        assert capfd.readouterr() == (passed_on + "\n", shown)


def test_heavy_tests_are_not_chosen_by_a_second_mark(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["test", "--heavy", "-m", "slow"]) == 2

    assert capsys.readouterr() == (
        "",
        "dev.py: --heavy chooses by a mark already; choose among the heavy tests by -k\n",
    )


def temporary_folder_of_a_command() -> Path:
    script = "import pathlib, tempfile; pathlib.Path('told').write_text(tempfile.gettempdir())"
    assert dev.run(sys.executable, "-c", script) == 0
    return Path((dev.ROOT / "told").read_text())


@pytest.mark.parametrize(
    ("room", "named", "in_memory"),
    [(1, False, True), (10**18, False, False), (1, True, False)],
    ids=["room", "no room", "a folder that somebody named"],
)
def test_temporary_files_are_in_memory_where_there_is_room(
    project: Path, monkeypatch: pytest.MonkeyPatch, room: int, named: bool, in_memory: bool
) -> None:
    memory, disk = project / "memory", project / "disk"
    memory.mkdir()
    disk.mkdir()
    monkeypatch.setattr(dev, "MEMORY", memory)
    monkeypatch.setattr(dev, "ENOUGH_MEMORY", room)
    monkeypatch.delenv("TMPDIR", raising=False)
    if named:
        monkeypatch.setenv("TMPDIR", str(disk))
    before = os.environ.get("TMPDIR")

    with dev.temporary_files_in_memory():
        inside = temporary_folder_of_a_command()
        others_pass = bool(inside.stat().st_mode & stat.S_IXOTH)

    assert others_pass
    assert (inside.parent == memory) == in_memory
    assert (inside == disk) == named
    assert list(memory.iterdir()) == []
    assert os.environ.get("TMPDIR") == before


def test_no_folder_in_memory_is_no_room(tmp_path: Path) -> None:
    assert not dev.is_roomy(tmp_path / "missing")


HEAVY_TEST = """\
import pytest

@pytest.mark.heavy("sys", "absent")
def test_absent():
    pass

@pytest.mark.heavy("sys")
def test_present():
    pass
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("chosen", "code", "ending"),
    [([], 0, "1 passed, 1 skipped"), (["-m", "heavy"], 1, "1 passed, 1 error")],
)
def test_heavy_test_without_its_package_says_why_it_does_not_run(
    tmp_path: Path, chosen: list[str], code: int, ending: str
) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    write(tmp_path / "pytest.ini", "[pytest]\nmarkers = heavy\n")
    write(tmp_path / "test_heavy.py", HEAVY_TEST)

    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-qra", "-p", "no:cacheprovider", *chosen],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ended.returncode == code
    assert "needs absent; `python3 dev.py test --heavy` installs it" in ended.stdout
    assert ending in ended.stdout


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-lint.lock", "pyproject.toml"])
def test_stamp_changes_with_what_the_environment_is_made_from(project: Path, name: str) -> None:
    before = dev.environment_stamp(dev.LINT_LOCK)
    assert dev.environment_stamp(dev.LINT_LOCK) == before

    write(project / name, "changed")

    assert dev.environment_stamp(dev.LINT_LOCK) != before


def test_stamp_changes_when_the_folder_moves(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dev.environment_stamp(dev.LOCK)

    monkeypatch.setattr(dev, "VENV", project / "elsewhere" / ".venv")

    assert dev.environment_stamp(dev.LOCK) != before


def test_failed_installation_leaves_no_stamp(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # A Python that makes no environment stands for every step that can fail.
    monkeypatch.setattr(sys, "_base_executable", shutil.which("false"), raising=False)

    assert dev.main(["demo"]) == 2

    assert "the installation did not finish" in capfd.readouterr().err
    assert not dev.stamp_file(dev.LOCK).exists()


def test_too_old_python_is_told_which_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (4, 2))

    assert dev.main(["test"]) == 2

    found = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert capsys.readouterr() == (
        "",
        f"dev.py: claimcheck needs Python 4.2 or newer, and this is {found}. Install a newer"
        " one and run dev.py with it, for example: python3.12 dev.py test\n",
    )


def test_old_python_can_read_dev_py() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.usefixtures("project")
def test_missing_ensurepip_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    assert dev.main(["test"]) == 2

    assert "sudo apt install python3-venv" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_lock_without_uv_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")

    assert dev.main(["lock"]) == 2

    assert "lock needs uv; get it by" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--help"], 0), (["-h"], 0), ([], 2), (["deploy"], 2)]
)
def test_usage_names_every_command(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == code

    printed = "".join(capsys.readouterr())
    assert [name for name in dev.COMMANDS if f"\n{name} " not in printed] == []


@each_row("code", [0, 1, 3])
def test_exit_code_is_passed_on(code: int) -> None:
    assert dev.run(sys.executable, "-c", f"raise SystemExit({code})") == code


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_killed_command_gives_the_code_a_shell_gives() -> None:
    kill = f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})"

    assert dev.run(sys.executable, "-c", kill) == 128 + signal.SIGKILL
