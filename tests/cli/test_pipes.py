"""A pipe that nobody writes into, or a device, is named, and never waited for."""

import os
from pathlib import Path

import pytest

from tests.cli.running import mistake, run
from tests.named_pipes import make_pipe


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
        ("contact", "add", "c-1", "--party", "X", "--channel", "letter", "--attach", "pipe"),
        ("source", "add", "c-1", "https://p.example/a", "--stance", "backs", "--file", "pipe"),
        ("add", "--article", "a.txt", "--media", "https://x.example/a", "--media-file", "pipe"),
        ("add", "--article", "a.txt", "--screenshot", "pipe"),
        ("scan", "a.txt", "--verdicts", "proposed", "--baseline", "pipe"),
    ],
    ids=" ".join,
)
def test_what_may_never_end_is_refused_by_its_name(trade: Path, command: tuple[str, ...]) -> None:
    make_pipe(trade.with_name("pipe"))
    trade.with_name("a.txt").write_text("Trade fell.\n", encoding="utf-8")
    device = [each.replace("pipe", "/dev/zero") for each in command]

    assert "pipe: it is a pipe, which may never end; give its text by -" in mistake(*command)
    assert "/dev/zero: it is a device, not a file; name a file" in mistake(*device)


def test_pipe_of_another_command_is_read(trade: Path) -> None:
    end, other = os.pipe()
    os.write(other, b"Trade fell by 20% over the year.\n")
    os.close(other)

    assert run("scan", f"/dev/fd/{end}", "--verdicts", "proposed").code in {0, 1}
    os.close(end)


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("command", [("list",), ("doctor",), ("add", "Trade rose."), ("init",)])
def test_pipe_in_the_place_of_the_record_or_beside_it_is_named(
    trade: Path, ending: str, command: tuple[str, ...]
) -> None:
    pipe = trade.with_name(f"claims.db{ending}")
    pipe.unlink(missing_ok=True)
    make_pipe(pipe)
    if command == ("init",) and ending:
        trade.unlink()

    assert f"{pipe.name}: it is no regular file" in mistake(*command)


def test_pipe_beside_a_pack_is_left_as_it_is(trade: Path) -> None:
    pipe = trade.with_name("datasette.json")
    make_pipe(pipe)

    assert run("pack", "public.db").code == 0
    assert pipe.is_fifo()
