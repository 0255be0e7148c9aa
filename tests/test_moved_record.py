"""A record that goes while a program has it open: its next act is refused, and stored nowhere."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from claimcheck import Record, open_record
from claimcheck.store.errors import MovedMeanwhileError, MovedRecordError
from claimcheck.store.place import beside
from tests.desk import REVIEWER, new_record

Act = Callable[[Record], object]


def with_logs(path: Path) -> list[Path]:
    """Return a record and what lies beside it."""
    return [path, *(each for each in beside(path, "wal", "shm") if each.exists())]


def move(path: Path) -> None:
    for each in with_logs(path):
        each.rename(each.with_name(each.name.replace("claims", "moved")))


def link(path: Path) -> None:
    move(path)
    path.symlink_to(path.with_name("moved.db"))


def remove(path: Path) -> None:
    for each in with_logs(path):
        each.unlink()


def replace(path: Path) -> None:
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    copy.replace(path)


def replace_alone(path: Path) -> None:
    """Put a copy in its place, without the log."""
    replace(path)
    for each in beside(path, "wal", "shm"):
        each.unlink(missing_ok=True)


def copy_over(path: Path) -> None:
    """Write the same bytes into the file, and take away the log beside it."""
    path.write_bytes(path.read_bytes())
    for each in beside(path, "wal", "shm"):
        each.unlink(missing_ok=True)


def move_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))


def write_over(path: Path) -> None:
    """Write an older state into the file, which stays the same."""
    for each in beside(path, "wal", "shm"):
        each.unlink(missing_ok=True)
    path.write_bytes(path.with_name("older").read_bytes())


GOINGS: Final = (move, link, remove, replace, move_folder)
ACTS: Final[dict[str, Act]] = {
    "add": lambda record: record.add("Ships sail in June"),
    "note": lambda record: record.note("c-1", "Ask the harbour."),
    "take": lambda record: record.take("c-1", reason="shared"),
    "undo": lambda record: record.undo(),
    "redact": lambda record: record.redact("s-1", reason="court"),
}


def new_desk(folder: Path) -> Path:
    """Make a record of one statement in a folder of its own, with an older state beside it."""
    folder.mkdir()
    path = new_record(folder)
    shutil.copy(path, path.with_name("older"))
    with open_record(path, reviewer=REVIEWER) as record:
        record.add("Ships sail in May")
    return path


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("go", [*GOINGS, copy_over])
def test_act_on_a_record_that_went_is_refused(
    tmp_path: Path, go: Callable[[Path], None], act: str
) -> None:
    path = new_desk(tmp_path / "desk")
    with open_record(path, reviewer=REVIEWER) as record:
        record.add("Ships sail in July")
        head = record.head()
        go(path)

        with pytest.raises(MovedRecordError, match="nothing more was stored"):
            ACTS[act](record)

    for left in tmp_path.rglob("*.db"):
        with open_record(left) as record:
            assert record.head().sequence <= head.sequence


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("go", [*GOINGS, write_over])
def test_act_on_a_record_that_went_since_it_was_read_is_refused(
    tmp_path: Path, go: Callable[[Path], None], act: str
) -> None:
    path = new_desk(tmp_path / "desk")
    older = path.with_name("older").read_bytes()
    with open_record(path, reviewer=REVIEWER) as record:
        head = record.head()
        go(path)
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(older)

        with pytest.raises(MovedRecordError, match="nothing more was stored"):
            ACTS[act](record)

    assert path.is_symlink() or go is replace or path.read_bytes()[100:] == older[100:]
    for left in tmp_path.rglob("*.db"):
        with open_record(left) as record:
            assert record.head().sequence <= head.sequence


@pytest.mark.parametrize(
    ("go", "said", "left"),
    [
        (move, "is missing", {"moved.db": 1}),
        (remove, "is missing", {}),
        (replace_alone, "is missing", {"claims.db": 0}),
        (move_folder, "is missing", {"claims.db": 1}),
        (copy_over, "may be missing", {"claims.db": 1}),
        # An equal copy, or a link to the file, which the log continues.
        (replace, "", {"claims.db": 1}),
        (link, "", {"claims.db": 1, "moved.db": 1}),
    ],
)
def test_act_during_which_the_record_goes_counts_as_stored_only_where_it_is(
    tmp_path: Path, go: Callable[[Path], None], said: str, left: dict[str, int]
) -> None:
    path = new_desk(tmp_path / "desk")
    goings = [go]

    def salt() -> str:
        """Let the record go while an act is written."""
        while goings:
            goings.pop()(path)
        return "salt"

    with Record(path, reviewer=REVIEWER, salt=salt) as record:
        before = record.head().sequence
        if said:
            with pytest.raises(MovedMeanwhileError, match=said):
                record.note("c-1", "Ask the harbour.")
        else:
            record.note("c-1", "Ask the harbour.")
            with pytest.raises(MovedRecordError, match="nothing more was stored"):
                record.note("c-1", "Ask the pilot.")

    stored = {}
    for each in tmp_path.rglob("*.db"):
        with Record(each) as record:
            assert record.verify().fault is None
            stored[each.name] = record.head().sequence - before
    assert stored == left
