"""Opening a database to read: never makes one, never changes one, always says why not."""

import json
import math
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.model.dates import PartialDate
from claimcheck.record import Record
from claimcheck.store.connection import APPLICATION_ID, SCHEMA_VERSION, explained, open_reading
from claimcheck.store.errors import (
    EndlessQueryError,
    ForeignDatabaseError,
    InterruptedWriteError,
    LeftLogError,
    NewerSchemaError,
    NoDatabaseError,
    OlderSchemaError,
    StoreError,
    UnusableDatabaseError,
)
from claimcheck.store.files.past import open_past
from claimcheck.store.log.transaction import transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.opening import Bound, connect
from claimcheck.store.place import file_uri
from claimcheck.store.writing import create, open_writing, settle
from tests.children import in_child, open_folder
from tests.desk import REVIEWER
from tests.named_pipes import make_pipe
from tests.store.files.test_place import leave_hot_journal
from tests.store.full_record import full_record, write_all

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT count(*) FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a full record."""
    return full_record(tmp_path)


def read(path: Path) -> int:
    """Return how many rows a reader verifies."""
    with open_reading(path) as connection:
        found = verify(connection)
    assert found.fault is None
    return found.rows


def files_in(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def make_text(path: Path) -> None:
    path.write_text("Shopping: milk, eggs, and three pounds of flour, please. " * 30)


def make_other_database(path: Path) -> None:
    run_sql(path, "CREATE TABLE claims (id INTEGER PRIMARY KEY, text TEXT)")


def make_database_of_another_program(path: Path) -> None:
    run_sql(path, "PRAGMA application_id = 7", "PRAGMA user_version = 1", "CREATE TABLE a (b)")


def make_torn_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 84)


FOREIGN: dict[str, Callable[[Path], object]] = {
    "a text": make_text,
    "an empty file": Path.touch,
    "a database of somebody else": make_other_database,
    "a database with another mark": make_database_of_another_program,
    "a torn header": make_torn_header,
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_foreign_file_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "claims.db"
    make(path)
    before = files_in(tmp_path)

    for opening in (open_reading, open_writing):
        with pytest.raises(ForeignDatabaseError) as refused, opening(path):
            pass
        assert str(refused.value) == (
            f"{path} is not a claimcheck database; name another file (it was not changed)"
        )
    assert files_in(tmp_path) == before


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"

    for opening in (open_reading, open_writing):
        with pytest.raises(NoDatabaseError) as refused, opening(path):
            pass
        assert str(refused.value) == (
            f"no database at {path}; make one with `claimcheck init --db {path}`"
        )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    for opening in (open_reading, open_writing, create):
        with pytest.raises(UnusableDatabaseError, match="it is a folder"), opening(tmp_path):
            pass


@pytest.mark.parametrize("name", ["a%20b?.db", "a#b.db", "a;b.db", "ä б 中.db", "-x.db", "a'b.db"])
def test_any_file_name_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    with create(tmp_path / name) as store:
        write_all(store)

    assert read(tmp_path / name) > 0
    assert {each.name for each in tmp_path.iterdir()} <= {name, f"{name}-wal", f"{name}-shm"}


def test_a_record_carries_its_mark_and_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()

    assert (mark, version) == (APPLICATION_ID, SCHEMA_VERSION)


def test_a_newer_schema_is_refused(path: Path) -> None:
    run_sql(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    for opening in (open_reading, open_writing):
        with pytest.raises(NewerSchemaError) as refused, opening(path):
            pass
        assert str(refused.value) == (
            f"{path} has schema {SCHEMA_VERSION + 1} and this claimcheck reads up to"
            f" {SCHEMA_VERSION}; install a newer claimcheck"
        )


def test_a_reader_does_not_bring_an_older_schema_up_to_date(path: Path) -> None:
    run_sql(path, f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    before = path.read_bytes()

    with pytest.raises(OlderSchemaError, match="claimcheck migrate"), open_reading(path):
        pass

    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_reading_changes_nothing(path: Path, mode: str) -> None:
    if mode == "delete":
        settle(path)
    before = path.read_bytes()

    read(path)

    assert path.read_bytes() == before
    # In WAL mode SQLite itself leaves an empty log and its index beside the file.
    log = {"claims.db-wal", "claims.db-shm"} if mode == "wal" else set()
    assert set(files_in(path.parent)) == {"claims.db", *log}
    assert files_in(path.parent).get("claims.db-wal", b"") == b""


def write_as_a_reader(path: Path) -> None:
    with open_reading(path) as connection:
        connection.execute("INSERT INTO persons (event, name) VALUES (1, 'X')")


def test_a_reader_cannot_write(path: Path) -> None:
    with pytest.raises(UnusableDatabaseError, match="readonly"):
        write_as_a_reader(path)


def journal_mode(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def greet(path: Path, name: str = "M. Dubois") -> None:
    with open_writing(path) as store, transaction(store) as writer, writer.act("A", "greet") as act:
        act.insert("persons", name=name)


def test_a_settled_file_is_one_file_until_somebody_writes(path: Path) -> None:
    settle(path)

    assert read(path) > 0
    assert journal_mode(path) == "delete"
    assert [each.name for each in path.parent.iterdir()] == ["claims.db"]
    greet(path)
    assert read(path) > 0
    assert journal_mode(path) == "wal"


def test_a_writer_does_not_wait_for_readers_to_turn_the_log_on(path: Path) -> None:
    settle(path)
    with open_reading(path) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM events").fetchone()
        with open_writing(path):
            pass
        connection.execute("COMMIT")

    assert journal_mode(path) == "delete"
    greet(path)
    assert journal_mode(path) == "wal"


def test_a_file_that_may_not_be_read_is_refused() -> None:
    with open_folder() as folder:
        path = folder / "claims.db"
        with create(path) as store:
            write_all(store)
        path.chmod(0)

        def look() -> None:
            with pytest.raises(UnusableDatabaseError, match="permission denied"):
                read(path)

        in_child(look, unprivileged=True)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_read_only_folder_can_be_read_and_not_written(mode: str) -> None:
    with open_folder() as folder:
        path = folder / "claims.db"
        with create(path) as store:
            write_all(store)
        if mode == "delete":
            settle(path)
        folder.chmod(0o555)
        before = files_in(folder)

        def look() -> None:
            assert read(path) > 0
            with pytest.raises(UnusableDatabaseError, match="read-only"), open_writing(path):
                pass
            with pytest.raises(UnusableDatabaseError, match="read-only"), create(folder / "n.db"):
                pass

        in_child(look, unprivileged=True)
        assert files_in(folder) == before


def test_a_read_only_folder_with_a_log_is_read_with_the_log() -> None:
    with open_folder() as folder:
        path = folder / "claims.db"
        with create(path) as store:
            write_all(store)
            with transaction(store) as writer, writer.act(REVIEWER, "greet") as act:
                act.insert("persons", name="Only in the log")
            assert (folder / "claims.db-wal").stat().st_size > 0
            folder.chmod(0o555)
            names = []

            def look() -> None:
                with open_reading(path) as connection:
                    names.extend(connection.execute("SELECT name FROM persons").fetchall())
                assert ("Only in the log",) in names

            in_child(look, unprivileged=True)


def test_a_log_left_in_a_read_only_folder_names_what_brings_it_in() -> None:
    with open_folder() as folder:
        path, copy = folder / "claims.db", folder / "shut" / "claims.db"
        copy.parent.mkdir()
        with create(path) as store:
            write_all(store)
            with transaction(store) as writer, writer.act(REVIEWER, "greet") as act:
                act.insert("persons", name="Only in the log")
            for ending in ("", "-wal"):
                copy.with_name(copy.name + ending).write_bytes(Path(f"{path}{ending}").read_bytes())
        copy.parent.chmod(0o555)

        def look() -> None:
            with pytest.raises(LeftLogError, match=f"runs `claimcheck doctor --db {copy}"):
                read(copy)

        in_child(look, unprivileged=True)
        copy.parent.chmod(0o755)
        with Record(copy) as record:
            record.check_file()
        copy.parent.chmod(0o555)
        in_child(lambda: log_it(copy), unprivileged=True)
        copy.parent.chmod(0o755)


def test_every_connection_guards_itself(path: Path) -> None:
    pragmas = ("foreign_keys", "recursive_triggers", "trusted_schema")
    with closing(connect(path, "ro")) as connection:
        found = [connection.execute(f"PRAGMA {each}").fetchone()[0] for each in pragmas]

    assert found == [1, 1, 0]


def test_a_broken_page_is_told_of(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)

    with pytest.raises(StoreError, match=r"^cannot use .* malformed; `claimcheck doctor"):
        read(path)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_who_may_not_write_here_reads_what_others_write(mode: str) -> None:
    with open_folder() as folder:
        path = folder / "claims.db"
        with create(path) as store:
            write_all(store)
        if mode == "delete":
            settle(path)
        names: list[str] = []

        def look() -> None:
            # Others may write to the file, though this user may not.
            assert "immutable" not in file_uri(path, "ro")
            names.extend(name for (name,) in rows_of(path, "SELECT name FROM persons"))
            with pytest.raises(UnusableDatabaseError, match="read-only"), open_writing(path):
                pass

        in_child(look, unprivileged=True)
        in_child(lambda: log_it(path), unprivileged=True)


def log_it(path: Path) -> None:
    assert read(path) > 0


def rows_of(path: Path, query: str) -> list[tuple[str]]:
    with open_reading(path) as connection:
        return connection.execute(query).fetchall()


def test_interrupted_write_that_a_reader_may_not_take_back_names_who_heals_it() -> None:
    with open_folder() as folder:
        path = folder / "claims.db"
        with create(path) as store:
            write_all(store)
        hot = leave_hot_journal(path, folder / "monday.db")
        path.unlink()

        def look() -> None:
            with pytest.raises(InterruptedWriteError, match=f"runs `claimcheck doctor --db {hot}"):
                read(hot)

        in_child(look, unprivileged=True)
        assert read(hot) > 0


def lasting(seconds: float) -> Bound:
    """Return so many seconds for one query, and ten times as many for what is written down."""
    return Bound(seconds, 10 * seconds, math.inf)


@pytest.mark.parametrize("mode", ["ro", "rw"])
def test_query_that_never_ends_is_stopped_by_its_steps_on_a_machine_that_has_no_time_for_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr("claimcheck.store.opening._READER_SECONDS", math.inf)
    run_sql(path, "DROP VIEW current_verdicts", f"CREATE VIEW current_verdicts AS {ENDLESS}")

    def count() -> None:
        with closing(connect(path, mode)) as connection, explained(path):
            connection.execute("SELECT * FROM current_verdicts").fetchall()

    with pytest.raises(EndlessQueryError, match="was stopped, since it did not end"):
        count()


@pytest.mark.parametrize("mode", ["ro", "rw"])
def test_query_that_never_ends_is_stopped(path: Path, mode: str) -> None:
    def count() -> None:
        with closing(connect(path, mode, bound=lasting(0.1))) as connection, explained(path):
            assert connection.execute("SELECT count(*) FROM events").fetchone()[0] > 0
            connection.execute(ENDLESS).fetchone()

    with pytest.raises(EndlessQueryError, match="was stopped, since it did not end"):
        count()


def test_query_that_never_ends_in_the_record_of_an_earlier_day_is_stopped(path: Path) -> None:
    with (
        pytest.raises(EndlessQueryError, match="was stopped, since it did not end"),
        open_past(path, PartialDate(2100), now="2100-01-01T00:00:00Z", bound=lasting(0.1)) as past,
    ):
        past.execute(ENDLESS).fetchone()


@pytest.mark.parametrize("rows", [None, 3])
def test_what_is_written_from_a_query_that_never_ends_is_stopped_as_soon(
    path: Path, monkeypatch: pytest.MonkeyPatch, rows: int | None
) -> None:
    monkeypatch.setattr("claimcheck.store.opening._READER_SECONDS", 0.1)
    monkeypatch.setattr("claimcheck.store.opening._SECONDS_A_MEGABYTE", 0.0)
    monkeypatch.setattr("claimcheck.store.opening._STEPS_A_MEGABYTE", math.inf)
    endless = "WITH RECURSIVE n(x) AS (SELECT ?1 UNION ALL SELECT x FROM n) SELECT count(*) FROM n"

    def write() -> None:
        with closing(connect(path, "rw")) as connection, explained(path):
            connection.execute("CREATE TEMP TABLE counted (number)")
            if rows is None:
                connection.execute(f"INSERT INTO counted {endless}", [1])
            else:
                connection.executemany(f"INSERT INTO counted {endless}", [[1]] * rows)

    with pytest.raises(EndlessQueryError):
        write()


def test_each_row_of_many_has_its_own_time(path: Path) -> None:
    with closing(connect(path, "rw", bound=lasting(0.1))) as connection:
        connection.execute("CREATE TEMP TABLE counted (number)")
        begun = time.thread_time()
        connection.executemany(
            "INSERT INTO counted WITH RECURSIVE n(x) AS (SELECT ?1 UNION ALL SELECT x + 1 FROM n"
            " LIMIT 20000) SELECT count(*) FROM n",
            ([0] for _ in range(10_000) if time.thread_time() - begun < 0.3),
        )
        assert connection.execute("SELECT min(number) FROM counted").fetchone() == (20_000,)


def test_what_is_read_slowly_is_not_stopped(path: Path) -> None:
    rows = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 30000)"

    with closing(connect(path, "ro", bound=lasting(0.05))) as connection, explained(path):
        read = sum(
            len(json.dumps([x] * 50)) > 0 for (x,) in connection.execute(f"{rows} SELECT x FROM n")
        )

    assert read == 30_000


def test_ctrl_c_after_a_query_that_never_ended_is_still_one(path: Path) -> None:
    test_query_that_never_ends_is_stopped(path, "ro")

    def count() -> None:
        with closing(connect(path, "ro")) as connection, explained(path):
            connection.set_progress_handler(lambda: 1, 1)  # As SQLite takes a Ctrl-C: for a no.
            connection.execute("SELECT count(*) FROM events").fetchone()

    with pytest.raises(KeyboardInterrupt):
        count()


def test_each_query_has_its_own_time(path: Path) -> None:
    with closing(connect(path, "ro", bound=lasting(0.1))) as connection:
        begun = time.thread_time()
        while time.thread_time() - begun < 0.3:
            connection.execute(
                "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 20000)"
                " SELECT count(*) FROM n"
            ).fetchone()


def test_pipe_is_no_database(tmp_path: Path) -> None:
    make_pipe(tmp_path / "claims.db")

    for opening in (open_reading, open_writing):
        with (
            pytest.raises(UnusableDatabaseError, match="no regular file"),
            opening(tmp_path / "claims.db"),
        ):
            pass
