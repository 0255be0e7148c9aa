"""What stands in for git, pre-commit, GitHub and GitLab."""

import io
import os
import subprocess
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped]
from ruamel.yaml import YAML

from tests.scanning import FALSE

ROOT: Final = Path(__file__).parents[2]
HOOKS: Final = ROOT / ".pre-commit-hooks.yaml"
ACTION: Final = ROOT / "action.yml"
COMMITTER: Final = (
    *("-c", "user.name=A. Diallo", "-c", "user.email=diallo@desk.example"),
    # After each commit git would start a program that looks whether there is anything to tidy.
    *("-c", "maintenance.auto=false"),
)
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


def action_steps() -> dict[str, Any]:
    action = read_yaml(ACTION.read_text(encoding="utf-8"))
    return {step["id"]: step for step in action["runs"]["steps"]}


def assert_valid(path: Path, schema: str) -> None:
    told = io.StringIO()
    with redirect_stdout(told), pytest.raises(SystemExit) as ended:
        check_jsonschema(["--builtin-schema", schema, str(path)])
    assert ended.value.code == 0, told.getvalue()


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
