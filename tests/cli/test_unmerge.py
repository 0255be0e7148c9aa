"""`claimcheck unmerge`."""

from tests.desk import Desk


def test_unmerged_claims_stand_for_themselves_again(two_claims: Desk) -> None:
    two_claims.run("merge", "c-1", "c-2", "--reason", "One thing")
    parted = two_claims.run("unmerge", "c-2", "c-1")

    assert parted.out == (
        "l-3 no longer holds: c-1 same as c-2.\n"
        "c-1: proposed; v-1 True; 1 mention\n"
        "c-2: not picked up; no verdict; 1 mention\n"
    )
    assert two_claims.run("log", "--verify").code == 0
    assert "c-1 and c-2 are two claims" in two_claims.refused("unmerge", "c-1", "c-2")
