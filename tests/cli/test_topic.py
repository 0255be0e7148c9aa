"""`claimcheck topic`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import mistake, ok, run
from tests.cli.together import done_together_and_undone, kept


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("export", "claims"),
        ("review",),
        ("take", "--reason", "x", "--yes"),
        ("topic", "remove", "trade", "--yes"),
    ],
)
def test_a_topic_that_nothing_has_is_a_mistake(regions: Path, command: tuple[str, ...]) -> None:
    told = "nothing is filed under 'trede'; `claimcheck topic list` shows every topic"
    assert told in mistake(*command, "--topic", "trede")


def test_of_a_filter_each_is_filed(regions: Path) -> None:
    act = ("topic", "add", "Trade", "--status", "open")

    assert done_together_and_undone(act, "1 claim filed under Trade", "--topic", "trade") == ["c-3"]


def test_topics_keep_their_capitals_and_reach_every_wording(regions: Path) -> None:
    assert ok("topic", "add", "Trade", "c-1") == "c-1 is filed under Trade.\n"
    assert ok("topic", "add", "trade", "c-2") == "c-2 is filed under Trade.\n"
    ok("topic", "add", "Economy", "c-2")
    ok("merge", "c-2", "c-3", "--reason", "The same")

    assert kept("--topic", "TRADE") == ["c-1", "c-2", "c-3"]
    assert run("topic", "list").out == "topic    claims\nEconomy  1\nTrade    2\n"
    assert "is filed under 'Trade' already" in mistake("topic", "add", "TRADE", "c-3")
    assert ok("topic", "remove", "trade", "c-3") == "c-3 is no longer filed under Trade.\n"
    assert kept("--topic", "trade") == ["c-1"]


def test_topics_are_given_with_what_is_added(database: Path, elsewhere: Path) -> None:
    (elsewhere / "a.txt").write_text(
        'PORT\n\n"We handled 410,000 boxes in 2022," said Mara Lindqvist.\n', encoding="utf-8"
    )
    ok("add", "Rents fell by 3%", "--topic", "Housing", "--topic", "economy")
    ok("add", "--article", "a.txt", "--topic", "HOUSING")
    ok("add", "Wages rose by 2%", "--no-match", "--topic", "economy")

    assert run("topic", "list").out == "topic    claims\nHousing  2\neconomy  2\n"
    assert [row["article_id"] for row in json.loads(ok("list", "articles", "-f", "json"))] == [
        "a-1"
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("topic", "add", " ", "c-1"), "the topic is empty"),
        (("topic", "add", "a;b", "c-1"), "without ;"),
        (("topic", "remove", "trade", "c-1"), "c-1 is not filed under 'trade'"),
    ],
)
def test_mistakes_are_told(regions: Path, arguments: tuple[str, ...], told: str) -> None:
    assert told in mistake(*arguments)
