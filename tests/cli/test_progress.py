"""Long work says on a terminal's stderr that it goes on, and nothing anywhere else."""

import io
import re
from contextlib import redirect_stderr, suppress
from threading import Event

import pytest

from claimcheck.cli import progress

LONG = 5


class Terminal(io.StringIO):
    """A terminal that tells when something is written to it."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        super().__init__()
        self.written = Event()

    def isatty(self) -> bool:
        """Say that somebody sits here."""
        return True

    def write(self, text: str) -> int:
        """Keep the text, and tell."""
        length = super().write(text)
        self.written.set()
        return length


def test_seconds_are_counted_while_something_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0.01)
    terminal = Terminal()
    with redirect_stderr(terminal), progress.working("Redacting"):
        assert terminal.written.wait(LONG)

    assert re.fullmatch(r"(\rRedacting  \d+ s)+\n", terminal.getvalue())


def test_work_that_fails_ends_the_line_and_the_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0.01)
    terminal = Terminal()
    with suppress(ZeroDivisionError), redirect_stderr(terminal), progress.working("Migrating"):
        terminal.written.wait(LONG)
        raise ZeroDivisionError

    assert terminal.getvalue().endswith(" s\n")


def test_short_work_says_nothing() -> None:
    terminal = Terminal()
    with redirect_stderr(terminal), progress.working("Exporting"):
        pass

    assert terminal.getvalue() == ""


def test_file_or_pipe_gets_no_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0.0)
    pipe = io.StringIO()
    with redirect_stderr(pipe), progress.working("Exporting"):
        pass

    assert pipe.getvalue() == ""
