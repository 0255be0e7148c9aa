"""Making a database, and bringing an old one up to date: whole, or not at all."""

import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from claimcheck.record import open_record
from claimcheck.store.connection import SCHEMA_VERSION, open_reading, utc_now
from claimcheck.store.errors import (
    BusyDatabaseError,
    ExistingRecordError,
    StoreError,
    UnusableDatabaseError,
)
from claimcheck.store.log.transaction import transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.opening import turn_on_wal
from claimcheck.store.schema.migrations import migrations
from claimcheck.store.verdicts.reviewers import reviewer_names
from claimcheck.store.writing import create, open_writing, random_salt
from claimcheck.workflows.record.init import begin_new_record, begin_record
from tests.children import all_at_once, fork, in_child
from tests.desk import REVIEWER
from tests.store.full_record import write_all


class Migrating:
    """Bring a database up to date, and begin the record."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, number: int) -> None:
        with open_writing(self.path) as store:
            begin_record(store, f"reviewer {number}")


class Making:
    """Open one of many databases, each made by whoever comes first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, number: int) -> None:
        for each in range(6):
            with open_record(self.folder / f"{each}.db", reviewer="A", create=True) as record:
                record.add("Trade grew by 20%", speaker=f"speaker {number}")


def schema_of(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(
            connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        )


def test_wal_is_turned_on_once_another_writer_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with (
        closing(sqlite3.connect(path, check_same_thread=False, isolation_level=None)) as other,
        closing(sqlite3.connect(path)) as connection,
    ):
        other.execute("CREATE TABLE made(id)")
        other.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT * FROM made").fetchall()
        ending = threading.Timer(0.2, other.rollback)
        ending.start()

        turn_on_wal(connection)

        ending.join()
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_something_that_exists_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    make(path)
    before = path.read_bytes()

    with pytest.raises(StoreError) as refused, create(path):
        pass

    assert str(refused.value) == (
        f"{path} already exists; begin another record with --db FILE, or in a folder of its own"
    )
    assert path.read_bytes() == before


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.write_text("notes")

    with pytest.raises(StoreError, match="already exists"), create(path):
        pass

    assert path.read_text() == "notes"


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.touch()

    make(path)

    with open_reading(path) as connection:
        assert reviewer_names(connection) == (REVIEWER,)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "claims.db"

    with pytest.raises(UnusableDatabaseError, match="there is no folder"), create(path):
        pass


def nothing() -> None:
    """Do nothing."""


def make(
    path: Path, then: Callable[[], object] = nothing, before: Callable[[], object] = nothing
) -> None:
    """Make a record, and do something before it begins, and before the making ends."""
    with create(path) as store:
        before()
        begin_new_record(store, REVIEWER)
        then()


def interrupt() -> None:
    raise KeyboardInterrupt


def test_a_making_that_was_killed_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"

    child = fork()
    if child == 0:
        with create(path):
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    with open_reading(path) as connection:
        assert reviewer_names(connection) == ()

    make(path)

    with open_reading(path) as connection:
        assert reviewer_names(connection) == (REVIEWER,)
        assert verify(connection).fault is None


def test_a_record_that_somebody_else_began_meanwhile_is_theirs(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"

    def begin_first() -> None:
        with open_writing(path) as store:
            begin_record(store, "J. Keita")

    with pytest.raises(ExistingRecordError):
        make(path, before=begin_first)

    with open_reading(path) as connection:
        assert reviewer_names(connection) == ("J. Keita",)


def test_a_database_of_another_program_is_not_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()

    with pytest.raises(ExistingRecordError), create(path):
        pass

    assert path.read_bytes() == before


def test_a_record_whose_reviewers_are_gone_is_no_new_one(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    make(path)
    with closing(sqlite3.connect(path)) as connection:
        for kind in ("trigger", "view"):
            query = "SELECT name FROM sqlite_schema WHERE type = ?"
            for (name,) in connection.execute(query, [kind]).fetchall():
                connection.execute(f"DROP {kind} {name}")
        connection.execute("DROP TABLE reviewers")

    with pytest.raises(ExistingRecordError), create(path):
        pass


@pytest.mark.parametrize("touched", [False, True])
def test_an_interrupted_making_leaves_nothing(tmp_path: Path, touched: bool) -> None:
    if touched:
        (tmp_path / "claims.db").touch()

    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "claims.db", interrupt)

    assert list(tmp_path.iterdir()) == []


def test_of_two_that_make_one_database_the_first_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as blocking:
        blocking.execute("BEGIN IMMEDIATE")
        late: list[BaseException] = []

        def make_late() -> None:
            try:
                make(path)
            except StoreError as error:
                late.append(error)

        waiting = threading.Thread(target=make_late)
        waiting.start()
        # Both have seen an empty file by now; one gets the lock first.
        blocking.execute("ROLLBACK")
        try:
            make(path)
        except StoreError as error:
            late.append(error)
        waiting.join()

    assert [str(error).partition(";")[0] for error in late] == [f"{path} already exists"]
    with open_reading(path) as connection:
        assert reviewer_names(connection) == (REVIEWER,)


@pytest.mark.parametrize("room", [0, 4096, 30_000, 200_000])
def test_a_full_disk_leaves_no_half_database(tmp_path: Path, room: int) -> None:
    path = tmp_path / "claims.db"

    def make_and_fail() -> None:
        with pytest.raises(UnusableDatabaseError, match=f"^cannot use {path}: .*free space$"):
            make(path)

    in_child(make_and_fail, file_size=room)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def first_release(path: Path) -> Iterator[sqlite3.Connection]:
    """Make a database as the first migration alone leaves it, and keep it open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrations.apply(
            Database(connection, execute_plugins=False), stop_before="m002_the_life_of_a_verdict"
        )
        yield connection


def test_an_older_database_is_copied_with_its_log_then_brought_up_to_date(tmp_path: Path) -> None:
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    make(new)
    with first_release(old):
        before = schema_of(old)
        old.chmod(0o600)
        assert (tmp_path / "old.db-wal").stat().st_size > 0
        with open_writing(old) as store:
            begin_record(store, REVIEWER)

    assert schema_of(old) == schema_of(new)
    assert schema_of(tmp_path / "old.db.schema-1") == before
    assert (tmp_path / "old.db.schema-1").stat().st_mode & 0o777 == 0o600
    with open_reading(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert verify(connection).fault is None
    assert not [each for each in tmp_path.iterdir() if each.name.startswith("old.db.schema-1.")]


@pytest.mark.slow
def test_processes_that_migrate_at_once_keep_the_old_one(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with first_release(old):
        before = schema_of(old)

    assert all_at_once(Migrating(old), 4) == [0] * 4
    assert schema_of(tmp_path / "old.db.schema-1") == before


def test_migrating_makes_lost_guards_anew(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with create(path) as store:
        write_all(store)
    whole = schema_of(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER claims_no_update")
        connection.execute("DROP VIEW verdict_report")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")

    with open_writing(path):
        pass

    assert schema_of(path) == whole


@pytest.mark.slow
def test_processes_that_make_one_database_at_once_all_get_it(tmp_path: Path) -> None:
    assert all_at_once(Making(tmp_path), 6) == [0] * 6
    for each in range(6):
        with open_reading(tmp_path / f"{each}.db") as connection:
            assert len(reviewer_names(connection)) == 1
            assert connection.execute("SELECT count(*) FROM statements").fetchone() == (6,)
            assert verify(connection).fault is None


def test_a_locked_database_is_told_of_when_patience_ends(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with create(path) as first:
        begin_record(first, REVIEWER)
        with (
            open_writing(path, patience=0.05) as second,
            transaction(first),
            pytest.raises(BusyDatabaseError) as refused,
            transaction(second),
        ):
            pass

    assert str(refused.value) == (
        f"cannot use {path}: another program is writing to it; wait for it to end and repeat"
    )


def test_time_and_salt_are_of_the_moment() -> None:
    assert utc_now()[10:11] + utc_now()[-1] == "TZ"
    assert random_salt() != random_salt()
