"""The review desk in a terminal of its own: typed at, killed, and used by two at once."""

import json
import os
import re
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.cli.day import DAY, READER, SECOND
from tests.cli.running import golden, ok

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
pytestmark = pytest.mark.slow

_PATIENCE: Final = 120.0
# Whatever the desk asks ends so, with nothing after it; no part of a card does.
_ASKED: Final = re.compile(
    r"(?:^|\n)(?:\d+ of \d+, \d+ left )?> $|\(Enter: [^)\n]*\) $|read again $|leave it $"
)


class Terminal:
    """The desk in a pseudo-terminal of 80 columns, as a person uses it."""

    def __init__(self, *arguments: str, by: str = READER) -> None:
        """Start it, and wait for the first question."""
        self.seen = ""
        self._read = 0
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            # Tests that run in the background may have inherited that Ctrl-C is ignored.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            command = ["-m", "claimcheck", "review", "--by", by, "--now", DAY, *arguments]
            environment = {**os.environ, "PYTHONUTF8": "1", "TERM": "dumb", "COLUMNS": "80"}
            os.execve(sys.executable, [sys.executable, *command], environment)
        self.until_asked()

    def until_asked(self) -> str:
        """Read until the desk asks something or ends, and return what came."""
        start = len(self.seen)
        while not _ASKED.search(self.seen[start:]):
            ready, _, _ = select.select([self._terminal], [], [], _PATIENCE)
            assert ready, f"the desk asks nothing:\n{self.seen[-2000:]}"
            try:
                piece = os.read(self._terminal, 65_536)
            except OSError:
                break
            if not piece:
                break
            self.seen += piece.decode().replace("\r\n", "\n")
        return self.seen[start:]

    def type(self, line: str) -> str:
        """Type a line and Enter, and return what the desk says until it asks again."""
        os.write(self._terminal, f"{line}\n".encode())
        return self.until_asked()

    def press(self, control: bytes) -> None:
        """Press a control key and read to the end."""
        os.write(self._terminal, control)
        self.until_asked()

    def kill(self) -> None:
        """Kill the desk without a warning."""
        os.kill(self._pid, signal.SIGKILL)
        self.end()

    def hang_up(self) -> None:
        """Close the terminal under the desk's feet."""
        os.close(self._terminal)
        os.waitpid(self._pid, 0)

    def end(self) -> int:
        """Return the exit code."""
        while self.until_asked():
            pass
        _, status = os.waitpid(self._pid, 0)
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(status)


def confirmed() -> set[str]:
    """Return the statements that a person has confirmed, of those in the article."""
    rows = ok("export", "statements", "-f", "jsonl").splitlines()
    found = [json.loads(row) for row in rows]
    return {row["statement_id"] for row in found if row["article_id"] and row["confirmed_by"]}


# Typed at

TEN_CLAIMS: Final = (
    # The re-check: it still holds, until next year.
    *("v true", "The price list of 2023 says the same.", "", "2024-03-01"),
    "g I counted with them",
    # A claim without a verdict: two sources, then the verdict.
    *("+ backs https://city.example/libraries", "14 branches", ""),
    *("+ contradicts https://books.example/count", "", "the readers' union"),
    *("v", "2", "One of the 14 is a bus.", "", ""),
    # A dispute.
    *("r half true", "The office leaves students out, and says so.", "", ""),
    # A figure that differs from what was said before.
    *("t The figure changed", "c"),
    "4 410,000 is not 390,000",
    # Taken up just now, so it asks for a verdict.
    *("p", "+ backs https://port.example/2023", "", ""),
    *("+ contradicts https://stat.example/port", "290,000", ""),
    *("v false", "The port's own table has 290,000.", "", ""),
    *("c", "4 another year"),
    # Cut wrongly.
    "e words The bridge was closed on 41 days in 2022",
    # A note on the wrong card.
    *("n Ask the hauliers", "u", "yes"),
    *("c", "c", "x An opinion"),
    "q",
)


def test_ten_claims_by_keyboard(desk: Path) -> None:
    terminal = Terminal()
    for line in TEN_CLAIMS:
        terminal.type(line)

    assert terminal.end() == 0
    golden("desk-ten-claims.txt", terminal.seen)
    assert "nothing waits" in terminal.seen.lower()
    assert ok("log", "--verify")


def test_interrupted_desk_has_lost_nothing(desk: Path) -> None:
    terminal = Terminal("s-8")
    terminal.type("c")
    terminal.press(b"\x03")

    assert terminal.end() == 130
    assert "Stopped; every act so far is stored." in terminal.seen
    assert confirmed() == {"s-8"}


def test_end_of_input_ends_the_desk(desk: Path) -> None:
    terminal = Terminal("s-8")
    terminal.press(b"\x04")

    assert terminal.end() == 0
    assert "0 acts stored. 1 card left." in terminal.seen


def test_closed_terminal_loses_nothing(desk: Path) -> None:
    terminal = Terminal("--article", "a-1")
    terminal.type("c")
    terminal.hang_up()

    assert confirmed() == {"s-7"}
    assert ok("log", "--verify")


def test_killed_desk_goes_on_where_it_was(desk: Path) -> None:
    terminal = Terminal("--article", "a-1", "--speaker", "Tomas Ek")
    terminal.type("c")
    terminal.kill()

    assert confirmed() == {"s-10"}
    assert ok("log", "--verify")

    again = Terminal("--article", "a-1", "--speaker", "Tomas Ek")
    assert "Card 1 of 1, 0 left: confirm s-11" in again.seen
    again.type("c")
    again.type("q")
    assert again.end() == 0
    assert confirmed() == {"s-10", "s-11"}


def test_desk_killed_in_the_middle_of_a_verdict_has_half_of_nothing(desk: Path) -> None:
    head = ok("log", "--head")
    terminal = Terminal("c-2")
    terminal.type("v true")
    terminal.type("The price list of 2023 says the same.")
    terminal.kill()

    assert ok("log", "--head") == head
    assert ok("log", "--verify")


# Wherever it runs


def in_shell(script: str, answers: bytes = b"", **environment: str) -> tuple[int, str]:
    """Run the desk as a shell script has it, with nothing set but this; "$@" is the desk."""
    command = [sys.executable, "-m", "claimcheck", "review", "--by", READER]
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    ended = subprocess.run(
        ["sh", "-c", script, "sh", *command],
        input=answers,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**kept, **environment},
        timeout=_PATIENCE,
        check=False,
    )
    return ended.returncode, ended.stdout.decode()


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"TERM": "dumb", "NO_COLOR": "1"},
        {},
    ],
    ids=lambda each: " ".join(each) or "nothing set",
)
def test_desk_reads_and_writes_every_character_wherever_it_runs(
    desk: Path, environment: dict[str, str]
) -> None:
    answers = "n Fähre → 東京\nh\nq\n".encode()
    code, text = in_shell('"$@" q-1', answers, **environment)

    assert code == 0, text
    assert "! FIGURE DIFFERS 390,000 → 410,000" in text
    assert "A. Diallo note: m-1 “Fähre → 東京”\n" in text
    assert "\x1b" not in text


def test_answers_in_another_encoding_are_refused(desk: Path) -> None:
    code, text = in_shell('"$@" q-1', "n Fähre\n".encode("latin-1"))

    assert code == 2
    assert "the answers are not UTF-8; save them, or set the terminal, to UTF-8" in text
    assert ok("export", "claims")


@pytest.mark.parametrize(
    ("closed", "code", "told"),
    [
        ("<&-", 0, "End of input.\n0 acts stored. 1 card left.\n"),
        ("--from - <&-", 2, "claimcheck: stdin: no cards; "),
        ("</dev/null >&-", 0, "0 acts stored. 1 card left.\n"),
        ("</dev/null 2>&-", 0, "Card 1 of 1, 0 left: decide q-1\n"),
        ("<&- >&- 2>&-", 0, ""),
    ],
)
def test_closed_stream_neither_fails_nor_harms_the_record(
    desk: Path, closed: str, code: int, told: str
) -> None:
    card = "" if "--from" in closed else "q-1"
    ended, text = in_shell(f'"$@" {card} {closed}')

    assert ended == code, text
    assert told in text
    assert "Traceback" not in text
    assert ok("log", "--verify")


# Two at once


def started(by: str, answers: str) -> "subprocess.Popen[bytes]":
    """Start a desk in a process of its own, with all its answers waiting."""
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "review", "--article", "a-1", "--by", by],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert process.stdin
    process.stdin.write(answers.encode())
    process.stdin.close()
    process.stdin = None
    return process


@pytest.fixture
def both(desk: Path) -> list[str]:
    """Let two people work through one queue at the same time; give what each saw."""
    running = [started(by, "c\n\n4 another\n\n" * 12) for by in (READER, SECOND)]
    return [process.communicate(timeout=_PATIENCE)[0].decode() for process in running]


def test_two_people_lose_nothing_and_overwrite_nothing(both: list[str]) -> None:
    assert ok("log", "--verify")
    assert confirmed() == {"s-7", "s-8", "s-9", "s-10", "s-11", "s-12"}
    # Each thing was done once, by one of the two: the other was told or passed over it.
    for done in ("s-7 confirmed;", "s-8 confirmed;", "s-12 confirmed;", "c-7 and c-1 not-same."):
        assert sum(text.count(done) for text in both) == 1, done
    events = ok("log")
    assert events.count(" confirm ") == 6
    assert events.count(" decide ") == 2
