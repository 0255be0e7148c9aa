"""`claimcheck restore`."""

from pathlib import Path

from tests.desk import Desk


def test_record_is_again_what_it_was_and_the_later_one_is_kept(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20%")
    monday = str(tmp_path / "monday.db")
    desk.run("backup", monday)
    # That the copy was made is known to the record alone.
    at_once = desk.run("restore", monday)
    desk.run("backup", str(tmp_path / "tuesday.db"))
    desk.run("add", "Trade fell by 30%")
    restored = desk.run("restore", monday)

    assert restored.code == 0
    assert restored.out.endswith("Only that file has 2 later events.\n")
    assert at_once.out.endswith("Only that file has 1 later event.\n")
    assert "no c-2" in desk.refused("show", "c-2")
    assert (tmp_path / "claims.db.before-restore-2").exists()
    assert "no-such.db" in desk.refused("restore", str(tmp_path / "no-such.db"))


def test_what_was_redacted_since_the_backup_is_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for text in ("Trade grew by 20%", "Rents fell by 9%"):
        desk.run("add", text)
    monday, tuesday = str(tmp_path / "monday.db"), str(tmp_path / "tuesday.db")
    desk.run("backup", monday)
    desk.run("backup", tuesday)
    desk.run("add", "Ferries were late")
    desk.run("redact", "s-1", "s-3", "--reason", "court", "--yes", "--backup", tuesday)

    assert "there again" not in desk.run("restore", tuesday).out
    desk.run("restore", str(tmp_path / "claims.db.before-restore-1"))
    restored = desk.run("restore", monday)

    told = "Redacted since then, and there again: s-1, c-1; `claimcheck redact s-1 c-1`\n"
    assert restored.out.endswith(told)
    assert "Trade grew" in desk.run("show", "c-1").out


def test_restoring_takes_an_owner_of_the_record_that_gives_way(tmp_path: Path) -> None:
    """A damaged one cannot be asked, and may be restored by whoever has the file."""
    desk = Desk(tmp_path)
    monday = str(tmp_path / "monday.db")
    desk.run("reviewer", "add", "Cyd", "--role", "reader")
    desk.run("backup", monday)

    assert desk.refused("restore", monday, "--by", "Cyd") == (
        "claimcheck: Cyd is a reader and restoring a backup needs an owner;"
        " an owner gives roles with `claimcheck reviewer role`\n"
    )
    desk.path.write_bytes(b"no database")
    assert desk.run("restore", monday, "--by", "Cyd").code == 0
