"""`claimcheck undo`."""

from pathlib import Path

import pytest

from claimcheck.cli.app import main
from tests.desk import Desk, made_once

NOW = "2023-03-01T09:00:00Z"


@pytest.fixture
def database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = begun(tmp_path)
    capsys.readouterr()
    return str(path)


@made_once
def begun(path: Path) -> None:
    """Make a record of one claim, and rate it."""
    on = ("--db", str(path), "--now", NOW)
    run("init", "--by", "A. Diallo", *on)
    run("add", "Trade grew by 20%", "--speaker", "S. Lavrov", *on)
    rating = ["--verdict", "Opinion", "--rationale", "It fell", "--as-of", "2023-03-01"]
    run("review", "c-1", *rating, *on)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def test_undo_names_the_act_and_says_how_it_comes_back(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("undo", "--db", database) == 0
    assert capsys.readouterr() == (
        "event 4: review v-1 by A. Diallo, 2023-03-01T09:00:00Z\n  v-1 no longer holds\n",
        "Undone. To bring back the last one: claimcheck undo 5\n",
    )


def test_dry_run_names_every_step_and_stores_nothing(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(database).read_bytes()

    code = run("undo", "--steps", "2", "--dry-run", "--db", database)

    assert (code, *capsys.readouterr()) == (
        0,
        "event 4: review v-1 by A. Diallo, 2023-03-01T09:00:00Z\n  v-1 no longer holds\n"
        "event 3: add s-1 by A. Diallo, 2023-03-01T09:00:00Z\n  s-1 no longer holds\n"
        "  c-1 no longer holds\n  l-1 no longer holds\n",
        "Nothing was stored (--dry-run).\n",
    )
    assert Path(database).read_bytes() == before


def test_act_that_another_builds_on_is_not_undone(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("undo", "3", "--db", database) == 2
    assert capsys.readouterr().err == (
        "claimcheck: v-1 of event 4 (review v-1 by A. Diallo on 2023-03-01) builds on c-1;"
        " undo that first\n"
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["99"], "there is no event 99; `claimcheck log` shows every act"),
        (["3", "--steps", "2"], "give the number of one act or --steps, not both"),
        (["3-99"], "there is no event 99"),
        (["4-3"], "event 3 comes before event 4; exchange the two"),
        *(([each], "is not an event; give its number") for each in ("0", "4-", "x", "²")),
        (["1"], "stays: with it the record begins"),
    ],
)
def test_mistakes_are_one_line(
    database: str, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    code = run("undo", *arguments, "--db", database)

    out, err = capsys.readouterr()
    assert (code, out, err.count("\n"), complaint in err) == (2, "", 1, True)


def test_a_range_of_events_is_undone_newest_first_and_a_hold_is_passed_over(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run("add", "The moon is far", "--db", database, "--now", NOW)
    run("hold", "c-1", "--reason", "a court", "--db", database, "--now", NOW)
    capsys.readouterr()

    assert run("undo", "--db", database, "--dry-run") == 0
    out, err = capsys.readouterr()
    assert out.startswith("event 5: add s-2 by A. Diallo")
    assert "Passed over: event 6 (hold c-1 by A. Diallo on 2023-03-01)" in err
    assert "`claimcheck hold ID --lift`" in err
    run("hold", "c-1", "--lift", "--reason", "over", "--db", database, "--now", NOW)
    capsys.readouterr()
    assert run("undo", "3-5", "--db", database) == 0
    out, err = capsys.readouterr()
    assert [line[:8] for line in out.splitlines() if line.startswith("event")] == [
        "event 5:",
        "event 4:",
        "event 3:",
    ]
    assert "Passed over" not in err


def test_a_correction_that_did_go_out_is_brought_back_under_the_policy_one(tmp_path: Path) -> None:
    """Its notice comes back with it, so that readers are told; as when a second person signs it."""
    desk = Desk(tmp_path)
    desk.run("policy", "set", "one")
    desk.run("add", "Trade grew by 20% over the year", "--speaker", "Lavrov")
    desk.run("review", "c-1", "--verdict", "True", "--rationale", "The table")
    desk.run("publish", "c-1", "--url", "https://desk.example/1", "--despite", "urgent")
    new = ("correct", "v-1", "--class", "new-verdict", "--verdict", "False", "--rationale", "No")
    desk.run(*new, "--notice", "We erred.")
    corrected = desk.run("log", "--head").out.partition(":")[0]
    assert desk.run("undo", corrected, "--never-out", "typed c-1 for c-2").code == 0
    assert "True" in desk.run("show", "c-1").out
    undone = desk.run("log", "--head").out.partition(":")[0]

    assert desk.run("undo", undone).code == 0

    shown = desk.run("show", "c-1", "-f", "json").json
    assert (shown["in_public"], shown["readers_have"]) == ("published", "False")
    assert desk.run("export", "corrections").out.count("We erred.") == 1
    assert desk.run("log", "--verify").code == 0
