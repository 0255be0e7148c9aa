"""Figures as other languages write them, in any form, beside figures that differ."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement

# A claim in each language, its grouping and decimal marks, and its words for a million and more.
WRITTEN = {
    "de": ("Der Hafen verlor {} Euro im Mai 2019", ".", ",", ("Mio.", "Mrd.", "Billionen")),
    "es": ("El puerto perdió {} euros en mayo de 2019", ".", ",", ("millones", "billones")),
    "fr": ("Le port a perdu {} euros en mai 2019", " ", ",", ("millions", "milliards", "billions")),
    "it": ("Il porto ha perso {} euro in maggio 2019", ".", ",", ("milioni", "miliardi")),
    "pt": ("O porto perdeu {} euros em maio de 2019", ".", ",", ("milhões", "bilhões")),
}
LANGUAGES = st.sampled_from(sorted(WRITTEN))


def band(first: str, second: str, language: str) -> Band:
    """Return the band of two texts of one language, which must not hang on their order."""
    texts = Statement(first, language=language), Statement(second, language=language)
    found = claimcheck.compare(*texts).band
    assert claimcheck.compare(*texts[::-1]).band is found
    return found


def grouped(number: int, mark: str) -> str:
    """Return a number with its thousands parted by a mark."""
    return f"{number:,}".replace(",", mark)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("de", "Der Ort zahlte 2 Tsd. Euro", "Der Ort zahlte 2.000 Euro"),
        ("fr", "Le port a fermé le 3 mai 2020", "Le port a fermé le 03/05/2020"),
        ("es", "El puerto cerró el 3 de mayo de 2020", "El puerto cerró el 03/05/2020"),
        ("fr", "Le port a fermé à 14h30", "Le port a fermé à 14 h 30"),
        ("de", "Die Strecke ist 3 km lang", "Die Strecke ist 3.000 Meter lang"),
        ("pt", "Custou 3 bilhões de reais", "Custou 3 mil milhões de reais"),
        ("en", "It took three quarters of an hour", "It took 45 minutes"),
        ("en", "The wind reached 90 km per hour", "The wind reached 90 km/h"),
        ("en", "The probe flies at 17 km/s", "The probe flies at 17 kilometres per second"),
        ("en", "The ring is ½ of an inch", "The ring is half an inch"),
        ("en", "The score was 4½ in Graz", "The score was 4.5 in Graz"),
    ],
)
def test_one_figure_in_two_forms_is_the_same(language: str, first: str, second: str) -> None:
    assert band(first, second, language) is Band.SAME


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "Le port a fermé le 3 mai 2020", "Le port a fermé le 05/03/2020"),
        ("en", "The port closed on 3 May 2020", "The port closed on 05/03/2020"),
        ("en", "It took three quarters of an hour", "It took 75 minutes"),
        ("en", "Rents rose by half in Graz", "Rents rose by 0.5 in Graz"),
    ],
)
def test_another_figure_is_never_the_same(language: str, first: str, second: str) -> None:
    assert band(first, second, language) is not Band.SAME


@settings(deadline=None, max_examples=100)
@given(LANGUAGES, st.integers(1_000, 999_999))
def test_a_number_parted_by_its_language_or_not_at_all_is_the_same(
    language: str, number: int
) -> None:
    claim, mark, _, _ = WRITTEN[language]

    texts = claim.format(grouped(number, mark)), claim.format(number)
    assert band(*texts, language) is Band.SAME


@settings(deadline=None, max_examples=100)
@given(LANGUAGES, st.integers(1_000, 999_999), st.data())
def test_a_mark_digit_or_scale_that_is_changed_is_never_the_same(
    language: str, number: int, data: st.DataObject
) -> None:
    claim, mark, decimal, scales = WRITTEN[language]
    written = grouped(number, mark)
    place = data.draw(st.sampled_from([n for n, sign in enumerate(written) if sign.isdigit()]))
    digit = data.draw(st.sampled_from([each for each in "123456789" if each != written[place]]))
    scale, other = data.draw(st.lists(st.sampled_from(scales), min_size=2, max_size=2, unique=True))
    for first, second in (
        (written, written[:place] + digit + written[place + 1 :]),
        (written, written.replace(mark, decimal)),
        (f"3 {scale}", f"3 {other}"),
        (f"3 {scale}", "3"),
    ):
        assert band(claim.format(first), claim.format(second), language) is not Band.SAME
