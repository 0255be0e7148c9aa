"""`claimcheck source`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, mistake, ok, run

ADD = ("source", "add", "c-1", "https://stats.example/mali")


def test_source_is_kept_with_all_that_is_known_of_it(trade: Path) -> None:
    ran = run(
        *(*ADD, "--stance", "contradicts", "--title", "Yearbook", "--publisher", "Statistics"),
        *("--origin", "Customs", "--locator", "p. 12", "--quote", "It fell by 3%"),
        *("--accessed-on", "2023-03-01", "--archive-url", "https://archive.example/1"),
        *("--by", "J. Keita"),
    )

    assert ran == Ran(0, "e-1 contradicts c-1: https://stats.example/mali\n", "")
    assert json.loads(ok("export", "sources", "-f", "json")) == [
        {
            "source_id": "e-1",
            "claim_id": "c-1",
            "claim": "Trade grew by 20% over the year",
            "status": "proposed",
            "stance": "contradicts",
            "url": "https://stats.example/mali",
            "title": "Yearbook",
            "publisher": "Statistics",
            "origin": "Customs",
            "locator": "p. 12",
            "quote": "It fell by 3%",
            "accessed_on": "2023-03-01",
            "archive_url": "https://archive.example/1",
            "added_by": "J. Keita",
            "copy_id": None,
            "copy_sha256": None,
            "copy_media_type": None,
            "copy_bytes": None,
            "in_public": "unpublished",
            "recorded_on": "2023-03-02",
        }
    ]


def test_same_source_twice_is_stored_once(trade: Path) -> None:
    ok(*ADD, "--stance", "backs")
    head = ok("log", "--head")

    assert ok(*ADD, "--stance", "backs") == "e-1 backs c-1: https://stats.example/mali\n"
    assert ok("log", "--head") == head


def test_what_is_told_later_of_a_source_is_added_to_it(trade: Path) -> None:
    page = trade.with_name("page.html")
    page.write_text("<p>It fell.</p>", encoding="utf-8")
    given = ("--publisher", "Statistics", "--origin", "Customs", "--accessed-on", "2023-02-28")
    ok(*ADD, "--stance", "backs", *given)

    archived = ok(*ADD, "--stance", "backs", "--archive-url", "https://archive.example/1")
    kept = ok(*ADD, "--stance", "backs", "--title", "Yearbook", "--file", str(page))

    assert archived == ("e-2 backs c-1: https://stats.example/mali; it takes the place of e-1\n")
    assert kept == (
        "e-3 backs c-1: https://stats.example/mali; a copy of 15 bytes is kept;"
        " it takes the place of e-2\n"
    )
    (source,) = json.loads(ok("export", "sources", "-f", "json"))
    told = ("title", "publisher", "origin", "archive_url", "accessed_on", "copy_id")
    assert [source[each] for each in told] == [
        *("Yearbook", "Statistics", "Customs", "https://archive.example/1"),
        *("2023-03-02", "f-1"),
    ]
    assert run("log", "--verify").code == 0


def test_source_was_accessed_today_by_the_clock_of_the_run(trade: Path) -> None:
    ok(*ADD, "--stance", "backs", "--now", "2023-05-06T00:00:00Z")

    (source,) = json.loads(ok("export", "sources", "-f", "json"))
    assert source["accessed_on"] == "2023-05-06"


def test_without_a_subcommand_its_help_is_shown() -> None:
    assert run("source") == Ran(2, "", run("source", "--help").out)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (
            ADD,
            "Missing option '--stance'; for example `claimcheck source add c-1"
            " https://stats.example/mali --stance backs`; see `claimcheck source add --help`",
        ),
        (
            (*ADD, "--stance", "for"),
            "'for' is not a stance; stances are backs, contradicts, context",
        ),
        (
            ("source", "add", "c-9", "https://x.example", "--stance", "backs"),
            "no c-9 in this database; `claimcheck list` shows the claims",
        ),
        (
            ("source", "add", "s-1", "https://x.example", "--stance", "backs"),
            "'s-1' is not an id here; write c-31 (claim)",
        ),
        (
            ("source", "add", "c-1", "", "--stance", "backs"),
            "a source needs its address: an url, or where else it is found",
        ),
        *(
            (
                ("source", "add", "c-1", file, "--stance", "backs"),
                f"{file!r} is a file, not an address; give where the source is found, and keep a"
                " saved page with it by --file",
            )
            for file in ("page.html", "/etc/hostname", "./a", "C:\\a.pdf", "scan.PDF")
        ),
        *(
            (
                ("source", "add", "c-1", url, "--stance", "backs"),
                f"{url!r} is not an address of a source; give its http(s)://…",
            )
            for url in ("javascript:alert(1)", "JavaScript: x", "data:text/html,x", "file:///a")
        ),
        (
            (
                "source",
                "add",
                "c-1",
                "https://a.example/1,https://b.example/2",
                "--stance",
                "backs",
            ),
            "'https://a.example/1,https://b.example/2' is two addresses; give each on its own",
        ),
        (
            (*ADD, "--stance", "backs", "--accessed-on", "today"),
            "'today' is not a date; write 2023-02-07, 2023-02 or 2023",
        ),
        (
            (*ADD, "--stance", "backs", "--by", "Nobody"),
            "unknown reviewer 'Nobody' (known: A. Diallo, J. Keita);"
            ' add them with `claimcheck reviewer add "Nobody"`',
        ),
    ],
)
def test_mistake_is_named_and_nothing_stored(
    trade: Path, arguments: tuple[str, ...], problem: str
) -> None:
    head = ok("log", "--head")

    assert mistake(*arguments) == problem
    assert ok("log", "--head") == head


def test_a_source_that_is_nowhere_on_the_web_is_described(trade: Path) -> None:
    for where in (
        "Interview with the port's director",
        "doi:10.1000/182",
        "https://a.example/b.pdf",
    ):
        ok("source", "add", "c-1", where, "--stance", "backs")
