"""A text read once: what a `Reading` gives is what reading it each time would give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.figures.find import figures_in_plain, find_figures
from claimcheck.language.reading import Reading
from claimcheck.language.text.folding import fold, plain, read_plain
from claimcheck.language.text.identity import are_known
from claimcheck.language.text.stems import indexed
from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.model.figure import with_years
from tests.tables import each_row

NEWSY = st.lists(
    st.sampled_from(
        ["Exports", "of", "Mali's", "“rose”", "20", "%", "May 5", "-", "May 7", "to", "10",
         "in March", "in 2020", "Dec 3", ".", ",", "6ft", "2in", "on", "the 3rd of June", "@jo"]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip
DAYS = st.builds(PartialDate, st.integers(1990, 2030), st.none() | st.integers(1, 12))


@settings(deadline=None)
@given(NEWSY | st.text(), st.sampled_from(["en", "und", "fr"]))
def test_a_reading_gives_what_reading_again_gives(text: str, language: str) -> None:
    reading = Reading(text, language)

    assert reading.plain == read_plain(text)
    assert reading.figures == figures_in_plain(read_plain(text).text, None, language)
    assert reading.folded == fold(text)
    assert reading.indexed == indexed(plain(text), language)
    assert reading.is_known_as(f" {text}  ") == are_known(text, f" {text}  ")


@settings(deadline=None)
@given(NEWSY, DAYS)
def test_a_day_gives_years_and_moves_no_figure(text: str, day: PartialDate) -> None:
    undated, dated = (find_figures(text, said_on=each) for each in (None, day))

    assert [each.span for each in dated] == [each.span for each in undated]
    assert list(with_years(undated, day)) == dated


@each_row(
    ("text", "said_on", "keys"),
    [
        ("It closed on 3 March", "2023-04", ["#date:2023–3–3"]),
        ("It closed in December", "2023-01", ["#date:2022–12–0"]),
        ("It opens in January", "2022-12", ["#date:2023–1–0"]),
        ("It opens in June", "2023-01", ["#date:0–6–0"]),
        ("It closed on 3 March", "2023", ["#date:0–3–3"]),
        ("It closed on 3 March 2020", "2023-04", ["#date:2020–3–3"]),
        ("It closed from 3 March-5 March", "2023-04", ["#date:2023–3–3"]),
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_is_meant(
    text: str, said_on: str, keys: list[str]
) -> None:
    assert [each.key for each in find_figures(text, said_on=parse_date(said_on))] == keys


def test_readings_of_one_text_are_equal_whatever_was_read_of_them() -> None:
    first, second = Reading("Exports rose by 20%"), Reading("Exports rose by 20%")

    assert first.figures is first.figures
    assert first.plain is first.plain
    assert first == second != Reading("Exports rose by 20%", "fr")
    assert hash(first) == hash(second)
    with pytest.raises(AttributeError):
        first.text = "Imports rose"  # type: ignore[misc]
