"""`claimcheck backup`."""

import sqlite3
from pathlib import Path

import pytest

from claimcheck.store.writing import open_writing
from tests.desk import Desk


def test_backup_is_the_record_and_says_its_head(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20%")
    target = tmp_path / "monday.db"

    head = desk.run("log", "--head").out
    answer = desk.run("backup", str(target))

    size = target.stat().st_size
    assert answer == (0, f"{target}: 16 rows, {size:,} bytes, checked.\nhead {head}", "")
    with sqlite3.connect(target) as copy:
        found = copy.execute("SELECT text FROM claims").fetchall()
        (mode,) = copy.execute("PRAGMA journal_mode").fetchone()
    copy.close()
    assert (found, mode) == ([("Trade grew by 20%",)], "delete")


def test_backup_takes_what_a_writer_has_not_yet_checkpointed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with open_writing(desk.path):
        desk.run("add", "Trade grew by 20%")

        desk.run("backup", str(tmp_path / "monday.db"))

    with sqlite3.connect(tmp_path / "monday.db") as copy:
        assert copy.execute("SELECT count(*) FROM claims").fetchone() == (1,)
    copy.close()


def test_existing_file_is_left_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    target = tmp_path / "monday.db"
    target.write_text("dear")

    answer = desk.run("backup", str(target))

    assert answer == (
        2,
        "",
        f"claimcheck: {target} already exists; name another file\n",
    )
    assert target.read_text() == "dear"


def test_copy_whose_log_does_not_verify_is_not_kept(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20%")
    with sqlite3.connect(desk.path) as connection:
        connection.execute("DROP TRIGGER claims_no_update")
        connection.execute("UPDATE claims SET text = 'Trade grew by 30%'")
    connection.close()

    answer = desk.run("backup", str(tmp_path / "monday.db"))

    assert answer.code == 1
    assert "row 1 of claims was changed: text is not what was recorded" in answer.err
    assert list(tmp_path.glob("monday*")) == []


def test_a_damaged_record_is_named_and_not_the_file_that_is_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("add", "Trade with Mali grew by 20%")
    good = tmp_path / "good.db"
    assert desk.run("backup", str(good)).code == 0
    pages = bytearray(good.read_bytes())
    for start in range(8192, len(pages), 4096 * 3):
        pages[start : start + 200] = b"\xff" * 200
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(pages)

    for command in ("backup", "pack"):
        refused = desk.run(command, str(tmp_path / "out.db"), "--db", str(damaged))
        assert (refused.code, refused.out) == (2, "")
        assert refused.err == (
            f"claimcheck: cannot use {damaged}: database disk image is malformed;"
            f" `claimcheck doctor --db {damaged}` says what to do\n"
        )
    assert [*tmp_path.glob("*.part"), *tmp_path.glob("out.db*")] == []


def test_older_backup_of_the_same_record_gives_way_and_nothing_else_does(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    target, later = tmp_path / "monday.db", tmp_path / "later.db"
    desk.run("backup", str(target))
    desk.run("add", "Trade grew by 20%")

    assert desk.run("backup", str(target)).code == 2
    assert desk.run("backup", str(target), "--replace").code == 0
    assert desk.run("backup", str(tmp_path / "new.db"), "--replace").code == 0
    with sqlite3.connect(target) as copy:
        assert copy.execute("SELECT count(*) FROM claims").fetchone() == (1,)
    copy.close()

    desk.run("backup", str(later))
    with sqlite3.connect(later) as copy:
        # A backup that holds acts which the record does not is no older one.
        copy.execute(
            "INSERT INTO events SELECT 99, at, actor, kind, subject, payload,"
            " payload_sha256, previous, 'x' FROM events WHERE sequence = 3"
        )
    copy.close()
    pack, text = tmp_path / "pack.db", tmp_path / "notes.txt"
    desk.run("pack", str(pack))
    text.write_text("dear")
    for there in (later, pack, text, desk.path):
        before = there.read_bytes()
        answer = desk.run("backup", str(there), "--replace")
        assert answer.err == (
            f"claimcheck: {there} is no older backup of {desk.path}, so it was left as it is;"
            " name another file\n"
        )
        assert (answer.code, there.read_bytes()) == (2, before)


def test_backup_is_read_by_whom_the_record_is_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for mode in (0o600, 0o644):
        desk.path.chmod(mode)
        desk.run("backup", str(tmp_path / "monday.db"), "--replace")
        assert (tmp_path / "monday.db").stat().st_mode & 0o777 == mode


@pytest.mark.parametrize(
    "arguments",
    [
        ("backup", "circle.csv"),
        ("backup", "circle.csv", "--replace"),
        ("pack", "circle.csv"),
        ("export", "claims", "-o", "circle.csv"),
        ("list", "--db", "circle.csv"),
    ],
)
def test_links_in_a_circle_are_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path)
    Path("circle.csv").symlink_to("circle.csv")

    answer = desk.run(*arguments)

    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "circle.csv" in answer.err
    assert Path("circle.csv").is_symlink()
