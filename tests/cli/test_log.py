"""`claimcheck log`."""

import csv
import json
import re
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import NOW, Ran, mistake, ok, run


def heads() -> list[str]:
    rows = csv.DictReader(ok("log", "-f", "csv").splitlines())
    return [row["sha256"] for row in rows]


def change(database: Path, *statements: str) -> None:
    """Change rows behind the program's back, without the guards."""
    connection = sqlite3.connect(database)
    guards = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_who_did_what_and_when_is_shown_oldest_first(trade: Path) -> None:
    digests = heads()

    assert run("log") == Ran(
        0,
        "sequence  at                    actor      kind      subject    sha256\n"
        f"1         {NOW}  A. Diallo  init      A. Diallo  {digests[0]}\n"
        f"2         {NOW}  A. Diallo  scale     default 1  {digests[1]}\n"
        f"3         {NOW}  A. Diallo  reviewer  J. Keita   {digests[2]}\n"
        f"4         {NOW}  A. Diallo  add       s-1        {digests[3]}\n"
        f"5         {NOW}  A. Diallo  review    v-1        {digests[4]}\n",
        "",
    )


def test_limit_keeps_the_newest(trade: Path) -> None:
    rows = [json.loads(line) for line in ok("log", "-n", "2", "-f", "jsonl").splitlines()]

    assert [row["sequence"] for row in rows] == [4, 5]


def test_head_is_the_last_events_number_and_digest(trade: Path) -> None:
    head = ok("log", "--head")

    assert re.fullmatch(r"5:[0-9a-f]{64}\n", head)
    assert head[2:].startswith(heads()[-1])


def test_whole_record_verifies(trade: Path) -> None:
    code, out, err = run("log", "--verify")

    assert (code, err) == (0, "")
    assert re.fullmatch(r"5 events and \d+ rows are as recorded\.\n", out.splitlines(True)[0])
    assert out.splitlines()[1:] == [f"head {ok('log', '--head').strip()}"]


def test_record_continues_the_head_seen_before(trade: Path) -> None:
    before = ok("log", "--head").strip()
    ok("add", "Rents were frozen")

    out = ok("log", "--verify", "--expect", before)

    assert out.splitlines()[0].endswith("are as recorded. It continues event 5.")


def test_changed_row_is_found_and_exits_1(trade: Path) -> None:
    change(trade, "UPDATE verdicts SET rationale = 'It rose'")

    assert run("log", "--verify") == Ran(
        1,
        "NOT AS RECORDED event 5: row 1 of verdicts was changed:"
        " rationale is not what was recorded\n",
        "",
    )


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (
            "DELETE FROM _sqlite_migrations WHERE name LIKE 'm003%'",
            "schema 6, and 1 not noted: m003_search_of_the_record",
        ),
        (
            "UPDATE _sqlite_migrations SET name = 'another' WHERE name LIKE 'm006%'",
            "schema 6, and 1 not noted: m006_what_readers_see",
        ),
        ("DROP TABLE _sqlite_migrations", "schema 6, and 6 not noted: m001_the_record, m002_"),
        (
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('claimcheck', 'm099_to_come', '')",
            "1 noted that were not applied: m099_to_come",
        ),
        (
            "UPDATE _sqlite_migrations SET applied_at = '2001-01-01' WHERE name LIKE 'm002%'",
            "1 noted with a time that cannot be: m002_the_life_of_a_verdict",
        ),
        (
            "UPDATE _sqlite_migrations SET applied_at = x'ff' WHERE name LIKE 'm005%'",
            "1 noted with a time that cannot be: m005_the_desk",
        ),
    ],
)
def test_changed_notes_of_migrations_are_named(trade: Path, harm: str, said: str) -> None:
    head = ok("log", "--head").strip()
    change(trade, harm)

    for expected in ((), ("--expect", head)):
        code, out, err = run("log", "--verify", *expected)

        assert (code, err) == (1, "")
        assert out.startswith(f"NOT AS RECORDED the tables: _sqlite_migrations says {said}")


def test_notes_of_migrations_written_again_are_no_fault(trade: Path) -> None:
    change(trade, "DELETE FROM _sqlite_migrations")
    ok("migrate")

    assert run("log", "--verify").code == 0


@pytest.mark.parametrize("table", ["notes", "assignments"])
@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE {0} SET claim = claim + 1", "row 1 of {0} was changed: claim is not what"),
        ("DELETE FROM {0}", "row 1 of {0} is missing"),
        (
            "INSERT INTO {0} SELECT 2, event, {1} FROM {0}",
            "the tables: {0} holds 2 rows and the events speak of 1",
        ),
    ],
)
def test_changed_notes_and_assignments_are_named(
    trade: Path, table: str, harm: str, said: str
) -> None:
    ok("note", "c-1", "Ask the ministry")
    ok("assign", "c-1", "--to", "J. Keita")
    with sqlite3.connect(trade) as connection:
        columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")][2:]
    connection.close()
    change(trade, harm.format(table, ", ".join(columns)))

    code, out, _ = run("log", "--verify")

    assert code == 1
    assert said.format(table) in out


def test_missing_tail_is_found_by_the_head_seen_before(trade: Path) -> None:
    before = ok("log", "--head").strip()
    change(trade, "DELETE FROM verdicts", "DELETE FROM events WHERE sequence = 5")

    assert run("log", "--verify").code == 0
    assert run("log", "--verify", "--expect", before) == Ran(
        1, f"NOT AS RECORDED event 4: the record ends before the expected event {before}\n", ""
    )


def test_answers_for_programs_are_one_object(trade: Path) -> None:
    head = ok("log", "--head").strip()

    whole = json.loads(ok("log", "--verify", "-f", "json"))

    rows = whole.pop("rows")
    assert rows > 5
    assert whole == {"as_recorded": True, "head": head, "fault": None}
    assert json.loads(ok("log", "--head", "-f", "json")) == {"head": head}

    change(trade, "UPDATE verdicts SET rationale = 'It rose'")
    ran = run("log", "--verify", "-f", "json")

    found = json.loads(ran.out)
    assert (ran.code, found["as_recorded"], found["fault"]["sequence"]) == (1, False, 5)
    assert found["fault"]["reason"].startswith("row 1 of verdicts was changed")


def test_hostile_words_are_shown_spelled_out(database: Path) -> None:
    ok("reviewer", "add", "\x1b[2JEve\u202e")

    assert ok("log", "-n", "1").splitlines()[1].split("  ")[-2] == "\\x1b[2JEve\\u202e"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--expect", "1:0"), "--expect goes with --verify: add --verify"),
        (
            ("--verify", "--expect", "1:0"),
            "'1:0' is not a head; paste what `claimcheck log --head` printed earlier",
        ),
        (
            ("--head", "--verify"),
            "--head and --verify are two questions; --verify prints the head too",
        ),
        (
            ("--verify", "-f", "csv"),
            "--head and --verify answer as table or json, not as csv",
        ),
    ],
)
def test_mistake_is_named(trade: Path, arguments: tuple[str, ...], problem: str) -> None:
    assert mistake("log", *arguments) == problem


def test_act_of_a_clock_that_was_behind_is_marked(database: Path) -> None:
    for now in ("10:00", "09:56", "09:54", "09:55", "10:01"):
        ok("add", f"It was noted at {now}", "--now", f"2023-03-05T{now}:00Z")
    rows = json.loads(ok("log", "-n", "5", "-f", "json"))

    assert [(row["at"][11:16], row["clock"]) for row in rows] == [
        ("10:00", None),
        ("10:00", None),
        ("09:54", "behind"),
        ("09:55", None),
        ("10:01", None),
    ]
    assert "behind" in ok("log", "-n", "3").splitlines()[1]
