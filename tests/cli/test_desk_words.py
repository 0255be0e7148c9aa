"""Acts of the desk that have a word and no letter, as the commands of the same names."""

from pathlib import Path

import pytest

from claimcheck.cli.help import GROUPS
from claimcheck.workflows.desk.keys import ACTS, ASIDE, MOVES, WORDS
from tests.cli.day import READER, SECOND, at_desk
from tests.cli.running import golden, ok, run

# What is done with a claim beside the desk: of the file, of persons, of what comes in or goes out.
_NO_ACTS = {"start", "take in", "look up", "drafts", "the file"}
_OTHER = {"due", "export", "lint-claimreview", "report", "site", "dossier"}
# Two commands of which the answers are the desk's words.
_BY_ANSWER = {"decide", "review"}


def test_every_act_of_a_command_has_its_word_at_the_desk() -> None:
    words = {key.word for key in (*ACTS, *WORDS, *ASIDE, *MOVES)} | _BY_ANSWER | _OTHER
    asked = [name for group, names in GROUPS for name in names if group.lower() not in _NO_ACTS]

    assert [name for name in asked if name not in words] == []
    assert {"contact", "source", "redact", "undo"} <= words


def test_claims_are_published_corrected_tied_and_held_at_the_desk(desk: Path) -> None:
    letter = desk.parent / "letter.txt"
    letter.write_text("Dear desk", encoding="utf-8")
    sittings = [
        ("c-3", ["publish https://desk.example/3", "g They are right"]),
        ("c-3", ["gate", "publish https://desk.example/3", "", "", "publish", ""]),
        ("c-3", ["publish https://desk.example/3", "", "q", "redact", "b"]),
        ("c-3", ["publish https://desk.example/3 yesterday", "yes", "Readers wait"]),
        ("c-3", ["correct typo We misspelt Ek", "It counts waiting lorries.", "correct", ""]),
        ("c-3", ["correct new-verdict We erred", "1", "All are empty", "", "", "correct odd x"]),
        ("c-5", ["correct typo x", "publish https://desk.example/5"]),
        ("c-4", ["contact A reader", "letter", "yes", "", "28 February", "yes", "in two weeks"]),
        ("c-4", ["contact Port", "e-mail", "", "", "", "", "letter.txt", "", "contact answer"]),
        ("c-4", ["contact A reader", "letter", "y", "", "", "", "letter.txt", ""]),
        ("c-4", ["contact answer w-1 Yes", "1 March", "yes", "", "contact answer w-9 x", "", ""]),
        ("c-4", ["merge c-6 One city", "unmerge c-6", "Two cities", "unmerge c-6 x"]),
        ("c-4", ["link contradicts c-5 Not both", "unlink l-14 A slip", "unlink l-1 x"]),
        ("c-4", ["link", "", "link odd c-5 x", "supersede c-6 2023-02 Newer", "supersede", ""]),
        ("c-4", ["supersede c-1 next year", "q", "merge", "b"]),
        ("c-4", ["hold A court", "v", "n x", "hold x", "p", "hold lift It is over", "n x"]),
        ("s-8", ["redact A court", "", "redact A court", "yes"]),
        ("c-5", ["topic add Trade", "topic remove Trade", "source add backs https://x.example"]),
    ]
    told = []
    for card, lines in sittings:
        _, text = at_desk(card, answers=[*lines, "q"])
        told += [f"=== {card}", *_without_cards(text.replace(str(desk.parent), ""))]

    golden("desk-words.txt", "\n".join(told) + "\n")
    assert run("log", "--verify").code == 0


def _without_cards(text: str) -> list[str]:
    """Return what was typed and told, without the cards between."""
    lines, is_card = [], True
    for line in text.splitlines():
        if " left > " in line or line.startswith(("> ", "End of")):
            is_card = False
        elif line.startswith("Card "):
            is_card = True
        if not is_card and line:
            lines.append(line)
    return lines


def test_editors_alone_hold_and_a_hold_stands_on_the_card(desk: Path) -> None:
    ok("reviewer", "add", "P. Aho", "--role", "reviewer")
    _, refused = at_desk("c-4", answers=["hold A court", "q"], by="P. Aho")
    ok("merge", "c-4", "c-6", "--reason", "One city")
    ok("hold", "c-6", "--reason", "A court asked", "--by", SECOND)
    _, text = at_desk("c-4", answers=["t", "q"])

    assert "P. Aho is a reviewer" in refused
    assert "  on hold   since 2023-03-02, by J. Keita: A court asked; nobody changes" in text
    assert "c-4 is on hold; an editor lifts that: hold lift REASON" in text


@pytest.mark.parametrize(
    ("line", "level", "deadline"),
    [
        ("t high, Readers ask", "high", ""),
        ("t high priority, by 2023-03-10, Readers ask", "high", "2023-03-10"),
        ("t by 10 March, Readers ask\nyes", "", "2023-03-10"),
        ("t low by 2023-03-10\nReaders ask", "low", "2023-03-10"),
        ("t High schools ask, by 2023-03-10 at the latest", "", ""),
        ("t By the port, of all people", "", ""),
        ("t by 2 million people, or so it is said", "", ""),
        ("t by 7 of 10 voters, they say", "", ""),
        ("t by 03/04/2027, Readers ask\n2023-03-10", "", "2023-03-10"),
        ("t high, by 03/04/2027, Readers ask\n2023-02-31\n2023-03-10", "high", "2023-03-10"),
        ("t low by 32 March\n2023-03-10\nReaders ask", "low", "2023-03-10"),
        ("t by 2023-02-31, Readers ask\n10 March\nyes", "", "2023-03-10"),
        ("t by 2027, Readers ask\n2023-03-10", "", "2023-03-10"),
        ("t by 10/3, Readers ask\n\nt Readers ask", "", ""),
        ("t\nReaders ask\nodd\nhigh\n2 March", "high", ""),
        ("t\nReaders ask\nhigh\n3 March\nyes", "high", "2023-03-03"),
        ("t\nReaders ask\n\n", "", ""),
    ],
)
def test_a_claim_is_taken_with_priority_and_day(
    desk: Path, line: str, level: str, deadline: str
) -> None:
    _, text = at_desk("c-6", answers=[*line.split("\n"), "q"])

    assert "c-6 taken." in text or line.endswith("2 March"), text
    listed = run("export", "claims", "-f", "csv").out.splitlines()
    columns = listed[0].split(",")
    row = next(each for each in listed if each.startswith("c-6,")).split(",")
    found = dict(zip(columns, row[: len(columns)], strict=False))
    if "c-6 taken." in text:
        assert (found["priority"], found["deadline"]) == (level, deadline)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["they wrote"], "they wrote 2023-03-02"),
        (["They-wrote"], "they wrote 2023-03-02"),
        (["yes, unasked"], "they wrote 2023-03-02"),
        (["Yes"], "they wrote 2023-03-02"),
        (["perhaps", "y"], "they wrote 2023-03-02"),
        (["perhaps", ""], "sent 2023-03-02"),
        (["we asked"], "sent 2023-03-02"),
        (["No"], "sent 2023-03-02"),
        ([""], "sent 2023-03-02"),
    ],
)
def test_who_spoke_first_is_understood_or_asked_again(
    desk: Path, answers: list[str], told: str
) -> None:
    lines = ["contact A reader", "letter", *answers, "", "", "", "", "q"]
    _, text = at_desk("c-4", answers=lines)

    assert f"w-1 c-4: A reader, by letter, {told}." in text
    assert ("'perhaps' is no answer; write yes" in text) is ("perhaps" in answers)


def test_what_is_taken_is_taken_again_with_another_day(desk: Path) -> None:
    _, text = at_desk("c-4", answers=["t high, More ask", "t high, More ask", "", "q"], by=READER)

    assert "c-4 taken. Status: open." in text
    assert "A. Diallo has taken c-4 already: More ask" in text
    assert "high priority" in " ".join(text.split())
