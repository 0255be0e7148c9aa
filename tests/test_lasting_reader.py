"""A connection that outlasts a record reads the file that lies there now, and hinders nobody."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.record import Record, create_record
from claimcheck.record.lasting import LastingReader
from claimcheck.store.errors import ForeignLogError, NewerSchemaError, NoDatabaseError
from claimcheck.store.writing import settle
from tests.desk import REVIEWER, made_once


@made_once
def of_one_statement(path: Path) -> None:
    """Make a record of one statement."""
    create_record(path, REVIEWER)
    say(path, "Ferry fares rose by 20% last year")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return such a record."""
    return of_one_statement(tmp_path)


@pytest.fixture
def reader() -> Iterator[LastingReader]:
    """Return a reader."""
    reader = LastingReader()
    yield reader
    reader.close()


def say(path: Path, words: str) -> None:
    with Record(path, reviewer=REVIEWER) as record:
        record.add(words)


def said(path: Path, reader: LastingReader) -> list[str]:
    """Return the words of all claims, as a record reads them that the reader outlasts."""
    with Record(path, reviewer=REVIEWER, lasting=reader) as record:
        return [each.text for each in record.claims()]


def backed_up(path: Path) -> Path:
    """Return a backup of the record, made before it went on."""
    backup = path.with_name("backup.db")
    with Record(path, reviewer=REVIEWER) as record:
        record.backup(backup)
    say(path, "The harbour handled 390,000 containers")
    return backup


def test_records_one_after_the_other_read_by_one_connection(
    path: Path, reader: LastingReader
) -> None:
    first = reader.connection(path)
    said(path, reader)

    assert reader.connection(path) is first


def test_what_others_write_is_read(path: Path, reader: LastingReader) -> None:
    before = said(path, reader)
    say(path, "The harbour handled 390,000 containers")

    assert said(path, reader) == [*before, "The harbour handled 390,000 containers"]


def checkpoint(path: Path) -> int:
    """Bring what the log holds into the file; return whether somebody was in the way."""
    with closing(sqlite3.connect(path)) as other:
        busy, _, _ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return int(busy)


def restored(path: Path, backup: Path) -> None:
    with Record(path, reviewer=REVIEWER) as record:
        record.restore(backup)


def replaced(path: Path, backup: Path) -> None:
    for each in ("-wal", "-shm"):
        Path(f"{path}{each}").unlink(missing_ok=True)
    Path(shutil.copy(backup, f"{backup}.copy")).replace(path)


def written_over(path: Path, backup: Path) -> None:
    checkpoint(path)
    shutil.copyfile(backup, path)


@pytest.mark.parametrize("put_back", [restored, replaced, written_over])
def test_a_file_put_in_its_place_is_read_from_then_on(
    path: Path, reader: LastingReader, put_back: Callable[[Path, Path], None]
) -> None:
    backup = backed_up(path)
    assert len(said(path, reader)) == 2
    put_back(path, backup)

    assert said(path, reader) == ["Ferry fares rose by 20% last year"]


def test_a_copy_written_over_a_file_whose_log_stays_is_refused(
    path: Path, reader: LastingReader
) -> None:
    said(path, reader)
    backup = backed_up(path)
    checkpoint(path)
    say(path, "Rents fell by 3% in 2022")
    said(path, reader)
    shutil.copyfile(backup, path)

    with pytest.raises(ForeignLogError):
        said(path, reader)


def test_a_file_that_is_gone_is_missed_and_found_where_it_is_again(
    path: Path, reader: LastingReader
) -> None:
    said(path, reader)
    away = path.rename(path.with_name("away.db"))
    with pytest.raises(NoDatabaseError):
        said(path, reader)
    away.rename(path)

    assert said(path, reader) == ["Ferry fares rose by 20% last year"]


def test_a_file_that_a_later_release_has_changed_is_refused(
    path: Path, reader: LastingReader
) -> None:
    said(path, reader)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")

    with pytest.raises(NewerSchemaError):
        said(path, reader)


def test_between_records_it_keeps_nobody_from_a_checkpoint_or_from_one_file(
    path: Path, reader: LastingReader
) -> None:
    said(path, reader)
    say(path, "The harbour handled 390,000 containers")
    said(path, reader)

    assert not checkpoint(path)
    reader.close()
    settle(path)
    assert not Path(f"{path}-wal").exists()


def test_what_a_fault_left_open_is_closed(path: Path, reader: LastingReader) -> None:
    first = reader.connection(path)
    with suppress(ZeroDivisionError), Record(path, lasting=reader) as record:
        record.claims()
        raise ZeroDivisionError

    assert reader.connection(path) is not first


def test_no_reader_crosses_threads(path: Path, reader: LastingReader) -> None:
    said(path, reader)
    refused: list[BaseException] = []

    def read_elsewhere() -> None:
        try:
            said(path, reader)
        except (ClaimcheckError, sqlite3.Error) as error:
            refused.append(error)

    thread = threading.Thread(target=read_elsewhere)
    thread.start()
    thread.join()

    assert [type(each) for each in refused] == [sqlite3.ProgrammingError]
