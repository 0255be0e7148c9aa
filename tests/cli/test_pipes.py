"""A pipe that nobody writes into is named, and never waited for."""

import os
from pathlib import Path

import pytest

from tests.cli.running import mistake, run


@pytest.mark.parametrize(
    "command",
    [
        ("scan", "pipe", "--verdicts", "proposed"),
        ("extract", "pipe"),
        ("add", "--article", "pipe"),
        ("add", "--from", "pipe"),
        ("match", "--batch", "pipe"),
        ("import", "pipe", "--claim", "c-1", "--yes"),
        ("review", "--from", "pipe"),
        ("scale", "import", "pipe"),
    ],
    ids=" ".join,
)
def test_pipe_is_refused_by_its_name(trade: Path, command: tuple[str, ...]) -> None:
    os.mkfifo(trade.with_name("pipe"))

    assert "pipe: it is a pipe, which may never end; give its text by -" in mistake(*command)


def test_pipe_of_another_command_is_read(trade: Path) -> None:
    end, other = os.pipe()
    os.write(other, b"Trade fell by 20% over the year.\n")
    os.close(other)

    assert run("scan", f"/dev/fd/{end}", "--verdicts", "proposed").code in {0, 1}
    os.close(end)
