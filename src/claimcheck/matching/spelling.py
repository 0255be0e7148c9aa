"""Two spellings of one word, and words misspelt."""

from collections.abc import Callable

from rapidfuzz.distance import OSA

from claimcheck.matching.terms import FUNCTION, Sort, Term

_CLITICS = {"'s": frozenset(("is", "has", "us")), "'d": frozenset(("would", "had"))}


def is_variant(first: Term, second: Term) -> bool:
    """Tell whether two terms are the same word in another form or spelling."""
    if first.figure or second.figure:
        return False
    one, other = first.key, second.key
    if one in _CLITICS or other in _CLITICS:
        return other in _CLITICS.get(one, ()) or one in _CLITICS.get(other, ())
    if one in FUNCTION or other in FUNCTION:
        return False
    return _singular(one) == _singular(other) or _american(one) == _american(other)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


def _american(word: str) -> str:
    for british, american in (("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("our", "or")):
        word = word.replace(british, american) if len(word) > 5 else word
    return word


def is_misspelt(first: str, second: str, knows: Callable[[str], bool]) -> bool:
    """Tell whether one of two words is a slip in writing the other.

    Two words that are both known are two words, however alike; figures and
    short names are never slips.
    """
    if len(first) < 3 or len(second) < 3 or not (first.isalpha() and second.isalpha()):
        return False
    distance = OSA.distance(first, second, score_cutoff=2)
    if distance > 2 or (distance == 2 and min(len(first), len(second)) < 8):
        return False
    return not (knows(first) and knows(second))


__all__ = ["Sort", "is_misspelt", "is_variant"]
