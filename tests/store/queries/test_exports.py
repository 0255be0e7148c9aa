"""A table of some columns holds what the whole one holds in these."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from claimcheck.store.connection import Connection
from claimcheck.store.queries.tables.exports import Filter, export_rows
from tests.desk import open_desk, say_all
from tests.tables import each_row

TABLES = {
    "claims": (("claim_id", "mentions"), ("status", "claim"), ("verdicts", "in_public")),
    "statements": (
        ("statement_id", "speaker", "said_on", "claim_id", "text"),
        ("claim_id",),
        ("status", "person"),
        ("recorded_on", "in_public"),
        ("line", "text"),
    ),
}
FILTERS = (Filter(), Filter(status="not picked up"), Filter(since="2023", speaker="Anne Lee"))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with open_desk(tmp_path) as store:
        say_all(
            store,
            {"text": "Trade grew by 20%", "speaker": "Anne Lee", "said_on": "2023-02"},
            {"text": "Prices fell by 3%", "speaker": "Jo Park"},
            {"text": "Trade grew by 20%", "speaker": "Jo Park", "said_on": "2023-03-01"},
        )
        yield store.connection


@each_row(
    ("table", "columns", "kept"),
    [
        (table, each, kept)
        for (table, some), kept in product(TABLES.items(), FILTERS)
        for each in some
    ],
)
def test_some_columns_are_those_of_the_whole_table(
    connection: Connection, table: str, columns: tuple[str, ...], kept: Filter
) -> None:
    def read(asked: tuple[str, ...] | None) -> list[tuple[object, ...]]:
        rows = export_rows(connection, table, kept, columns=asked)
        places = [rows.columns.index(name) for name in columns]
        return [tuple(row[place] for place in places) for row in rows.rows]

    assert read(columns) == read(None) != []
