"""Complaints and replies: who wrote, whose answer is due, what is kept, and who sees it."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import mistake, ok, run
from tests.desk import SOURCED

ADD = ("contact", "add", "c-1", "--channel", "letter")


@pytest.fixture
def letters(database: Path, elsewhere: Path) -> Path:
    """Store a complaint w-1, with a scan of it, and two questions of the desk, w-2 and w-3."""
    ok("add", "Unemployment in Mali stands at 3.9%")
    (elsewhere / "letter.txt").write_text("You are wrong about 3.9%.", encoding="utf-8")
    (elsewhere / "reply.txt").write_text("We are sorry.", encoding="utf-8")
    complaint = ("--party", "A reader", "--reason", "complaint", "--attach", "letter.txt")
    ok(*ADD, *complaint, "--sent", "2023-02-20", "--deadline", "2023-02-27")
    ok(*ADD, "--party", "The ministry", "--sent", "2023-02-21", "--deadline", "2023-02-28")
    ok(*ADD, "--party", "The port", "--sent", "2023-02-22", "--deadline", "2023-03-09")
    return database


def rows(*options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(ok("export", "contacts", "-f", "json", *options))
    return found


@pytest.mark.parametrize(
    ("options", "direction", "reason", "told"),
    [
        (("--reason", "complaint"), "they wrote", "complaint", "they wrote 2023-03-02"),
        (("--direction", "they wrote"), "they wrote", "complaint", "they wrote 2023-03-02"),
        (("--direction", "they-wrote", "--reason", "thanks"), "they wrote", "thanks", "they"),
        ((), "we asked", "right of reply", "sent 2023-03-02"),
        (("--reason", "complaint", "--direction", "asked"), "we asked", "complaint", "sent"),
    ],
)
def test_each_says_who_wrote_first(
    letters: Path, options: tuple[str, ...], direction: str, reason: str, told: str
) -> None:
    assert told in ok(*ADD, "--party", "Somebody", *options)
    last = rows()[-1]
    assert (last["direction"], last["reason"]) == (direction, reason)


def test_due_says_what_we_owe_and_what_they_owe(letters: Path) -> None:
    ran = run("due")

    assert ran.out == (
        "2023-02-27  w-1 we owe A reader an answer (complaint, letter, c-1); overdue by 3\n"
        "            days\n"
        "2023-02-28  w-2 The ministry owe us an answer (right of reply, letter, c-1);\n"
        "            overdue by 2 days\n"
    )
    assert ran.err == "0 verdicts to check again.\n1 answer we owe, 1 they owe.\n"
    assert "w-3 The port owe us an answer" in ok("due", "--within", "7d")


def test_an_answer_has_its_day_and_keeps_what_is_attached(letters: Path) -> None:
    told = ok(
        "contact", "answer", "w-1", "Corrected", "--on", "2023-03-01", "--attach", "reply.txt"
    )
    ok("contact", "answer", "w-2", "It is 4.1%")

    assert "Attached: f-1 letter.txt, f-2 reply.txt." in told
    answered = {str(row["contact_id"]): row for row in rows()}
    assert answered["w-4"]["answered_on"] == "2023-03-01"
    assert answered["w-4"]["attachments"] == "f-1 letter.txt; f-2 reply.txt"
    assert answered["w-5"]["answered_on"] == "2023-03-02"
    stats = json.loads(ok("stats", "-f", "json"))["answers"]
    assert stats == [
        {"direction": "we asked", "answered": 1, "waiting": 1, "median_days": 9.0},
        {"direction": "they wrote", "answered": 1, "waiting": 0, "median_days": 9.0},
    ]
    assert "Our answers to what they wrote: 1 given, median 9 days; 0 waiting" in ok("stats")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((*ADD, "--party", "X", "--direction", "both"), 'neither "we asked" nor "they wrote"'),
        ((*ADD, "--party", "X", "--answered-on", "2023-03-01"), "there is no answer"),
        (("contact", "answer", "w-1", "Yes", "--on", "2023-02-01"), "is before what it answers"),
        (("contact", "answer", "w-1", "Yes", "--on", "2024-02-01"), "in the future"),
        (("contact", "answer", "w-1", "Yes", "--attach", "none.pdf"), "cannot read none.pdf"),
    ],
)
def test_mistakes_are_told(letters: Path, arguments: tuple[str, ...], told: str) -> None:
    assert told in mistake(*arguments)


def test_letters_are_confidential(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ok("pack", "p.db", "--status", "all", "--max-copies", "9")
    ok("reviewer", "add", "R. Reader", "--role", "reader")
    packed = Path("p.db").read_bytes()

    assert b"A reader" not in packed
    with sqlite3.connect("p.db") as pack:
        assert pack.execute("SELECT count(*) FROM copies").fetchone() == (0,)
    ok("reviewer", "add", "M. Sow")
    ok("reviewer", "leave", "M. Sow")
    ok("review", "c-1", "--verdict", "false", "--rationale", "x", *SOURCED)
    ok("contact", "answer", "w-3", "The port says 3.9%")
    told = (
        *(("gate", "c-1"), ("gate", "--all", "-f", "json")),
        *(("search", "port"), ("log",), ("list",), ("list", "claims", "-f", "json")),
        *(("report", "--since", "2023-02-01"), ("report", "--since", "2023-02-01", "--public")),
        *(("export", "changes"), ("show", "c-1", "-f", "json"), ("log", "-f", "json")),
        *(("show", "c-1"), ("history", "c-1"), ("due",), ("stats",), ("dossier", "c-1")),
        ("digest", "--for", "A. Diallo"),
    )
    listed = (("contact", "list"), ("export", "contacts"), ("export", "contacts", "-o", "c.xlsx"))
    for stranger in ("R. Reader", "M. Sow", "Nobody on the desk", None):
        monkeypatch.delenv("CLAIMCHECK_BY", raising=False)
        if stranger:
            monkeypatch.setenv("CLAIMCHECK_BY", stranger)
        for command in told:
            ran = run(*command)
            assert ran.code in {0, 1}, ran.err
            shown = (ran.out + ran.err).lower()
            assert "the ministry" not in shown, command
            assert "the port" not in shown, command
        for refused in listed:
            assert "contacts are confidential" in mistake(*refused)
    assert "Letters are left out" in run("due").err
    assert "pass  reply       asked for: answered; letters are left out" in run("gate", "c-1").out
    monkeypatch.setenv("CLAIMCHECK_BY", "J. Keita")
    assert all("The port" in run(*command).out for command in (told[0], ("show", "c-1")))
    assert "Wrote 3 rows" in run("export", "contacts", "-o", "c.xlsx").err
    assert "The ministry" in ok("dossier", "c-1", "--at", "2023-03-02")


def test_a_reply_that_came_unasked_is_no_right_of_reply(letters: Path) -> None:
    ok(*ADD, "--party", "X", "--direction", "they wrote", "--reason", "right of reply")

    gate = run("gate", "c-1").out
    assert "X" not in gate


def test_files_of_the_same_bytes_are_kept_once_under_each_name(letters: Path) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("The same", encoding="utf-8")
    files = ("--attach", "a.txt", "--attach", "b.txt", "--attach", "a.txt")

    assert "Attached: f-2 a.txt, f-2 b.txt." in ok(*ADD, "--party", "X", *files)
    answered = ok("contact", "answer", "w-4", "Yes", "--attach", "b.txt", "--attach", "b.txt")
    assert "Attached: f-2 a.txt, f-2 b.txt" in " ".join(answered.split())
