"""A month at a desk: --since and --until mean the day of the act, whatever it speaks of."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk import SECOND, SOURCED, Desk, Prepared

OLD = ("--as-of", "2021-05-01")
MONTH = ("--since", "2026-11", "--until", "2026-11")
BEFORE = ("--since", "2026-10", "--until", "2026-10")


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Work in November 2026 on what was said, found and read about in 2021."""
    desk = Desk(tmp_path_factory.mktemp("month"))

    def ok(day: str, *arguments: str) -> None:
        answer = desk.at(f"2026-11-{day}T09:00:00Z", *arguments)
        assert answer.code == 0, answer.err

    said = ("--speaker", "Mara Lindqvist", "--said-on", "2021-03-01", "--url", "https://a.example")
    ok("02", "add", "The harbour handled 390,000 containers in 2020", *said)
    ok("02", "add", "The harbour handled 410,000 containers in 2020", *said)
    ok("02", "take", "c-1", "--reason", "Widely shared")
    why = ("--rationale", "Its own table has 290,000.")
    ok("03", "review", "c-1", "--verdict", "False", *why, *OLD, *SOURCED)
    ok("04", "sign-off", "v-1", "--by", SECOND)
    url = ("--url", "https://desk.example/1", "--on", "2026-11-05", "--despite", "urgent")
    ok("05", "publish", "c-1", *url)
    ok("09", "correct", "v-1", "--class", "typo", "--notice", "We misspelt a name.")
    contact = ("--party", "The port", "--channel", "e-mail", "--sent", "2026-11-02")
    ok("09", "contact", "add", "c-1", *contact)
    return desk.prepared()


@pytest.fixture
def desk(worked: Prepared, tmp_path: Path) -> Desk:
    return Desk(tmp_path, worked)


def rows(out: str) -> int:
    return len(json.loads(out))


TOLD: dict[str, tuple[tuple[str, ...], Callable[[str], int]]] = {
    "verdicts": (("export", "verdicts", "-f", "json"), rows),
    "claims": (("export", "claims", "-f", "json"), rows),
    "statements": (("export", "statements", "-f", "json"), rows),
    "sources": (("export", "sources", "-f", "json"), rows),
    "corrections": (("export", "corrections", "-f", "json"), rows),
    "contacts": (("export", "contacts", "-f", "json"), rows),
    "list": (("list", "-f", "json"), rows),
    "speakers": (("stats", "-f", "json"), lambda out: len(json.loads(out)["speakers"])),
    "reviewers": (
        ("stats", "-f", "json", "--by-reviewer"),
        lambda out: sum(sum(each["acts"].values()) for each in json.loads(out)["reviewers"]),
    ),
    "published": (
        ("stats", "-f", "json"),
        lambda out: int(json.loads(out)["taken_to_published"]["claims"]),
    ),
}


@pytest.mark.parametrize("what", TOLD)
def test_what_was_done_in_a_month_is_told_of_that_month(desk: Desk, what: str) -> None:
    command, count = TOLD[what]

    done, before = (count(desk.run(*command, *when).out) for when in (MONTH, BEFORE))

    assert done > 0
    assert before == 0


@pytest.mark.parametrize(
    ("command", "days"),
    [
        (("export", "verdicts"), ("rated_on", "as_of", "published_on")),
        (("export", "claims"), ("recorded_on", "first_said_on")),
        (("export", "statements"), ("recorded_on", "said_on")),
    ],
)
def test_the_day_that_a_row_speaks_of_has_an_option_of_its_own(
    desk: Desk, command: tuple[str, ...], days: tuple[str, ...]
) -> None:
    spoken = ("--as-of-since", "2021-01", "--as-of-until", "2021-12")
    found = json.loads(desk.run(*command, *spoken, *MONTH, "-f", "json").out)

    assert found
    assert [found[0][day][:4] for day in days] == ["2026", "2021", "2026"][: len(days)]
    assert json.loads(desk.run(*command, "--as-of-since", "2026", "-f", "json").out) == []


def test_the_report_of_a_real_month_is_not_empty(desk: Desk) -> None:
    page = desk.at("2026-12-01T09:00:00Z", "report", *MONTH, "-f", "markdown")

    assert page.code == 0, page.err
    assert "390,000 containers" in page.out
    assert "| claims checked | 1 | 0 |" in page.out
    assert "We misspelt a name." in page.out
