"""Writing: all of a transaction or nothing, each act sealed by one event."""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import NewClaim
from claimcheck.store.connection import WriteStore, open_reading
from claimcheck.store.errors import ConflictError, UnusableDatabaseError
from claimcheck.store.index.upkeep import check_index
from claimcheck.store.log.act import Act
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.schema.tables import ALL_TABLES
from claimcheck.store.writing import create, open_writing
from claimcheck.workflows.intake.bulk import import_claims
from claimcheck.workflows.record.init import begin_record
from tests.children import in_child
from tests.desk import REVIEWER, open_desk

Content = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        yield opened


def content(path: Path) -> Content:
    """Return every row that the record and its search index hold."""
    tables = ("events", *(table.name for table in ALL_TABLES), "claim_terms", "claim_signatures")
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in tables
        }


def name_person(act: Act, name: str = "S. Lavrov", supersedes: int | None = None) -> int:
    return act.insert("persons", name=name, supersedes=supersedes)


def act_once(writer: Transaction, name: str = "S. Lavrov") -> None:
    with writer.act(REVIEWER, "greet") as act:
        name_person(act, name)


def fail(store: WriteStore, error: BaseException, *, bulk: bool = False) -> None:
    """Write two acts, and fail in the third."""
    with transaction(store, bulk=bulk) as writer:
        import_claims(writer, [NewClaim("Trade grew by 20%")], actor=REVIEWER)
        act_once(writer)
        with writer.act(REVIEWER, "greet") as act:
            name_person(act)
            raise error


@pytest.mark.parametrize("bulk", [False, True])
@pytest.mark.parametrize("error", [RuntimeError(), KeyboardInterrupt(), ClaimcheckError()])
def test_a_transaction_that_fails_stores_nothing(
    store: WriteStore, error: BaseException, bulk: bool
) -> None:
    before = content(store.path)

    with pytest.raises(type(error)):
        fail(store, error, bulk=bulk)

    assert content(store.path) == before
    assert not store.connection.in_transaction
    with transaction(store) as writer:
        act_once(writer)
    assert verify(store.connection).fault is None


def test_a_dry_run_shows_ids_and_stores_nothing(store: WriteStore) -> None:
    before = content(store.path)

    with transaction(store, dry_run=True) as writer:
        numbers = import_claims(
            writer, [NewClaim("One fact"), NewClaim("Two facts")], actor="A. Diallo"
        )
        found = writer.connection.execute("SELECT count(*) FROM claims").fetchone()

    assert (numbers, found) == ([1, 2], (2,))
    assert content(store.path) == before


def test_an_act_sees_what_the_one_before_wrote(store: WriteStore) -> None:
    with transaction(store) as writer:
        act_once(writer)
        found = writer.connection.execute("SELECT name FROM persons").fetchall()

    assert found == [("S. Lavrov",)]


def test_what_is_gathered_is_found_by_who_asks_for_the_connection(store: WriteStore) -> None:
    names = "SELECT group_concat(name) FROM persons"
    with transaction(store) as writer:
        with writer.gathering():
            act_once(writer, "Ada")
            with writer.act(REVIEWER, "greet") as act:
                name_person(act, "Ben")
                seen = [writer.stored.execute(names).fetchone()[0]]
                seen.append(act.connection.execute(names).fetchone()[0])
            with contextlib.suppress(ValueError), writer.act(REVIEWER, "greet") as act:
                name_person(act, "Nobody")
                raise ValueError
            act_once(writer, "Cleo")
            import_claims(writer, claims(3), actor=REVIEWER)
            # What replaces a row is handed over at once, with all before it.
            with writer.act(REVIEWER, "greet") as act:
                name_person(act, "Ada Lee", supersedes=1)
            seen.append(writer.stored.execute(names).fetchone()[0])
            act_once(writer, "Dora")
        seen.append(writer.stored.execute(names).fetchone()[0])

    assert seen == [None, "Ada", "Ada,Ben,Cleo,Ada Lee", "Ada,Ben,Cleo,Ada Lee,Dora"]
    assert check_index(store.connection) == []
    assert verify(store.connection).fault is None


def claims(count: int) -> list[NewClaim]:
    return [
        NewClaim(f"Fact {number} holds", title=f"On fact {number}", context="a debate", topic="t")
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [1, 3, 60])
def test_a_bulk_import_stores_the_same_rows_as_single_acts(tmp_path: Path, count: int) -> None:
    stored = []
    for bulk in (False, True):
        folder = tmp_path / str(bulk)
        folder.mkdir()
        with open_desk(folder) as store:
            for part in (claims(count), claims(2)):
                with transaction(store, bulk=bulk) as writer:
                    import_claims(writer, part, actor=REVIEWER)
            assert check_index(store.connection) == []
        stored.append(content(folder / "claims.db"))

    assert stored[0] == stored[1]


def test_a_long_bulk_import_is_indexed_whole(store: WriteStore) -> None:
    with transaction(store, bulk=True) as writer:
        numbers = import_claims(writer, claims(5_200), actor=REVIEWER)

    assert numbers == list(range(1, 5_201))
    assert check_index(store.connection) == []
    assert verify(store.connection).fault is None


def test_nothing_of_a_long_bulk_import_is_kept_where_its_end_fails(store: WriteStore) -> None:
    before = content(store.path)

    with pytest.raises(ClaimcheckError, match="empty"), transaction(store, bulk=True) as writer:
        import_claims(writer, [*claims(5_200), NewClaim(" ")], actor=REVIEWER)

    assert content(store.path) == before


def swallow_a_failed_act(store: WriteStore, *, bulk: bool) -> None:
    with transaction(store, bulk=bulk) as writer:
        act_once(writer, "before")
        with contextlib.suppress(ValueError), writer.act(REVIEWER, "greet") as act:
            name_person(act, "half")
            raise ValueError
        act_once(writer, "after")


@pytest.mark.parametrize("bulk", [False, True])
def test_nothing_is_left_of_an_act_that_failed_where_the_others_go_on(
    store: WriteStore, bulk: bool
) -> None:
    swallow_a_failed_act(store, bulk=bulk)

    assert [(row[0], row[3]) for row in content(store.path)["persons"]] == [
        (1, "before"),
        (2, "after"),
    ]
    assert verify(store.connection).fault is None


def swallow_a_conflict(store: WriteStore) -> None:
    with transaction(store) as writer:
        act_once(writer)
        for _ in range(2):
            with contextlib.suppress(ConflictError), writer.act(REVIEWER, "rename") as act:
                act.insert(
                    "reviewers", name=f"reviewer {act.insert('scales', name='s', version=2)}"
                )
                name_person(act, supersedes=1)


def test_no_half_of_an_act_is_kept_where_a_conflict_is_passed_over(store: WriteStore) -> None:
    before = content(store.path)

    with pytest.raises(RuntimeError, match="not written whole"):
        swallow_a_conflict(store)

    assert content(store.path) == before


def nest_acts(store: WriteStore) -> None:
    with transaction(store) as writer, writer.act(REVIEWER, "outer"):
        act_once(writer)


def test_an_act_within_an_act_is_refused(store: WriteStore) -> None:
    with pytest.raises(RuntimeError, match="not ended"):
        nest_acts(store)


def test_who_replaces_a_row_second_is_told(store: WriteStore) -> None:
    with transaction(store) as writer:
        act_once(writer)
    # Both saw person 1 before either wrote.
    with transaction(store) as writer, writer.act(REVIEWER, "rename") as act:
        name_person(act, "Sergey Lavrov", supersedes=1)
    before = content(store.path)

    with (
        open_writing(store.path) as second,
        pytest.raises(ConflictError) as refused,
        transaction(second) as writer,
        writer.act(REVIEWER, "rename") as act,
    ):
        name_person(act, "Sergei Lavrov", supersedes=1)

    assert str(refused.value) == (
        "somebody else changed the same persons first; look at it again and repeat"
    )
    assert content(store.path) == before


def test_two_connections_write_one_after_the_other(store: WriteStore) -> None:
    with open_writing(store.path) as second:
        for turn in range(6):
            with transaction((store, second)[turn % 2]) as writer:
                act_once(writer, f"person {turn}")

    with open_reading(store.path) as connection:
        names = connection.execute("SELECT id, name FROM persons ORDER BY id").fetchall()
        assert verify(connection).fault is None
    assert names == [(turn + 1, f"person {turn}") for turn in range(6)]


def test_a_reader_sees_a_transaction_whole_or_not_at_all(store: WriteStore) -> None:
    counts = []
    with open_reading(store.path) as reader:
        query = "SELECT count(*) FROM persons"
        with transaction(store) as writer:
            for _ in range(3):
                act_once(writer)
                counts += reader.execute(query).fetchone()
        counts += reader.execute(query).fetchone()

    assert counts == [0, 0, 0, 3]


@pytest.mark.parametrize(
    ("bulk", "level"), [(False, 2), (True, 1)], ids=["acts are synced", "imports are not"]
)
def test_acts_survive_a_power_cut_each(store: WriteStore, bulk: bool, level: int) -> None:
    with transaction(store, bulk=bulk) as writer:
        assert writer.connection.execute("PRAGMA synchronous").fetchone() == (level,)
        act_once(writer)


@pytest.mark.parametrize("bulk", [False, True])
def test_a_full_disk_leaves_the_record_as_it_was(tmp_path: Path, bulk: bool) -> None:
    path = tmp_path / "claims.db"
    with create(path) as store:
        begin_record(store, REVIEWER)
    before = content(path)

    def write() -> None:
        with (
            open_writing(path) as store,
            pytest.raises(UnusableDatabaseError, match=f"^cannot use {path}: .*free space$"),
            transaction(store, bulk=bulk) as writer,
        ):
            import_claims(writer, claims(3_000), actor=REVIEWER)

    in_child(write, file_size=path.stat().st_size + 100_000)
    assert content(path) == before


@pytest.mark.parametrize("bulk", [False, True])
def test_a_database_that_may_not_grow_is_told_of(store: WriteStore, bulk: bool) -> None:
    before = content(store.path)
    (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
    store.connection.execute(f"PRAGMA max_page_count = {pages}")

    with (
        pytest.raises(UnusableDatabaseError, match="full"),
        transaction(store, bulk=bulk) as writer,
    ):
        import_claims(writer, claims(3_000), actor=REVIEWER)

    assert content(store.path) == before
    with transaction(store) as writer:
        act_once(writer)


HOSTILE = ["with \0 inside", "half \ud800 a character", "\udc80"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_no_text_file_holds_is_refused_wherever_it_is_given(
    store: WriteStore, text: str
) -> None:
    before = content(store.path)

    with (
        pytest.raises(ClaimcheckError, match=r"^the name holds .*; remove it$"),
        transaction(store) as writer,
    ):
        act_once(writer, text)

    assert content(store.path) == before


def test_a_text_may_speak_of_what_it_may_not_hold(store: WriteStore) -> None:
    with transaction(store) as writer:
        act_once(writer, r"a backslash and \u0000, \ud800")

    assert content(store.path)["persons"][0][3] == r"a backslash and \u0000, \ud800"


def test_bytes_are_recorded_by_their_digest(store: WriteStore) -> None:
    with transaction(store) as writer, writer.act(REVIEWER, "copy") as act:
        act.insert("copies", sha256="x", content=b"\0\xff", size=2, media_type="text/html")

    (payload,) = store.connection.execute(
        "SELECT payload FROM events WHERE kind = 'copy'"
    ).fetchone()
    assert '"content":"06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8"' in payload
    assert verify(store.connection).fault is None
