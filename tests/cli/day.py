"""A day at a desk for tests: what was known before, an article that came in, and answers."""

import contextlib
import io
import sys
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from claimcheck.cli.app import main
from claimcheck.cli.options.common import Runtime
from tests.cli.running import FIXTURES

READER: Final = "A. Diallo"
SECOND: Final = "J. Keita"
THIRD: Final = "O. Berg"
DAY: Final = "2023-03-02T09:00:00Z"

ARTICLE: Final = (FIXTURES / "port.txt").read_text(encoding="utf-8")


def begin(folder: Path) -> Path:
    """Make a database in ``folder`` with all that waits on a day, and return it.

    For A. Diallo: 6 statements to confirm, 2 open questions, a claim without a
    verdict, a verdict to sign off, a dispute and an overdue re-check.
    """
    database = folder / "claims.db"
    run = _runner(database)
    run("init", "--by", READER)
    for name in (SECOND, THIRD):
        run("reviewer", "add", name, "--role", "editor")
    _said_before(run)
    _rated_before(run)
    came_in(run)
    return database


def _runner(database: Path) -> Callable[..., object]:
    """Return what runs the program, which must succeed, with a clock that moves on."""
    minutes, salts = count(), count()

    def clock() -> str:
        minute = next(minutes)
        return f"2023-03-02T{6 + minute // 60:02}:{minute % 60:02}:00Z"

    runtime = Runtime(clock=clock, salt=lambda: str(next(salts)))

    def run(*arguments: str) -> None:
        out, err = io.StringIO(), io.StringIO()
        by = () if "--by" in arguments else ("--by", READER)
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            main([*arguments, "--db", str(database), *by], runtime)
        assert not ended.value.code, err.getvalue()

    return run


def _said_before(run: Callable[..., object]) -> None:
    """Store the claims c-1 to c-6."""
    for text, said_on, speaker in (
        ("The harbour handled 390,000 containers in 2022", "2022-11-14", "Mara Lindqvist"),
        ("Ferry fares rose by 20% over the year", "2022-02-10", "Mara Lindqvist"),
        ("Every third lorry on the quay is empty", "2022-09-01", "Tomas Ek"),
        ("The city has 14 public libraries", "2022-06-01", "the city"),
        ("Unemployment in the city fell to 3.9%", "2022-06-03", "the city"),
        ("The tram line to the port cost 88 million", "2022-05-20", "the city"),
    ):
        who = ("--speaker", speaker, *(() if speaker == "the city" else ("--person", speaker)))
        run("add", text, "--said-on", said_on, *who, "--place", "Lindholm")


def _rated_before(run: Callable[..., object]) -> None:
    """Give verdicts that are signed off, disputed, proposed and overdue, and take one up."""
    stats, port = "https://stat.example/port", "https://port.example/2022"

    def review(claim: str, verdict: str, why: str, by: str, *more: str) -> None:
        named = ("--verdict", verdict, "--rationale", why, "--by", by, "--as-of", "2022-12-01")
        run("review", claim, *named, "--backs", stats, "--contradicts", port, *more)

    review("c-1", "False", "The port's own table has 290,000.", SECOND)
    run("sign-off", "v-1", "--by", THIRD)
    review("c-2", "True", "The price list of 2022.", READER, "--recheck-on", "2023-02-28")
    run("sign-off", "v-3", "--by", SECOND)
    review("c-3", "Misleading", "It counts lorries that wait to be loaded.", SECOND)
    run("take", "c-4", "--reason", "Asked by three readers")
    review("c-5", "True", "The labour office has 3.9%.", SECOND)
    review("c-5", "Half true", "3.9% is without students.", THIRD)


def came_in(run: Callable[..., object]) -> None:
    """Add the article with what was found in it, unconfirmed."""
    run(
        *("add", "--from", str(FIXTURES / "port.jsonl"), "--in", str(FIXTURES / "port.txt")),
        *("--publisher", "Harbour Post", "--published-on", "2023-03-01"),
        *("--url", "https://post.example/boxes"),
    )


class Lines:
    """What is typed: lines, between which something can happen elsewhere."""

    def __init__(self, typed: Iterable[str | Callable[[], object]]) -> None:
        """Keep what is typed, in order."""
        self._typed = iter(typed)

    def isatty(self) -> bool:
        """Say that nobody sits here."""
        return False

    def readline(self) -> str:
        """Let happen what comes before the next line, and return it; nothing at the end."""
        for each in self._typed:
            if isinstance(each, str):
                return f"{each}\n"
            each()
        return ""


def at_desk(
    *arguments: str, answers: str | Iterable[str | Callable[[], object]], by: str = READER
) -> tuple[int, str]:
    """Run `review` with answers piped in; return the exit code and both streams as they came.

    Among the answers can be what others do before the next one is read.
    """
    both = io.StringIO(newline="")
    salts = count(1000)
    runtime = Runtime(clock=lambda: DAY, salt=lambda: str(next(salts)))
    typed = Lines(answers.splitlines() if isinstance(answers, str) else answers)
    before, sys.stdin = sys.stdin, typed
    code = 0
    try:
        with contextlib.redirect_stdout(both), contextlib.redirect_stderr(both):
            main(["review", "--by", by, *arguments], runtime)
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        sys.stdin = before
    return code, both.getvalue()
