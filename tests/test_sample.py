"""The database shipped at the top is what the demo's steps make."""

import sqlite3
from pathlib import Path

import pytest

from claimcheck.cli.app import main
from fixtures.sample import build

SHIPPED = Path(__file__).parents[1] / "claims.db"

# sqlite-utils keeps the time at which it applied a migration, by its own clock.
TIMED = {"_sqlite_migrations"}


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every table's rows, without SQLite's own bookkeeping."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'claim_index%'"
        " AND name NOT LIKE 'record_index%'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    found = {
        name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
        for (name,) in names
        if name not in TIMED
    }
    connection.close()
    return found


def test_sample_is_what_the_demo_makes_with_a_fixed_clock_and_salt(tmp_path: Path) -> None:
    build(tmp_path / "again.db")

    assert rows(tmp_path / "again.db") == rows(SHIPPED)


def test_sample_is_one_small_file_in_delete_mode() -> None:
    connection = sqlite3.connect(f"file:{SHIPPED}?mode=ro", uri=True)
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    connection.close()

    assert (mode, SHIPPED.stat().st_size < 700_000) == ("delete", True)


def test_sample_verifies(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["log", "--verify", "--db", str(SHIPPED)])

    assert ended.value.code == 0
    assert "are as recorded" in capsys.readouterr().out
