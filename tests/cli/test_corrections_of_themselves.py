"""A correction that an earlier program brought back as one of its own words is told rightly."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from claimcheck.store.log.transaction import transaction
from claimcheck.store.writing import open_writing
from tests.desk import REVIEWER, Desk, begun_once

HOUSE: Final = '[gate]\nsources = 0\n[desk]\nsite = "desk.example"\nname = "The Desk"\n'
FIRST: Final = "As counted."
BETTER: Final = "As counted at the north end."


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Make a desk that published a claim, made its reason clearer, and took that back."""
    (tmp_path / "claimcheck.toml").write_text(HOUSE, encoding="utf-8")
    made = Desk(tmp_path)
    for typed in (
        ("policy", "set", "one"),
        ("add", "The bridge carries 40,000 cars a day"),
        ("review", "c-1", "--verdict", "True", "--rationale", FIRST, "--as-of", "2023-03-01"),
        ("publish", "c-1", "--url", "https://desk.example/1", "--despite", "a test"),
        (
            *("correct", "v-1", "--class", "clarification", "--notice", "We say where."),
            *("--rationale", BETTER),
        ),
        ("undo", "8", "--never-out", "a test"),
    ):
        assert made.run(*typed).code == 0, typed
    return made


def bring_back(desk: Desk) -> None:
    """Undo the undoing as the program did before: x-2 names v-4 twice."""
    (undone,) = desk.rows("SELECT max(sequence) FROM events")[0]
    with (
        open_writing(desk.path) as store,
        transaction(store) as writer,
        writer.act(REVIEWER, "undo") as act,
    ):
        act.subject = str(undone)
        for table, number, changed in (
            ("verdicts", 2, {"supersedes": 3}),
            ("corrections", 1, {"supersedes": 1, "verdict": 4, "replacement": 4}),
        ):
            cursor = act.connection.execute(f"SELECT * FROM {table} WHERE id = ?", [number])
            names = [name for name, *_ in cursor.description]
            cells = dict(zip(names, cursor.fetchone(), strict=True))
            del cells["id"], cells["event"]
            assert (
                act.insert(table, **{**cells, **changed})
                == {"verdicts": 4, "corrections": 2}[table]
            )


def told(desk: Desk, *arguments: str) -> Any:
    """Return the one correction that readers are told of."""
    (row,) = desk.run("export", "corrections", "-f", "json", *arguments).json
    return row


def test_doctor_names_it_and_the_log_is_in_order(desk: Desk) -> None:
    bring_back(desk)
    ran = desk.run("doctor")

    assert ran.code == 0
    assert "OK notices 1 brought back as of their own words, told as of those before: x-2" in (
        " ".join(ran.out.split())
    )
    assert desk.run("log", "--verify").code == 0


def test_readers_are_told_what_was_corrected_and_by_what(desk: Desk) -> None:
    bring_back(desk)
    pack = str(desk.path.with_name("pack.db"))
    assert desk.run("pack", pack).code == 0

    row, packed = told(desk), told(desk, "--db", pack)
    assert (row["correction_id"], row["said_because"], row["says_now_because"]) == (
        *("x-2", FIRST, BETTER),
    )
    assert (packed["correction_id"], packed["said"], packed["says_now_because"]) == (
        *("x-2", "True", BETTER),
    )
    holds = "SELECT verdict, replacement FROM current_corrections"
    assert desk.rows(holds) == [(3, 4)]
    with closing(sqlite3.connect(pack)) as connection:
        assert connection.execute(holds).fetchall() == [(3, 4)]
    assert "x-2 what v-4 replaced (clarification)" in " ".join(
        desk.run("history", "c-1").out.split()
    )


@pytest.mark.parametrize("again", [1, 2])
def test_it_can_be_taken_back_and_brought_back_again(desk: Desk, again: int) -> None:
    bring_back(desk)
    for _ in range(again):
        for which in ("back", "forth"):
            (last,) = desk.rows("SELECT max(sequence) FROM events")[0]
            never = ("--never-out", "a test") if which == "back" else ()
            assert desk.run("undo", str(last), *never).code == 0

    row = told(desk)
    assert (row["said_because"], row["says_now_because"]) == (FIRST, BETTER)
    ((verdict, replacement),) = desk.rows("SELECT verdict, replacement FROM current_corrections")
    assert verdict != replacement
    assert desk.run("log", "--verify").code == 0


def test_a_pack_says_of_what_was_brought_back_when_it_was_given(desk: Desk) -> None:
    days = {"undone": "2023-03-05T09:00:00Z", "brought back": "2023-03-07T09:00:00Z"}
    pack = str(desk.path.with_name("pack.db"))
    told = []
    for now in days.values():
        (last,) = desk.rows("SELECT max(sequence) FROM events WHERE kind = 'undo'")[0]
        never = ("--never-out", "a test") if now == days["brought back"] else ()
        assert desk.at(now, "undo", str(last), *never).code == 0
        assert desk.at(now, "pack", pack).code == 0
        for each in (str(desk.path), pack):
            (row,) = desk.run("export", "verdicts", "-f", "json", "--db", each).json
            told.append((row["rationale"], row["rated_on"]))

    assert told == [(BETTER, "2023-03-02")] * 2 + [(FIRST, "2023-03-02")] * 2
