"""`claimcheck stats`."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.day import SECOND
from tests.cli.running import golden, mistake, ok


@pytest.fixture
def published(desk: Path) -> Path:
    """Publish two claims of the day, one of them 4 and one 10 days after it was taken up."""
    for claim, day in (("c-1", "2023-03-06"), ("c-2", "2023-03-12")):
        ok("take", claim, "--reason", "Widely shared")
        ok(
            "publish",
            "--despite",
            "urgent",
            claim,
            "--url",
            f"https://desk.example/{claim}",
            "--now",
            f"{day}T09:00:00Z",
        )
    return desk


def numbers(*options: str) -> Any:
    return json.loads(ok("stats", "-f", "json", "--by-reviewer", *options))


def test_table_has_bars_for_people(published: Path) -> None:
    text = ok("stats", "--by-reviewer")

    assert max(map(len, text.splitlines())) <= 80
    golden("stats.txt", text)


def test_who_did_how_much_is_told_only_where_it_is_asked_for(published: Path) -> None:
    assert json.loads(ok("stats", "-f", "json"))["reviewers"] == []
    assert "Acts by reviewer" not in ok("stats")
    assert "reviewers" not in ok("stats", "-f", "csv")


def test_withdrawn_verdicts_and_topics_are_counted_as_such(published: Path) -> None:
    ok("topic", "add", "Trade", "c-1")
    ok("correct", "v-1", "--class", "withdrawn", "--notice", "It was about another port.")

    found = json.loads(ok("stats", "-f", "json"))
    assert (found["withdrawn_verdicts"], found["topics"]) == (1, {"Trade": 1})
    assert "1 verdict withdrawn with a notice to readers" in ok("stats")


def test_csv_has_one_number_a_row(published: Path) -> None:
    golden("stats.csv", ok("stats", "-f", "csv", "--by-reviewer"))


def test_json_has_the_same_numbers_under_their_names(published: Path) -> None:
    golden("stats.json", ok("stats", "-f", "json", "--by-reviewer"))


def test_days_are_from_taking_up_to_publishing(published: Path) -> None:
    found = numbers()["taken_to_published"]

    assert (found["claims"], found["median_days"]) == (2, 7.0)
    assert [(each["claim"], each["days"]) for each in found["each"]] == [("c-1", 4), ("c-2", 10)]


def test_claim_that_was_never_taken_up_took_no_time(desk: Path) -> None:
    ok(
        "publish",
        "--despite",
        "urgent",
        "c-1",
        "--url",
        "https://desk.example/1",
        "--now",
        "2023-03-06T09:00:00Z",
    )

    assert numbers()["taken_to_published"]["claims"] == 0
    assert "nothing that somebody took up was published yet" in ok("stats")


@pytest.mark.parametrize("until", ["2023-01", "2023-02-09", "2022"])
def test_period_that_ends_before_it_begins_is_a_mistake(desk: Path, until: str) -> None:
    assert mistake("stats", "--since", "2023-02-10", "--until", until) == (
        f"--until {until} lies before --since 2023-02-10; exchange the two"
    )


def test_period_may_end_in_the_month_in_which_it_begins(desk: Path) -> None:
    assert ok("stats", "--since", "2023-02-10", "--until", "2023-02")


def test_claims_that_are_one_count_once(desk: Path) -> None:
    before = sum(numbers()["claims"].values())
    ok("merge", "c-9", "c-2", "--reason", "One list")

    assert sum(numbers()["claims"].values()) == before - 1


def test_undone_act_does_not_count(desk: Path) -> None:
    before = numbers()["reviewers"]
    ok("confirm", "s-8")
    assert numbers()["reviewers"] != before
    ok("undo")

    assert numbers()["reviewers"] == before


def test_overdue_depends_on_the_day(desk: Path) -> None:
    assert numbers("--today", "2023-02-27")["overdue"] == 0
    assert numbers("--today", "2023-02-28")["overdue"] == 1


@pytest.mark.parametrize(
    ("options", "months", "claims"),
    [
        ((), {"2023-03"}, 2),
        (("--since", "2023-03-10"), set(), 1),
        (("--until", "2023-03"), {"2023-03"}, 2),
        (("--until", "2022"), set(), 0),
    ],
)
def test_period_keeps_what_lies_in_it(
    published: Path, options: tuple[str, ...], months: set[str], claims: int
) -> None:
    found = numbers(*options)

    assert {each["month"] for each in found["verdicts"]} == months
    assert found["taken_to_published"]["claims"] == claims


def test_hidden_verdict_is_not_counted_by_its_label(desk: Path) -> None:
    ok("policy", "set", "blind")
    before = numbers()["verdicts"]
    ok("review", "c-4", "--verdict", "Opinion", "--rationale", "So it is", "--by", SECOND)

    assert numbers()["verdicts"] == before
    assert numbers()["claims"]["proposed"] == 2


def test_names_from_outside_cannot_hide(database: Path) -> None:
    ok("add", "Trade grew by 20%", "--speaker", "La\u202evrov \x1b[2J")

    assert "La\\u202evrov" in ok("stats")
    assert "\x1b" not in ok("stats")


def test_empty_record_has_nothing_but_its_reviewers(database: Path) -> None:
    rows = list(csv.DictReader(ok("stats", "-f", "csv", "--by-reviewer").splitlines()))

    assert {row["measure"] for row in rows} == {"claims", "in public", "reviewers"}
    assert ok("stats").startswith("Claims by status: 0, 0 overdue\n")


def test_bad_date_is_named(database: Path) -> None:
    assert mistake("stats", "--since", "March").startswith("'March' is not a date")


@pytest.mark.parametrize("first", ["Jane Doe", "JANE DOE", "jane doe"])
@pytest.mark.parametrize("last", ["Jane Doe", "jane doe"])
def test_a_person_has_the_name_that_the_record_knows(database: Path, first: str, last: str) -> None:
    for number, speaker in enumerate((first, last), 1):
        ok("add", f"Quay {number} handled {number}0,000 boxes", "--speaker", speaker)
    written = json.loads(ok("stats", "-f", "json"))["speakers"]
    ok("person", "add", "Jane Doe")
    known = json.loads(ok("stats", "-f", "json"))["speakers"]

    assert [(each["name"], each["claims"]) for each in written] == [(last, 2)]
    assert [(each["name"], each["claims"]) for each in known] == [("Jane Doe", 2)]
