"""A desk for tests: a fresh database with two reviewers, and the program run in process."""

import contextlib
import io
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from claimcheck import open_record
from claimcheck.cli.app import main
from claimcheck.cli.options.common import Runtime
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.added import Added
from claimcheck.reading.records.statements import as_statement
from claimcheck.store.connection import WriteStore
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.writing import create, open_writing
from claimcheck.workflows.intake.add import add
from claimcheck.workflows.record.init import begin_record

REVIEWER = "A. Diallo"
SECOND = "J. Keita"

# Settings under which a verdict rests on nothing, for tests of something else.
NO_SOURCES = "[gate]\nsources = 0\n"
# What a verdict on truth rests on at least, where the settings say nothing.
SOURCED = (
    "--backs",
    "https://office.example/table",
    "--contradicts",
    "https://paper.example/story",
)


class Ticks:
    """A clock that gives one minute after the other, from 2 March 2023 on, and salts by number."""

    def __init__(self, minutes: int = 0, salts: int = 0) -> None:
        """Go on after so many of each."""
        self.minutes, self.salts = minutes, salts

    def clock(self) -> str:
        """Return the next minute."""
        minute, self.minutes = self.minutes, self.minutes + 1
        return f"2023-03-{2 + minute // 1440:02}T{minute // 60 % 24:02}:{minute % 60:02}:00Z"

    def salt(self) -> str:
        """Return the next salt."""
        salt, self.salts = self.salts, self.salts + 1
        return str(salt)


class Prepared(NamedTuple):
    """A database as a test begins with it, and what of the clock and the salts is spent."""

    content: bytes
    minutes: int
    salts: int

    def put(self, path: Path) -> Ticks:
        """Write the database to ``path`` and return the clock and salts that go on from it."""
        path.write_bytes(self.content)
        return Ticks(self.minutes, self.salts)


def _prepare(make: Callable[[Path, Ticks], None]) -> Prepared:
    """Make a database once, for all tests of a run: copying it costs a tenth."""
    ticks = Ticks()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        make(path, ticks)
        return Prepared(path.read_bytes(), ticks.minutes, ticks.salts)


@cache
def _begun() -> Prepared:
    """Return a database with one reviewer."""

    def make(path: Path, ticks: Ticks) -> None:
        with create(path, clock=ticks.clock, salt=ticks.salt) as store:
            begin_record(store, REVIEWER)

    return _prepare(make)


@cache
def _staffed() -> Prepared:
    """Return a database with two reviewers, as the program makes it."""

    def make(path: Path, ticks: Ticks) -> None:
        runtime = Runtime(clock=ticks.clock, salt=ticks.salt)
        for arguments in (
            ("init", "--by", REVIEWER),
            ("reviewer", "add", SECOND, "--role", "editor"),
        ):
            assert run_on(path, arguments, runtime).code == 0

    return _prepare(make)


@contextlib.contextmanager
def open_desk(folder: Path) -> Iterator[WriteStore]:
    """Open a new database in ``folder`` with a reviewer, a fixed clock and fixed salts."""
    path = folder / "claims.db"
    ticks = _begun().put(path)
    with open_writing(path, clock=ticks.clock, salt=ticks.salt) as store:
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


def run_on(
    database: Path, arguments: Sequence[str], runtime: Runtime, by: str | None = REVIEWER
) -> Answer:
    """Run the program as typed, on a database; ``by`` acts where the arguments name nobody."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setenv("CLAIMCHECK_DB", str(database))
        patch.delenv("CLAIMCHECK_BY", raising=False)
        if by:
            patch.setenv("CLAIMCHECK_BY", by)
        try:
            main(arguments, runtime)
        except SystemExit as ended:
            return Answer(int(ended.code or 0), out.getvalue(), err.getvalue())


class Desk:
    """The program over one database, with a clock that moves on by a minute an event."""

    def __init__(self, folder: Path, begun: Prepared | None = None) -> None:
        """Begin with a database that has both reviewers, or with what another desk did.

        Work in the same folder, and a verdict needs no sources unless settings there ask.
        """
        self.path = folder / "claims.db"
        settings = folder / "claimcheck.toml"
        if not settings.exists():
            settings.write_text(NO_SOURCES)
        self._ticks = (begun or _staffed()).put(self.path)
        self._runtime = Runtime(clock=self._ticks.clock, salt=self._ticks.salt)

    def prepared(self) -> Prepared:
        """Return the database as it is now, for tests that begin with it."""
        return Prepared(self.path.read_bytes(), self._ticks.minutes, self._ticks.salts)

    def at(self, now: str, *arguments: str) -> Answer:
        """Run the program at the UTC time ``now``."""
        return run_on(self.path, arguments, self._runtime._replace(clock=lambda: now))

    def run(self, *arguments: str) -> Answer:
        """Run the program as typed, on this database."""
        return run_on(self.path, arguments, self._runtime)

    def refused(self, *arguments: str) -> str:
        """Return the one line by which the program refuses; nothing is printed or stored."""
        before = self.run("log", "--head").out
        answer = self.run(*arguments)
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
        assert self.run("log", "--head").out == before
        return answer.err

    def look(self, *arguments: str) -> Answer:
        """Run the program as somebody who does not say who they are."""
        return run_on(self.path, arguments, self._runtime, by=None)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return what a query of any program finds."""
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


def made_once(make: Callable[[Path], object]) -> Callable[[Path], Path]:
    """Return what puts the record that ``make`` makes at a path, made once, into a folder."""

    @cache
    def content() -> bytes:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            path = Path(folder) / "claims.db"
            make(path)
            return path.read_bytes()

    def put(folder: Path) -> Path:
        path = folder / "claims.db"
        path.write_bytes(content())
        return path

    return put


@made_once
def new_record(path: Path) -> None:
    """Make a record of its first reviewer alone."""
    with open_record(path, reviewer=REVIEWER, create=True):
        pass


def begun_once(make: Callable[[Path], Desk]) -> Callable[..., Desk]:
    """Make a fixture of a desk whose beginning is done once, in a folder that each test copies."""
    made: list[tuple[Path, Prepared]] = []

    @pytest.fixture(name=make.__name__)
    def desk(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
        if not made:
            folder = tmp_path_factory.mktemp("begun")
            with contextlib.chdir(folder):
                made.append((folder, make(folder).prepared()))
        folder, prepared = made[0]
        for file in folder.iterdir():
            # What the test itself has put there stays.
            if not (tmp_path / file.name).exists():
                (shutil.copytree if file.is_dir() else shutil.copy)(file, tmp_path / file.name)
        return Desk(tmp_path, prepared)

    return desk
