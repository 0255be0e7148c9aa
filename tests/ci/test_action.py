"""The action for GitHub says what GitHub accepts, and does what it says."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.ci.services import (
    ACTION,
    DRAFT,
    ERROR,
    Runner,
    action_steps,
    assert_valid,
    commands,
    commit,
    git,
    read_yaml,
    write,
)
from tests.scanning import FALSE


def test_action_is_valid_by_the_schema_of_github() -> None:
    assert_valid(ACTION, "vendor.github-actions")


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


# A name and words by which a draft would give the workflow a command.
COMMAND_NAME: Final = "::error::x,y\n::warning::z ##[error].md"
COMMANDS: Final = f"{FALSE}. ##[error]x ::error::y\n\n::error::z\n"


@pytest.mark.slow
def test_action_takes_paths_as_they_are(repository: Path, runner: Runner) -> None:
    for name in HOSTILE_NAMES:
        write(repository / name, DRAFT)
    write(repository / "folder" / COMMAND_NAME, COMMANDS)

    ran = runner.scan(repository, paths="\n".join([*HOSTILE_NAMES, "folder"]), format="json")

    assert ran.code == 1, ran.log
    found = json.loads(ran.report or "")["findings"]
    assert [each["path"] for each in found] == [*HOSTILE_NAMES, f"folder/{COMMAND_NAME}"]
    assert not (repository / "made").exists()
    assert commands(ran.log) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", ["github", "full"])
def test_no_draft_gives_the_workflow_a_command(repository: Path, runner: Runner, form: str) -> None:
    write(repository / COMMAND_NAME, COMMANDS)

    ran = runner.scan(repository, format=form)

    assert ran.code == 1, ran.log
    found = commands(ran.log)
    assert len(found) == (form == "github")
    assert all(each.startswith("::error file=%3A%3Aerror%3A%3Ax%2Cy%0A%3A%3Aw") for each in found)


# The action on a pull request


@pytest.mark.slow
def test_pull_request_is_scanned_with_settings_store_and_modules_of_its_base(
    repository: Path, workspace: Path, runner: Runner
) -> None:
    """Each of what it brings would end the scan otherwise: with 0, with 2, or not begun."""
    settings = '[scan.rules]\nCC101 = "off"\n'
    write(workspace / "claimcheck.toml", settings)
    (workspace / "claims.db").write_bytes(b"")
    for name in ("claimcheck/__init__.py", "claimcheck/__main__.py", "typer.py", "secrets.py"):
        write(workspace / name, "raise SystemExit('run')\n")
    commit(workspace)

    ran = runner.scan(workspace, base=git(repository, "rev-parse", "main"))

    assert ran.code == 1, ran.log
    assert commands(ran.log)[0].startswith(ERROR.format(file="draft.md"))
    assert (workspace / "claimcheck.toml").read_text() == settings
    assert (workspace / "claims.db").read_bytes() == b""
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
    commit(workspace)
    base = git(repository, "rev-parse", "main")

    ran = runner.scan(workspace, base=base, **{name: "theirs/new"})

    assert ran.code == 2
    [command] = commands(ran.log)
    assert f"is not in {base}; a change cannot bring its own, name another" in command


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
