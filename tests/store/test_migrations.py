"""A record of the first schema, with rows in every table, after it was brought up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from claimcheck.store.connection import SCHEMA_VERSION, Cell, open_reading
from claimcheck.store.index.upkeep import check_index, check_record_index
from claimcheck.store.log.chain import GENESIS, head
from claimcheck.store.log.verification import verify
from claimcheck.store.schema.first_tables import TABLES
from claimcheck.store.writing import open_writing
from tests.desk import REVIEWER, Desk
from tests.store.earlier_releases import record, written_by
from tests.store.full_record import ROWS

# As the first release laid it; today's has signatures too.
OLD_INDEX: Final = (
    "DROP TABLE claim_index",
    "DROP TABLE claim_signatures",
    "CREATE VIRTUAL TABLE claim_index USING fts5(text, title, context, content='claim_words',"
    " content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
)
BEGINNING: Final[tuple[tuple[str, dict[str, Cell]], ...]] = (
    ("reviewers", {"name": REVIEWER, "email": None, "note": None}),
    ("scales", {"name": "default", "version": 1}),
    (
        "labels",
        {
            "scale": 1,
            "position": 1,
            "label": "True",
            "rank": 2,
            "fires": 0,
            "definition": "The claim is accurate.",
        },
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write a record of the first schema: its rows, an event for each."""
    path = tmp_path / "claims.db"
    with written_by(path, "m002_the_life_of_a_verdict", TABLES) as connection:
        for statement in OLD_INDEX:
            connection.execute(statement)
        there = {table.name for table in TABLES}
        first = [row for row in (*BEGINNING, *ROWS) if row[0] in there]
        for table_name, cells in first:
            known = {row[1] for row in connection.execute(f"PRAGMA table_info({table_name})")}
            then = {name: cell for name, cell in cells.items() if name in known}
            record(connection, table_name, then)
        connection.execute("INSERT INTO claim_index(claim_index) VALUES ('rebuild')")
    return path


@pytest.fixture
def desk(path: Path, tmp_path: Path) -> Desk:
    """Return a desk over the migrated record."""
    (tmp_path / "desk").mkdir()
    desk = Desk(tmp_path / "desk")
    desk.path = path
    assert desk.run("migrate").code == 0
    return desk


def test_every_row_and_the_chain_are_as_before(path: Path, desk: Desk) -> None:
    with closing(sqlite3.connect(f"{path}.schema-1")) as old, open_reading(path) as new:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert new.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert head(old) == head(new) != (0, GENESIS)
        for table in TABLES:
            names = [name for _, name, *_ in old.execute(f"PRAGMA table_info({table.name})")]
            query = f"SELECT {', '.join(names)} FROM {table.name} ORDER BY id"
            assert old.execute(query).fetchall() == new.execute(query).fetchall() != []
        assert verify(new).fault is None


def test_verdicts_contacts_and_links_read_as_before(desk: Desk) -> None:
    (rated,) = desk.run("export", "verdicts", "-f", "json").json
    shown = desk.run("show", "c-1", "-f", "json").json

    assert (rated["verdict_id"], rated["verdict"], rated["status"]) == ("v-1", "True", "signed off")
    assert (rated["published_url"], rated["persons"]) == ("https://desk.example/1", "S. Lavrov")
    assert [each["source_id"] for each in shown["sources"]] == ["e-1"]
    assert desk.rows("SELECT reason FROM contacts") == [("right of reply",)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("trade grew 30", "c-2"),
        ("Lavrov", "p-1"),
        ("customs office", "v-1"),
        ("trade grew 20", "s-1"),
    ],
)
def test_everything_is_found(desk: Desk, words: str, found: str) -> None:
    assert found in desk.run("search", words).out


def test_both_indexes_are_in_step(desk: Desk) -> None:
    with open_writing(desk.path) as store:
        assert check_index(store.connection) + check_record_index(store.connection) == []
    assert desk.run("doctor").code == 0


def test_record_goes_on(desk: Desk) -> None:
    before = desk.run("log", "--head").out.strip()

    for arguments in (
        ("correct", "v-1", "--class", "typo", "--notice", "A letter.", "--rationale", "Mended."),
        ("contact", "answer", "w-1", "No."),
        ("person", "alias", "p-1", "The minister"),
        ("undo",),
        ("redact", "s-1", "--reason", "Court order"),
    ):
        answer = desk.run(*arguments)
        assert answer.code == 0, answer.err

    assert desk.run("log", "--verify", "--expect", before).code == 0


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ("UPDATE verdicts SET about = 1", "about"),
        ("UPDATE links SET since = '2023'", "since"),
        ("UPDATE contacts SET reason = 'complaint'", "reason"),
        ("UPDATE publications SET verdict = 1", "verdict"),
        ("UPDATE statements SET reported_on = '2023'", "reported_on"),
    ],
)
def test_columns_that_came_later_hold_nothing_that_nobody_said(
    desk: Desk, change: str, column: str
) -> None:
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as connection:
        table = change.split()[1]
        connection.execute(f"DROP TRIGGER {table}_no_update")
        connection.execute(change)

    answer = desk.run("log", "--verify")

    assert answer.code == 1
    assert f"row 1 of {table} was changed: {column} holds what no event speaks of" in answer.out
