"""Where a link or a question is told, it says at which step two texts agree, and what was taken."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from claimcheck.matching.explanation import matcher_name
from tests.desk import SOURCED, Desk, begun_once

FIRST = "Exports rose by 20% in two years in Mali"
AGAIN = "Exports rose by twenty per cent in two years in Mali"
THIRD = "The exports rose by 20% in two years in Mali"
TOLD = "number style: 20% → twenty per cent"


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Link a statement by a program, and ask about another once its claim is rated."""
    made = Desk(tmp_path)
    for arguments in (
        ("add", FIRST, "--language", "en"),
        ("add", AGAIN, "--language", "en"),
        ("policy", "set", "one"),
        (
            *("review", "c-1", "--verdict", "False", "--as-of", "2023-02-01"),
            *("--rationale", "The table says 12", *SOURCED),
        ),
        ("add", THIRD, "--language", "en"),
    ):
        answer = made.run(*arguments)
        assert answer.code == 0, answer.err
    return made


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_a_link_tells_the_step_and_what_was_taken(desk: Desk) -> None:
    for name in ("s-2", "c-1"):
        assert f"agrees {TOLD}" in _flat(desk.run("show", name).out)
    assert f"; agrees: {TOLD}" in _flat(desk.run("history", "c-1").out)

    page = json.loads(desk.run("show", "s-2", "-f", "json").out)
    assert page["agrees"] == "number style"
    assert page["dropped"] == [
        {"step": "number style", "yours": "twenty per cent", "stored": "20%"}
    ]
    (first, second) = json.loads(desk.run("show", "c-1", "-f", "json").out)["statements"]
    assert (first["agrees"], first["dropped"]) == (None, [])
    assert second["dropped"] == page["dropped"]


def test_a_question_its_card_and_their_json_tell_them(desk: Desk, tmp_path: Path) -> None:
    dropped = [{"step": "light words", "yours": "The", "stored": ""}]

    assert "AGREES light words: – → The" in desk.run("show", "q-1").out
    assert "same, agrees: light words" in _flat(desk.run("show", "c-1").out)
    assert "same, agrees: light words: – → The" in _flat(desk.run("history", "c-1").out)
    page = json.loads(desk.run("show", "q-1", "-f", "json").out)
    assert (page["agrees"], page["dropped"]) == ("light words", dropped)
    assert page["agreed_by"] == matcher_name()

    assert "AGREES light words: – → The" in desk.run("review", "q-1").out
    cards = tmp_path / "cards.jsonl"
    assert desk.run("review", "--export", str(cards)).code == 0
    found = [json.loads(line) for line in cards.read_text("utf-8").splitlines()]
    (prior,) = next(each for each in found if each["card"] == "q-1")["prior"]
    assert (prior["agrees"], prior["dropped"]) == ("light words", dropped)


def test_an_answer_keeps_the_step_of_the_question(desk: Desk) -> None:
    assert desk.run("decide", "q-1", "same").code == 0

    dropped = [{"step": "light words", "yours": "The", "stored": ""}]
    (link,) = json.loads(desk.run("show", "c-2", "-f", "json").out)["links"]
    assert (link["relation"], link["agrees"]) == ("same_as", "light words")
    assert (link["made_by"], link["agreed_by"]) == ("A. Diallo", matcher_name())
    assert link["dropped"] == dropped
    told = "c-2 same as c-1, agrees: light words: – → The"
    assert told in _flat(desk.run("show", "c-2").out)
    assert "agrees: light words: – → The" in _flat(desk.run("history", "c-2").out)
    story = json.loads(desk.run("history", "c-2", "-f", "json").out)["history"]
    named = [(each["what"], each["agreed_by"]) for each in story if each["agrees"] == "light words"]
    assert named == [("asked", matcher_name()), ("decided", matcher_name())]

    pack = desk.path.with_name("pack.db")
    assert desk.run("pack", str(pack), "--status", "all").code == 0
    with closing(sqlite3.connect(pack)) as packed:
        tied = packed.execute("SELECT relation, agrees, matcher FROM links ORDER BY id").fetchall()
    assert ("states", "number style", matcher_name()) in tied
    assert ("same_as", "light words", matcher_name()) in tied


def test_match_tells_a_step_of_signs_alone_too(desk: Desk) -> None:
    answer = desk.run("match", f"{FIRST}.", "--language", "en")

    assert "AGREES typography: Mali → Mali." in answer.out


def test_of_several_that_one_step_took_their_number_is_told(desk: Desk) -> None:
    desk.run("add", "Court in Hull freed guard, cook and nurse of jail", "--language", "en")

    answer = desk.run(
        "match", "The court in Hull freed the guard, cook and nurse of a jail", "--language", "en"
    )

    assert "AGREES light words (1 of 3): – → a" in answer.out, answer.out
