from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.text.identity import are_known, known_form
from tests.tables import each_row

NEWSY = st.text(alphabet=st.sampled_from(list("aéZ05%.,:/'’“\"-–—@#&$€½²⁶ß İ\u200b()\n")))


@each_row(
    ("first", "second"),
    [
        ("Exports  rose\nagain", "Exports rose again"),
        ("“Exports rose”", "Exports rose"),
        ("The city’s bridge", "The city's bridge."),
        ("soft\u00adhyphen", "softhyphen"),
        ("２０％ of ﬁrms", "20% of firms"),
    ],
)
def test_blanks_and_typography_tell_nothing_apart(first: str, second: str) -> None:
    assert are_known(first, second)


@each_row(
    ("first", "second"),
    [
        ("No more nurses are needed", "No, more nurses are needed"),
        ("C# is unsafe", "C is unsafe"),
        ("C++ is unsafe", "C is unsafe"),
        (
            "He called the migrants (not the guards) animals",
            "He called the migrants not the guards animals",
        ),
        ("It is safe ✅", "It is safe ❌"),
        ("10⁶ watts", "106 watts"),
        ("Exports of Turkey", "Exports of turkey"),
        ("Is it safe?", "Is it safe"),
        ("≥ 5", "≤ 5"),
    ],
)
def test_what_may_carry_meaning_tells_two_texts_apart(first: str, second: str) -> None:
    assert not are_known(first, second)


@given(NEWSY)
def test_the_known_form_of_a_known_form_is_itself(text: str) -> None:
    assert known_form(known_form(text)) == known_form(text)
