"""Figures as other languages write them, in any form, beside figures that differ."""

from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement
from tests.tables import each_row

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


@each_row(
    ("language", "first", "second"),
    [
        ("de", "Der Ort zahlte 2 Tsd. Euro", "Der Ort zahlte 2.000 Euro"),
        ("fr", "Le port a fermé le 3 mai 2020", "Le port a fermé le 03/05/2020"),
        ("es", "El puerto cerró el 3 de mayo de 2020", "El puerto cerró el 03/05/2020"),
        ("fr", "Le port a fermé à 14h30", "Le port a fermé à 14 h 30"),
        ("de", "Die Strecke ist 3 km lang", "Die Strecke ist 3.000 Meter lang"),
        ("pt", "Custou 3 bilhões de reais", "Custou 3 mil milhões de reais"),
        ("de", "Der Zug hielt um 14.30 Uhr in Suhl", "Der Zug hielt um 14:30 Uhr in Suhl"),
        ("de", "Der Zug hielt um 15 Uhr in Suhl", "Der Zug hielt um 15:00 Uhr in Suhl"),
        ("fr", "Le train part à 14 heures 30", "Le train part à 14h30"),
        ("fr", "Le train part à 14 heures", "Le train part à 14 h"),
        ("es", "El tren sale a las 14.30 horas", "El tren sale a las 14:30"),
        ("it", "Il treno parte alle 14.30", "Il treno parte alle 14:30"),
        ("pt", "O comboio parte às 18 horas", "O comboio parte às 18h00"),
        ("nl", "De trein stopte om 3.25 uur", "De trein stopte om 3:25 uur"),
        ("sv", "Tåget gick klockan 14.30", "Tåget gick klockan 14:30"),
        ("de", "Der Zug fuhr 160 Stundenkilometer", "Der Zug fuhr 160 km/h"),
        ("es", "El tren iba a 160 kilómetros por hora", "El tren iba a 160 km/h"),
        ("nl", "De trein reed 160 kilometer per uur", "De trein reed 160 km/u"),
        ("fr", "Il faisait 40 degrés Celsius à Sète", "Il faisait 40 °C à Sète"),
        ("it", "La casa misura 90 metri quadrati", "La casa misura 90 mq"),
        ("pl", "Ceny wzrosły o 30 proc. w maju", "Ceny wzrosły o 30% w maju"),
        ("pl", "Port kupił dwie łodzie w maju", "Port kupił 2 łodzie w maju"),
        ("pl", "Port kupił dwadzieścia pięć łodzi", "Port kupił 25 łodzi"),
        ("pl", "Port kosztował dwa miliony złotych", "Port kosztował 2 mln zł"),
        ("pl", "Port kupił dwa tysiące pięćset łodzi", "Port kupił 2500 łodzi"),
        ("pl", "W porcie zatonęło sto łodzi", "W porcie zatonęło 100 łodzi"),
        ("pl", "Port kosztował półtora miliona złotych", "Port kosztował 1,5 mln zł"),
        ("pl", "Port zamknięto 3 maja 2019 roku", "Port zamknięto 3 maja 2019 r."),
        ("it", "Il porto apre il 1º gennaio 2020", "Il porto apre il primo gennaio 2020"),
        ("tr", "Kiralar yüzde 64,8 arttı", "Kiralar %64,8 arttı"),
        ("es", "El puerto abre el 1º de octubre", "El puerto abre el 1 de octubre"),
        ("de", "Rund 40 Schiffe liegen in Emden", "Etwa 40 Schiffe liegen in Emden"),
        ("de", "In Emden liegen etwa 40 Schiffe", "In Emden liegen ca. 40 Schiffe"),
        ("es", "Hay unos 40 barcos en Vigo", "Hay alrededor de 40 barcos en Vigo"),
        ("fr", "Il y a près de 40 bateaux", "Il y a presque 40 bateaux"),
        ("nl", "Er liggen minstens 40 schepen", "Er liggen ten minste 40 schepen"),
        ("tr", "Köprü 3 milyar lira tuttu", "Köprü 3 milyar TL tuttu"),
        ("en", "It took three quarters of an hour", "It took 45 minutes"),
        ("en", "The wind reached 90 km per hour", "The wind reached 90 km/h"),
        ("en", "The probe flies at 17 km/s", "The probe flies at 17 kilometres per second"),
        ("en", "The ring is ½ of an inch", "The ring is half an inch"),
        ("en", "The score was 4½ in Graz", "The score was 4.5 in Graz"),
    ],
)
def test_one_figure_in_two_forms_is_the_same(language: str, first: str, second: str) -> None:
    assert band(first, second, language) is Band.SAME


@each_row(
    ("language", "first", "second"),
    [
        ("fr", "Le port a fermé le 3 mai 2020", "Le port a fermé le 05/03/2020"),
        ("de", "Der Zug hielt um 14.30 Uhr in Suhl", "Der Zug hielt um 14:13 Uhr in Suhl"),
        ("fr", "La mine est à 2 heures de Sète", "La mine est à 2 h 00 de Sète"),
        ("nl", "De trein reed 160 kilometer per uur", "De trein reed 160 kilometer per dag"),
        ("it", "Il treno parte alle 14.30", "Il treno parte alle 14.50"),
        ("pl", "Port kupił dwie łodzie w maju", "Port kupił dwanaście łodzi w maju"),
        ("pl", "Port kosztował dwa tysiące pięćset złotych", "Port kosztował 2000 zł"),
        ("pl", "Sto łodzi z Gdyni zatonęło", "200 łodzi z Gdyni zatonęło"),
        ("tr", "Kiralar yüzde 64,8 arttı", "Kiralar 64,8 lira arttı"),
        ("de", "Rund 40 Schiffe liegen in Emden", "Fast 40 Schiffe liegen in Emden"),
        ("de", "Rund 40 Schiffe liegen in Emden", "Mindestens 40 Schiffe liegen in Emden"),
        ("de", "In Emden liegen etwa 40 Schiffe", "In Emden liegen ca. 50 Schiffe"),
        ("es", "Hay unos 40 barcos en Vigo", "Hay 40 barcos en Vigo"),
        ("es", "Unos barcos volvieron a Vigo", "Aproximadamente barcos volvieron a Vigo"),
        ("es", "El tren iba a 160 kilómetros por hora", "El tren iba a 160 kilómetros"),
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
