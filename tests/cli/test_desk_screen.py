"""The desk on a screen: what decides stands on it, the rest is a key away."""

from pathlib import Path

import pytest

from tests.cli.day import READER, SECOND, at_desk
from tests.cli.running import golden, mistake, ok, run

CARDS = ("s-8", "q-1", "q-2", "c-4", "c-3", "c-5", "c-2", "c-6")
SCREENS = [(80, 24), (120, 40)]


def screen(columns: int, lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", str(lines))


@pytest.mark.parametrize(("columns", "lines"), SCREENS)
def test_each_card_fits_the_screen(
    desk: Path, columns: int, lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen(columns, lines, monkeypatch)
    shown = []
    for card in CARDS:
        _, text = at_desk(card, answers="q\n")
        card_lines = text[text.index("\nCard ") :].split("\n0 acts")[0].split("\n")
        assert len(card_lines) <= lines, card
        assert max(map(len, card_lines)) <= columns
        shown += [f"=== {card}", *card_lines[1:]]

    golden(f"desk-{columns}x{lines}.txt", "\n".join(shown) + "\n")


def test_long_texts_are_whole_and_more_shows_the_rest(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen(80, 24, monkeypatch)
    words = "The ministry counted " + "boxes and lorries and ships " * 12 + "in {} ports in 2022"
    ok("add", words.format(290), "--speaker", "Mara Lindqvist")
    ok("review", "c-1", "--verdict", "Opinion", "--rationale", "A view", "--by", SECOND)
    ok("add", words.format(310), "--speaker", "Mara Lindqvist")
    _, text = at_desk("q-1", answers="m\nq\n")

    short, whole = text.split("> m\n")
    flat = " ".join(short.split())
    assert all(
        words.format(number) in flat.replace(">>", "").replace("<<", "") for number in (290, 310)
    )
    assert "  more      m shows" in short
    assert "  history   " not in short
    assert "  history   " in whole


def test_a_text_longer_than_the_screen_is_folded_where_none_is_compared(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen(80, 24, monkeypatch)
    words = "The ministry counted " + "boxes and lorries and ships " * 60 + "in 290 ports in 2022"
    urgent = ("--priority", "high", "--deadline", "2023-03-09")
    ok("add", words, "--speaker", "Mara Lindqvist")
    ok("take", "c-1", "--reason", "Asked", *urgent)
    _, text = at_desk("c-1", answers="m\nq\n")

    short, whole = text.split("> m\n")
    first = short[short.index("Card ") :].split("\n")
    assert len(first) <= 24, short
    assert "The ministry counted boxes" in short
    assert "in 290 ports" not in short
    assert " …\n" in short
    assert "  more      m shows the whole text" in short
    for deciding in ("Is the claim true?", "A. Diallo has it in hand", "2023-03-09", "  keys "):
        assert deciding in short
    assert "in 290 ports in 2022" in " ".join(whole.split())


@pytest.mark.parametrize(
    "answers",
    [
        ("v false", "q"),
        ("v", "b"),
        ("v false", "A reason", "q"),
        ("v false", "A reason", "", "b"),
        ("v", ""),
        ("+", "q"),
        ("+", ""),
        ("+ backs", "b"),
        ("+ backs https://a.example", "q"),
        ("n", "q"),
        ("a", "b"),
        ("l", "q"),
    ],
)
def test_half_answered_question_can_be_left(desk: Path, answers: tuple[str, ...]) -> None:
    for source in ("https://a.example", "https://b.example"):
        ok("source", "add", "c-4", source, "--stance", "backs")
    head = ok("log", "--head")
    code, text = at_desk("c-4", answers=[*answers, "q"])

    assert code == 0, text
    assert "Nothing was done." in text
    assert ok("log", "--head") == head


def test_days_are_taken_as_people_type_them_and_asked_back(desk: Path) -> None:
    for source in ("https://a.example", "https://b.example"):
        ok("source", "add", "c-4", source, "--stance", "backs")
    answers = ["v false", "It has 12", "June 2016", "yes", "soon", "in two weeks", "y", "q"]
    _, text = at_desk("c-4", answers=answers)

    assert "June 2016 is 2016-06-30? yes, or Enter for another day yes" in text
    assert "'soon' is not a date; write 2023-03-01, 1 March 2023 or in two weeks" in text
    assert "in two weeks is 2023-03-16? yes" in text
    row = ok("export", "verdicts", "-f", "jsonl").splitlines()
    assert any('"as_of": "2016-06-30", "recheck_on": "2023-03-16"' in each for each in row)


def test_what_was_skipped_is_told_with_why_at_the_end(desk: Path) -> None:
    _, text = at_desk("--article", "a-1", answers=["s needs an expert", "s", "q"])

    skipped = text[text.index("Skipped:") :].split(".\n")[0]
    assert "(needs an expert)" in skipped
    assert skipped.count("-") == 2


def test_mine_shows_what_one_has_in_hand_and_progress_who_did_what(desk: Path) -> None:
    ok("assign", "c-5", "--to", READER)
    _, text = at_desk("--mine", answers="s\ns\ns\n")
    shown = [line.partition(": ")[2] for line in text.splitlines() if line.startswith("Card ")]

    assert shown == ["rate c-4", "resolve c-5"]
    told = run("review", "--progress", "--by", READER).out.splitlines()
    assert told[0].split() == ["day", "reviewer", "acts", "by", "kind"]
    assert [line.split("  ")[1].strip() for line in told[1:]] == [READER, SECOND, "O. Berg"]
    alone = run("review", "--progress", "--mine", "--by", READER).out.splitlines()
    assert len(alone) == 2
    assert "nobody" in mistake("review", "--speaker", "Nobody", "--by", READER)


def test_topic_is_set_and_taken_away_at_the_desk(desk: Path) -> None:
    _, text = at_desk("c-4", answers=["# Libraries", "# -libraries", "#", "Culture", "q"])

    assert "c-4 filed under Libraries." in text
    assert "c-4 no longer filed under Libraries." in text
    assert run("topic", "list").out == "topic    claims\nCulture  1\n"
    _, shown = at_desk("--topic", "culture", answers="q\n")
    assert "  topics    Culture" in shown
