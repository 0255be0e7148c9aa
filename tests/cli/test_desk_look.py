"""The review desk before a record on which nothing waits, or which holds no longer."""

import json
from pathlib import Path

import pytest

from tests.cli.day import READER, SECOND, at_desk
from tests.cli.running import golden, ok

MEND = "e words The bridge was closed on 41 days in 2022\n"


def headings(text: str) -> list[str]:
    """Return the cards that were shown, in order."""
    return [line for line in text.splitlines() if line.startswith("Card ")]


def drop_one() -> None:
    """Take s-11 out, and its claim with it."""
    at_desk("s-11", answers="x An opinion\n")


# A card all the same


def test_confirmed_statement_shows_its_card(desk: Path) -> None:
    at_desk("s-8", answers="c\n")
    code, text = at_desk("s-8", answers="h\nq\n")

    assert code == 0
    golden("desk-confirmed.txt", text)


def test_decided_match_shows_its_card(desk: Path) -> None:
    at_desk("q-1", answers="4 another figure\n")
    code, text = at_desk("q-1", answers="2 the year after\nq\n")

    assert code == 0
    golden("desk-decided.txt", text)


def test_verdict_on_which_nothing_waits_shows_the_card_of_its_claim(desk: Path) -> None:
    _, text = at_desk("v-1", answers="q\n")

    assert text.startswith("You are A. Diallo. Nothing waits about c-1; this is its card.\n")
    assert headings(text) == ["Card 1 of 1, 0 left: look at c-1"]
    assert "waits since" not in text
    assert text.endswith("0 acts stored. 0 cards left.\n")


def test_verdict_shows_what_waits_about_its_claim(desk: Path) -> None:
    _, text = at_desk("v-6", answers="q\n")

    assert headings(text) == ["Card 1 of 1, 0 left: resolve c-5"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("e speaker Tomas Ek", "s-13 stands in place of s-8, under c-8."),
        ("x Nobody said it", "s-8 discarded."),
        ("t Readers ask", "c-8 taken. Status: open."),
        ("n Ask her again", "m-1 noted on c-8."),
    ],
)
def test_confirmed_statement_can_be_mended_and_dropped(desk: Path, answer: str, said: str) -> None:
    at_desk("s-8", answers="c\n")
    code, text = at_desk("s-8", answers=f"{answer}\nq\n")

    assert code == 0, text
    assert said in text


def test_card_stays_on_the_desk_after_an_act(desk: Path) -> None:
    sources = "+ backs https://a.example\n\n\n+ contradicts https://b.example\n\n\n"
    code, text = at_desk("c-6", answers=f"{sources}v half true\nIt was 87 million\n\n\nq\n")

    assert code == 0, text
    assert headings(text) == ["Card 1 of 1, 0 left: look at c-6"]
    assert "v-8 Half true. Status: proposed." in text


def test_card_gives_way_to_what_then_waits(desk: Path) -> None:
    _, text = at_desk("c-6", answers="t Asked by readers\nq\n")

    assert headings(text) == ["Card 1 of 1, 0 left: look at c-6", "Card 2 of 2, 0 left: rate c-6"]


def test_statement_is_shown_before_what_waits_about_its_claim(desk: Path) -> None:
    _, text = at_desk("s-4", answers="e speaker the council\ns\nq\n")

    assert text.startswith(
        "You are A. Diallo. This is the card of s-4; then 1 card: 1 claim without a\nverdict.\n"
    )
    assert headings(text) == [
        "Card 1 of 2, 1 left: look at s-4",
        "Card 2 of 3, 1 left: look at s-13",
        "Card 3 of 3, 0 left: rate c-4",
    ]


def test_mended_statement_comes_in_place_of_the_one_before(desk: Path) -> None:
    _, text = at_desk("s-11", answers="e speaker Tomas Ek\nc\n")

    assert headings(text)[1] == "Card 2 of 2, 0 left: confirm s-13"
    assert "s-13 confirmed; it states c-11." in text


# In another's place


def test_replaced_statement_names_the_one_in_its_place_and_offers_it(desk: Path) -> None:
    at_desk("s-10", answers=MEND)
    code, text = at_desk("s-10", answers="yes\nq\n")

    assert code == 0
    assert text.startswith(
        "s-10 was replaced by s-13: The bridge was closed on 41 days in 2022\n"
        "Review s-13? yes, or Enter to leave it yes\n"
    )
    assert headings(text) == ["Card 1 of 1, 0 left: look at s-13"]


@pytest.mark.parametrize(("answers", "code"), [("", 0), ("\n", 0), ("x wrong words\n", 2)])
def test_nothing_is_done_to_the_new_statement_without_a_yes(
    desk: Path, answers: str, code: int
) -> None:
    at_desk("s-10", answers=MEND, by=SECOND)
    head = ok("log", "--head")
    ended, text = at_desk("s-10", answers=answers)

    assert (ended, headings(text)) == (code, [])
    assert ok("log", "--head") == head


def test_statement_replaced_twice_names_the_last_one(desk: Path) -> None:
    at_desk("s-10", answers=MEND)
    at_desk("s-13", answers="e speaker Ek\n")
    _, text = at_desk("s-10", answers="\n")

    assert "s-10 was replaced by s-14: " in text


def test_nothing_is_dropped_that_somebody_mends_meanwhile(desk: Path) -> None:
    ok("confirm", "s-10")

    def edit() -> object:
        return at_desk("s-10", answers=MEND, by=SECOND)

    _, text = at_desk("s-10", answers=[edit, "x Wrong words", "", "q"])

    assert "s-10 has changed since you read it; nothing was stored" in text
    assert "J. Keita edited: s-13, in place of s-10" in " ".join(text.split())
    assert "0 acts stored." in text


# No card


@pytest.mark.parametrize("card", ["s-11", "c-11"])
def test_what_was_dropped_says_by_whom_and_why(desk: Path, card: str) -> None:
    drop_one()
    code, text = at_desk(card, answers="")

    assert code == 0
    assert text == (
        f"Nothing waits for {READER} about {card}: it holds no longer, since 2023-03-02, A.\n"
        "Diallo: An opinion\n"
    )


def test_what_is_only_looked_at_is_not_handed_out(desk: Path) -> None:
    rows = ok("review", "--export", "-").splitlines()

    assert "look at" not in {json.loads(row)["task"] for row in rows}


def test_a_file_gets_card_by_card_what_stdout_gets_at_once(desk: Path, tmp_path: Path) -> None:
    shown = ok("review", "--export", "-")
    ok("review", "--export", str(tmp_path / "cards.jsonl"))

    assert shown
    assert (tmp_path / "cards.jsonl").read_text(encoding="utf-8") == shown
