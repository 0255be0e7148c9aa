"""`claimcheck review`."""

import csv
from pathlib import Path

import pytest

from tests.cli.running import Ran, mistake, ok, run

RATED = ("review", "c-1", "--verdict", "Mostly true", "--rationale", "The list has 290")


@pytest.fixture
def claim(database: Path) -> Path:
    """Store a claim, c-1."""
    ok("add", "Trade grew by 20% over the year", "--said-on", "2023-02-07")
    return database


def report() -> list[dict[str, str]]:
    return list(csv.DictReader(ok("export", "verdicts").splitlines()))


def test_verdict_is_stored_with_its_sources(claim: Path) -> None:
    ran = run(
        *(*RATED, "--by", "J. Keita", "--as-of", "2023-03-01", "--recheck-on", "2024-03-01"),
        *("--backs", "https://a.example", "--backs", "https://b.example"),
        *("--contradicts", "https://c.example", "--context", "https://d.example"),
        *("--now", "2023-03-02T09:00:00Z"),
    )

    assert ran == Ran(
        0,
        "v-1 Mostly true, as of 2023-03-01, J. Keita; 4 sources. Status: proposed.\n"
        "c-1   Trade grew by 20% over the year\n",
        "",
    )
    assert report() == [
        {
            "claim_id": "c-1",
            "claim": "Trade grew by 20% over the year",
            "status": "proposed",
            "speakers": "",
            "role": "",
            "organisation": "",
            "first_said_on": "2023-02-07",
            "place": "",
            "occasions": "1",
            "mentions": "1",
            "verdict_id": "v-1",
            "verdict": "Mostly true",
            "rank": "4",
            "scale_version": "1",
            "reviewer": "J. Keita",
            "reviewer_role": "proposes",
            "as_of": "2023-03-01",
            "recheck_on": "2024-03-01",
            "rationale": "The list has 290",
            "sources_backing": "https://a.example; https://b.example",
            "sources_against": "https://c.example",
            "published_url": "",
            "persons": "",
            "in_public": "unpublished",
            "rated_on": "2023-03-02",
            "published_on": "",
            "published_despite": "",
            "readers_have": "",
        }
    ]


def test_verdict_is_as_of_today_by_the_clock_of_the_run(claim: Path) -> None:
    ok(*RATED, "--now", "2023-05-06T23:59:59Z")

    assert report()[0]["as_of"] == "2023-05-06"


def test_second_verdict_of_a_reviewer_supersedes_the_first(claim: Path) -> None:
    ok(*RATED)
    ok("review", "c-1", "--verdict", "false", "--rationale", "It fell")

    assert [row["verdict"] for row in report()] == ["False"]


def test_verdicts_that_differ_are_disputed(claim: Path) -> None:
    ok(*RATED)

    assert (
        ok("review", "c-1", "--verdict", "False", "--rationale", "It fell", "--by", "J. Keita")
        .splitlines()[0]
        .endswith("Status: disputed.")
    )


@pytest.mark.parametrize("label", ["Unverifiable", "Opinion"])
def test_label_can_have_no_rank(claim: Path, label: str) -> None:
    ok("review", "c-1", "--verdict", label, "--rationale", "No figures are published")

    assert report()[0]["rank"] == ""


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (
            ("review", "--verdict", "False", "--rationale", "x"),
            "name the claim to rate, such as c-31, before --verdict",
        ),
        (
            ("review", "c-1", "--backs", "https://a.example"),
            "a verdict needs --verdict LABEL and --rationale TEXT",
        ),
        (
            ("review", "c-1", "--verdict", "False"),
            "a verdict needs --rationale TEXT too",
        ),
        (
            ("review", "c-1", "--rationale", "No figures are published"),
            "a verdict needs --verdict LABEL too",
        ),
        (
            ("review", "c-1", "--verdict", "False", "--rationale", " "),
            "a verdict needs a rationale",
        ),
        (
            ("review", "c-1", "--verdict", "Pants on fire", "--rationale", "x"),
            "'Pants on fire' is not on the scale; its labels are: True, Mostly true, Half true,"
            " Misleading, False, Unverifiable, Opinion",
        ),
        (
            (*RATED, "--by", "Nobody"),
            "unknown reviewer 'Nobody' (known: A. Diallo, J. Keita);"
            ' add them with `claimcheck reviewer add "Nobody"`',
        ),
        (
            ("review", "c-9", *RATED[2:]),
            "no c-9 in this database; `claimcheck list` shows the claims",
        ),
        (("review", "s-1", *RATED[2:]), "'s-1' is not an id here; write c-31 (claim)"),
        ((*RATED, "--as-of", "2023-03"), "'2023-03' must be a full date, such as 2023-03-01"),
        (
            (*RATED, "--as-of", "2023-02-30"),
            "'2023-02-30' must be a full date, such as 2023-03-01",
        ),
        (
            (*RATED, "--as-of", "2023-03-01", "--recheck-on", "2023-03-01"),
            "the re-check on 2023-03-01 is not after the verdict of 2023-03-01",
        ),
        (
            (*RATED, "--backs", " "),
            "a source needs its address: an url, or where else it is found",
        ),
    ],
)
def test_mistake_is_named_and_nothing_stored(
    claim: Path, arguments: tuple[str, ...], problem: str
) -> None:
    head = ok("log", "--head")

    assert mistake(*arguments) == problem
    assert ok("log", "--head") == head
