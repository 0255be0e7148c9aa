"""`claimcheck confirm`: what a program linked counts once a person says so."""

from pathlib import Path

import pytest

from tests.desk import Desk


@pytest.fixture
def repeated(two_claims: Desk) -> Desk:
    for day in ("10", "11"):
        two_claims.run("add", "Wheat arrived in the port of Conakry", "--said-on", f"2022-06-{day}")
    return two_claims


def occasions(desk: Desk) -> int:
    claim: dict[str, int] = desk.run("show", "c-2", "-f", "json").json
    return claim["occasions"]


@pytest.mark.parametrize(
    ("named", "confirmed", "counted"),
    [
        (("s-3",), "s-3 states c-2; confirmed.\n1 link confirmed.\n", 2),
        (("l-4",), "s-4 states c-2; confirmed.\n1 link confirmed.\n", 2),
        (
            ("--all", "--yes"),
            "2 links confirmed. To take it back: claimcheck undo 9-10\n",
            3,
        ),
        (("s-1",), "Nothing was left to confirm.\n", 1),
    ],
)
def test_confirmed_statements_count_as_occasions(
    repeated: Desk, named: tuple[str, ...], confirmed: str, counted: int
) -> None:
    assert occasions(repeated) == 1

    assert repeated.run("confirm", *named) == (0, confirmed, "")
    assert occasions(repeated) == counted


def test_confirming_again_changes_nothing(repeated: Desk) -> None:
    repeated.run("confirm", "--all", "--yes")

    before = repeated.run("log", "--head").out
    assert repeated.run("confirm", "--all", "--yes").out == "Nothing was left to be confirmed.\n"
    assert repeated.run("log", "--head").out == before


def test_confirm_an_article(two_claims: Desk, tmp_path: Path) -> None:
    text = tmp_path / "story.txt"
    text.write_text("Wheat arrived in the port of Conakry", encoding="utf-8")
    records = tmp_path / "story.jsonl"
    records.write_text(
        '{"text": "Wheat arrived in the port of Conakry", "spans": [[0, 36]]}', encoding="utf-8"
    )
    two_claims.run("add", "--from", str(records), "--in", str(text))

    assert two_claims.run("confirm", "--article", "a-1").out.startswith("1 link confirmed.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("confirm",), "name what it is about"),
        (("confirm", "s-1", "--all"), "name ids, or choose them by options; not both"),
        (("confirm", "--article", "a-9"), "no a-9 in this database"),
    ],
)
def test_mistakes_are_one_line_and_change_nothing(
    two_claims: Desk, arguments: tuple[str, ...], message: str
) -> None:
    assert message in two_claims.refused(*arguments)
