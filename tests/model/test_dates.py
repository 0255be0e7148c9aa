"""Dates as the news gives them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.dates import DateError, PartialDate, parse_date
from tests.tables import each_row


@each_row(
    ("text", "parsed", "precision"),
    [
        ("2023", PartialDate(2023), "year"),
        ("2023-02", PartialDate(2023, 2), "month"),
        ("2023-02-07", PartialDate(2023, 2, 7), "day"),
        ("2024-02-29", PartialDate(2024, 2, 29), "day"),
        ("0001-01-01", PartialDate(1, 1, 1), "day"),
    ],
)
def test_full_and_partial_dates_are_read_and_written(
    text: str, parsed: PartialDate, precision: str
) -> None:
    assert parse_date(text) == parsed
    assert (str(parsed), parsed.precision) == (text, precision)


@each_row(
    "text",
    [
        *(
            "",
            " 2023",
            "2023-2",
            "2023-13",
            "2023-00",
            "2023-02-00",
            "2023-02-30",
            "2023-02-29",
            "2023-04-31",
        ),
        *("0000", "23-02-07", "07.02.2023", "2023/02/07", "2023-02-07T09:00", "7 February 2023"),
        *("yesterday", "２０２３", "2023-02-07\n", "-2023"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(DateError) as found:
        parse_date(text)

    assert str(found.value) == f"{text!r} is not a date; write 2023-02-07, 2023-02 or 2023"


def test_long_text_is_shortened_in_the_error() -> None:
    assert len(str(DateError("x" * 10_000))) < 120


@each_row(
    ("first", "second", "agree"),
    [
        (PartialDate(2023), PartialDate(2023, 2, 7), True),
        (PartialDate(2023, 2), PartialDate(2023, 2, 7), True),
        (PartialDate(2023, 2), PartialDate(2023, 3, 7), False),
        (PartialDate(2023), PartialDate(2024), False),
        (PartialDate(2023, 2, 7), PartialDate(2023, 2, 8), False),
    ],
)
def test_dates_agree_as_far_as_both_are_known(
    first: PartialDate, second: PartialDate, agree: bool
) -> None:
    assert first.agrees_with(second) is agree
    assert second.agrees_with(first) is agree


@given(st.lists(st.dates(), min_size=2))
def test_written_dates_sort_by_time(dates: list[date]) -> None:
    parsed = [parse_date(each.isoformat()) for each in dates]

    assert sorted(map(str, parsed)) == [each.isoformat() for each in sorted(dates)]
