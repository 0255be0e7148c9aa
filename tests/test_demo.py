"""The demo ends with a scan of a draft, and the README and docs/scan.md show what it prints."""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from fixtures.demo import (
    BEFORE_PUBLICATION,
    FOUND,
    IN_BRIEF,
    REPORT,
    SCAN,
    STEPS,
    copy_inputs,
    run,
    what_next,
)
from fixtures.sample import fixed_runtime

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCAN_PAGE = (ROOT / "docs/scan.md").read_text(encoding="utf-8")


SCREEN = 24


@pytest.mark.parametrize(
    ("option", "told", "code"),
    [("--help", "python3 dev.py demo [--web]", 0), ("--wep", "and not --wep", 2)],
)
def test_an_option_that_the_demo_has_not_runs_nothing(option: str, told: str, code: int) -> None:
    command = [sys.executable, "-m", "fixtures.demo", option]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert (done.returncode, told in done.stdout) == (code, True)
    assert "$ claimcheck" not in done.stdout


def test_the_demo_ends_with_lines_that_can_be_typed_anywhere(tmp_path: Path) -> None:
    said = what_next(tmp_path)
    typed = [shlex.split(each) for each in said.splitlines() if " --db " in each]

    assert f"\n  {tmp_path}/report.html\n" in said
    assert [each[1] for each in typed] == ["serve", "scan"]
    for (
        program,
        *_,
    ) in typed:
        assert Path(program).is_absolute()
    for arguments in typed:
        assert arguments[arguments.index("--db") + 1] == str(tmp_path / "claims.db")


@pytest.fixture(scope="module")
def both() -> tuple[str, str]:
    """Return what the demo prints, and its scan in full, with a fixed clock and salts."""
    before, shown, runtime = Path.cwd(), io.StringIO(), fixed_runtime()
    steps = io.StringIO()
    kept = {
        name: os.environ.pop(name) for name in list(os.environ) if name.startswith("CLAIMCHECK")
    }
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            copy_inputs(Path(folder))
            with contextlib.redirect_stdout(steps), contextlib.redirect_stderr(steps):
                assert run((*STEPS, *BEFORE_PUBLICATION), runtime) == 0
            with contextlib.redirect_stdout(shown):
                assert run([SCAN], runtime) == FOUND
            for step in IN_BRIEF:
                with contextlib.redirect_stdout(steps):
                    assert run([step], runtime) == FOUND
            with contextlib.redirect_stdout(steps), contextlib.redirect_stderr(steps):
                assert run([REPORT], runtime) == 0
            assert "Mostly true" in Path("report.html").read_text(encoding="utf-8")
        finally:
            os.chdir(before)
            os.environ.update(kept)
    return steps.getvalue(), shown.getvalue()


@pytest.fixture(scope="module")
def printed(both: tuple[str, str]) -> str:
    """Return what the demo's scan prints in full."""
    return both[1]


def test_each_step_fits_a_screen(both: tuple[str, str]) -> None:
    steps = re.split(r"\n\n(?=# )", both[0].strip())

    assert len(steps) > 12
    for step in steps:
        lines = sum(max(1, -(-len(line) // 80)) for line in step.splitlines())
        assert lines <= SCREEN, step
    assert steps[-3].count("CC101 error") == 1
    assert steps[-2].count("CC101 error") == 1


def test_the_scan_finds_one_of_each_important_rule(printed: str) -> None:
    found = re.findall(r"^draft\.md:\d+:\d+: (CC\d+) (\w+)", printed, re.MULTILINE)

    assert sorted(found) == [
        ("CC101", "error"),
        ("CC103", "warning"),
        ("CC104", "error"),
        ("CC201", "error"),
        ("CC202", "error"),
        ("CC301", "warning"),
        ("CC302", "warning"),
    ]


def test_the_documents_show_what_the_demo_prints(printed: str) -> None:
    command = printed[printed.index("$ claimcheck scan") :]
    first = command.partition("\n\n")[0]

    assert f"```text\n{command.rstrip()}\n```" in SCAN_PAGE
    assert f"```text\n{first}\n```" in README
