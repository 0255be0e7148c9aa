"""A verdict on truth rests on sources of as many origins as the house asks for."""

from pathlib import Path

import pytest

from tests.cli.running import mistake, ok

TRADE = ("--verdict", "False", "--rationale", "no")
TABLE = ("--backs", "https://office.example/table")


@pytest.fixture
def unsettled(database: Path) -> Path:
    """Store a claim without a source, and let the house ask for two origins."""
    database.with_name("claimcheck.toml").unlink()
    ok("add", "Trade grew by 20% over the year", "--said-on", "2023-02-07")
    return database


def test_verdict_without_sources_is_refused_with_how_to_add_them(unsettled: Path) -> None:
    assert mistake("review", "c-1", *TRADE) == (
        "no verdict on c-1 yet: 0 of 2 independent sources that it needs; add sources first, with"
        " `claimcheck source add c-1 URL`, or with --backs URL and --contradicts URL on the line of"
        " `review` (the minimum is `sources` under [gate] in claimcheck.toml)"
    )
    assert ok("export", "verdicts", "-f", "jsonl") == ""


def test_sources_on_the_same_line_and_those_before_count_together(unsettled: Path) -> None:
    same_origin = ("--contradicts", "https://www.office.example/other")
    assert "1 of 2 independent sources" in mistake("review", "c-1", *TRADE, *TABLE, *same_origin)

    ok("source", "add", "c-1", "https://paper.example/story", "--stance", "contradicts")
    ok("review", "c-1", *TRADE, *TABLE)


def test_sources_that_count_as_one_are_said_to(unsettled: Path) -> None:
    other = ("--contradicts", "https://www.office.example/other")

    assert (
        "1 of 2 independent sources that it needs (2 of them are of office.example); add sources"
    ) in mistake("review", "c-1", *TRADE, *TABLE, *other)


def test_sources_that_count_as_none_are_named(unsettled: Path) -> None:
    no_address = ("--contradicts", "paper.example/story", "--context", "https://law.example/1")

    assert (
        "1 of 2 independent sources that it needs ('paper.example/story' is not a web address, and"
        " names no origin or publisher; 'https://law.example/1' is context); add sources first"
    ) in mistake("review", "c-1", *TRADE, *TABLE, *no_address)


def test_second_opinions_and_new_verdicts_rest_on_as_many(unsettled: Path) -> None:
    ok("reviewer", "add", "C. Moreau", "--role", "editor")
    ok("review", "c-1", "--verdict", "Opinion", "--rationale", "A forecast.")
    refused = "no verdict on c-1 yet: 0 of 2 independent sources"

    assert mistake("dissent", "v-1", *TRADE, "--by", "J. Keita").startswith(refused)
    ok("dissent", "v-1", "--verdict", "Unverifiable", "--rationale", "So.", "--by", "J. Keita")
    assert mistake("resolve", "c-1", *TRADE, "--by", "C. Moreau").startswith(refused)
    ok("resolve", "c-1", "--verdict", "Opinion", "--rationale", "So.", "--by", "C. Moreau")
    ok("publish", "c-1", "--url", "https://desk.example/1", "--despite", "urgent")
    corrected = ("correct", "v-3", "--class", "new-verdict", "--notice", "We erred.", *TRADE)
    assert mistake(*corrected).startswith(refused)


def test_house_may_ask_for_none(unsettled: Path) -> None:
    unsettled.with_name("claimcheck.toml").write_text("[gate]\nsources = 0\n")

    ok("review", "c-1", *TRADE)
