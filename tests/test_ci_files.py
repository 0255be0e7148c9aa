"""The files for continuous integration say what these services accept, and do what they say."""

import json
import os
import shlex
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
import typer
from ruamel.yaml import YAML

from tests.scanning import FALSE, make_desk

ROOT: Final = Path(__file__).parents[1]
HOOKS: Final = ROOT / ".pre-commit-hooks.yaml"
ACTION: Final = ROOT / "action.yml"
COMMITTER: Final = ("-c", "user.name=A. Diallo", "-c", "user.email=diallo@desk.example")
ERROR: Final = "::error file={file},line=1,col=44,endLine=1,endColumn=58,title=CC101 "
DRAFT: Final = f"{FALSE}.\n"
# Git reads nothing of the machine that the tests run on.
PLAIN_GIT: Final = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def read_yaml(text: str) -> Any:
    return YAML(typ="safe").load(text)


def git(folder: Path, *arguments: str) -> str:
    ended = subprocess.run(
        ["git", *COMMITTER, *arguments],
        cwd=folder,
        env={**os.environ, **PLAIN_GIT},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a store in which a claim is rated False and published."""
    folder = tmp_path_factory.mktemp("desk")
    desk = make_desk(folder)
    packed = desk.run("pack", str(folder / "pack.db"))
    assert packed.code == 0, packed.err
    return (folder / "pack.db").read_bytes()


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Python as the action installs it: isolated, it still finds the program."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    [site] = folder.glob("lib/*/site-packages")
    packages = Path(typer.__file__).parents[1]
    (site / "claimcheck.pth").write_text(f"{ROOT / 'src'}\n{packages}\n")
    return folder / "bin" / "python"


@pytest.fixture
def repository(tmp_path: Path, pack: bytes) -> Path:
    """Return a repository with a store and no drafts, committed on main."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "claims.db").write_bytes(pack)
    commit(folder)
    return folder


# The pre-commit hook


def test_hooks_have_what_pre_commit_needs() -> None:
    [hook] = read_yaml(HOOKS.read_text(encoding="utf-8"))

    assert set(hook) <= {
        *("id", "name", "description", "entry", "args", "language", "types_or"),
        *("require_serial", "minimum_pre_commit_version"),
    }
    assert hook["language"] == "python"
    assert set(hook["types_or"]) == {"markdown", "html", "plain-text"}
    assert hook["require_serial"] is True


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["draft.md", "a draft.md", "-draft.md", "--output=x.md", "$(touch x).md", "é.md"]
)
def test_hook_scans_the_files_it_is_given(repository: Path, name: str) -> None:
    [hook] = read_yaml(HOOKS.read_text(encoding="utf-8"))
    write(repository / name, DRAFT)
    program, *entry = shlex.split(hook["entry"])
    assert program == "claimcheck"

    # pre-commit runs the entry with its arguments and then the files, without a shell.
    ended = subprocess.run(
        [sys.executable, "-m", "claimcheck", *entry, *hook["args"], name],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.startswith(f"{name}:1:44: CC101 error: own voice repeats")
    assert sorted(path.name for path in repository.iterdir()) == sorted([".git", "claims.db", name])


# The GitHub action


def action_steps() -> dict[str, Any]:
    action = read_yaml(ACTION.read_text(encoding="utf-8"))
    return {step["id"]: step for step in action["runs"]["steps"]}


def test_action_is_valid_by_the_schema_of_github() -> None:
    assert_valid(ACTION, "vendor.github-actions")


def assert_valid(path: Path, schema: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout


def test_action_has_the_inputs_that_the_documents_name() -> None:
    action = read_yaml(ACTION.read_text(encoding="utf-8"))

    assert set(action["inputs"]) == {"paths", "db", "format", "fail-on", "baseline"}


def test_no_input_is_expanded_inside_a_script() -> None:
    for step in action_steps().values():
        assert "${{" not in step["run"]
        assert "eval" not in step["run"]
        assert step["run"].startswith("set -euo pipefail\n")
        assert step["shell"] == "bash"


@pytest.mark.parametrize("step", ["install", "scan"])
def test_scripts_of_the_action_are_bash(step: str) -> None:
    script = action_steps()[step]["run"]

    subprocess.run(["bash", "-n"], input=script, encoding="utf-8", check=True)


class Step(NamedTuple):
    """What a step of the action gave."""

    code: int
    log: str
    summary: str
    report: str | None


class Runner(NamedTuple):
    """What stands in for GitHub's runner: a folder of its own and the Python to use."""

    folder: Path
    python: Path

    def scan(self, workspace: Path, *, base: str = "", **inputs: str) -> Step:
        """Run the action's scan as GitHub does: its script in bash, the inputs around it."""
        for name in ("output", "summary"):
            (self.folder / name).write_text("")
        script = self.folder / "scan.sh"
        script.write_text(action_steps()["scan"]["run"], encoding="utf-8")
        ended = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=workspace,
            env=self._environment(base, inputs),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        written = (self.folder / "output").read_text().splitlines()
        outputs = dict(line.split("=", 1) for line in written)
        report = Path(outputs["report"]).read_text(encoding="utf-8") if outputs else None
        summary = (self.folder / "summary").read_text(encoding="utf-8")
        return Step(ended.returncode, ended.stdout, summary, report)

    def _environment(self, base: str, inputs: Mapping[str, str]) -> dict[str, str]:
        """Return the environment of the step, with its expressions filled in."""
        action = read_yaml(ACTION.read_text(encoding="utf-8"))
        given = {name: str(value["default"]) for name, value in action["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        expressions = {
            "${{ github.event.pull_request.base.sha }}": base,
            "${{ steps.install.outputs.python }}": str(self.python),
            **{f"${{{{ inputs.{name} }}}}": value for name, value in given.items()},
        }
        return {
            "PATH": os.environ["PATH"],
            **PLAIN_GIT,
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            **{name: expressions[text] for name, text in action_steps()["scan"]["env"].items()},
        }


@pytest.fixture
def runner(tmp_path: Path, python: Path) -> Runner:
    """Return a runner with a folder of its own."""
    folder = tmp_path / "runner"
    folder.mkdir()
    return Runner(folder, python)


def commands(log: str) -> list[str]:
    """Return the commands in a log that GitHub acts on."""
    found: list[str] = []
    stopped = None
    for line in log.splitlines():
        if stopped:
            stopped = None if line == stopped else stopped
        elif line.startswith("::stop-commands::"):
            stopped = f"::{line.removeprefix('::stop-commands::')}::"
        elif line.lstrip().startswith("::") or "##[" in line:
            found.append(line)
    assert stopped is None
    return found


@pytest.mark.slow
def test_action_annotates_what_it_finds_and_writes_a_summary(
    repository: Path, runner: Runner
) -> None:
    write(repository / "drafts" / "mali.md", DRAFT)

    ran = runner.scan(repository, paths="drafts\n")

    assert ran.code == 1, ran.log
    [command] = commands(ran.log)
    assert command.startswith(ERROR.format(file="drafts/mali.md"))
    assert ran.report is not None
    assert ran.report.startswith(command)
    assert "| error CC101: own voice repeats a claim rated False" in ran.summary


@pytest.mark.slow
def test_action_passes_where_nothing_is_found(repository: Path, runner: Runner) -> None:
    write(repository / "draft.md", "Mali and Russia signed nothing on Tuesday.\n")

    ran = runner.scan(repository, format="sarif")

    assert ran.code == 0, ran.log
    assert commands(ran.log) == []
    assert json.loads(ran.report or "")["runs"][0]["results"] == []
    assert "No findings in 1 file" in ran.summary


@pytest.mark.slow
@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({"paths": "\n"}, "paths is empty; name drafts or folders, one a line"),
        ({"paths": "missing.md"}, "claimcheck: cannot read missing.md: "),
        ({"format": "../x"}, "no format '../x'"),
        ({"format": "x\n::warning::y"}, "no format 'x%0A::warning::y'"),
        ({"fail_on": "never"}, "claimcheck: "),
        ({"db": "gone.db"}, "claimcheck: "),
        ({"baseline": "gone.json"}, "claimcheck: no baseline at gone.json; "),
    ],
)
def test_action_says_in_an_annotation_what_is_wrong(
    repository: Path, runner: Runner, inputs: Mapping[str, str], told: str
) -> None:
    write(repository / "draft.md", DRAFT)

    ran = runner.scan(repository, **inputs)

    assert ran.code == 2
    [command] = commands(ran.log)
    assert command.startswith(f"::error title=claimcheck::{told}")
    assert ran.report is None


HOSTILE_NAMES: Final = [
    "a draft.md",
    "-draft.md",
    "--db=x.md",
    "$(touch made).md",
    "`touch made`.md",
    "'; touch made; '.md",
    '"$HOME".md',
    "*.md",
    "::error::x.md",
    "é 日本.md",
]


@pytest.mark.slow
def test_action_takes_paths_as_they_are(repository: Path, runner: Runner) -> None:
    for name in HOSTILE_NAMES:
        write(repository / name, DRAFT)

    ran = runner.scan(repository, paths="\n".join(HOSTILE_NAMES), format="json")

    assert ran.code == 1, ran.log
    found = json.loads(ran.report or "")["findings"]
    assert [each["path"] for each in found] == HOSTILE_NAMES
    assert not (repository / "made").exists()


@pytest.mark.slow
@pytest.mark.parametrize("form", ["github", "full", "concise", "json", "markdown"])
def test_no_draft_gives_the_workflow_a_command(repository: Path, runner: Runner, form: str) -> None:
    name = "::error::x,y\n::warning::z ##[error].md"
    write(repository / name, f"{FALSE}. ##[error]x ::error::y\n\n::error::z\n")

    ran = runner.scan(repository, format=form)

    assert ran.code == 1, ran.log
    found = commands(ran.log)
    assert len(found) == (form == "github")
    assert all(each.startswith("::error file=%3A%3Aerror%3A%3Ax%2Cy%0A%3A%3Aw") for each in found)


# The action on a pull request


@pytest.fixture
def workspace(repository: Path, tmp_path: Path) -> Path:
    """Return a shallow clone with a draft that repeats a false claim."""
    folder = tmp_path / "workspace"
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), folder.name)
    git(folder, "switch", "--quiet", "--create", "change")
    write(folder / "draft.md", DRAFT)
    commit(folder)
    return folder


@pytest.mark.slow
def test_pull_request_is_scanned_with_the_settings_of_its_base(
    repository: Path, workspace: Path, runner: Runner
) -> None:
    settings = '[scan.rules]\nCC101 = "off"\n'
    write(workspace / "claimcheck.toml", settings)
    commit(workspace)

    ran = runner.scan(workspace, base=git(repository, "rev-parse", "main"))

    assert ran.code == 1, ran.log
    assert (workspace / "claimcheck.toml").read_text() == settings
    assert git(workspace, "status", "--porcelain") == ""


@pytest.mark.slow
def test_settings_that_only_the_base_has_count_and_are_put_away_again(
    repository: Path, workspace: Path, runner: Runner
) -> None:
    write(repository / "pyproject.toml", '[tool.claimcheck.scan.rules]\nCC101 = "note"\n')
    base = commit(repository)

    ran = runner.scan(workspace, base=base)

    assert ran.code == 0, ran.log
    assert [each[:9] for each in commands(ran.log)] == ["::notice "]
    assert git(workspace, "status", "--porcelain") == ""


@pytest.mark.slow
def test_settings_of_a_pull_request_may_be_a_link_anywhere(
    repository: Path, workspace: Path, tmp_path: Path, runner: Runner
) -> None:
    (tmp_path / "elsewhere").write_text("kept")
    (workspace / "claimcheck.toml").symlink_to(tmp_path / "elsewhere")
    write(repository / "claimcheck.toml", '[scan.rules]\nCC101 = "off"\n')

    ran = runner.scan(workspace, base=commit(repository))

    assert ran.code == 0, ran.log
    assert (tmp_path / "elsewhere").read_text() == "kept"
    assert (workspace / "claimcheck.toml").is_symlink()


@pytest.mark.slow
def test_pull_request_is_scanned_with_the_store_of_its_base(
    repository: Path, workspace: Path, runner: Runner
) -> None:
    (workspace / "claims.db").write_bytes(b"")
    commit(workspace)

    ran = runner.scan(workspace, base=git(repository, "rev-parse", "main"))

    assert ran.code == 1, ran.log
    assert (workspace / "claims.db").read_bytes() == b""


@pytest.mark.slow
def test_pull_request_is_scanned_with_the_baseline_of_its_base(
    repository: Path, workspace: Path, runner: Runner
) -> None:
    write(repository / "baseline.json", '{"version": 1, "findings": []}')
    base = commit(repository)
    known = [sys.executable, "-m", "claimcheck", "scan", "--baseline", "baseline.json"]
    subprocess.run([*known, "--write-baseline"], cwd=workspace, check=True, capture_output=True)
    commit(workspace)

    ran = runner.scan(workspace, base=base, baseline="baseline.json")

    assert ran.code == 1, ran.log


@pytest.mark.slow
@pytest.mark.parametrize("name", ["db", "baseline"])
def test_pull_request_cannot_bring_a_file_that_its_base_has_not(
    repository: Path, workspace: Path, runner: Runner, name: str
) -> None:
    write(workspace / "theirs" / "new", "")
    (workspace / "link").symlink_to("theirs")
    commit(workspace)
    base = git(repository, "rev-parse", "main")

    for path in ("theirs/new", "./theirs/new", str(workspace / "theirs" / "new"), "link/new"):
        ran = runner.scan(workspace, base=base, **{name: path})

        assert ran.code == 2
        [command] = commands(ran.log)
        assert command.endswith("is not in the base branch; a pull request cannot bring its own")


@pytest.mark.slow
def test_store_that_an_earlier_step_fetched_is_used(
    repository: Path, workspace: Path, runner: Runner, pack: bytes
) -> None:
    (workspace / "fetched.db").write_bytes(pack)

    ran = runner.scan(
        workspace,
        base=git(repository, "rev-parse", "main"),
        db="fetched.db",
    )

    assert ran.code == 1, ran.log


@pytest.mark.slow
def test_modules_of_a_pull_request_are_not_run(
    repository: Path, workspace: Path, runner: Runner
) -> None:
    for name in ("claimcheck/__init__.py", "claimcheck/__main__.py", "typer.py", "secrets.py"):
        write(workspace / name, "raise SystemExit('run')\n")

    ran = runner.scan(workspace, base=git(repository, "rev-parse", "main"))

    assert ran.code == 1, ran.log
    assert commands(ran.log)[0].startswith(ERROR.format(file="draft.md"))
