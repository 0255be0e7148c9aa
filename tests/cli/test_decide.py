"""`claimcheck decide`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, mistake, ok, run


@pytest.fixture
def asked(trade: Path) -> Path:
    """Ask in q-1 whether s-2 (c-2) states c-1."""
    ok("add", "Trade grew by 30% over the year", "--said-on", "2023-02-07")
    return trade


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("same", "d-1 s-2 states the same claim as c-1."),
        ("related", "d-1 c-2 is related to c-1; each keeps its own verdicts."),
        ("contradicts", "d-1 c-2 contradicts c-1; each keeps its own verdicts."),
        ("not-same", "d-1 c-2 is not c-1; that will not be asked again."),
        ("not_same", "d-1 c-2 is not c-1; that will not be asked again."),
        ("later", "d-1 The question about s-2 and c-1 stays open."),
    ],
)
def test_open_question_is_answered(asked: Path, word: str, said: str) -> None:
    assert run("decide", "q-1", word, "--reason", "Because") == Ran(0, f"{said}\n", "")

    open_questions = json.loads(ok("show", "c-1", "-f", "json"))["open_questions"]
    assert len(open_questions) == (1 if word == "later" else 0)


def test_same_carries_the_verdict_over(asked: Path) -> None:
    ok("decide", "q-1", "same")

    claim = json.loads(ok("show", "c-2", "-f", "json"))

    assert [each["label"] for each in claim["verdicts"]] == ["Misleading"]
    assert [each["claim_id"] for each in claim["wordings"]] == ["c-1"]


def test_match_that_was_not_asked_is_decided_directly(asked: Path) -> None:
    assert ok("decide", "s-2", "c-1", "related") == (
        "d-1 c-2 is related to c-1; each keeps its own verdicts.\n"
    )


def test_unconfirmed_link_is_confirmed(database: Path) -> None:
    ok("add", "Trade grew by 20% over the year", "--said-on", "2023-02-07")
    ok("add", "Trade grew by 20% over the year", "--said-on", "2023-02-08")

    assert ok("decide", "s-2", "c-1", "same") == "d-1 s-2 states c-1; confirmed.\n"
    assert json.loads(ok("show", "c-1", "-f", "json"))["occasions"] == 2


def test_second_decision_says_what_it_replaces(asked: Path) -> None:
    ok("decide", "q-1", "not-same")

    assert ok("decide", "q-1", "same", "--by", "J. Keita") == (
        "d-2 s-2 states the same claim as c-1. It replaces d-1 (not-same, A. Diallo).\n"
    )


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            (),
            "Missing argument 'MATCH DECISION'; for example `claimcheck decide q-1 not-same"
            ' --reason "Another year"`; see `claimcheck decide --help`',
        ),
        (
            ("q-1",),
            "say which match and what you decide: q-7, or s-12 c-3; then same, related,"
            " contradicts, not-same or later",
        ),
        (
            ("q-1", "perhaps"),
            "say which match and what you decide: q-7, or s-12 c-3; then same, related,"
            " contradicts, not-same or later",
        ),
        (("s-2", "same"), "name the claim too: claimcheck decide s-2 c-3 same"),
        (
            ("c-2", "c-1", "same"),
            "'c-2' is not an id here; write q-31 (question) or s-31 (statement);"
            " `claimcheck show c-2` shows what it has",
        ),
        (("s-2", "s-1", "same"), "'s-1' is not an id here; write c-31 (claim)"),
        (
            ("q-9", "same"),
            "no q-9 in this database; `claimcheck list --questions` shows the open questions",
        ),
        (("s-2", "c-9", "same"), "no c-9 in this database; `claimcheck list` shows the claims"),
        (("q-1", "c-2", "same"), "q-1 asks about c-1, not c-2"),
        (("s-1", "c-1", "not-same"), "c-1 is that claim itself; name another claim"),
    ],
)
def test_mistake_is_named_and_nothing_decided(
    asked: Path, words: tuple[str, ...], problem: str
) -> None:
    head = ok("log", "--head")

    assert mistake("decide", *words) == problem
    assert ok("log", "--head") == head
