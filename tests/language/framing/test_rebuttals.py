"""What contests words from beside them."""

from time import process_time

import pytest

from claimcheck.language.framing.rebuttals import challenge_beside


@pytest.mark.parametrize("piece", ["he said ", ", who ", ", and ", "the claim that ", "which "])
def test_eight_times_the_length_costs_about_eight_times(piece: str) -> None:
    def cost(length: int) -> float:
        before = piece * (length // len(piece))
        begun = process_time()
        for _ in range(20):
            challenge_beside(before, "")
        return process_time() - begun

    cost(500)

    # Where a rule looks at the rest from each place, it is 64 times as much.
    assert cost(16_000) < 25 * max(cost(2_000), 0.002)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("He falsely said; she said", None),
        ("He said, but falsely she said", "falsely"),
        ("He falsely said, and she denied, but wrongly", "wrongly"),
        ("The mayor, who lied, said", None),
        ("The mayor, who lied, falsely said", "falsely"),
    ],
)
def test_what_stands_in_an_earlier_clause_contests_nothing(before: str, told: str | None) -> None:
    assert challenge_beside(before, "") == told
