"""`claimcheck init`."""

from pathlib import Path

import pytest

from tests.cli.running import NOW, Ran, mistake, ok, run

NEXT = 'Next: claimcheck add "What was said" --speaker "Who said it" --said-on 2023\n'


@pytest.mark.parametrize(
    ("arguments", "environment", "settings", "reviewer"),
    [
        (("--by", "A. Diallo"), "J. Keita", "M. Sow", "A. Diallo"),
        ((), "J. Keita", "M. Sow", "J. Keita"),
        ((), "", "M. Sow", "M. Sow"),
        ((), "", "", "anna"),
    ],
)
def test_first_reviewer_is_named_by_flag_environment_settings_or_login(
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    environment: str,
    settings: str,
    reviewer: str,
) -> None:
    monkeypatch.setenv("CLAIMCHECK_BY", environment)
    (elsewhere / "claimcheck.toml").write_text(f'by = "{settings}"' if settings else "")

    ran = run("init", *arguments)

    assert ran == Ran(0, f"Made claims.db. {reviewer} is its first reviewer.\n", NEXT)
    assert (
        ok("reviewer", "list", "-f", "csv")
        == f"name,email,added_at,role\n{reviewer},,{NOW},owner\n"
    )


def test_first_reviewer_is_the_default_actor(database: Path) -> None:
    ok("add", "Trade grew by 20%")

    assert ok("log", "-n", "1", "-f", "csv").splitlines()[1].split(",")[2] == "A. Diallo"


def test_database_that_is_there_is_left_alone(database: Path) -> None:
    before = database.read_bytes()

    assert mistake("init") == (
        "claims.db already exists; begin another record with --db FILE, or in a folder of its own"
    )
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("folder", "cannot use {}: it is a folder;"),
        ("missing/claims.db", "cannot use {}: there is no folder missing;"),
    ],
)
def test_impossible_place_is_refused(elsewhere: Path, name: str, problem: str) -> None:
    (elsewhere / "folder").mkdir()

    rest = " check the path, its permissions and the free space"
    assert mistake("init", "--db", name) == problem.format(name) + rest
    assert [path.name for path in elsewhere.iterdir()] == ["folder"]


def test_database_of_the_settings_is_the_one_made(elsewhere: Path) -> None:
    (elsewhere / "claimcheck.toml").write_text('db = "desk.db"')

    ok("init")

    assert (elsewhere / "desk.db").exists()
    assert ok("list") == "claim id  status  verdicts  mentions  claim\n"


def test_database_further_up_does_not_keep_a_folder_from_its_own(database: Path) -> None:
    (database.parent / ".git").mkdir()
    inner = database.parent / "inner"
    inner.mkdir()

    ok("init", "--db", str(inner / "claims.db"))

    assert (inner / "claims.db").exists()


def test_empty_name_is_refused(elsewhere: Path) -> None:
    assert mistake("init", "--by", " ") == "a reviewer needs a name"
    assert list(elsewhere.iterdir()) == []
