"""Which words are words: what tells a slip of the pen from another word."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from claimcheck.language.figures.units import COUNTING

# Endings, what stands in their place in the word they are put to, and how long
# that word must be: "boder" is a slip of "border", not what bodes.
_ENDINGS = (
    ("s", "", 3), ("ed", "", 3), ("ed", "e", 3), ("ing", "", 3), ("ing", "e", 3), ("ly", "", 4),
    ("ies", "y", 4), ("ied", "y", 3), ("ier", "y", 5), ("iest", "y", 4), ("ily", "y", 4),
    ("er", "", 5), ("er", "e", 5), ("ers", "", 5), ("ers", "e", 5), ("est", "", 5), ("est", "e", 5),
    ("or", "e", 5), ("ors", "e", 5), ("ness", "", 4), ("ment", "", 4), ("ments", "", 4),
    ("al", "", 6), ("ally", "", 5), ("able", "", 4), ("ful", "", 4), ("less", "", 4),
    ("ism", "", 5), ("ist", "", 5), ("ists", "", 5), ("ity", "e", 5), ("ation", "e", 5),
)  # fmt: skip
_DOUBLING = frozenset(("ed", "ing", "er", "ers"))
_DOUBLED = frozenset(("bb", "dd", "gg", "ll", "mm", "nn", "pp", "rr", "tt"))
# What rules form of words to which the ending is never put, and slips look like.
_NEVER_FORMED = frozenset(
    ("foreing", "duing", "souther", "norther", "wester", "usd", "larges", "smalles", "highes",
     "lowes", "carred", "carring", "universitied", "countried", "companied", "anding", "foring")
)  # fmt: skip
_PREFIXES = ("un", "non", "anti", "dis", "over", "under", "mis")


class _Vocabulary(NamedTuple):
    words: frozenset[str]
    names: frozenset[str]
    named: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    text = Path(__file__).with_name("common_words.txt").read_text("utf-8")
    common, _, named = text.partition("\n=6\n")
    words = frozenset(
        word
        for line in common.splitlines()
        if not line.startswith(("#", "="))
        for word in line.split()
    )
    names = frozenset(named.split())
    return _Vocabulary(words | COUNTING, names - words, names)


def is_word(word: str) -> bool:
    """Tell whether a word in lower case, or what it is formed from, is a common one.

    >>> is_word("governments"), is_word("governmnet")
    (True, False)
    """
    return _has(_vocabulary().words, word)


def is_known_name(word: str) -> bool:
    """Tell whether a word in lower case is a well-known name.

    >>> is_known_name("iraq"), is_known_name("iraw")
    (True, False)
    """
    names = _vocabulary().names
    return word in names or (word.endswith("s") and word[:-1] in names)


def is_any_word(word: str) -> bool:
    """Tell whether any list has a word in lower case, or what it may be formed from.

    This is asked where a word would be taken for a slip, so rare words count.

    >>> is_any_word("dessert"), is_any_word("interred"), is_any_word("governmnet")
    (True, True, False)
    """
    return is_word(word) or _is_in_tables(word) or _is_in_tables(_american().sub("iz", word))


def names_somebody(word: str) -> bool:
    """Tell whether a word in lower case is a first name, a surname or a place's name.

    >>> names_somebody("joan"), names_somebody("smith"), names_somebody("iraw")
    (True, True, False)
    """
    # Read late: few comparisons come to a word that may be a slip.
    from claimcheck.language.people import name_tables as tables  # noqa: PLC0415

    return (
        is_known_name(word)
        or word in _vocabulary().named
        or is_person_name(word)
        or is_place_name(word)
        or tables.is_plural_surname(word)
    )


def is_person_name(word: str) -> bool:
    """Tell whether a word in lower case is a first name or a surname that is a word too."""
    from claimcheck.language.people import name_tables as tables  # noqa: PLC0415

    return tables.is_given(word) or tables.is_word_and_surname(word)


def is_place_name(word: str) -> bool:
    """Tell whether a word in lower case is the name of a town, a state or a country."""
    from claimcheck.language.people.name_tables import is_place  # noqa: PLC0415

    return is_place(word)


@cache
def _american() -> re.Pattern[str]:
    return re.compile(r"is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)")


@cache
def _all_words() -> frozenset[str]:
    from claimcheck.language.people.name_tables import dictionary  # noqa: PLC0415

    return _vocabulary().words | dictionary()


@lru_cache(maxsize=10_000)
def _is_in_tables(word: str) -> bool:
    words = _all_words()
    if word.endswith("fold") and word[:-4] in words:
        return True
    sibilant = word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh"))
    return _has(words, word) or (sibilant and word[:-2] in words) or _may_double(words, word)


def _may_double(words: frozenset[str], word: str) -> bool:
    """Tell whether an ending may have doubled the last letter of a longer word: "interred"."""
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        once = stem[:-1]
        if stem != word and stem[-2:] in _DOUBLED and once in words and once[-2:-1] in "aeiou":
            return True
    return False


def _has(words: frozenset[str], word: str) -> bool:
    if word in _NEVER_FORMED:
        return False
    if word in words or any(_is_formed(words, word, *ending) for ending in _ENDINGS):
        return True
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and word[:-2] in words:
        return True
    if word.endswith(("tion", "sion", "tions", "sions")):
        verb = word.removesuffix("s").removesuffix("ion")
        return len(verb) > 4 and (verb in words or verb + "e" in words)
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 5 and word[len(prefix) :] in words
        for prefix in _PREFIXES
    )


def _is_formed(words: frozenset[str], word: str, ending: str, put: str, length: int) -> bool:
    """Tell whether a word is a known one with an ending, spelt as English spells it."""
    if not word.endswith(ending):
        return False
    stem = word[: -len(ending)]
    base = stem + put
    if len(base) >= length and base in words:
        # Not "forceed", nor "lesss", nor "baning", which is "banning".
        doubles = not put and ending in _DOUBLING and _is_short(stem)
        return not doubles and stem[-1] + ending[0] not in {"ee", "ss"}
    once = stem[:-1]
    doubled = ending in _DOUBLING and stem[-2:] in _DOUBLED and once in words and len(once) > 2
    return doubled and (_is_short(once) or (once[-1] == "l" and once[-2] in "aeiou"))


def _is_short(stem: str) -> bool:
    """Tell whether a word doubles its last letter before an ending, as "ban" does."""
    vowels = [letter in "aeiou" for letter in stem]
    return sum(vowels) == 1 and vowels[-2] and stem[-1] not in "wxy"
