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
    assert "acts no more" in mistake("assign", "c-4", "--to", "J. Keita")
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
        (("J. Keita", "--hand-over-to", "R. Reader"), "R. Reader is a reader"),
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
