"""A desk for tests: a fresh database with two reviewers, and the program run in process."""

import contextlib
import io
import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from claimcheck.cli.app import main
from claimcheck.cli.options import Runtime
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.added import Added
from claimcheck.reading.records import as_statement
from claimcheck.store.transaction import Transaction, WriteStore, transaction
from claimcheck.store.writing import create
from claimcheck.workflows.add import add
from claimcheck.workflows.init import begin_record

REVIEWER = "A. Diallo"
SECOND = "J. Keita"


def fixed_clock() -> Iterator[str]:
    """Yield one minute after the other, from 2 March 2023 on."""
    for minute in count():
        yield f"2023-03-{2 + minute // 1440:02}T{minute // 60 % 24:02}:{minute % 60:02}:00Z"


@contextlib.contextmanager
def open_desk(folder: Path) -> Iterator[WriteStore]:
    """Open a new database in ``folder`` with a reviewer, a fixed clock and fixed salts."""
    clock, salts = fixed_clock(), count()
    with create(
        folder / "claims.db", clock=lambda: next(clock), salt=lambda: str(next(salts))
    ) as store:
        begin_record(store, REVIEWER)
        yield store


def say(writer: Transaction, text: str, **given: object) -> Added:
    """Store a statement."""
    return add(
        writer, as_statement({"text": text, **given}), actor=REVIEWER, thresholds=Thresholds()
    )


def say_all(store: WriteStore, *said: dict[str, object]) -> list[Added]:
    """Store statements, each given by its fields."""
    with transaction(store) as writer:
        return [say(writer, **each) for each in said]  # type: ignore[arg-type]


class Answer(NamedTuple):
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the JSON document on stdout."""
        return json.loads(self.out)


class Desk:
    """The program over one database, with a clock that moves on by a minute an event."""

    def __init__(self, folder: Path) -> None:
        """Make the database, with both reviewers."""
        clock, salts = fixed_clock(), count()
        self.path = folder / "claims.db"
        self._runtime = Runtime(clock=lambda: next(clock), salt=lambda: str(next(salts)))
        self.run("init", "--by", REVIEWER)
        self.run("reviewer", "add", SECOND)

    def at(self, now: str, *arguments: str) -> Answer:
        """Run the program at the UTC time ``now``."""
        return self._run(arguments, self._runtime._replace(clock=lambda: now))

    def run(self, *arguments: str) -> Answer:
        """Run the program as typed, on this database."""
        return self._run(arguments, self._runtime)

    def _run(self, arguments: Sequence[str], runtime: Runtime) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        with (
            pytest.MonkeyPatch.context() as patch,
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            patch.setenv("CLAIMCHECK_DB", str(self.path))
            try:
                main(arguments, runtime)
            except SystemExit as ended:
                return Answer(int(ended.code or 0), out.getvalue(), err.getvalue())

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return what a query of any program finds."""
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()
