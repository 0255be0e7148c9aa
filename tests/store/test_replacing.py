"""Two people replace one verdict: the second is told, in one process or in two."""

import json
import os
from pathlib import Path
from typing import IO

import pytest

from claimcheck.cli.options.common import Runtime
from claimcheck.model.verdict import VerdictRole
from claimcheck.store.connection import WriteStore
from claimcheck.store.errors import ConflictError
from claimcheck.store.log.transaction import transaction
from claimcheck.store.verdicts.verdicts import give_verdict
from claimcheck.workflows.verdicts.rate import Rating, review
from tests.children import in_background
from tests.desk import Desk, open_desk, run_on, say


def test_row_that_was_replaced_cannot_be_replaced_again(tmp_path: Path) -> None:
    with open_desk(tmp_path) as store:
        rate_twice(store)
        with (
            pytest.raises(ConflictError) as refused,
            transaction(store) as writing,
            writing.act("A. Diallo", "review") as act,
        ):
            give_verdict(
                *(act, 1, VerdictRole.PROPOSES, 1),
                rationale="Late.",
                as_of="2023-03-01",
                supersedes=1,
            )

    assert str(refused.value) == (
        "somebody else changed the same verdicts first; look at it again and repeat"
    )


def rate_twice(store: WriteStore) -> None:
    with transaction(store) as writing:
        say(writing, "Trade grew by 20% over the year")
        for label in ("True", "False"):
            review(
                writing,
                1,
                Rating(label, "Because.", "2023-03-01"),
                (),
                actor="A. Diallo",
                sources_needed=0,
            )


def test_of_two_processes_that_correct_one_verdict_one_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("add", "Trade grew by 20% over the year", "--said-on", "2023-02-07")
    desk.run("review", "c-1", "--verdict", "Opinion", "--rationale", "The yearbok says so.")
    typed = ["correct", "v-1", "--class", "typo", "--notice", "We misspelt a word."]
    corrected = _run_twice(desk, [*typed, "--rationale", "The yearbook says so."], at_once=True)

    ended = sorted((err, code) for code, _, err in corrected)
    assert ended == [
        ("", 0),
        (
            "claimcheck: v-1 was replaced by v-2 (A. Diallo); look at the claim again and repeat\n",
            2,
        ),
    ]


PAST = (
    (
        "add",
        "Unemployment in Mali stands at 3.9%",
        "--speaker",
        "A. Lee",
        "--said-on",
        "2022-06-03",
    ),
    ("add", "Wheat arrived in the port of Conakry", "--person", "Anne Lee"),
    ("person", "add", "A. Lee"),
    ("source", "add", "c-1", "https://office.example/june", "--stance", "backs"),
    ("contact", "add", "c-1", "--party", "The ministry", "--channel", "e-mail"),
    ("link", "c-1", "related-to", "c-2", "--reason", "Both of June"),
)
REPLACING = {
    "links": ("supersede", "c-1", "--with", "c-2", "--on", "2022-06-09"),
    "sources": (
        *("source", "add", "c-1", "https://office.example/june", "--stance", "backs"),
        *("--file", "{folder}/page.html"),
    ),
    "contacts": ("contact", "answer", "w-1", "No."),
    "persons, by merging": ("person", "merge", "p-1", "p-2", "--reason", "One woman"),
    "any act": ("undo", "--steps", "2"),
}


@pytest.mark.parametrize("act", REPLACING.values(), ids=REPLACING.keys())
def test_two_processes_that_replace_one_row_end_as_if_one_came_after_the_other(
    tmp_path: Path, act: tuple[str, ...]
) -> None:
    told, recorded = [], []
    for at_once in (False, True):
        folder = tmp_path / str(at_once)
        folder.mkdir()
        (folder / "page.html").write_text("<p>3.9%</p>")
        desk = Desk(folder)
        for each in PAST:
            assert desk.run(*each).code == 0, each
        typed = [part.format(folder=folder) for part in act]
        told.append(sorted(_run_twice(desk, typed, at_once=at_once)))
        recorded.append(desk.rows("SELECT kind, subject FROM events ORDER BY sequence"))
        assert desk.run("log", "--verify").code == 0

    assert told[0] == told[1]
    assert recorded[0] == recorded[1]


def _run_twice(desk: Desk, typed: list[str], *, at_once: bool) -> list[tuple[int, str, str]]:
    """Run a command in two processes, and return what each gave."""

    def run(pipe: int) -> None:
        with os.fdopen(pipe, "w") as told:
            json.dump(run_on(desk.path, typed, Runtime()), told)

    ended: list[tuple[int, str, str]] = []
    running: list[tuple[int, IO[str]]] = []
    for _ in range(2):
        running.append(in_background(run))
        if not at_once:
            ended.append(_ended(*running.pop()))
    ended += [_ended(*each) for each in running]
    return [(code, out, err.replace(str(desk.path), "")) for code, out, err in ended]


def _ended(child: int, told: IO[str]) -> tuple[int, str, str]:
    """Return what the program gave in a child that has ended."""
    with told:
        code, out, err = json.load(told)
    os.waitpid(child, 0)
    return code, out, err
