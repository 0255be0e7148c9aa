"""`claimcheck merge`."""

from tests.desk import Desk


def test_merged_claims_are_told_as_one(two_claims: Desk) -> None:
    merged = two_claims.run("merge", "c-1", "c-2", "--reason", "One thing")

    assert merged.out == "l-3 c-1 same as c-2.\nc-1 and c-2: proposed; v-1 True; 2 mentions\n"
    assert "c-1 is that claim itself" in two_claims.refused("merge", "c-1", "c-1", "--reason", "x")
