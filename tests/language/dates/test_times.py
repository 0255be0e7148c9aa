"""What the times that a text names mean, and how exactly."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.dates.times import match_time, read_time
from claimcheck.model.dates import PartialDate
from tests.tables import each_row

FRIDAY = PartialDate(2023, 3, 10)


@each_row(
    ("words", "when"),
    [
        ("on Tuesday", "2023-03-07"),
        ("on Friday", "2023-03-10"),
        ("last Friday", "2023-03-03"),
        ("last Tuesday night", "2023-03-07"),
        ("on Friday last week", "2023-03-03"),
        ("Friday of last week", "2023-03-03"),
        ("late on Monday", "2023-03-06"),
        ("later Monday", "2023-03-06"),
        ("yesterday", "2023-03-09"),
        ("last night", "2023-03-09"),
        ("this morning", "2023-03-10"),
        ("today", "2023-03-10"),
        ("on Feb. 20", "2023-02-20"),
        ("on Sept. 9, 2022", "2022-09-09"),
        ("on 20th February", "2023-02-20"),
        ("on the 20th of February", "2023-02-20"),
        ("on February 20th", "2023-02-20"),
        ("on Thursday, 9 March", "2023-03-09"),
        ("Thursday, March 9, 2023", "2023-03-09"),
        ("Mar 4 2023", "2023-03-04"),
        ("2023-02-20", "2023-02-20"),
        ("on 28 December", "2022-12-28"),
        ("on 20 March", None),
        ("on February 30", None),
        ("two days ago", "2023-03-08"),
        ("Two weeks ago", "2023-02"),
        ("three months ago", "2022"),
        ("A year ago", "2022"),
        ("several days ago", None),
        ("a day earlier", None),
        ("three weeks before", None),
        ("a decade ago", None),
        ("in the 1990s", None),
        ("in a 2020 interview", "2020"),
        ("in 2016", "2016"),
        ("in late 2020", "2020"),
        ("in February", "2023-02"),
        ("In early February", "2023-02"),
        ("in February 2022", "2022-02"),
        ("in November last year", "2022-11"),
        ("at the July meeting", "2022-07"),
        ("between 3 and 5 March", "2023-03"),
        ("earlier this week", "2023-03"),
        ("last week", None),
        ("last month", "2023-02"),
        ("this year", "2023"),
        ("last year", "2022"),
        ("last spring", "2022"),
        ("last summer", "2022"),
        ("over the weekend", "2023-03"),
        ("at the weekend", "2023-03"),
        ("last weekend", None),
        ("a fortnight ago", "2023-02"),
        ("on Christmas Eve", "2022-12-24"),
        ("on Boxing Day", "2022-12-26"),
        ("on New Year’s Day", "2023-01-01"),
        ("in her 2019 memoir", "2019"),
        ("the next day", None),
    ],
)  # fmt: skip
def test_a_time_keeps_its_precision(words: str, when: str | None) -> None:
    found = read_time(words, FRIDAY)

    assert found is not None
    assert (str(found.when) if found.when else None) == when


@each_row(
    "words",
    ["May Chen spoke", "Theresa May said 12 ministers", "2030 was the target", "Friday’s vote",
     "at noon", "12 people", "March 12 million"],
)  # fmt: skip
def test_other_words_are_no_time(words: str) -> None:
    assert read_time(words, FRIDAY) is None


def test_without_a_base_only_what_needs_none_is_read() -> None:
    assert [
        (time.when is not None) if (time := read_time(words, None)) else None
        for words in ("on Tuesday", "in 2016", "on 4 May 2020", "on 4 May")
    ] == [False, True, True, False]


def test_a_time_ends_where_its_words_do() -> None:
    text = "on the 20th of February that"

    assert text[match_time(text, 0, len(text)) :] == " that"
    assert match_time(text, 3, 6) == 3


_WORDS = st.lists(
    st.sampled_from(
        "on last this Monday Friday week month year ago two Feb. March 9 20th 2022 2023 the of in"
        " between and 5 early late yesterday spring 1990s , next day".split()
    ),
    max_size=8,
).map(" ".join)


@given(_WORDS, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_nothing_lies_after_the_day_it_is_seen_from(words: str, base: date) -> None:
    found = read_time(words, PartialDate(base.year, base.month, base.day))

    if found and found.when:
        length = len(str(found.when))
        assert str(found.when) <= base.isoformat()[:length]
