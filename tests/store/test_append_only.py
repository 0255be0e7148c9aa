"""What was recorded is never rewritten, whichever program connects."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.store.schema.tables import ALL_TABLES
from claimcheck.store.writing import create
from tests.store.full_record import write_all

PRIMARY = {"events": "sequence"}
TABLES = ("events", *(table.name for table in ALL_TABLES))

# Every key that may occur once. `id` and `supersedes` come with a table.
KEYS: dict[str, list[tuple[str, ...]]] = {
    "adoptions": [("id",), ("supersedes",)],
    "aliases": [("id",), ("supersedes",)],
    "articles": [("id",), ("sha256",), ("supersedes",)],
    "assignments": [("id",), ("supersedes",)],
    "attachments": [("id",), ("supersedes",)],
    "attributions": [("id",), ("supersedes",)],
    "claims": [("id",)],
    "contacts": [("id",), ("supersedes",)],
    "copies": [("id",), ("sha256",)],
    "corrections": [("id",), ("supersedes",)],
    "decisions": [("id",), ("supersedes",)],
    "events": [("sequence",), ("sha256",)],
    "holds": [("id",), ("supersedes",)],
    "labels": [("id",), ("scale", "label")],
    "links": [("id",), ("supersedes",)],
    "notes": [("id",), ("supersedes",)],
    "outputs": [("id",)],
    "tellings": [("id",)],
    "outside_checks": [("id",), ("supersedes",)],
    "persons": [("id",), ("supersedes",)],
    "policies": [("id",), ("name", "version")],
    "publications": [("id",), ("supersedes",)],
    "questions": [("id",), ("statement", "candidate")],
    "retractions": [("id",), ("subject",)],
    "reviewer_roles": [("id",), ("supersedes",)],
    "reviewers": [("id",), ("name",)],
    "roles": [("id",), ("supersedes",)],
    "scales": [("id",), ("name", "version")],
    "sources": [("id",), ("supersedes",)],
    "statements": [("id",), ("fingerprint",), ("supersedes",)],
    "takes": [("id",), ("supersedes",)],
    "topics": [("id",), ("supersedes",)],
    "verdicts": [("id",), ("supersedes",)],
}
EACH_KEY = [pytest.param(table, key, id=f"{table}-{key}") for table in KEYS for key in KEYS[table]]
Row = dict[str, object]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a full record, made once."""
    path = tmp_path_factory.mktemp("record") / "claims.db"
    with create(path) as store:
        write_all(store)
    return path.read_bytes()


@pytest.fixture
def stranger(written: bytes, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield another program's connection, with SQLite's own defaults."""
    path = tmp_path / "claims.db"
    path.write_bytes(written)
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


def rows_of(connection: sqlite3.Connection, table: str) -> list[Row]:
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [column for column, *_ in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def rival_of(connection: sqlite3.Connection, table: str, key: tuple[str, ...]) -> Row:
    """Return a row that shares only ``key`` with the first stored row that has that key."""
    rows = rows_of(connection, table)
    rival = next((row for row in rows if None not in [row[part] for part in key]), rows[0])
    if key == ("supersedes",) and rival["supersedes"] is None:
        # Somebody replaces the first row, and the rival wants to replace it too.
        first = fresh(rival, KEYS[table]) | {"supersedes": rival[PRIMARY.get(table, "id")]}
        insert(connection, "INSERT", table, first)
        rival = first
    return fresh(rival, [each for each in KEYS[table] if each != key])


def fresh(row: Row, keys: list[tuple[str, ...]]) -> Row:
    """Return ``row`` with new values for ``keys``, none of which is stored."""
    fresh_row = dict(row)
    for key in keys:
        old = row[key[-1]]
        if key == ("supersedes",):
            fresh_row["supersedes"] = None
        else:
            fresh_row[key[-1]] = f"other {old}" if isinstance(old, str) else 900
    return fresh_row


def insert(connection: sqlite3.Connection, verb: str, table: str, row: Row, end: str = "") -> None:
    marks = ", ".join("?" * len(row))
    query = f"{verb} INTO {table} ({', '.join(row)}) VALUES ({marks}) {end}"
    connection.execute(query, list(row.values()))


def assert_refused(connection: sqlite3.Connection, table: str, query: str) -> None:
    before = rows_of(connection, table)

    with pytest.raises(sqlite3.IntegrityError, match=f"^{table} is append-only$"):
        connection.execute(query)

    assert rows_of(connection, table) == before


def test_the_keys_here_are_the_keys_of_the_schema(stranger: sqlite3.Connection) -> None:
    found = {}
    for table in TABLES:
        unique = stranger.execute(
            'SELECT name FROM pragma_index_list(?) WHERE "unique" ORDER BY name', [table]
        ).fetchall()
        columns = [
            tuple(
                column
                for (column,) in stranger.execute(
                    "SELECT name FROM pragma_index_info(?) ORDER BY seqno", [name]
                )
            )
            for (name,) in unique
        ]
        found[table] = sorted([(PRIMARY.get(table, "id"),), *columns])

    assert found == {table: sorted(keys) for table, keys in KEYS.items()}


def test_no_guard_has_vanished(stranger: sqlite3.Connection) -> None:
    guards = stranger.execute(
        "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
    ).fetchall()

    assert guards == sorted(
        ((table, f"{table}_no_{act}") for table in KEYS for act in ("update", "delete", "replace")),
        key=lambda guard: guard[1],
    )


def test_every_table_of_the_record_has_a_row_to_guard(stranger: sqlite3.Connection) -> None:
    assert [table for table in TABLES if not rows_of(stranger, table)] == []


def test_no_row_of_any_table_can_be_updated_or_deleted(stranger: sqlite3.Connection) -> None:
    for table in TABLES:
        primary = PRIMARY.get(table, "id")

        assert_refused(stranger, table, f"UPDATE {table} SET {primary} = {primary}")
        assert_refused(stranger, table, f"UPDATE OR REPLACE {table} SET {primary} = 2")
        assert_refused(stranger, table, f"UPDATE OR IGNORE {table} SET {primary} = {primary} + 100")
        assert_refused(stranger, table, f"DELETE FROM {table}")
        assert_refused(stranger, table, f"DELETE FROM {table} WHERE rowid = 1")


@pytest.mark.parametrize(("table", "key"), EACH_KEY)
def test_no_row_can_be_replaced(
    stranger: sqlite3.Connection, table: str, key: tuple[str, ...]
) -> None:
    rival = rival_of(stranger, table, key)
    before = rows_of(stranger, table)
    on_conflict = f"ON CONFLICT ({', '.join(key)}) DO"

    for verb, end in (
        ("REPLACE", ""),
        ("INSERT OR REPLACE", ""),
        ("INSERT OR IGNORE", ""),
        ("INSERT", ""),
        ("INSERT", f"{on_conflict} NOTHING"),
        ("INSERT", f"{on_conflict} UPDATE SET {PRIMARY.get(table, 'id')} = 77"),
    ):
        with pytest.raises(sqlite3.IntegrityError, match=f"^{table} is append-only$"):
            insert(stranger, verb, table, rival, end)

    assert rows_of(stranger, table) == before


@pytest.mark.parametrize("written_as", ["'1'", "1.0", "' 1 '", "CAST('1' AS BLOB)", "'1e0'"])
def test_an_id_written_as_something_else_replaces_no_row(
    stranger: sqlite3.Connection, written_as: str
) -> None:
    before = rows_of(stranger, "persons")

    with pytest.raises(sqlite3.Error):
        stranger.execute(
            f"INSERT OR REPLACE INTO persons (id, event, name) VALUES ({written_as}, 1, 'X')"
        )

    assert rows_of(stranger, "persons") == before


@pytest.mark.parametrize("alias", ["rowid", "oid", "_rowid_"])
def test_another_name_of_the_row_number_replaces_no_row(
    stranger: sqlite3.Connection, alias: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        stranger.execute(f"REPLACE INTO persons ({alias}, event, name) VALUES (1, 1, 'X')")


def test_a_new_row_may_be_added(stranger: sqlite3.Connection) -> None:
    stranger.execute("INSERT INTO persons (event, name) VALUES (1, 'M. Dubois')")

    assert [row["name"] for row in rows_of(stranger, "persons")] == ["S. Lavrov", "M. Dubois"]
