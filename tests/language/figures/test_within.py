from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.language.figures.within import may_have_figures, words_within
from claimcheck.language.reading import Reading
from claimcheck.store.index.tokens import split_words

_OTHERS = "they sold boats near Tarn and found gold ; . , ( ) - to".split()
_NUMBERS = "3 48 1,200 2019 4.1 $5 7:30 2/3 1990 9-12".split()
_TEXTS = st.lists(
    st.sampled_from(sorted(words_within())) | st.sampled_from([*_OTHERS, *_NUMBERS]), max_size=20
).map(" ".join)


@settings(deadline=None)
@given(_TEXTS)
@example("from three to 5 million U.S. dollars or more, at half past 7 o'clock p.m.")
@example("a year and a half, 52 votes to 48, the second of May 2020, 6 ft 2 in, nine-tenths")
def test_figures_take_only_words_that_can_stand_within_one(text: str) -> None:
    reading = Reading(text)
    left = split_words(reading.masked)
    within = {word for each in words_within() for word in split_words(each)}

    for word in split_words(reading.plain.text):
        if word in left:
            left.remove(word)
        else:
            assert word.lower() in within or any(map(str.isdigit, word))
    assert may_have_figures(text, text, "en") or not reading.figures
