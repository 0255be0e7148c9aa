"""The day of publication beside a verdict: when it went out itself, or none."""

import csv
import io
from pathlib import Path

from tests.desk import SECOND, Desk, begun_once

PAGE = ("publish", "c-1", "--url", "https://desk.example/1", "--despite", "urgent", "--by", SECOND)


@begun_once
def published(folder: Path) -> Desk:
    """Publish a check, which two reviewers stand behind, as of a day before it was recorded."""
    desk = Desk(folder)
    desk.run("add", "Trade grew by 20% over the year", "--speaker", "Lavrov")
    desk.at(
        "2023-03-03T09:00:00Z", "review", "c-1", "--verdict", "True", "--rationale", "The table"
    )
    desk.at("2023-03-04T09:00:00Z", "sign-off", "v-1", "--by", SECOND)
    assert desk.at("2023-03-06T09:00:00Z", *PAGE, "--on", "2023-03-05").code == 0
    return desk


def _days(desk: Desk) -> dict[str, str]:
    """Return the day of publication beside each verdict of an export."""
    rows = csv.DictReader(io.StringIO(desk.run("export", "verdicts").out))
    return {each["verdict_id"]: each["published_on"] for each in rows}


def test_a_published_verdict_and_its_sign_off_have_the_day_of_the_publication(
    published: Desk,
) -> None:
    assert _days(published) == {"v-1": "2023-03-05", "v-2": "2023-03-05"}


def test_a_dissent_that_was_never_out_has_none(published: Desk) -> None:
    dissent = ("dissent", "v-1", "--verdict", "False", "--rationale", "No", "--by", SECOND)
    published.at("2023-03-08T09:00:00Z", *dissent)

    assert _days(published) == {"v-1": "2023-03-05", "v-3": ""}


def test_a_correction_has_the_day_on_which_it_was_signed_off(published: Desk) -> None:
    new = ("correct", "v-1", "--class", "new-verdict", "--verdict", "False", "--rationale", "No")
    published.at("2023-03-08T09:00:00Z", *new, "--notice", "We erred.")
    assert _days(published)["v-3"] == ""

    published.at("2023-03-09T09:00:00Z", "sign-off", "v-3", "--by", SECOND)

    assert _days(published) == {"v-3": "2023-03-09", "v-4": "2023-03-09"}
    packed = published.path.with_name("pack.db")
    assert published.run("pack", str(packed)).code == 0
    table = published.run("export", "verdicts", "--db", str(packed)).out
    days = [each["published_on"] for each in csv.DictReader(io.StringIO(table))]
    assert days == ["2023-03-09", "2023-03-09"]


def test_a_verdict_of_what_was_never_published_has_none(published: Desk) -> None:
    published.run("add", "Ferry fares fell by a third in May, the office said", "--speaker", "Ba")
    published.run("review", "c-2", "--verdict", "True", "--rationale", "The table")

    assert _days(published)["v-3"] == ""


def test_a_publication_that_never_went_out_gives_no_day(published: Desk) -> None:
    event = published.run("log", "--head").out.partition(":")[0]
    undone = published.run("undo", event, "--never-out", "not put up", "--by", SECOND)
    assert undone.code == 0

    assert _days(published) == {"v-1": "", "v-2": ""}
