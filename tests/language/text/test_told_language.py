from claimcheck.language.text.told_language import language_of_words, words_that_tell
from tests.tables import each_row

TOLD = [
    ("de", "Der Kreis hat zwölf Brücken gesperrt"),
    ("de", "Die Miete sank um 3 %"),
    ("fr", "La mairie a fermé deux écoles en juin"),
    ("fr", "L’usine d’Arras n’a pas payé"),
    ("es", "El alcalde vendió los autobuses de la ciudad"),
    ("pt", "A câmara não pagou as obras da ponte"),
    ("it", "Il sindaco ha chiuso le scuole della città"),
    ("nl", "De gemeente kocht het land van de boeren"),
    ("sv", "Kommunen sålde inte bron och skolan"),
    ("pl", "Rząd nie wydał 4 mld zł na węgiel"),
    ("tr", "Enflasyon yüzde 64 olarak açıklandı"),
]
UNTOLD = [
    "The mill of Arras was sold to the city",
    "Mills in Jena burned",
    "It was 31C in Cork on Sunday",
    "Turnout in Malta was 85.6 per cent",
    "De la Cruz beats Van der Berg in Lima",
    "Hans Müller was acquitted",
    "Bishop Ivo Kos met Mayor Karin Holm",
    "Explosion",
    "12 %",
    "",
]


def told(text: str) -> str:
    """Return what the words of a text tell, and nothing where it is English."""
    code = language_of_words(words_that_tell(text) or frozenset())[0]
    return "" if code == "en" else code


@each_row(("language", "text"), TOLD)
def test_small_words_endings_and_letters_tell_a_language(language: str, text: str) -> None:
    assert told(text) == language


@each_row("text", UNTOLD)
def test_english_and_what_may_be_any_language_tells_none(text: str) -> None:
    assert told(text) == ""


def test_words_that_two_languages_share_tell_neither() -> None:
    assert told("La Sierra de Lima") == ""


def test_a_word_of_english_alone_tells_that_a_text_is_english() -> None:
    assert words_that_tell("The Gare de Lyon") is None
    assert words_that_tell("La gare de Lyon") is not None
