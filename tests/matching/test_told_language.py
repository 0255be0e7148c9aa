"""Texts of which nobody named the language, and whose words tell it."""

import claimcheck
from claimcheck.language.reading import Reading
from claimcheck.matching.bands import told_language
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement
from tests.tables import each_row

SAME = [
    (
        "Die Hälfte der Brücken im Kreis ist gesperrt",
        "50 Prozent der Brücken im Kreis sind gesperrt",
    ),
    ("Der Kreis zahlt 40 Euro pro Monat", "Der Kreis zahlt 40 Euro im Monat"),
    ("Am 4. Mai 2021 wurden sechs Brücken gesperrt", "Am 4.5.2021 wurden 6 Brücken gesperrt"),
    ("Selon le préfet, le pont est fermé", "Le pont est fermé, selon le préfet"),
    ("Mme Aubin dirige la mairie de Sète", "Madame Aubin dirige la mairie de Sète"),
    (
        "L'OMS a envoyé 40 médecins au Tchad",
        "L'Organisation mondiale de la santé a envoyé 40 médecins au Tchad",
    ),
    ("El 5 de mayo de 2020 cerró el puerto de Vigo", "El 05/05/2020 cerró el puerto de Vigo"),
    ("El Sr. Oliva vendió el puerto de Vigo", "El señor Oliva vendió el puerto de Vigo"),
    ("El puerto tiene 20.000 barcos", "El puerto tiene veinte mil barcos"),
    ("Metade dos barcos de Faro não tem licença", "50% dos barcos de Faro não têm licença"),
    ("La BCE ha alzato i tassi a luglio", "La Banca Centrale Europea ha alzato i tassi a luglio"),
    (
        "Olanda, Belgio e Danimarca hanno votato contro",
        "Belgio, Danimarca e Olanda hanno votato contro",
    ),
    (
        "De EU betaalde 6 miljard euro voor de dijken",
        "De Europese Unie betaalde 6 miljard euro voor de dijken",
    ),
]
APART = [
    # A figure that another language reads otherwise is the same with its own form alone.
    ("Der Kreis hat 1.200 Brücken gesperrt", "Der Kreis hat 1200 Brücken gesperrt"),
    ("Der Kreis hat 1.200 Brücken gesperrt", "Der Kreis hat 1,2 Brücken gesperrt"),
    ("Der Kreis hat 2,500 Brücken gesperrt", "Der Kreis hat 2,5 Brücken gesperrt"),
    ("Le pont pèse 2,500 tonnes", "Le pont pèse 2500 tonnes"),
    ("Der Kreis zahlt 40 Euro pro Monat", "Der Kreis zahlt 40 Euro pro Jahr"),
    ("Der Kreis verlor 4 Mrd. Euro", "Der Kreis verlor 4 Mio. Euro"),
    ("Der Kreis verlor 2.300 Meter Zaun", "Der Kreis verlor 2,3 km Zaun"),
    ("Die Brücke wurde nie gesperrt", "Die Brücke wurde nun gesperrt"),
    ("Le policier a tué le chien de Sète", "Le policier a tue le chien de Sète"),
    ("El ministro sabe que el público canta", "El ministro sabe que el publicó canta"),
    # At the end of a word an accent tells who did it, and when.
    ("La empresa pagó cien euros por año", "La empresa pago cien euros por ano"),
    ("Le jugé condamné le maire", "Le juge condamne le maire"),
    ("Trabajó en el hospital de Lima", "Trabajo en el hospital de Lima"),
    ("Il 4/5/2021 ha chiuso il ponte", "Il 5/4/2021 ha chiuso il ponte"),
    ("De burgemeester heeft geen brug verkocht", "De burgemeester heeft een brug verkocht"),
]


@each_row(("first", "second"), SAME)
def test_what_is_one_in_a_language_is_one_where_only_the_words_tell_it(
    first: str, second: str
) -> None:
    assert claimcheck.compare(first, second).band is Band.SAME
    assert claimcheck.compare(second, first).band is Band.SAME


@each_row(("first", "second"), APART)
def test_what_is_not_one_in_a_language_stays_apart_where_only_the_words_tell_it(
    first: str, second: str
) -> None:
    assert claimcheck.compare(first, second).band is not Band.SAME
    assert claimcheck.compare(second, first).band is not Band.SAME


def test_words_tell_the_language_of_a_text_beside_one_that_is_named() -> None:
    named = Statement("Die Hälfte der Brücken ist gesperrt", language="de")
    unnamed = Statement("50 Prozent der Brücken sind gesperrt")

    assert claimcheck.compare(named, unnamed).band is Band.SAME
    assert claimcheck.compare(unnamed, named).band is Band.SAME


def test_a_language_that_somebody_named_is_not_told_by_words() -> None:
    texts = ("Die Hälfte der Brücken ist gesperrt", "50 Prozent der Brücken sind gesperrt")
    english = [Statement(text, language="en") for text in texts]

    assert claimcheck.compare(*english).band is not Band.SAME


def test_names_in_an_english_text_tell_no_other_language() -> None:
    texts = ("Ursula von der Leyen visits Kiev", "Ursula von der Leyen visited Kiev")

    assert told_language(*(Reading(text, "und") for text in texts)) == ""


def test_two_texts_of_two_named_languages_have_none_in_common() -> None:
    german, french = Reading("Die Brücke ist gesperrt", "de"), Reading("Le pont est fermé", "und")

    assert told_language(german, french) == ""
