"""`claimcheck migrate`."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from claimcheck.store.connection import SCHEMA_VERSION
from claimcheck.store.schema.migrations import migrations
from tests.desk import Desk


def first_schema(path: Path) -> None:
    """Make a database as the first release did."""
    database = Database(path)
    migrations.apply(database, stop_before="m002_the_life_of_a_verdict")
    database.close()


def test_older_database_is_copied_beside_itself_and_brought_up_to_date(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.path = tmp_path / "old.db"
    first_schema(desk.path)

    answer = desk.run("migrate")

    assert answer == (
        0,
        f"{desk.path}: schema 1 → {SCHEMA_VERSION}.\nAs it was: {desk.path}.schema-1\n",
        "",
    )
    assert desk.run("doctor").code == 0
    with sqlite3.connect(f"{desk.path}.schema-1") as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
    copy.close()


def test_index_that_an_older_release_laid_can_be_asked_for_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.path = tmp_path / "old.db"
    first_schema(desk.path)
    with sqlite3.connect(desk.path) as connection:
        connection.execute("DROP TABLE claim_signatures")
    connection.close()

    answer = desk.run("migrate", "--index")

    assert (answer.code, answer.err) == (0, "")
    assert desk.run("doctor").code == 0


def test_readers_say_how_and_change_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.path = tmp_path / "old.db"
    first_schema(desk.path)
    before = desk.path.read_bytes()

    answer = desk.run("list")

    assert answer.code == 2
    assert "`claimcheck migrate` brings it up to date" in answer.err
    assert desk.path.read_bytes() == before


def test_guards_and_views_are_made_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with sqlite3.connect(desk.path) as connection:
        connection.execute("DROP TRIGGER claims_no_update")
        connection.execute("DROP VIEW open_claims")
    connection.close()
    wrong = desk.run("doctor").code

    answer = desk.run("migrate")

    assert (wrong, answer.code, desk.run("doctor").code) == (1, 0, 0)


def test_search_index_is_made_anew_on_demand(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20%")
    with sqlite3.connect(desk.path) as connection:
        connection.execute("DELETE FROM claim_terms")
    connection.close()
    wrong = desk.run("doctor").code

    desk.run("migrate", "--index")

    assert (wrong, desk.run("doctor").code) == (1, 0)


def test_lost_notes_of_migrations_are_written_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with sqlite3.connect(desk.path) as connection:
        connection.execute("DELETE FROM _sqlite_migrations")
    connection.close()

    answer = desk.run("migrate")

    assert (answer.code, answer.err) == (0, "")
    assert desk.run("doctor").code == 0
    assert desk.run("add", "Trade grew by 20%").code == 0


def test_doctor_asks_of_an_older_database_that_it_be_migrated_and_no_more(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.path = tmp_path / "old.db"
    first_schema(desk.path)
    answer = desk.run("doctor", "-f", "json")
    found = {each["check"]: (each["result"], each["remedy"]) for each in answer.json}
    wrong = [check for check, (result, _) in found.items() if result == "wrong"]

    assert (answer.code, wrong) == (1, ["versions"])
    assert {remedy for _, remedy in found.values() if remedy} == {"run `claimcheck migrate`"}
    assert desk.run("migrate").code == 0
    assert desk.run("doctor").code == 0
