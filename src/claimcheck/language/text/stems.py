"""The words of other languages as they are counted: their stems, or pairs of characters."""

import re
from functools import cache
from typing import Any, Final

from claimcheck.model.statement import UNNAMED

ENGLISH: Final = "en"
UNKNOWN: Final = UNNAMED
"""The language of a text of which nobody said it: its words are read as English."""

TOLD: Final = "-x-told"
"""What follows the code of a language that nobody named, and the words of a text tell."""

# English is stemmed by the index itself. A language that is not named here is
# read word by word.
_STEMMERS: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
UNSPACED: Final = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e01-\u0e4e"
"""The characters of Chinese, Japanese and Thai, as a pattern's class holds them."""

# Vowel signs and the stroke that only stretches a word: written or not, it is the same word.
_ARABIC_SIGNS: Final = dict.fromkeys((0x640, 0x670, *range(0x64B, 0x653)))


def is_language_code(language: str) -> bool:
    """Return whether a text is written as the code of a language is.

    >>> is_language_code("pt-BR"), is_language_code("French")
    (True, False)
    """
    return re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language) is not None


def is_english(language: str) -> bool:
    """Return whether a language code is that of English, such as ``en-GB``, or of none known.

    >>> is_english("en-GB"), is_english("und"), is_english("fr")
    (True, True, False)
    """
    return code_of(language) in {ENGLISH, UNKNOWN}


def stemmed_languages() -> tuple[str, ...]:
    """Return the codes of the languages whose words are stemmed, English first."""
    return (ENGLISH, *_STEMMERS)


def counted(text: str, language: str) -> str:
    """Return a plain text with each word as it is counted in its language.

    Scripts without spaces are cut into overlapping pairs of characters, whatever
    the language; words of other scripts are stemmed where the language has a stemmer.

    >>> counted("出口增长20%", "zh")
    '出口 口增 增长 20%'
    >>> counted("Les exportations augmentent", "fr")
    'le export augmentent'
    """
    if text.isascii() and is_english(language):
        return text
    found = _unspaced().sub(_pairs, text)
    name = _STEMMERS.get(code_of(language))
    if name is None:
        return " ".join(found.split()) if found != text else text
    stemmer = _stemmer(name)
    bare = found.translate(_ARABIC_SIGNS) if name == "arabic" else found
    return _word().sub(lambda match: stemmer.stemWord(match[0].lower()), bare)


def indexed(text: str, language: str) -> str:
    """Return what is searched of a plain text: its words, and their stems where these are other.

    >>> indexed("Exports rose", "en")
    'Exports rose'
    """
    other = counted(text, language)
    if other == text:
        return text
    return f"{text}\n{other}"


@cache
def code_of(language: str) -> str:
    """Return the language of a code such as ``pt-BR``; of none, that it is not known.

    >>> code_of("pt-BR"), code_of("")
    ('pt', 'und')
    """
    return re.split(r"[-_]", language.strip().lower(), maxsplit=1)[0] or UNKNOWN


@cache
def _stemmer(name: str) -> Any:
    import snowballstemmer  # noqa: PLC0415 - 30 ms that English never needs

    return snowballstemmer.stemmer(name)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}]+")


def _pairs(found: re.Match[str]) -> str:
    run = found[0]
    pairs = [run[place : place + 2] for place in range(max(1, len(run) - 1))]
    return f" {' '.join(pairs)} "
