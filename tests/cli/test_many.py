"""One act on several records, named or kept by a filter: counted, asked about, all or none."""

import json
from pathlib import Path

import pytest

from tests.cli.running import NOW, mistake, ok, run

TRADE = "Trade with region {} grew by {} percent in 2022"


@pytest.fixture
def claims(database: Path) -> Path:
    """Store c-1 to c-4 of Lavrov and c-5 of Diop, each a claim of its own."""
    for number in range(1, 5):
        ok("add", "--no-match", TRADE.format(number, number * 7), "--speaker", "Lavrov")
    ok("add", "--no-match", "The library opens on Sundays", "--speaker", "Diop")
    return database


def kept(*options: str) -> list[str]:
    return [row["claim_id"] for row in json.loads(ok("list", "-f", "json", *options))]


@pytest.mark.parametrize(
    ("act", "told", "after"),
    [
        (("take", "c-1", "c-2", "--reason", "x"), "2 claims taken", ("c-1", "c-2")),
        (("take", "--speaker", "lavrov", "--reason", "x"), "3 claims taken", ()),
        (("drop", "--speaker", "Lavrov", "--reason", "x"), "1 claim dropped", ()),
        (("topic", "add", "Trade", "--status", "open"), "1 claim filed under Trade", ("c-3",)),
        (("assign", "c-1", "c-5", "--to", "j. keita"), "2 claims assigned", ()),
        (("note", "c-1", "c-5", "Ask them"), "2 claims noted on", ()),
        (("discard", "--speaker", "Lavrov", "--reason", "x"), "4 statements discarded", ()),
    ],
)
def test_several_are_acted_on_in_one_line_and_each_can_be_undone(
    claims: Path, act: tuple[str, ...], told: str, after: tuple[str, ...]
) -> None:
    ok("take", "c-3", "--reason", "Asked")
    before = ok("export", "claims", "-f", "json")

    number = told.split(maxsplit=1)[0]
    assert ok(*act, "--yes") == f"{told}. To take it back: claimcheck undo -n {number}\n"
    if after:
        options = ("--topic", "trade") if act[0] == "topic" else ("--status", "open")
        assert set(after) <= set(kept(*options))
    ok("undo", "-n", number)
    assert ok("export", "claims", "-f", "json") == before


def test_nothing_is_done_until_somebody_agrees(claims: Path) -> None:
    head = ok("log", "--head")
    act = ("take", "--speaker", "Lavrov", "--reason", "x")

    assert mistake(*act) == (
        "4 claims would be taken; say --yes, or see which with --dry-run (nothing was stored)"
    )
    looked = run(*act, "--dry-run")
    assert looked.out == "Would be taken: c-1, c-2, c-3, c-4.\n"
    assert looked.err == "4 claims. Nothing was stored (--dry-run).\n"
    assert ok("log", "--head") == head


def test_what_a_filter_keeps_and_cannot_be_done_is_told_and_what_is_named_refused(
    claims: Path,
) -> None:
    ok("take", "c-2", "--reason", "Asked")
    head = ok("log", "--head")

    refused = mistake("take", "c-1", "c-2", "--reason", "x", "--yes")
    assert refused == "A. Diallo has taken c-2 already: Asked"
    assert ok("log", "--head") == head
    done = run("take", "--speaker", "Lavrov", "--reason", "x", "--yes")
    assert done.out.startswith("3 claims taken.")
    assert done.err == "1 passed over:\n  A. Diallo has taken c-2 already: Asked\n"


def test_verdicts_are_signed_off_together_but_never_ones_own(claims: Path) -> None:
    for claim, by in (("c-1", "A. Diallo"), ("c-2", "A. Diallo"), ("c-3", "J. Keita")):
        ok("review", claim, "--verdict", "Opinion", "--rationale", "A view", "--by", by)

    assert run("sign-off", "--all", "--by", "J. Keita", "--dry-run").out == (
        "Would be signed off: v-1, v-2.\n"
    )
    assert ok("sign-off", "--all", "--by", "J. Keita", "--yes").startswith("2 verdicts signed off.")
    assert kept("--status", "signed off") == ["c-1", "c-2"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("take", "--reason", "x"), "name what it is about, such as c-12"),
        (("take", "c-1", "--speaker", "Diop", "--reason", "x"), "not both"),
        (("take", "--status", "done", "--reason", "x"), "'done' is not a status"),
        (("take", "--article", "a-9", "--reason", "x"), "no a-9 in this database"),
        (("take", "--speaker", "Nobody", "--reason", "x"), "nobody is known as 'Nobody'"),
        (("take", "c-1", "--reason", "x", "--priority", "urgent"), "they are high, normal, low"),
        (("take", "c-1", "--reason", "x", "--deadline", "June"), "'June' is not a date"),
        (("assign", "c-1", "--to", "Nobody"), "unknown reviewer 'Nobody'"),
        (("note", "c-1", " "), "the note is empty"),
        (("topic", "add", " ", "c-1"), "the topic is empty"),
        (("topic", "add", "a;b", "c-1"), "without ;"),
        (("topic", "remove", "trade", "c-1"), "c-1 is not filed under 'trade'"),
        (("discard", "c-1", "--reason", "x"), "'c-1' is not an id here"),
    ],
)
def test_mistakes_are_told(claims: Path, arguments: tuple[str, ...], told: str) -> None:
    assert told in mistake(*arguments)


def test_topics_keep_their_capitals_and_reach_every_wording(claims: Path) -> None:
    assert ok("topic", "add", "Trade", "c-1") == "c-1 is filed under Trade.\n"
    assert ok("topic", "add", "trade", "c-2") == "c-2 is filed under Trade.\n"
    ok("topic", "add", "Economy", "c-2")
    ok("merge", "c-2", "c-3", "--reason", "The same")

    assert kept("--topic", "TRADE") == ["c-1", "c-2", "c-3"]
    assert run("topic", "list").out == "topic    claims\nEconomy  1\nTrade    2\n"
    assert "is filed under 'Trade' already" in mistake("topic", "add", "TRADE", "c-3")
    assert ok("topic", "remove", "trade", "c-3") == "c-3 is no longer filed under Trade.\n"
    assert kept("--topic", "trade") == ["c-1"]


def test_priority_and_deadline_lead_the_queue_and_can_change(claims: Path) -> None:
    ok("take", "c-1", "--reason", "x")
    ok("take", "c-5", "--reason", "x", "--priority", "high", "--deadline", "2023-03-09")
    ok("take", "c-5", "--reason", "Sooner", "--deadline", "2023-03-04")

    cards = [json.loads(line) for line in ok("review", "--export", "-").splitlines()]
    assert [card["card"] for card in cards] == ["c-5", "c-1"]
    row = json.loads(ok("list", "-f", "json", "--sort", "deadline"))[0]
    assert (row["claim_id"], row["in_hand_of"]) == ("c-5", "A. Diallo")
    assert (row["priority"], row["deadline"]) == ("high", "2023-03-04")
    assert NOW[:10] in ok("history", "c-5")


def test_verdicts_come_from_a_table_each_as_its_own_event(claims: Path, elsewhere: Path) -> None:
    table = elsewhere / "verdicts.csv"
    table.write_text(
        "claim,verdict,rationale,as_of,recheck_on,backs,against,context\n"
        "c-1,False,It fell,2023-03-01,2023-09-01,https://a.example https://b.example,"
        "https://c.example,\n"
        "c-2,opinion,A view,,,,,https://d.example\n",
        encoding="utf-8",
    )

    assert ok("review", "--from", str(table)) == (
        "2 verdicts stored: 1 False, 1 Opinion. To take it back: claimcheck undo -n 2\n"
    )
    rows = json.loads(ok("export", "verdicts", "-f", "json"))
    assert [(row["verdict"], row["as_of"], row["recheck_on"]) for row in rows] == [
        ("False", "2023-03-01", "2023-09-01"),
        ("Opinion", NOW[:10], None),
    ]
    assert rows[0]["sources_backing"] == "https://a.example; https://b.example"
    assert rows[0]["sources_against"] == "https://c.example"

    ok("sign-off", "v-1", "--by", "J. Keita")
    head = ok("log", "--head")
    assert ok("review", "--from", str(table)) == "2 verdicts known.\n"
    assert ok("log", "--head") == head
    with table.open("a", encoding="utf-8") as file:
        file.write("c-3,False,No,,,https://d.example https://e.example,,\n")
    assert ok("review", "--from", str(table)).endswith("\n2 verdicts known.\n")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("claim,verdict\nc-1,False\n", ["rationale is missing"]),
        ("claim,verdict,rationale,mood\nc-1,False,x,y\n", ["'mood' is unknown"]),
        (
            "claim,verdict,rationale\nc-1,False,It fell\nc-1,True,It rose\nx,True,y\nc-2,True,\n",
            ["row 3", "a verdict in row 2 already", "row 4, column claim", "row 5, column rat"],
        ),
        (
            "claim,verdict,rationale,as_of\nc-1,False,It fell,\nc-9,True,x,\nc-2,Maybe,x,\n"
            "c-3,True,x,2030-01-01\n",
            ["row 3: no c-9", "row 4: 'Maybe' is not on the scale", "row 5", "in the future"],
        ),
        ("claim,verdict,rationale\n", ["it holds no verdict"]),
    ],
)
def test_one_bad_row_and_no_verdict_is_stored(
    claims: Path, elsewhere: Path, table: str, told: list[str]
) -> None:
    (elsewhere / "verdicts.csv").write_text(table, encoding="utf-8")

    ran = run("review", "--from", "verdicts.csv")
    assert (ran.code, ran.out) == (2, "")
    assert [each for each in told if each not in ran.err] == []
    assert ok("export", "verdicts", "-f", "json") == "[]\n"


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
