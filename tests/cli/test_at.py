"""`show --at` and `export --at`: the record as it was known."""

from pathlib import Path

import pytest

from tests.desk import Desk, begun_once

SAID = "Unemployment in the region fell to 3.9 percent in May"


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a claim of 3 June, rated on 9 June and again on 2 July."""
    desk = Desk(tmp_path)
    desk.run("add", SAID, "--speaker", "A. Diop", "--now", "2023-06-03T09:00:00Z")
    for label, now in (("True", "2023-06-09T23:59:59Z"), ("False", "2023-07-02T08:00:00Z")):
        rating = ("--verdict", label, "--rationale", f"It is {label}", "--as-of", now[:10])
        desk.run("review", "c-1", *rating, "--now", now)
    return desk


@pytest.mark.parametrize(
    ("day", "labels", "status"),
    [
        ("2023-06-03", [], "not picked up"),
        ("2023-06-08", [], "not picked up"),
        ("2023-06-09", ["True"], "proposed"),
        ("2023-06", ["True"], "proposed"),
        ("2023-07-01", ["True"], "proposed"),
        ("2023-07-02", ["False"], "proposed"),
        ("2023", ["False"], "proposed"),
    ],
)
def test_page_is_as_it_was_known_then(desk: Desk, day: str, labels: list[str], status: str) -> None:
    page = desk.run("show", "c-1", "--at", day, "-f", "json").json

    assert ([each["label"] for each in page["verdicts"]], page["status"]) == (labels, status)


def test_past_of_today_is_the_present(desk: Desk) -> None:
    assert desk.run("show", "c-1", "--at", "2023-07-02") == desk.run("show", "c-1")
    for what in ("claims", "verdicts", "statements", "sources", "corrections"):
        assert desk.run("export", what, "--at", "2023") == desk.run("export", what)


@pytest.mark.parametrize(
    "arguments", [("show", "c-1"), ("show", "s-1"), ("export", "verdicts"), ("dossier", "c-1")]
)
@pytest.mark.parametrize("day", ["2023-07-03", "2023-08", "2024"])
def test_what_will_be_known_is_not_told(desk: Desk, arguments: tuple[str, ...], day: str) -> None:
    """The clock stands at 2 March, and the record's last act is of 2 July."""
    assert f"the record of {day} is in the future; today is 2023-" in desk.refused(
        *arguments, "--at", day
    )


def test_a_day_that_has_begun_where_days_begin_first_may_be_asked_for(desk: Desk) -> None:
    asked = ("show", "c-1", "--at", "2023-07-11")

    assert desk.at("2023-07-10T09:59:59Z", *asked).code == 2
    assert desk.at("2023-07-10T10:00:00Z", *asked).out == desk.run("show", "c-1").out


def test_export_holds_what_was_known_then(desk: Desk) -> None:
    rows = desk.run("export", "verdicts", "--at", "2023-06-30", "-f", "json").json

    assert [(row["verdict_id"], row["verdict"]) for row in rows] == [("v-1", "True")]


def test_what_was_taken_back_since_holds_then(desk: Desk) -> None:
    desk.run("undo", "--steps", "3", "--now", "2023-08-01T09:00:00Z")

    assert desk.run("export", "claims", "-f", "json").json == []
    assert desk.run("show", "c-1", "--at", "2023-07-31", "-f", "json").json["status"] == "proposed"


def test_what_was_redacted_since_stays_redacted(desk: Desk) -> None:
    desk.run("redact", "c-1", "--reason", "court order", "--now", "2023-08-01T09:00:00Z")

    answer = desk.run("show", "c-1", "--at", "2023-06-03")

    assert "[redacted]" in answer.out
    assert "Unemployment" not in answer.out


def test_act_recorded_after_a_later_one_was_not_known_whatever_time_it_claims(desk: Desk) -> None:
    desk.run("add", "Something else was said entirely", "--now", "2023-06-03T10:00:00Z")

    rows = desk.run("export", "claims", "--at", "2023-06-30", "-f", "json").json

    assert [row["claim_id"] for row in rows] == ["c-1"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "c-1", "--at", "2019"), 3),
        (("show", "c-1", "--at", "2023-06-31"), 2),
        (("show", "c-1", "--at", "yesterday"), 2),
        (("show", "c-2", "--at", "2023-06-03"), 2),
    ],
)
def test_days_without_an_answer_are_one_line(
    desk: Desk, arguments: tuple[str, ...], code: int
) -> None:
    answer = desk.run(*arguments)

    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)


def test_present_is_not_changed(desk: Desk) -> None:
    before = desk.path.read_bytes()

    desk.run("show", "c-1", "--at", "2023-06-30")

    assert desk.path.read_bytes() == before
