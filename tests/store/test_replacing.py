"""Two people replace one verdict: the second is told, in one process or in two."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.model.verdict import Role
from claimcheck.store.errors import ConflictError
from claimcheck.store.transaction import WriteStore, transaction
from claimcheck.store.verdict_rows import give_verdict
from claimcheck.workflows.review import Rating, review
from tests.desk import Desk, open_desk, say


def test_row_that_was_replaced_cannot_be_replaced_again(tmp_path: Path) -> None:
    with open_desk(tmp_path) as store:
        rate_twice(store)
        with (
            pytest.raises(ConflictError) as refused,
            transaction(store) as writing,
            writing.act("A. Diallo", "review") as act,
        ):
            give_verdict(
                *(act, 1, Role.PROPOSES, 1), rationale="Late.", as_of="2023-03-01", supersedes=1
            )

    assert str(refused.value) == (
        "somebody else changed the same verdicts first; look at it again and repeat"
    )


def rate_twice(store: WriteStore) -> None:
    with transaction(store) as writing:
        say(writing, "Trade grew by 20% over the year")
        for label in ("True", "False"):
            review(writing, 1, Rating(label, "Because.", "2023-03-01"), (), actor="A. Diallo")


def test_of_two_processes_that_correct_one_verdict_one_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20% over the year", "--said-on", "2023-02-07")
    desk.run("review", "c-1", "--verdict", "True", "--rationale", "The yearbok says so.")
    command = (
        *(sys.executable, "-m", "claimcheck", "correct", "v-1", "--class", "typo"),
        *("--notice", "We misspelt a word.", "--rationale", "The yearbook says so."),
        *("--db", str(desk.path)),
    )
    running = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
        )
        for _ in range(2)
    ]
    ended = sorted((each.communicate()[1], each.returncode) for each in running)

    assert ended == [
        ("", 0),
        (
            "claimcheck: v-1 was replaced by v-2 (A. Diallo); look at the claim again and repeat\n",
            2,
        ),
    ]
