"""No byte of what is redacted is left: in the file, its log, its index, or beside it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck import Record, open_record
from claimcheck.store.errors import StoreError
from claimcheck.store.log.verification import verify
from tests.children import in_child
from tests.desk import made_once

SECRET = "The Wyvernbridge informant received 290 envelopes from the mayor of Quagmireton"
# As it is written, folded, and stemmed for the index.
TRACES = ("Wyvernbridge", "wyvernbridg", "WYVERNBRIDGE", "Quagmireton", "quagmireton")


@made_once
def _crowded_record(path: Path) -> None:
    with open_record(path, reviewer="A. Diallo", create=True) as opened:
        opened.add(SECRET)
        for number in range(20):
            opened.add(f"The town number {number} has {number + 2} schools for its children")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(_crowded_record(tmp_path), reviewer="A. Diallo") as opened:
        yield opened


def traces(folder: Path) -> list[str]:
    """Return which files hold which of the words, in either coding of SQLite."""
    return [
        f"{path.name}: {word}"
        for path in sorted(folder.iterdir())
        for word in TRACES
        if word.encode() in path.read_bytes() or word.encode("utf-16-le") in path.read_bytes()
    ]


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_no_byte_is_left_whatever_log_there_was(record: Record, mode: str) -> None:
    path = record.path
    record.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
    with (
        open_record(path, reviewer="A. Diallo") as again,
        closing(sqlite3.connect(path, isolation_level=None)) as reader,
    ):
        again.add(SECRET, speaker="Somebody")
        # It has the file open, and reads nothing just now.
        reader.execute("SELECT count(*) FROM statements").fetchone()
        assert traces(path.parent) != []

        (done,) = again.redact("s-1", reason="court order")

        assert (done.clean, traces(path.parent)) == (True, [])
        assert reader.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert verify(reader).fault is None


def test_a_full_disk_is_told_and_a_second_time_wipes_the_file(record: Record) -> None:
    path = record.path
    record.close()

    def redact() -> None:
        with (
            open_record(path, reviewer="A. Diallo") as full,
            pytest.raises(StoreError, match="redacted, but removed words may still be in free pag"),
        ):
            full.redact("s-1", reason="court order")

    in_child(redact, file_size=path.stat().st_size // 2)

    with open_record(path, reviewer="A. Diallo") as again:
        assert again.table("statements").rows[0][1] == "[redacted]"
        (done,) = again.redact("s-1", reason="court order")
        assert (done.clean, done.touched, traces(path.parent)) == (True, (), [])
        assert again.verify().fault is None


@pytest.mark.parametrize("is_known", [True, False])
def test_what_claims_mean_goes_from_the_file_beside_the_record(
    record: Record, is_known: bool
) -> None:
    beside = Path(f"{record.path}.meaning")
    with closing(sqlite3.connect(beside)) as meanings:
        table = "vectors" if is_known else "others"
        meanings.execute(f"CREATE TABLE {table} (claim INTEGER, model TEXT, vector BLOB)")
        rows = [(1, "m", TRACES[0].encode() * 500), (2, "m", b"another vector")]
        meanings.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)
        meanings.commit()

    (done,) = record.redact("s-1", reason="court order")

    assert done.clean is is_known
    assert (traces(record.path.parent) == []) is is_known
    assert b"another vector" in beside.read_bytes()
    assert record.copies_beside() == []
