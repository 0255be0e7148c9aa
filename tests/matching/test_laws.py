"""What comparing two texts costs, however they are made."""

from itertools import count
from time import process_time

import pytest

from claimcheck import compare

# Of the longest statement that is taken, and of an eighth of it.
_SHORT, _LONG = 1_250, 10_000


@pytest.mark.parametrize(
    ("piece", "other"),
    [
        ("1,000 ", "½ "),
        ("5% ", "$5 "),
        ("-5 ", "$5 "),
        ("more than 5 ", "$5 "),
        ("from 35 to 290 ", "from 35 to 310 "),
        ("by 5% to 6% ", "rose by 7% "),
        ("half of the ", "half "),
        ("by 52-48 ", "with 52 votes to 48 "),
    ],
)
def test_eight_times_the_length_costs_about_eight_times(piece: str, other: str) -> None:
    def cost(length: int) -> float:
        # What was read once is kept, so no two texts may be the same.
        length -= next(counted) * 20
        texts = [each * (length // len(each)) for each in (piece, other)]
        begun = process_time()
        compare(*texts)
        return process_time() - begun

    counted = count()
    cost(_SHORT)
    short = min(cost(_SHORT) for _ in range(3))

    # Where each figure is held against each, it is 64 times as much.
    assert cost(_LONG) < 25 * short
