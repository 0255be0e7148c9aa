"""The chain: one event an act, each sealed over the one before."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.store.connection import open_reading
from claimcheck.store.log.chain import Event, Head, canonical, digest, head, read_events, seal
from claimcheck.store.log.transaction import transaction
from claimcheck.store.log.verification import Verification, verify
from claimcheck.store.schema.migrations import bring_up_to_date
from claimcheck.store.schema.tables import ADDED_DEFAULTS, ALL_TABLES, BLOBS
from claimcheck.store.writing import create, open_writing
from tests.desk import REVIEWER
from tests.store.full_record import write_all


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a full record, made once."""
    path = tmp_path_factory.mktemp("record") / "claims.db"
    with create(path) as store:
        write_all(store)
    return path.read_bytes()


@pytest.fixture
def path(written: bytes, tmp_path: Path) -> Path:
    """Return a full record of its own."""
    copy = tmp_path / "claims.db"
    copy.write_bytes(written)
    return copy


@contextmanager
def forgery(path: Path) -> Iterator[sqlite3.Connection]:
    """Let the file's owner do what the guards forbid to everybody else."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        dropped = "".join(f"DROP TRIGGER {name};" for (name,) in guards.fetchall())
        connection.executescript(f"BEGIN; {dropped} COMMIT")
        yield connection


def verified(path: Path, expected: Head | None = None) -> Verification:
    with open_reading(path) as connection:
        return verify(connection, expected)


def fault(path: Path, expected: Head | None = None) -> str:
    found = verified(path, expected).fault
    return f"{found.sequence}: {found.reason}" if found else "none"


def head_of(path: Path) -> Head:
    with open_reading(path) as connection:
        return head(connection)


def events_of(connection: sqlite3.Connection) -> list[Event]:
    return list(read_events(connection))


def rebuild(connection: sqlite3.Connection, after: int, change: Callable[[Event], Event]) -> None:
    """Change the events after ``after`` and seal the chain again, as only its owner can."""
    connection.execute("BEGIN")
    kept = events_of(connection)
    previous = kept[after - 1].sha256 if after else "0" * 64
    for event in kept[after:]:
        changed = change(event)
        payload_sha256 = digest(changed.payload) if changed.payload else changed.payload_sha256
        sealed = seal(
            previous, changed.at, changed.actor, changed.kind, changed.subject, payload_sha256
        )
        connection.execute(
            "UPDATE events SET payload = ?, payload_sha256 = ?, previous = ?, sha256 = ?,"
            " actor = ? WHERE sequence = ?",
            [changed.payload, payload_sha256, previous, sealed, changed.actor, event.sequence],
        )
        previous = sealed
    connection.execute("COMMIT")


def test_a_record_as_written_has_no_fault(path: Path) -> None:
    found = verified(path)

    with open_reading(path) as connection:
        events, rows = len(events_of(connection)), 0
        for table in ALL_TABLES:
            rows += connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
    assert found == Verification(head_of(path), rows, None)
    assert found.head.sequence == events


def test_an_empty_record_stands_at_nothing(tmp_path: Path) -> None:
    with create(tmp_path / "claims.db"):
        pass

    assert verified(tmp_path / "claims.db") == Verification(Head(0, "0" * 64), 0, None)
    assert str(head_of(tmp_path / "claims.db")) == "0:" + "0" * 64


def test_each_row_is_written_in_full_by_the_event_it_names(path: Path) -> None:
    with open_reading(path) as connection:
        recorded = {
            (row["table"], row["id"]): (event.sequence, row)
            for event in events_of(connection)
            for row in json.loads(event.payload or "")["rows"]
        }
        stored = {
            (table.name, number): sequence
            for table in ALL_TABLES
            for number, sequence in connection.execute(f"SELECT id, event FROM {table.name}")
        }

    assert {key: sequence for key, (sequence, _) in recorded.items()} == stored


def test_an_event_names_time_actor_kind_and_subject(tmp_path: Path) -> None:
    with create(
        tmp_path / "claims.db", clock=lambda: "2023-03-02T09:00:00Z", salt=lambda: "grain"
    ) as store:
        with transaction(store) as writer, writer.act(REVIEWER, "greet") as act:
            act.insert("persons", name="S. Lavrov", wikidata=None, note=None, supersedes=None)
            act.subject = "p-1"
        (event,) = events_of(store.connection)

    payload = '{"rows":[{"id":1,"name":"S. Lavrov","table":"persons"}],"salt":"grain"}'
    sealed = seal("0" * 64, "2023-03-02T09:00:00Z", REVIEWER, "greet", "p-1", digest(payload))
    assert event == Event(
        1,
        "2023-03-02T09:00:00Z",
        REVIEWER,
        "greet",
        "p-1",
        payload,
        digest(payload),
        "0" * 64,
        sealed,
    )


def test_an_act_that_writes_nothing_is_no_event(path: Path) -> None:
    before = head_of(path)

    with open_writing(path) as store, transaction(store) as writer, writer.act(REVIEWER, "look"):
        pass

    assert head_of(path) == before


def test_equal_acts_have_different_payloads(tmp_path: Path) -> None:
    with create(tmp_path / "claims.db") as store:
        with transaction(store) as writer:
            for _ in range(2):
                with writer.act(REVIEWER, "greet") as act:
                    act.insert("persons", name="S. Lavrov")
        first, second = (json.loads(e.payload or "")["salt"] for e in events_of(store.connection))

    assert first != second
    assert len(first) == len(second) == 32


CHANGES = {
    "a text": ("UPDATE claims SET text = 'Trade fell' WHERE id = 1", "row 1 of claims was changed"),
    "a number": ("UPDATE questions SET overlap = 0.61", "row 1 of questions was changed"),
    "a type": ("UPDATE policies SET rules = CAST(rules AS BLOB)", "row 1 of policies was changed"),
    "bytes": ("UPDATE copies SET content = x'00fe'", "row 1 of copies was changed"),
    "a cell that was empty": (
        "UPDATE articles SET supersedes = NULL WHERE id = 2",
        "row 2 of articles was changed",
    ),
    "the row's event": ("UPDATE persons SET event = 1", "row 1 of persons is missing"),
    "the row's id": ("UPDATE takes SET id = 9", "row 1 of takes is missing"),
    "a removed row": ("DELETE FROM contacts", "row 1 of contacts is missing"),
    "an added row": (
        "INSERT INTO persons (event, name) VALUES (1, 'Nobody')",
        "persons holds 2 rows and the events speak of 1",
    ),
}


@pytest.mark.parametrize(("change", "said"), CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_row_is_found(path: Path, change: str, said: str) -> None:
    with forgery(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(change)

    assert said in fault(path)


def test_every_cell_that_an_act_wrote_is_compared(path: Path) -> None:
    with forgery(path) as connection:
        rows = [
            (row["table"], row["id"], column)
            for event in events_of(connection)
            for row in json.loads(event.payload or "")["rows"]
            for column in row
            if column not in {"table", "id"}
        ]
        unnoticed = []
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for table, number, column in rows:
            connection.execute("BEGIN")
            connection.execute(f"UPDATE {table} SET {column} = 'forged' WHERE id = {number}")
            if f"row {number} of {table} was changed: {column}" not in str(verify(connection)):
                unnoticed.append((table, number, column))
            connection.execute("ROLLBACK")

    assert len(rows) > 60
    assert unnoticed == []


@cache
def columns_by_table() -> dict[str, list[str]]:
    """Return the columns of each table of a new record."""
    with closing(sqlite3.connect(":memory:")) as connection:
        bring_up_to_date(connection)
        query = "SELECT name FROM pragma_table_info(?)"
        return {
            table.name: [name for (name,) in connection.execute(query, [table.name])]
            for table in ALL_TABLES
        }


@pytest.mark.parametrize("table", [table.name for table in ALL_TABLES])
def test_a_change_of_any_column_of_any_table_is_found(path: Path, table: str) -> None:
    unnoticed = []
    with forgery(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(_without_constraints(table))
        for column in columns_by_table()[table]:
            for value in ("forged", 7, b"\x00", None):
                connection.execute("BEGIN")
                query = f"UPDATE {table} SET {column} = ?1 WHERE id = 1 AND {column} IS NOT ?1"
                changed = connection.execute(query, [value]).rowcount
                if bool(changed) != bool(verify(connection).fault):
                    unnoticed.append((column, value))
                connection.execute("ROLLBACK")

    assert unnoticed == []


def _without_constraints(table: str) -> str:
    """Return what makes a table again that takes any cell, as the file's owner can."""
    columns = ", ".join(columns_by_table()[table])
    return (
        f"CREATE TABLE loose ({columns}); INSERT INTO loose SELECT {columns} FROM {table};"
        f" PRAGMA legacy_alter_table = ON; DROP TABLE {table};"
        f" ALTER TABLE loose RENAME TO {table};"
    )


@pytest.mark.parametrize("table", [table.name for table in ALL_TABLES])
def test_a_row_removed_from_any_table_is_found(path: Path, table: str) -> None:
    with forgery(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(f"DELETE FROM {table} WHERE id = 1")

    assert f"row 1 of {table} is missing" in fault(path)


@pytest.mark.parametrize("table", [table.name for table in ALL_TABLES])
def test_a_row_added_to_any_table_is_found(path: Path, table: str) -> None:
    with forgery(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(_without_constraints(table))
        columns = ", ".join(name for name in columns_by_table()[table] if name != "id")
        connection.execute(
            f"INSERT INTO {table} (id, {columns}) SELECT 99, {columns} FROM {table} WHERE id = 1"
        )

    assert f"{table} holds" in fault(path)


def test_bytes_replaced_by_a_text_of_their_digest_are_found(path: Path) -> None:
    with forgery(path) as connection:
        (content,) = connection.execute("SELECT content FROM copies").fetchone()
        digest_of_it = sha256(content).hexdigest()
        connection.execute("UPDATE copies SET content = ?", [digest_of_it])

    assert "row 1 of copies was changed: content is not what was recorded" in fault(path)


def test_defaults_of_later_columns_are_those_of_the_tables() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        bring_up_to_date(connection)
        found = {
            (table.name, column): default
            for table in ALL_TABLES
            for column, default in connection.execute(
                "SELECT name, dflt_value FROM pragma_table_info(?)", [table.name]
            )
            if default is not None
        }

    assert found == {key: f"'{value}'" for key, value in ADDED_DEFAULTS.items()}


def test_blobs_are_the_columns_of_bytes() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        bring_up_to_date(connection)
        found = {
            (table.name, column)
            for table in ALL_TABLES
            for column, kind in connection.execute(
                "SELECT name, type FROM pragma_table_info(?)", [table.name]
            )
            if kind == "BLOB"
        }

    assert found == BLOBS


EVENT_CHANGES = {
    "its time": ("UPDATE events SET at = '2020-01-01T00:00:00Z' WHERE sequence = 3", "3: its fiel"),
    "its actor": ("UPDATE events SET actor = 'Nobody' WHERE sequence = 3", "3: its fields"),
    "its kind": ("UPDATE events SET kind = 'joke' WHERE sequence = 3", "3: its fields"),
    "its subject": ("UPDATE events SET subject = 'c-9' WHERE sequence = 3", "3: its fields"),
    "its payload": ("UPDATE events SET payload = '{}' WHERE sequence = 3", "3: its payload was"),
    "no payload": ("UPDATE events SET payload = NULL WHERE sequence = 3", "3: its payload is miss"),
    "its payload's digest": (
        "UPDATE events SET payload_sha256 = 'aa' WHERE sequence = 3",
        "3: its payload was changed",
    ),
    "what it continues": (
        "UPDATE events SET previous = 'aa' WHERE sequence = 3",
        "3: it does not continue",
    ),
    "its digest": ("UPDATE events SET sha256 = 'aa' WHERE sequence = 3", "3: its fields"),
    "a removed first": ("DELETE FROM events WHERE sequence = 1", "1: this event is missing"),
    "one removed between": ("DELETE FROM events WHERE sequence = 5", "5: this event is missing"),
    "two exchanged": (
        "UPDATE events SET sequence = CASE sequence WHEN 5 THEN 60 ELSE 50 END"
        " WHERE sequence IN (5, 6)",
        "5: this event is missing",
    ),
}


@pytest.mark.parametrize(("change", "said"), EVENT_CHANGES.values(), ids=EVENT_CHANGES.keys())
def test_a_changed_event_is_found(path: Path, change: str, said: str) -> None:
    with forgery(path) as connection:
        connection.execute(change)

    assert fault(path).startswith(said)


def cut_tail(path: Path, last: int) -> None:
    with forgery(path) as connection:
        for table in ALL_TABLES:
            connection.execute(f"DELETE FROM {table.name} WHERE event > ?", [last])
        connection.execute("DELETE FROM events WHERE sequence > ?", [last])


def test_only_a_head_seen_before_shows_that_the_tail_is_gone(path: Path) -> None:
    seen = head_of(path)
    cut_tail(path, seen.sequence - 2)

    assert fault(path) == "none"
    assert fault(path, seen) == (
        f"{seen.sequence - 2}: the record ends before the expected event {seen}"
    )


def test_only_a_head_seen_before_shows_that_the_chain_was_rebuilt(path: Path) -> None:
    seen = head_of(path)
    with forgery(path) as connection:
        rebuild(connection, 2, lambda event: event._replace(actor="Nobody"))

    assert fault(path) == "none"
    assert fault(path, seen) == f"{seen.sequence}: its digest is not the one expected"


def test_a_rebuilt_chain_that_goes_on_is_found_at_the_head_seen_before(path: Path) -> None:
    seen = head_of(path)
    with forgery(path) as connection:
        rebuild(connection, 2, lambda event: event._replace(actor="Nobody"))
    with open_writing(path) as store, transaction(store) as writer, writer.act("B", "greet") as act:
        act.insert("persons", name="M. Dubois")

    assert fault(path, seen) == f"{seen.sequence}: its digest is not the one expected"


@pytest.mark.parametrize("sequence", [0, 1, 7])
def test_a_record_continues_each_head_it_ever_had(path: Path, sequence: int) -> None:
    with open_reading(path) as connection:
        heads = [Head(0, "0" * 64), *(Head(e.sequence, e.sha256) for e in events_of(connection))]

    assert fault(path, heads[sequence]) == "none"
    assert fault(path, heads[-1]) == "none"


def test_a_head_of_another_record_is_not_continued(path: Path) -> None:
    assert fault(path, Head(4, "ab" * 32)) == "4: its digest is not the one expected"
    assert fault(path, Head(0, "ab" * 32)) != "none"
    assert "ends before" in fault(path, Head(10**12, "ab" * 32))


PERSON = {"table": "persons", "id": 1, "name": "S. Lavrov"}
HOSTILE: dict[str, Any] = {
    "not JSON": "not JSON",
    "an empty text": "",
    "a list": [],
    "a text": "rows",
    "a number": 1,
    "nothing": None,
    "without rows": {"salt": "x"},
    "rows that are no list": {"rows": 7},
    "rows that are a text": {"rows": "abc"},
    "rows that are an object": {"rows": {"table": "persons"}},
    "a row that is a number": {"rows": [3]},
    "a row that is a list": {"rows": [["table", "persons"]]},
    "a row without a table": {"rows": [{"id": 1}]},
    "a row without an id": {"rows": [{"table": "persons", "name": "S. Lavrov"}]},
    "an empty row": {"rows": [{}]},
    "a table that does not exist": {"rows": [{**PERSON, "table": "passwords"}]},
    "a table of SQLite's": {"rows": [{**PERSON, "table": "sqlite_schema"}]},
    "the table of events": {"rows": [{"table": "events", "id": 1}]},
    "a view": {"rows": [{**PERSON, "table": "current_persons"}]},
    "a table that is a list": {"rows": [{**PERSON, "table": ["persons"]}]},
    "a table that is an object": {"rows": [{**PERSON, "table": {}}]},
    "SQL for a table": {"rows": [{**PERSON, "table": "persons; DROP TABLE claims"}]},
    "a column that does not exist": {"rows": [{**PERSON, "password": 1}]},
    "SQL for a column": {"rows": [{**PERSON, "name FROM persons; DROP TABLE claims; --": 1}]},
    "an id that is a list": {"rows": [{**PERSON, "id": [1]}]},
    "an id that is an object": {"rows": [{**PERSON, "id": {"a": 1}}]},
    "an id beyond 64 bits": {"rows": [{**PERSON, "id": 2**70}]},
    "an id that is not a number": {"rows": [{**PERSON, "id": float("nan")}]},
    "a cell that is a list": {"rows": [{**PERSON, "name": ["S. Lavrov"]}]},
    "half a character": {"rows": [{**PERSON, "id": "\ud800"}]},
    "a number that is none": '{"rows":[],"salt":NaN}',
    "an abyss": '{"rows":' + "[" * 100_000 + "]" * 100_000 + "}",
    "a number of 10,000 digits": '{"rows":[{"table":"persons","id":' + "9" * 10_000 + "}]}",
}


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_payload_that_a_stranger_made_is_a_fault_and_no_more(path: Path, payload: Any) -> None:
    text = payload if isinstance(payload, str) else json.dumps(payload)
    with forgery(path) as connection:
        claims = connection.execute("SELECT * FROM claims").fetchall()
        last = head(connection).sequence
        rebuild(connection, last - 1, lambda event: event._replace(payload=text or " "))

    assert fault(path).startswith(f"{last}: ")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM claims").fetchall() == claims


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("persons"),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["rows", "table", "id", "name"]), inner, max_size=4)
        ),
    )
)
def test_no_payload_makes_verifying_fail(payload: object) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(
        "CREATE TABLE events (sequence, at, actor, kind, subject, payload, payload_sha256,"
        " previous, sha256)"
    )
    for table in ALL_TABLES:
        connection.execute(f"CREATE TABLE {table.name} (id INTEGER PRIMARY KEY, event, name)")
    text = json.dumps(payload)
    sealed = seal("0" * 64, "", "", "", "", digest(text))
    event = Event(1, "", "", "", "", text, digest(text), "0" * 64, sealed)
    connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", event)

    with closing(connection):
        assert verify(connection).head.sequence in {0, 1}


CELLS = {
    "bytes for a payload": "UPDATE events SET payload = x'ff00' WHERE sequence = 3",
    "a number for a payload": "UPDATE events SET payload = 7 WHERE sequence = 3",
    "a payload not in UTF-8": "UPDATE events SET payload = CAST(x'ff' AS TEXT) WHERE sequence = 3",
    "an actor not in UTF-8": "UPDATE events SET actor = CAST(x'ff' AS TEXT) WHERE sequence = 3",
    "bytes for an actor": "UPDATE events SET actor = x'ff' WHERE sequence = 3",
    "bytes for a digest": "UPDATE events SET sha256 = x'ff' WHERE sequence = 3",
    "a row not in UTF-8": "UPDATE claims SET text = CAST(x'ff' AS TEXT) WHERE id = 1",
}


@pytest.mark.parametrize("change", CELLS.values(), ids=CELLS.keys())
def test_cells_of_the_wrong_type_are_a_fault_and_no_more(path: Path, change: str) -> None:
    with forgery(path) as connection:
        connection.execute(change)

    assert fault(path) != "none"


def test_what_others_write_meanwhile_is_no_fault(path: Path) -> None:
    stop = threading.Event()

    def go_on_writing() -> None:
        with open_writing(path) as store:
            while not stop.is_set():
                with transaction(store) as writer, writer.act(REVIEWER, "greet") as act:
                    act.insert("persons", name="S. Lavrov")

    writing = threading.Thread(target=go_on_writing)
    writing.start()
    try:
        found = {fault(path) for _ in range(25)}
    finally:
        stop.set()
        writing.join()

    assert found == {"none"}


def test_a_verified_file_can_be_moved_and_another_put_in_its_place(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert verify(connection).fault is None
        connection.execute("ALTER TABLE persons ADD COLUMN mood TEXT")
        assert verify(connection).fault is None


@given(st.dictionaries(st.text(), st.none() | st.integers() | st.text() | st.floats()))
def test_one_value_has_one_canonical_text(value: dict[str, Any]) -> None:
    backwards = dict(reversed(value.items()))

    assert canonical(backwards) == canonical(value)
