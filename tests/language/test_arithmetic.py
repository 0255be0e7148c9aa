"""Growth that a text states, checked against the ends it gives."""

import pytest

from claimcheck.language.arithmetic import check_growth


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        (
            "Places grow eightfold: from 35 to 290.",
            ["eightfold from 35 to 290 is 8.29-fold: holds when rounded"],
        ),
        ("It rose 20% from 100 to 130.", ["20% from 100 to 130 is 30.00%: does not hold"]),
        ("It rose 30% from 100 to 130.", ["30% from 100 to 130 is 30.00%: holds when rounded"]),
        (
            "The fund doubled from 2 million to 5 million euros.",
            ["doubled from 2 million to 5 million euros is 2.50-fold: holds when rounded"],
        ),
        ("It rose 20% to 130 from 100.", ["20% to 130 from 100 is 30.00%: does not hold"]),
        (
            "Sales fell 10 percent to $90 million from $100 million in May.",
            ["10 percent to $90 million from $100 million is -10.00%: holds when rounded"],
        ),
        ("Aid grew 20% to 500 trucks from 3 borders.", []),
        ("Aid grew 20% to 500 from 3 borders.", []),
        ("It rose 20% from Monday to Friday.", []),
        ("It rose from 100 to 130.", []),
        ("It rose 20%.", []),
        ("", []),
    ],
)
def test_a_stated_growth_is_checked(text: str, checks: list[str]) -> None:
    assert [str(check) for check in check_growth(text)] == checks
