"""Where several verdicts decide, the one to correct is named, at every door."""

import json
from pathlib import Path

import pytest

from tests.cli.day import at_desk
from tests.desk import SECOND, SOURCED, Desk, Ticks, begun_once
from tests.web.conftest import serve

CLAIM = "The harbour handled 390,000 containers in 2022"
NOTICE = "We misspelt its name."


@begun_once
def desk(folder: Path) -> Desk:
    """Publish what two people rated alike, each with reasons of their own."""
    made = Desk(folder)
    made.run("add", CLAIM, "--said-on", "2023-01-10")
    for who, why in (("A. Diallo", "Its yearbok has it."), (SECOND, "The table has it.")):
        rated = ("--verdict", "False", "--rationale", why, "--as-of", "2023-03-01", *SOURCED)
        made.run("review", "c-1", *rated, "--by", who)
    made.run("publish", "c-1", "--url", "https://desk.example/1", "--despite", "urgent")
    return made


def corrected(desk: Desk) -> list[tuple[int, str]]:
    """Return which verdicts were corrected, and how."""
    return desk.rows("SELECT verdict, class FROM corrections ORDER BY id")


def typed(desk: Desk, monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
    """Answer at the desk's card of the claim, and return what was told."""
    monkeypatch.setenv("CLAIMCHECK_DB", str(desk.path))
    return at_desk("c-1", answers=[*lines, "q"], by="A. Diallo")[1]


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        ((f"correct typo {NOTICE}", "v-1", "Its yearbook has it."), 1),
        ((f"correct typo {NOTICE}", "V-2", "The long table has it."), 2),
        ((f"correct v-1 typo {NOTICE}", "Its yearbook has it."), 1),
        (("correct v-2", "typo", NOTICE, "The long table has it."), 2),
    ],
)
def test_the_terminal_desk_asks_which(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], verdict: int
) -> None:
    typed(desk, monkeypatch, *lines)

    assert corrected(desk) == [(verdict, "typo")]


def test_what_could_be_meant_is_shown_and_nothing_is_done_without_an_answer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = typed(desk, monkeypatch, f"correct typo {NOTICE}", "", f"correct v-9 typo {NOTICE}", "")

    assert "v-1 False, as of 2023-03-01, A. Diallo\n" in told
    assert f"v-2 False, as of 2023-03-01, {SECOND}\n" in told
    assert "v-9 does not decide; say which is corrected: v-" in " ".join(told.split())
    assert corrected(desk) == []


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ({"verdict": "v-2"}, "v-2 False became v-4 False"),
        ({}, "several verdicts decide here; say which is corrected: v-"),
        ({"verdict": "v-9"}, "v-9 does not decide; say which is corrected: v-"),
        ({"verdict": "c-1"}, "'c-1' is not an id here; write v-31"),
    ],
)
def test_an_answer_file_names_it(desk: Desk, named: dict[str, str], told: str) -> None:
    desk.run("reviewer", "add", "C. Moreau")
    desk.run("reviewer", "add", "E. Ode", "--role", "editor")
    because = ("--verdict", "True", "--rationale", "It counts lorries.", "--by", "C. Moreau")
    assert desk.run("dissent", "v-1", *because).code == 0
    cards = desk.run("review", "--export", "-", "--by", "E. Ode").out.splitlines()
    fields = {"kind": "typo", "notice": NOTICE, "rationale": "Its long table has it.", **named}
    answer = {**json.loads(cards[0]), "answer": {"act": "correct", **fields}}
    file = desk.path.with_name("answers.jsonl")
    file.write_text(json.dumps(answer) + "\n", encoding="utf-8")

    done = desk.run("review", "--from", str(file), "--by", "E. Ode")

    assert told in done.out + done.err
    assert len(corrected(desk)) == (named.get("verdict") == "v-2")


@pytest.mark.parametrize("path", ["/claim/c-1/correct", "/card/look-at:c-1/correct"])
def test_the_browser_lets_it_be_chosen(desk: Desk, path: str) -> None:
    browser = serve(desk.path, Ticks(60 * 24 * 7)).open("A. Diallo")
    page = browser.get(path if path.startswith("/claim") else path.removesuffix("/correct"))
    assert "v-1 False, A. Diallo" in page.words
    assert f"v-2 False, {SECOND}" in page.words

    fields = {"verdict": "v-1", "kind": "typo", "notice": NOTICE, "rationale": "Its yearbook."}
    asked = browser.post(path, fields, page=page)
    done = browser.post(path, page=asked) if asked.status == 200 else asked

    assert done.status == 303, done.words
    assert corrected(desk) == [(1, "typo")]
