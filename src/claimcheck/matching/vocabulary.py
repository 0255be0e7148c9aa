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
_DOUBLING = frozenset(("ed", "ing", "er", "ers", "est"))
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
        (word.endswith(("ses", "xes", "zes", "ches", "shes", "oes"))
        and word[:-2] in words)
        or any(
            word.startswith(prefix)
            and len(word) >= len(prefix) + 5
            and _has(words, word[len(prefix) :])
            for prefix in _PREFIXES
        )
    )


def _is_formed(words: frozenset[str], word: str, ending: str, put: str) -> bool:
    if not word.endswith(ending):
        return False
    stem = word[: -len(ending)]
    if len(stem) < (3 if len(ending) < 3 or ending == "ing" else 4):
        return False
    if stem + put in words:
        return True
    # "stopped" is formed from "stop".
    return ending in _DOUBLING and stem[-1] == stem[-2] and stem[:-1] in words
