"""Which words are words: what tells a slip of the pen from another word."""

from functools import cache
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
    return _Vocabulary(words | COUNTING, frozenset(named.split()) - words)


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
