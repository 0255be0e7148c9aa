from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.text.folding import fold, plain, read_plain
from tests.tables import each_row

NEWSY = st.text(alphabet=st.sampled_from(list("aéZ05%.,:/'’“\"-–—@#&;$€½²ß İ\u200b\u0301_()\n")))


@each_row(
    ("text", "folded"),
    [
        ("Unemployment FELL.", "unemployment fell"),
        ("“It’s over,” she said", "it's over she said"),
        ("4.1%", "4.1%"),
        ("4.1 %", "4.1%"),
        ("$ 5 million", "$5 million"),
        ("from -5 to 10-12", "from -5 to 10-12"),
        ("COVID-19", "covid 19"),
        ("the U.S. economy", "the us economy"),
        ("Exports rose https://t.co/x1 #StopTheWar", "exports rose stop the war"),
        ("@realDonaldTrump said", "real donald trump said"),
        ("It rose — Jo Fox (@jofox) February 25, 2016", "it rose"),
        ("２０％ of ﬁrms", "20% of firms"),
        ("2½ years", "2 1/2 years"),
        ("Q&amp;A", "q&a"),
        ("two  words\nand\tmore", "two words and more"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("", ""),
        ("Безработица упала на 5 %!", "безработица упала на 5%"),
    ],
)
def test_folding_drops_what_carries_no_meaning(text: str, folded: str) -> None:
    assert fold(text) == folded


@each_row(
    ("first", "second"),
    [("4.1%", "41%"), ("4.1%", "4.1"), ("$5", "£5"), ("-5", "5"), ("1-2", "12"), ("1/2", "12")],
)
def test_folding_keeps_figures_apart(first: str, second: str) -> None:
    assert fold(first) != fold(second)


@settings(deadline=None)
@given(st.text() | NEWSY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_plain_keeps_case_and_the_author_and_date_of_a_tweet() -> None:
    text = "“Exports rose” #StopTheWar https://t.co/x — Jo Fox (@jo_fox) May 5, 2016"

    assert plain(text) == "Exports rose Stop The War - Jo Fox jo fox May 5, 2016"


@settings(deadline=None)
@given(st.text() | NEWSY)
def test_every_place_of_a_plain_text_lies_in_the_original(text: str) -> None:
    found = read_plain(text)

    assert len(found.origins) == len(found.text)
    assert all(0 <= origin < len(text) for origin in found.origins)


def test_places_point_at_the_words_of_the_original() -> None:
    text = "“Zoë” paid ½ to #StopTheWar"
    found = read_plain(text)
    start = found.text.index("Stop")

    assert text[slice(*found.origin(start, start + 4))] == "Stop"
