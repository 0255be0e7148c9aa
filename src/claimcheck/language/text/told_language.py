"""In which language a text is that nobody named, as far as its words tell."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from claimcheck.language.lexicon.telling_words import ENDINGS, ENGLISH_ALONE, LETTERS, TELLING

# What a word or letter of one language weighs, those of several share; an ending weighs less.
_WORD, _ENDING, _LETTER = 6.0, 3.0, 4.0
_ENOUGH: Final = 6.0
_SURE: Final = 12.0
_LEAD: Final = 1.25
_LONG: Final = 4


@lru_cache(maxsize=4096)
def words_that_tell(text: str) -> frozenset[str] | None:
    """Return the words of a text by which to tell its language; None of English.

    Words in capitals are none, for most abbreviate a name, unless all are.

    >>> words_that_tell("Mills in Jena and Gera burned") is None
    True
    """
    found = _word().findall(text.replace("’", "'"))
    told = found if text.isupper() else [word for word in found if not word[1:].isupper()]
    words = frozenset(map(str.lower, told))
    return words if ENGLISH_ALONE.isdisjoint(words) else None


@lru_cache(maxsize=4096)
def language_of_words(words: frozenset[str]) -> tuple[str, bool]:
    """Return the code of the language that words show far more than any other, and if surely.

    It is that of English, or empty, where they show none.

    >>> language_of_words(frozenset("die mühle in jena hat nicht gebrannt".split()))
    ('de', True)
    >>> language_of_words(frozenset("mills in jena burned".split()))
    ('', False)
    """
    scores = Counter(dict.fromkeys(TELLING, 0.0))
    for word in words:
        scores.update(_votes().get(word, {}))
        if len(word) >= _LONG:
            scores.update({c: _ENDING for c, ends in ENDINGS.items() if word.endswith(ends)})
    for letter in {letter for word in words for letter in word if not letter.isascii()}:
        scores.update(_letter_votes().get(letter, {}))
    (first, most), (_, second) = scores.most_common(2)
    told = most >= max(_ENOUGH, _LEAD * second)
    return (first, most >= _SURE) if told else ("", False)


@cache
def _votes() -> Mapping[str, Mapping[str, float]]:
    return _shared({code: tuple(words) for code, words in TELLING.items()}, _WORD)


@cache
def _letter_votes() -> Mapping[str, Mapping[str, float]]:
    return _shared({code: tuple(letters) for code, letters in LETTERS.items()}, _LETTER)


def _shared(told: Mapping[str, tuple[str, ...]], weight: float) -> Mapping[str, dict[str, float]]:
    """Return what each sign says for each language, so much divided among those that have it."""
    codes: dict[str, list[str]] = {}
    for code, signs in told.items():
        for sign in signs:
            codes.setdefault(sign, []).append(code)
    return {sign: dict.fromkeys(found, weight / len(found)) for sign, found in codes.items()}


@cache
def _word() -> re.Pattern[str]:
    # What an apostrophe joins to a word is one of its own: "l'", "qu'", "dell'".
    return re.compile(r"(?i)\b(?:[ldcns]|qu|un|dell|all|nell|sull|dall)'|[^\W\d_]+")
