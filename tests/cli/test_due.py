"""`claimcheck due`."""

from pathlib import Path

import pytest

from tests.desk import Answer, Desk, begun_once


@begun_once
def desk(tmp_path: Path) -> Desk:
    """Make a desk with two claims to be checked again, on 1 October and on 1 November."""
    made = Desk(tmp_path)
    for text, day in (
        ("Prices fell by 3% in March", "2023-11-01"),
        ("Trade grew by 20% over the year", "2023-10-01"),
    ):
        number = made.rows("SELECT count(*) + 1 FROM claims")[0][0]
        made.run("add", text, "--said-on", "2023-02-07")
        made.run(
            *("review", f"c-{number}", "--verdict", "True", "--rationale", "I counted."),
            *("--recheck-on", day),
        )
    return made


HEADER = "claim_id,verdict_id,verdict,status,overdue,recheck_on,reviewer,claim,task,detail\n"
FIRST = "c-2,v-2,True,proposed,{},2023-10-01,A. Diallo,Trade grew by 20% over the year,recheck,\n"
SECOND = "c-1,v-1,True,proposed,{},2023-11-01,A. Diallo,Prices fell by 3% in March,recheck,\n"


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        ((), []),
        (("--today", "2023-09-30"), []),
        (("--today", "2023-10-01"), [FIRST.format("yes")]),
        (("--today", "2023-09-24", "--within", "7d"), [FIRST.format("no")]),
        (("--today", "2023-09-23", "--within", "7d"), []),
        (("--today", "2023-10-20", "--within", "2w"), [FIRST.format("yes"), SECOND.format("no")]),
        (("--today", "2024-01-01"), [FIRST.format("yes"), SECOND.format("yes")]),
    ],
)
def test_lists_what_is_due_longest_overdue_first(
    desk: Desk, arguments: tuple[str, ...], rows: list[str]
) -> None:
    answer = desk.run("due", "-f", "csv", *arguments)
    counted = "1 verdict" if len(rows) == 1 else f"{len(rows)} verdicts"

    assert answer == Answer(0, HEADER + "".join(rows), f"{counted} to check again.\n")


def test_people_read_the_whole_claim_and_when_within_80_columns(desk: Desk) -> None:
    text = "Unemployment in the region fell to 3.9 percent in May, according to the office, " * 2
    desk.run("add", text.strip(), "--said-on", "2023-02-07")
    rating = ("--verdict", "Unverifiable", "--rationale", "It is not out.")
    desk.run("review", "c-3", *rating, "--recheck-on", "2023-10-02", "--by", "J. Keita")

    assert desk.run("due", "--today", "2023-10-02", "--within", "30d").out == (
        "2023-10-01  c-2 Trade grew by 20% over the year\n"
        "            v-2 True, A. Diallo, proposed; overdue by 1 day\n"
        "2023-10-02  c-3 Unemployment in the region fell to 3.9 percent in May, according\n"
        "                to the office, Unemployment in the region fell to 3.9 percent in\n"
        "                May, according to the office,\n"
        "            v-3 Unverifiable, J. Keita, proposed; overdue as of today\n"
        "2023-11-01  c-1 Prices fell by 3% in March\n"
        "            v-1 True, A. Diallo, proposed; due in 30 days\n"
    )


def test_verdict_given_anew_is_not_due(desk: Desk) -> None:
    desk.run("review", "c-2", "--verdict", "True", "--rationale", "I counted again.")

    assert desk.run("due", "--today", "2023-10-01", "-f", "csv").out == HEADER


def test_date_can_be_moved_without_another_verdict(desk: Desk) -> None:
    desk.run(
        *("correct", "v-2", "--class", "same-verdict", "--recheck-on", "2024-10-01"),
        *("--notice", "We looked again and stand by it."),
    )

    assert desk.run("due", "--today", "2023-10-01", "-f", "csv").out == HEADER


@pytest.mark.parametrize("within", ["7", "a week", "-7d", "1.5d"])
def test_unreadable_span_is_refused(desk: Desk, within: str) -> None:
    assert desk.run("due", "--within", within).err == (
        f"claimcheck: --within '{within}' is not a number of days; write 7d or 2w\n"
    )


def test_partial_today_is_refused(desk: Desk) -> None:
    assert desk.run("due", "--today", "2023-10").err == (
        "claimcheck: --today '2023-10' must be a full date, such as 2023-03-01\n"
    )


@pytest.mark.parametrize(
    ("day", "status"), [("2023-09-30", "proposed;"), ("2023-10-01", "proposed, overdue;")]
)
def test_show_flags_what_is_overdue_beside_the_status(desk: Desk, day: str, status: str) -> None:
    shown = desk.at(f"{day}T09:00:00Z", "show", "c-2").out

    assert f"status    {status}" in shown
