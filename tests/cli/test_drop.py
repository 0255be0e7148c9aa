"""`claimcheck drop`."""

from pathlib import Path

from tests.cli.together import done_together_and_undone
from tests.desk import Desk


def test_dropped_claim_is_untaken_and_drops_once(two_claims: Desk) -> None:
    two_claims.run("take", "c-2", "--reason", "Widely shared")
    dropped = two_claims.run("drop", "c-2", "--reason", "Nobody counts it")

    assert dropped == (0, "c-2 is dropped. It is not picked up; no verdict; 1 mention.\n", "")
    assert "nobody has taken c-2" in two_claims.refused("drop", "c-2", "--reason", "x")


def test_of_a_filter_those_in_hand_are_dropped(regions: Path) -> None:
    act = ("drop", "--speaker", "Lavrov", "--reason", "x")

    assert done_together_and_undone(act, "1 claim dropped", "--status", "open") == []
