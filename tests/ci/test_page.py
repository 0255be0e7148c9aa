"""The examples of docs/ci.md and docs/nightly.md are what the services there accept."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from claimcheck.reports.scan import SCAN_FORMATS
from claimcheck.reports.scan.objects import as_json
from tests.ci.services import (
    ACTION,
    DRAFT,
    HOOKS,
    PLAIN_GIT,
    ROOT,
    Runner,
    assert_valid,
    commit,
    git,
    read_yaml,
    write,
)
from tests.reports.scan.scans import RICH
from tests.tables import each_row

PAGES: Final = ("ci.md", "nightly.md")
PAGE: Final = "\n".join((ROOT / "docs" / each).read_text(encoding="utf-8") for each in PAGES)
FORMATS: Final = (ROOT / "docs" / "scan-formats.md").read_text(encoding="utf-8")
OPTIONS: Final = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
EXAMPLES: Final = {
    found[1]: found[2]
    for found in re.finditer(r"^```yaml\n# (\S+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
}
WORKFLOWS: Final = [name for name in EXAMPLES if name.startswith(".github/workflows/")]


def test_every_example_in_yaml_names_its_file() -> None:
    assert PAGE.count("```yaml") == len(EXAMPLES) == len(WORKFLOWS) + 2


@pytest.mark.parametrize("name", [*WORKFLOWS, ".gitlab-ci.yml"])
def test_example_is_valid_by_the_schema_of_its_service(tmp_path: Path, name: str) -> None:
    write(tmp_path / "example.yml", EXAMPLES[name])

    assert_valid(
        tmp_path / "example.yml",
        "vendor.gitlab-ci" if name == ".gitlab-ci.yml" else "vendor.github-workflows",
    )


def test_example_for_pre_commit_uses_a_hook_that_there_is() -> None:
    [repository] = read_yaml(EXAMPLES[".pre-commit-config.yaml"])["repos"]
    [hook], [offered] = repository["hooks"], read_yaml(HOOKS.read_text(encoding="utf-8"))

    assert hook["id"] == offered["id"]
    assert hook["args"][-1] == "--"


@each_row("name", WORKFLOWS)
def test_workflow_uses_the_inputs_and_outputs_that_the_action_has(name: str) -> None:
    action = read_yaml(ACTION.read_text(encoding="utf-8"))
    workflow = EXAMPLES[name]
    steps = [step for job in read_yaml(workflow)["jobs"].values() for step in job["steps"]]

    for step in steps:
        if step.get("uses", "").startswith("desk/claimcheck@"):
            assert set(step["with"]) <= set(action["inputs"])
        assert "${{" not in step.get("run", "")
    assert set(re.findall(r"steps\.scan\.outputs\.(\w+)", workflow)) <= set(action["outputs"])


def test_table_of_inputs_is_that_of_the_action() -> None:
    inputs = read_yaml(ACTION.read_text(encoding="utf-8"))["inputs"]

    for name, given in inputs.items():
        default = f"`{given['default']}`" if given["default"] else ""
        assert re.search(rf"^\| `{name}` \| *{re.escape(default)} *\|", PAGE, re.MULTILINE)


def test_every_command_and_option_on_the_page_is_there() -> None:
    commands = re.findall(r"\bclaimcheck ((?:source )?[a-z]+)((?: [^\n`|>]*)?)", "\n".join(code()))

    assert len(commands) > 15
    for command, rest in commands:
        section = OPTIONS.split(f"\n## claimcheck {command}\n", 1)[1].split("\n## ", 1)[0]
        for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest):
            assert f"{option} " in section or f"{option}," in section, f"{command} {option}"


def code() -> list[str]:
    """Return the shell commands in the page's examples."""
    shell = re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    runs = re.findall(r"^ +-(?: run:)? (claimcheck .*)", PAGE, re.MULTILINE)
    return [line for block in shell for line in block.splitlines()] + runs


def test_every_format_has_its_line() -> None:
    table = FORMATS.split("\n## Formats\n")[1]

    for name in SCAN_FORMATS:
        assert re.search(rf"^\| [^|]*`{name}`", table, re.MULTILINE)


def test_every_key_of_the_json_is_named() -> None:
    document = read_yaml(as_json(RICH))

    for key in keys(document):
        assert f"`{key}`" in FORMATS, key


def keys(value: Any) -> set[str]:
    """Return the keys of all objects in a document."""
    if isinstance(value, list):
        return {key for each in value for key in keys(each)}
    if isinstance(value, dict):
        return set(value) | {key for each in value.values() for key in keys(each)}
    return set()


@pytest.mark.slow
def test_job_for_gitlab_scans_with_what_the_target_branch_has(
    repository: Path, runner: Runner, tmp_path: Path, pack: bytes
) -> None:
    (repository / "claims-pack.db").write_bytes(pack)
    write(repository / "claimcheck.toml", '[scan.rules]\nCC101 = "warning"\n')
    commit(repository)
    workspace = tmp_path / "workspace"
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), workspace.name)
    write(workspace / "claimcheck.toml", '[scan.rules]\nCC101 = "off"\n')
    write(workspace / "drafts" / "mali.md", DRAFT)
    program = runner.folder / "claimcheck"
    program.write_text(f'#!/bin/sh\nexec "{runner.python}" -I -m claimcheck "$@"\n')
    program.chmod(0o755)
    job = read_yaml(EXAMPLES[".gitlab-ci.yml"])["claimcheck"]

    ended = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])],
        cwd=workspace,
        env={
            "PATH": f"{runner.folder}:{os.environ['PATH']}",
            **PLAIN_GIT,
            "CI_BUILDS_DIR": str(tmp_path),
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    report = job["artifacts"]["reports"]["codequality"]
    [found] = read_yaml((workspace / report).read_text(encoding="utf-8"))
    assert (found["check_name"], found["severity"]) == ("CC101", "minor")
    assert found["location"] == {"path": "drafts/mali.md", "lines": {"begin": 1, "end": 1}}
