"""People who come and go: whoever leaves hands over."""

import json
from pathlib import Path

import pytest

from tests.cli.running import mistake, ok

OPINION = ("--verdict", "Opinion", "--rationale", "A view")


def in_hand() -> dict[str, str]:
    rows = json.loads(ok("list", "-f", "json"))
    return {row["claim_id"]: row["in_hand_of"] for row in rows if row["in_hand_of"]}


def test_whoever_leaves_hands_over_what_is_open_and_their_name_stays(handed_out: Path) -> None:
    ok("policy", "set", "blind")
    ok("review", "c-3", *OPINION, "--by", "J. Keita")
    before = ok("export", "claims", "-f", "json")

    told = ok("reviewer", "leave", "J. Keita", "--hand-over-to", "m. sow", "--reason", "Retired")
    assert told == "J. Keita has left.\nm. sow has 3 claims of theirs: c-1, c-2, c-3.\n"
    assert in_hand() == {"c-1": "M. Sow", "c-2": "M. Sow", "c-3": "M. Sow"}
    card = json.loads(ok("review", "--export", "-", "--by", "M. Sow").splitlines()[0])
    assert (card["card"], card["assigned_to"]) == ("c-1", "M. Sow")
    assert "J. Keita" in ok("history", "c-1")
    assert "has left" in mistake("take", "c-4", "--reason", "x", "--by", "J. Keita")
    assert "has left this desk" in mistake("assign", "c-4", "--to", "J. Keita")
    ok("undo")
    assert ok("export", "claims", "-f", "json") == before
    assert ok("log", "--verify")


def test_claims_on_hold_rechecks_and_letters_go_over_too(handed_out: Path) -> None:
    letter = ("--channel", "letter", "--sent", "2023-02-01", "--deadline", "2023-03-01")
    rated = ("--as-of", "2023-02-01", "--recheck-on", "2023-02-20", "--by", "J. Keita")
    complaint = ("--reason", "complaint", "--by", "J. Keita")
    ok("contact", "add", "c-3", "--party", "A reader", *letter, *complaint)
    ok("review", "c-4", *OPINION, *rated)
    ok("add", "--no-match", "Trade with region 5 grew by 35 percent in 2022")
    ok("review", "c-5", *OPINION, *rated)
    ok("assign", "c-5", "--to", "A. Diallo")
    ok("hold", "c-1", "--reason", "a court asked")
    ok("hold", "c-3", "--reason", "a court asked")
    before = ok("export", "claims", "-f", "json")

    all_told = "2 claims, 1 re-check and 1 open letter"
    assert all_told in mistake("reviewer", "leave", "J. Keita")
    assert ok("reviewer", "leave", "J. Keita", "--hand-over-to", "M. Sow") == (
        f"J. Keita has left.\nM. Sow has {all_told} of theirs: c-1, c-2, v-1, w-1.\n"
    )
    assert in_hand() == {
        **dict.fromkeys(("c-1", "c-2", "c-3", "c-4"), "M. Sow"),
        "c-5": "A. Diallo",
    }
    overdue = json.loads(ok("digest", "--for", "M. Sow", "-f", "json"))["overdue"]
    assert {each["record"] for each in overdue} == {"c-1", "v-1", "w-1"}
    assert "on hold" in mistake("take", "c-1", "--reason", "x")
    ok("undo")
    assert ok("export", "claims", "-f", "json") == before
    assert ok("log", "--verify")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("J. Keita",), "J. Keita has 2 claims in hand; name who takes over"),
        (("J. Keita", "--hand-over-to", "J. Keita"), "cannot hand over to themselves"),
        (("A. Diallo",), "A. Diallo is the only owner"),
        (("Nobody",), "unknown reviewer 'Nobody'"),
        (("J. Keita", "--hand-over-to", "R. Reader"), "R. Reader only reads at this desk"),
    ],
)
def test_who_cannot_leave_so_is_told(
    handed_out: Path, arguments: tuple[str, ...], told: str
) -> None:
    ok("reviewer", "add", "R. Reader", "--role", "reader")

    assert told in mistake("reviewer", "leave", *arguments)
    assert in_hand() == {"c-1": "J. Keita", "c-2": "J. Keita"}


def test_a_role_hands_nothing_over_so_it_lets_nobody_leave_with_claims(handed_out: Path) -> None:
    head = ok("log", "--head")

    told = mistake("reviewer", "role", "J. Keita", "left")
    assert told.startswith("J. Keita has 2 claims in hand; name who takes over, by `claimcheck ")
    assert "reviewer leave" in told
    assert ok("log", "--head") == head
    assert ok("reviewer", "role", "J. Keita", "reader")
    assert ok("reviewer", "role", "M. Sow", "left") == "M. Sow: left.\n"


def test_somebody_with_nothing_in_hand_just_leaves_once(handed_out: Path) -> None:
    assert ok("reviewer", "leave", "M. Sow") == "M. Sow has left.\n"
    assert mistake("reviewer", "leave", "M. Sow") == "M. Sow has left already"
