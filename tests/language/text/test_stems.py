"""Words of other languages as they are counted."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.text.stems import counted, indexed, is_english, stemmed_languages
from tests.tables import each_row


@each_row(
    ("language", "text", "expected"),
    [
        ("en", "The exports rose", "The exports rose"),
        ("en-GB", "The exports rose", "The exports rose"),
        ("ru", "Экспорта и экспортом", "экспорт и экспорт"),
        ("fr", "Les exportations augmentent", "le export augmentent"),
        ("pt-BR", "exportações", "export"),
        ("ar", "الصادراتُ", "صادر"),
        ("zh", "出口增长20%", "出口 口增 增长 20%"),
        ("ja", "輸出が増えた", "輸出 出が が増 増え えた"),
        ("en", "Trump said 出口增长", "Trump said 出口 口增 增长"),
        ("xx", "Žodžių formos", "Žodžių formos"),
        ("", "words", "words"),
    ],
)
def test_words_are_counted_as_their_language_has_it(
    language: str, text: str, expected: str
) -> None:
    assert counted(text, language) == expected


def test_words_themselves_can_be_searched_too() -> None:
    assert indexed("Экспорта", "ru") == "Экспорта\nэкспорт"
    assert indexed("Exports", "en") == "Exports"


def test_every_named_language_has_its_stemmer() -> None:
    assert {language for language in stemmed_languages() if not counted("Abc", language)} == set()
    assert [language for language in stemmed_languages() if is_english(language)] == ["en"]


@given(st.text(), st.sampled_from([*stemmed_languages(), "zh", "xx"]))
def test_any_text_can_be_counted(text: str, language: str) -> None:
    assert counted(text, language) == counted(text, language)
    assert not text or indexed(text, language).startswith(text)
