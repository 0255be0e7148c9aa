"""Which words are words: what tells a slip of the pen from another word."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from claimcheck.language.units import COUNTING

# Endings with what stands there in the word they are put to.
_ENDINGS = (
    ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"),
    ("est", ""), ("est", "e"), ("ly", ""), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("ily", "y"),
    ("ers", ""), ("ers", "e"), ("or", "e"), ("ors", "e"), ("ness", ""), ("ment", ""),
    ("ments", ""), ("al", ""), ("ally", ""), ("ion", ""), ("ion", "e"), ("ions", ""),
    ("ions", "e"), ("ation", "e"), ("ity", "e"), ("able", ""), ("ful", ""), ("less", ""),
    ("ism", ""), ("ist", ""), ("ists", ""),
)  # fmt: skip
_SHORT = frozenset(("s", "ed", "ing", "ly"))
_DOUBLING = frozenset(("ed", "ing", "er", "ers", "est"))
_DOUBLED = frozenset(("bb", "dd", "gg", "ll", "mm", "nn", "pp", "rr", "tt"))
_PREFIXES = ("un", "re", "in", "im", "dis", "non", "pre", "anti", "over", "under", "out", "mis")


class _Vocabulary(NamedTuple):
    words: frozenset[str]
    names: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    text = files(__package__).joinpath("common_words.txt").read_text("utf-8")
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
    if word in words or any(_is_formed(words, word, *ending) for ending in _ENDINGS):
        return True
    return (
        word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and word[:-2] in words
    ) or any(
        word.startswith(prefix)
        and len(word) >= len(prefix) + 5
        and _has(words, word[len(prefix) :])
        for prefix in _PREFIXES
    )


def _is_formed(words: frozenset[str], word: str, ending: str, put: str) -> bool:
    """Tell whether a word is a known one with an ending, spelt as English spells it."""
    if not word.endswith(ending):
        return False
    stem = word[: -len(ending)]
    base = stem + put
    if len(base) < (3 if ending in _SHORT else 4):
        return False
    if base in words:
        # Not "forceed", and not "baning", which is "banning".
        doubles = not put and ending in _DOUBLING and _is_short(stem)
        return not doubles and not (stem[-1] == ending[0] == "e")
    once = stem[:-1]
    doubled = ending in _DOUBLING and stem[-2:] in _DOUBLED and once in words
    return doubled and (_is_short(once) or (once[-1] == "l" and once[-2] in "aeiou"))


def _is_short(stem: str) -> bool:
    """Tell whether a word doubles its last letter before an ending, as "ban" does."""
    vowels = [letter in "aeiou" for letter in stem]
    return sum(vowels) == 1 and vowels[-2] and stem[-1] not in "wxy"
