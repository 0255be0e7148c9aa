"""What docs/review.md and docs/complaints.md tell happens as they say, answers included."""

import io
import os
import re
import shutil
import sys
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path
from typing import Final

import pytest

from claimcheck.workflows.desk.keys import ACTS, MOVES
from tests.test_project import ROOT, console_examples, plain_lines, run_in_process

KEYS: Final = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
# What is typed stands behind what is asked.
ASKED: Final = re.compile(
    r"^(?:.*left )?> ?(.*)$|^.*\(Enter: [^)]*\) ?(.*)$|^Undo it\?.*leave it ?(.*)$"
)


def answers(shown: str) -> str:
    """Return what is typed in a terminal as a page shows it.

    >>> answers("2 of 5, 3 left > c\\nWhy? (Enter: none) So\\n")
    'c\\nSo\\n'
    """
    found = (ASKED.match(line) for line in shown.splitlines())
    return "".join(f"{next(filter(None, each.groups()), '')}\n" for each in found if each)


@pytest.mark.parametrize("name", ["review.md", "complaints.md"])
def test_day_happens_as_the_page_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    for known in [each for each in os.environ if each.startswith("CLAIMCHECK_")]:
        monkeypatch.delenv(known)
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path)

    for example in console_examples(page):
        where = f"docs/{name}:{example.line}: {example.command}"
        typed = io.TextIOWrapper(io.BytesIO(answers(example.shown).encode()))
        monkeypatch.setattr(sys, "stdin", typed)
        code, printed = run_in_process(example.command)
        refused = "could not be used" in example.shown
        assert code == (2 if refused else 0), f"{where}\n{printed}"
        want, got = plain_lines(example.shown), plain_lines(printed)
        assert OutputChecker().check_output(want, got, ELLIPSIS), f"{where}\n{printed}"


def test_page_names_every_key() -> None:
    assert [key.word for key in (*ACTS, *MOVES) if f"`{key.word}`" not in KEYS] == []
