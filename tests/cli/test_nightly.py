"""What docs/nightly.md says to run every night runs every night."""

import re
import shlex
from pathlib import Path

from tests.cli.running import ROOT, run


def nightly() -> list[list[str]]:
    """Return the commands of the page's recipe for every night."""
    page = (ROOT / "docs" / "nightly.md").read_text(encoding="utf-8")
    block = re.search(r"```sh\n(.*?)```", page, re.DOTALL)
    assert block
    return [shlex.split(line)[1:] for line in block[1].splitlines()]


def test_recipe_of_every_night_runs_twice(sample: Path) -> None:
    commands = nightly()

    assert [each[0] for each in commands] == [
        "due",
        "source",
        "log",
        "backup",
        "export",
        "pack",
    ]
    for _ in range(2):
        for command in commands:
            ran = run(*command)
            assert (command, ran.code, ran.err if ran.code else "") == (command, 0, "")
