"""Growth that a text states, checked against the ends it gives."""

from claimcheck.language.figures.check_growth import check_growth
from claimcheck.language.figures.check_parts import check_figures
from tests.tables import each_row


@each_row(
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
        ("It halved from 100 to 50.", ["halved from 100 to 50 is 2.00-fold: holds when rounded"]),
        ("It halved from 100 to 20.", ["halved from 100 to 20 is 5.00-fold: does not hold"]),
        ("It halved from 100 to 200.", ["halved from 100 to 200 is 2.00-fold: does not hold"]),
        ("It doubled from 100 to 50.", ["doubled from 100 to 50 is 0.50-fold: does not hold"]),
        (
            "It fell fivefold from 100 to 20.",
            ["fivefold from 100 to 20 is 5.00-fold: holds when rounded"],
        ),
        ("It tripled from 100 to 0.", []),
        ("It rose 20% to 130 from 100.", ["20% to 130 from 100 is 30.00%: does not hold"]),
        (
            "Sales fell 10 percent to $90 million from $100 million in May.",
            ["10 percent to $90 million from $100 million is -10.00%: holds when rounded"],
        ),
        ("Aid grew 20% to 500 trucks from 3 borders.", []),
        ("She won by 18 points (58 percent to 40 percent) and he by 47 to 25.", []),
        ("Aid grew 20% to 500 from 3 borders.", []),
        ("It rose 20% from Monday to Friday.", []),
        ("It rose from 100 to 130.", []),
        ("It rose 20%.", []),
        ("", []),
    ],
)
def test_a_stated_growth_is_checked(text: str, checks: list[str]) -> None:
    assert [str(check) for check in check_growth(text)] == checks


@each_row(
    ("text", "holds"),
    [
        ("12 of 48 (25%)", True),
        ("12 of 48 (30%)", False),
        ("Only 12 of the 48 schools (25%) opened.", True),
        ("Only 12 of the 48 schools, or 52%, opened.", False),
        ("12 out of 48 schools (25 per cent) opened.", True),
        ("12 out of 48 schools (35 per cent) opened.", False),
        ("1.2 million of 4.8 million people (26%)", True),
        ("1.2 million of 4.8 million people (36%)", False),
        ("A third of 300, or 100, left.", True),
        ("A third of 300, or 150, left.", False),
        ("A third of 31 seats, or 10, were empty.", True),
        ("half of the 300, 150", True),
        ("half of the 300, 250", False),
        ("25% of the 48 schools, or 12, opened.", True),
        ("25% of the 48 schools, or 21, opened.", False),
        ("A plus: 12 men plus 13 women, together 25 people", True),
        ("12 men plus 13 women, together 52 people", False),
        ("12 men and 13 women, a total of 26 people", False),
        ("12 men and 13 women, 25 in all", True),
        ("12 men and 13 women, 26 people in all", False),
        ("$1.2 million and $2.3 million, a total of $3.5 million", True),
        ("$1.2 million and $2.3 million, a total of $4.5 million", False),
        ("$1.2 million and $2.3 million, a total of $3.6 million", True),
    ],
)
def test_parts_and_sums_are_checked(text: str, holds: bool) -> None:
    (check,) = check_figures(text)

    assert check.holds is holds
    assert text[slice(*check.place)] in check.words


@each_row(
    "text",
    [
        "About 12 of 48 schools (30%) opened.",
        "12 of 48 schools (30% of all pupils) opened.",
        "12 of 48 schools opened, and 30% of pupils came.",
        "More than a third of the 300, 150, left.",
        "Half of the 300, 250 of them women, left.",
        "A third of 300 seats (150) were empty.",
        "One in three (36%) left.",
        "12 men and 13 women came, 26 left.",
        "5 boys, 12 men and 13 women, a total of 30 people",
        "12 men and $13, a total of 26",
        "between 12 and 13, a total of 26",
        "3 of 5 May 2019 (30%)",
        "Half of 2019 (12%)",
        "Three of the 0 (12%), or 4",
        "",
    ],
)
def test_what_may_be_meant_otherwise_is_not_checked(text: str) -> None:
    assert check_figures(text) == []
