"""Damage that a command meets only when it is under way is told alone, in one line."""

import contextlib
import io
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from tests.desk import Answer, Desk, begun_once

# What is done to the file, and what of the record the command that is run needs.
HARMS: Final = {
    "no index of claims": ("DROP TABLE claim_index",),
    "events that say nothing": (
        "DROP TRIGGER events_no_update",
        "UPDATE events SET payload = '{\"rows\": 3}'",
    ),
}
NO_LABELS: Final = ("DROP TRIGGER labels_no_update", "UPDATE labels SET scale = 99")


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a card that waits."""
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20%", "--speaker", "The mayor")
    desk.run("take", "c-1", "--reason", "widely shared")
    return desk


def harm(path: Path, *statements: str) -> None:
    """Change a file in ways that no release does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for each in statements:
            connection.execute(each)


def answered(desk: Desk, *arguments: str, given: str = "") -> Answer:
    """Run a command that reads answers."""
    with pytest.MonkeyPatch.context() as patch, contextlib.closing(io.StringIO(given)) as typed:
        patch.setattr("sys.stdin", typed)
        return desk.run(*arguments)


@pytest.mark.parametrize("harmed", HARMS)
def test_desk_greets_nobody_before_a_damaged_record(desk: Desk, harmed: str) -> None:
    harm(desk.path, *HARMS[harmed])

    answer = answered(desk, "review", given="quit\n")

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert answer.err.startswith("claimcheck: ")
    assert "claims.db is damaged: " in answer.err


def test_desk_greets_before_the_first_card(desk: Desk) -> None:
    answer = answered(desk, "review", given="quit\n")

    assert answer.code == 0
    assert answer.err.startswith("You are A. Diallo. 1 card")


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "old.csv", "--ours"),
        ("review", "c-1", "--verdict", "True", "--rationale", "Counted."),
        ("scale", "show"),
    ],
)
def test_scale_without_labels_is_damage_and_no_fault_of_what_is_brought(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(desk.path.parent)
    Path("old.csv").write_text(
        "text,verdict,rationale,rated_on\nShips sail,True,Seen.,2019-05-02\n"
    )
    harm(desk.path, *NO_LABELS)

    answer = desk.run(*arguments)

    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "claims.db is damaged: " in answer.err
