"""Every table says what becomes of it where rows are listed, packed, redacted or taken back.

A table that a migration adds and nobody thought of fails here.
"""

from pathlib import Path

import pytest

from claimcheck.model.dates import PartialDate
from claimcheck.store.connection import open_reading
from claimcheck.store.files.packed_rows import NEVER_PACKED, PACKED
from claimcheck.store.files.past import open_past
from claimcheck.store.log.transaction import transaction
from claimcheck.store.queries.history import happenings
from claimcheck.store.redact.columns import (
    CONTENT,
    NOT_BY_ITSELF,
    said_columns,
    wanted_columns,
)
from claimcheck.store.schema.expressions import LETTERS, gone_rows
from claimcheck.store.schema.tables import ALL_TABLES
from claimcheck.store.undo.undo import KEPT
from claimcheck.store.undo.versions import VERSIONED
from claimcheck.store.writing import create
from tests.store.full_record import write_all
from tests.tables import each_row

# What the desk agreed on, who is on it, what is shared by claims, and what left the record.
NOT_OF_A_CLAIM = (
    *("aliases", "articles", "copies", "labels", "outputs", "persons", "policies"),
    *("reviewer_roles", "reviewers", "roles", "scales"),
)
TABLES = {table.name for table in ALL_TABLES}


@each_row(
    ("question", "answers"),
    [
        ("is it packed?", [set(PACKED), NEVER_PACKED]),
        ("is it redacted by itself?", [set(CONTENT), NOT_BY_ITSELF]),
        # A row with a letter is retracted, or gives way to a copy of what it replaced.
        ("is it undone?", [set(LETTERS), set(VERSIONED), set(KEPT)]),
    ],
)
def test_every_table_has_one_answer(question: str, answers: list[set[str]]) -> None:
    given = [name for answer in answers for name in answer]

    assert sorted(given) == sorted(TABLES), question


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """Return a record with a row in every table."""
    path = tmp_path / "claims.db"
    with create(path, clock=lambda: "2023-03-01T09:00:00Z") as store:
        write_all(store)
    return path


def test_every_text_of_what_is_redacted_by_itself_goes_or_is_nobodys_words(full: Path) -> None:
    with open_reading(full) as connection:
        held = [(table, column) for table, column in said_columns(connection) if table in CONTENT]

    left = [each for each in held if each[1] not in wanted_columns(each[0])]
    # Made of a claim's text, and goes with it.
    assert left == [("claims", "plain")]


def test_history_tells_every_row_of_a_claim_but_of_tables_that_are_of_none(full: Path) -> None:
    with open_reading(full) as connection:
        told = {row.table for each in happenings(connection, 1) for row in each.rows}

    assert sorted(TABLES - told) == sorted(NOT_OF_A_CLAIM)


def test_the_past_holds_every_table(full: Path) -> None:
    with open_past(full, PartialDate(2023, 3, 1), now="2023-03-03T00:00:00Z") as past:
        counts = {
            name: past.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES
        }

    assert [name for name, count in counts.items() if not count] == []


def test_rows_that_are_gone_are_those_that_a_view_leaves_out(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    supersedable = [each.name for each in ALL_TABLES if each.name in LETTERS and each.supersedable]
    with create(path, clock=lambda: "2023-03-01T09:00:00Z") as store:
        write_all(store)
        connection = store.connection
        for number, step in enumerate(
            (
                "h-1",
                "s-1",
                "s-1!1",
                "l-1",
                "t-1",
                "statements",
                "s-2",
                "links",
                "attributions",
                "s-1!2",
            )
        ):
            with transaction(store) as writer, writer.act("A. Diallo", "test") as act:
                act.subject = "s-1"
                if step in TABLES:
                    cursor = connection.execute(f"SELECT * FROM {step} WHERE id = 1")
                    first = dict(
                        zip(
                            (name for name, *_ in cursor.description),
                            cursor.fetchone(),
                            strict=True,
                        )
                    )
                    del first["id"], first["event"]
                    own = {"fingerprint": f"{number:064x}"} if step == "statements" else {}
                    act.insert(step, **{**first, **own, "supersedes": 1})
                else:
                    act.insert("retractions", subject=step, reason="A slip")
            for table in supersedable:
                held = f"SELECT id FROM {table} WHERE id NOT IN ({gone_rows(table)})"
                viewed = connection.execute(f"SELECT id FROM current_{table}").fetchall()
                assert sorted(connection.execute(held).fetchall()) == sorted(viewed), (step, table)
