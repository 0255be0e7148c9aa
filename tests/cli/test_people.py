"""People who come and go: whoever leaves hands over, and everybody gets their digest."""

import json
from pathlib import Path

import pytest

from tests.cli.running import mistake, ok, run

OPINION = ("--verdict", "Opinion", "--rationale", "A view")


@pytest.fixture
def claims(database: Path) -> Path:
    """Store c-1 to c-4; J. Keita took c-1 and has c-2, and M. Sow is there too."""
    ok("reviewer", "add", "M. Sow")
    for number in range(1, 5):
        ok("add", "--no-match", f"Trade with region {number} grew by {number * 7} percent in 2022")
    taken = ("--reason", "Asked", "--priority", "high", "--deadline", "2023-03-01")
    ok("take", "c-1", *taken, "--by", "J. Keita")
    ok("assign", "c-2", "--to", "J. Keita")
    return database


def in_hand() -> dict[str, str]:
    rows = json.loads(ok("list", "-f", "json"))
    return {row["claim_id"]: row["in_hand_of"] for row in rows if row["in_hand_of"]}


def test_whoever_leaves_hands_over_what_is_open_and_their_name_stays(claims: Path) -> None:
    ok("policy", "set", "blind")
    ok("review", "c-3", *OPINION, "--by", "J. Keita")
    before = ok("export", "claims", "-f", "json")

    told = ok("reviewer", "leave", "J. Keita", "--hand-over-to", "m. sow", "--reason", "Retired")
    assert told == "J. Keita has left.\nm. sow has 3 claims of theirs: c-1, c-2, c-3.\n"
    assert in_hand() == {"c-1": "M. Sow", "c-2": "M. Sow", "c-3": "M. Sow"}
    card = json.loads(ok("review", "--export", "-", "--by", "M. Sow").splitlines()[0])
    assert (card["card"], card["assigned_to"]) == ("c-1", "M. Sow")
    assert "J. Keita" in ok("history", "c-1")
    assert "is left" in mistake("take", "c-4", "--reason", "x", "--by", "J. Keita")
    assert "acts no more" in mistake("assign", "c-4", "--to", "J. Keita")
    ok("undo")
    assert ok("export", "claims", "-f", "json") == before
    assert ok("log", "--verify")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("J. Keita",), "J. Keita has 2 claims in hand; name who takes over with --hand-over-to"),
        (("J. Keita", "--hand-over-to", "J. Keita"), "cannot hand over to themselves"),
        (("A. Diallo",), "A. Diallo is the only owner"),
        (("Nobody",), "unknown reviewer 'Nobody'"),
        (("J. Keita", "--hand-over-to", "R. Reader"), "R. Reader is a reader"),
    ],
)
def test_who_cannot_leave_so_is_told(claims: Path, arguments: tuple[str, ...], told: str) -> None:
    ok("reviewer", "add", "R. Reader", "--role", "reader")

    assert told in mistake("reviewer", "leave", *arguments)
    assert in_hand() == {"c-1": "J. Keita", "c-2": "J. Keita"}


def test_somebody_with_nothing_in_hand_just_leaves_once(claims: Path) -> None:
    assert ok("reviewer", "leave", "M. Sow") == "M. Sow has left.\n"
    assert mistake("reviewer", "leave", "M. Sow") == "M. Sow has left already"


def test_digest_says_what_waits_what_is_overdue_and_what_changed(claims: Path) -> None:
    ok("note", "c-2", "The ministry <calls> back")
    ok("note", "c-4", "Nobody's")
    ok("note", "c-1", "My own", "--by", "J. Keita")
    ok("contact", "add", "c-1", "--with", "A reader", "--channel", "letter", "--reason",
       "complaint", "--sent", "2023-02-20", "--deadline", "2023-02-28")  # fmt: skip
    text = ok("digest", "--for", "j. keita", "--since", "2023-03-02")

    assert text == (
        "For J. Keita, 2023-03-02\n"
        "\n"
        "Waits for you: 1\n"
        "  rate c-1: Trade with region 1 grew by 7 percent in 2022 (high priority, by\n"
        "    2023-03-01)\n"
        "\n"
        "Overdue: 2\n"
        "  2023-02-28 w-1 we owe A reader an answer about c-1\n"
        "  2023-03-01 c-1 rate: Trade with region 1 grew by 7 percent in 2022\n"
        "\n"
        "Changed on your claims since 2023-03-02: 2\n"
        "  c-1 Trade with region 1 grew by 7 percent in 2022: 2023-03-02 A. Diallo said:\n"
        "    s-1 unnamed, date unknown: “Trade with region 1 grew by 7 percent in 2022”;\n"
        "    2023-03-02 A. Diallo contact: w-1 A reader, by letter, they wrote\n"
        "    2023-02-20, we answer by 2023-02-28 (complaint)\n"
        "  c-2 Trade with region 2 grew by 14 percent in 2022: 2023-03-02 A. Diallo said:\n"
        "    s-2 unnamed, date unknown: “Trade with region 2 grew by 14 percent in 2022”;\n"
        "    2023-03-02 A. Diallo assigned: g-1 to J. Keita; 2023-03-02 A. Diallo note:\n"
        "    m-1 “The ministry <calls> back”\n"
    )
    page = ok("digest", "--for", "J. Keita", "-f", "html")
    assert "&lt;calls&gt;" in page
    assert "<script" not in page
    assert "http" not in page
    found = json.loads(ok("digest", "--for", "J. Keita", "-f", "json"))
    assert [each["card"] for each in found["in_hand"]] == ["c-1"]
    assert [each["claim_id"] for each in found["changed"]] == ["c-1", "c-2"]
    assert run("digest", "--for", "J. Keita", "-o", "d.html", "-f", "html").err == "Wrote d.html.\n"
    assert Path("d.html").read_text(encoding="utf-8") == page


def test_digest_of_somebody_with_nothing_to_do_says_so(claims: Path) -> None:
    assert ok("digest", "--for", "M. Sow", "--since", "2023-03-02") == (
        "For M. Sow, 2023-03-02\n\nNothing waits for you.\n\nNothing is overdue.\n\n"
        "Nothing changed on your claims since 2023-03-02.\n"
    )
    assert "unknown reviewer" in mistake("digest", "--for", "Nobody")
