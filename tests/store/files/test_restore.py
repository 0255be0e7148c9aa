"""Putting a backup in the place of the record."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.model.record.file_health import is_sound
from claimcheck.store.connection import WriteStore, open_reading
from claimcheck.store.errors import StoreError
from claimcheck.store.files.backup import back_up
from claimcheck.store.files.health import examine, first_fault, is_wrong
from claimcheck.store.files.restore import restore
from claimcheck.store.log.chain import head
from claimcheck.store.log.transaction import transaction
from claimcheck.store.writing import create, open_writing
from tests.desk import REVIEWER
from tests.store.full_record import write_all


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a record with a backup beside it, and one act more than that."""
    folder = tmp_path_factory.mktemp("made")
    with create(folder / "claims.db") as store:
        write_all(store)
        back_up(folder / "claims.db", folder / "monday.db")
        greet(store, "Later")
    return folder


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """Return a copy of that record, its backup beside it."""
    for file in made.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path / "claims.db"


def greet(store: WriteStore, name: str) -> None:
    with transaction(store) as writer, writer.act(REVIEWER, "greet") as act:
        act.insert("persons", name=name)


def names(path: Path) -> list[str]:
    with open_reading(path) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM persons ORDER BY id")]


def mode_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def test_record_is_the_backup_and_what_was_there_is_kept(path: Path) -> None:
    backup = path.with_name("monday.db")

    done = restore(path, backup)

    kept = path.with_name("claims.db.before-restore-1")
    assert (done.kept, done.lost) == (str(kept), 1)
    assert names(path) == names(backup) == ["S. Lavrov"]
    assert names(kept) == ["S. Lavrov", "Later"]
    with open_reading(path) as record, open_reading(backup) as copy:
        assert done.head == str(head(record)) == str(head(copy))
    assert mode_of(path) == "wal"
    assert is_sound(examine(path))


def test_whoever_has_the_record_open_goes_on_with_the_backup(path: Path) -> None:
    with open_writing(path) as store:
        restore(path, path.with_name("monday.db"))
        greet(store, "After")

    assert names(path) == ["S. Lavrov", "After"]
    assert is_sound(examine(path))


def ruin(path: Path) -> None:
    path.write_bytes(b"\xa5" * path.stat().st_size)


def ruin_pages(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))


def copy_over(path: Path) -> None:
    with open_writing(path) as store:
        greet(store, "In the log")
        log = Path(f"{path}-wal").read_bytes()
    path.write_bytes(path.with_name("monday.db").read_bytes())
    Path(f"{path}-wal").write_bytes(log)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def hold_no_text(path: Path) -> None:
    """Leave every page whole, with bytes that are no text in the first event."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'events'"
        for (name,) in connection.execute(query).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE events SET sha256 = CAST(x'fffe41' AS TEXT) WHERE sequence = 1")
        connection.commit()


@pytest.mark.parametrize("harm", [ruin, ruin_pages, copy_over, empty, hold_no_text])
def test_damaged_record_is_moved_away_with_its_log(path: Path, harm: object) -> None:
    harm(path)  # type: ignore[operator]
    before = path.read_bytes()

    done = restore(path, path.with_name("monday.db"))

    assert done.lost is None
    assert Path(str(done.kept)).read_bytes() == before
    assert not Path(f"{path}-journal").exists()
    assert names(path) == ["S. Lavrov"]
    assert is_sound(examine(path))


def test_missing_record_is_made_from_its_backup(path: Path) -> None:
    path.unlink()

    assert restore(path, path.with_name("monday.db")).kept is None
    assert names(path) == ["S. Lavrov"]


def test_second_restoring_keeps_what_the_first_kept(path: Path) -> None:
    first = restore(path, path.with_name("monday.db"))
    second = restore(path, Path(str(first.kept)))

    assert names(path) == ["S. Lavrov", "Later"]
    assert second.kept == f"{path}.before-restore-2"


def alter(backup: Path) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER persons_no_update")
        connection.execute("UPDATE persons SET name = 'X'")


def make_other(backup: Path) -> None:
    backup.unlink()
    with create(backup) as store:
        write_all(store)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (alter, "is damaged, so nothing was restored"),
        (make_other, "holds another record"),
        (ruin, "is not a claimcheck database"),
        (Path.unlink, "no database at .*; name a file that `claimcheck backup` made"),
    ],
)
def test_what_is_no_whole_backup_changes_nothing(path: Path, harm: object, said: str) -> None:
    backup = path.with_name("monday.db")
    harm(backup)  # type: ignore[operator]

    with pytest.raises(StoreError, match=said):
        restore(path, backup)

    assert names(path) == ["S. Lavrov", "Later"]
    assert not list(path.parent.glob("*.before*"))


def test_record_is_no_backup_of_itself(path: Path) -> None:
    with pytest.raises(StoreError, match="is the database itself"):
        restore(path, path)


def test_what_a_killed_command_left_beside_a_backup_is_no_damage_of_it(path: Path) -> None:
    """It is a line of `doctor`; the backup itself is whole."""
    left = path.with_name("public.db.x2y.part")
    left.write_bytes(b"")
    os.utime(left, (0, 0))

    restore(path, path.with_name("monday.db"))

    assert names(path) == ["S. Lavrov"]
    assert first_fault(path) is None
    assert [each.check for each in examine(path) if is_wrong(each)] == ["part files"]
