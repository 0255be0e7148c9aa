"""`claimcheck export changes`."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import mistake, ok

ASKED = ("export", "changes", "-f", "jsonl")


def changes(*more: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ok(*ASKED, *more).splitlines()]


def last() -> int:
    with closing(sqlite3.connect("claims.db")) as connection:
        return int(connection.execute("SELECT max(sequence) FROM events").fetchone()[0])


def test_all_changes_together_are_every_row_of_the_record(published: Path) -> None:
    found = changes()

    assert [each["sequence"] for each in found] == sorted(each["sequence"] for each in found)
    with closing(sqlite3.connect("claims.db")) as connection:
        for table in ("claims", "verdicts", "corrections", "publications", "adoptions"):
            stored = {number for (number,) in connection.execute(f"SELECT id FROM {table}")}
            assert {each["id"] for each in found if each["table"] == table} == stored
    assert {each["actor"] for each in found} == {"A. Diallo", "J. Keita", "O. Berg"}


def test_what_came_since_is_told_and_nothing_else(published: Path) -> None:
    before = last()
    ok("take", "c-6", "--reason", "Asked by readers")

    [only] = changes("--since", str(before))

    assert (only["kind"], only["table"], only["row"]["reason"]) == (
        "take",
        "takes",
        "Asked by readers",
    )
    assert changes("--since", str(last())) == []


def test_redaction_leaves_tombstones_and_the_rows_as_they_read_since(published: Path) -> None:
    before = last()
    ok("redact", "c-1", "--reason", "a court order")

    first, *rows = changes("--since", str(before))

    assert "c-1" in first["tombstones"]
    assert (first["kind"], first["reason"]) == ("redact", "a court order")
    assert "Rents in Lindholm" not in json.dumps([first, *rows, *changes()])
    assert any(each["table"] == "claims" and each["id"] == 1 for each in rows)


def test_verdict_that_a_blind_policy_hides_is_not_told(database: Path) -> None:
    Path("claimcheck.toml").write_text('by = "A. Diallo"\n[gate]\nsources = 0\n', encoding="utf-8")
    ok("policy", "set", "blind")
    ok("add", "Trade grew by 20% over the year")
    ok("review", "c-1", "--verdict", "False", "--rationale", "SECRET")

    found = changes()

    assert "SECRET" not in json.dumps(found)
    assert any(each["table"] == "verdicts" for each in found)


def test_what_was_made_of_the_record_is_no_change(published: Path) -> None:
    before = last()
    ok("export", "claims", "-o", "claims.csv")

    assert last() > before
    assert changes("--since", str(before)) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "99999"), "99999 is not an event yet; the last one is 36"),
        (
            ("--since", "2023-03"),
            "'2023-03' is not an event; give its number with --since, such as 120",
        ),
        (("--until", "3"), "changes are kept by --since, the number of an event, alone"),
        (("-f", "csv"), "changes cannot be written as csv; use jsonl"),
    ],
)
def test_what_does_not_fit_is_refused(
    published: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert mistake("export", "changes", *arguments) == told
