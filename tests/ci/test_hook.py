"""The hook for pre-commit says what pre-commit accepts, and does what it says."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.reading.drafts import DRAFT_SUFFIXES
from tests.ci.services import DRAFT, HOOKS, read_yaml, write


def test_hooks_have_what_pre_commit_needs() -> None:
    [hook] = read_yaml(HOOKS.read_text(encoding="utf-8"))

    assert set(hook) <= {
        *("id", "name", "description", "entry", "args", "language", "files", "types"),
        *("require_serial", "minimum_pre_commit_version"),
    }
    assert hook["language"] == "python"
    assert hook["types"] == ["text"]
    assert hook["require_serial"] is True


def test_hook_is_given_every_kind_of_draft() -> None:
    [hook] = read_yaml(HOOKS.read_text(encoding="utf-8"))
    named = [f"drafts/a{suffix}" for suffix in (*DRAFT_SUFFIXES, ".MDX", ".Html")]

    assert [name for name in named if not re.search(hook["files"], name)] == []
    others = ("a.py", "md", "a.mdx.bak", "a.rst", "a.css")
    assert [name for name in others if re.search(hook["files"], name)] == []


@pytest.mark.slow
def test_hook_scans_the_files_it_is_given(repository: Path) -> None:
    names = ["draft.md", "a draft.md", "-draft.md", "--output=x.md", "$(touch x).md", "é.md"]
    [hook] = read_yaml(HOOKS.read_text(encoding="utf-8"))
    for name in names:
        write(repository / name, DRAFT)
    program, *entry = shlex.split(hook["entry"])
    assert program == "claimcheck"

    # pre-commit runs the entry with its arguments and then the files, without a shell.
    ended = subprocess.run(
        [sys.executable, "-m", "claimcheck", *entry, *hook["args"], *names],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (1, "")
    for name in names:
        assert f"\n{name}:1:44: CC101 error: own voice repeats" in f"\n{ended.stdout}"
    there = sorted(path.name for path in repository.iterdir())
    assert there == sorted([".git", "claims.db", *names])
