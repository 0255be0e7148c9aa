"""Two spellings of one word, and words misspelt."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.words import Word
from claimcheck.matching.spelling.known_words import is_known_name, is_word
from claimcheck.matching.terms import FUNCTION, Term
from claimcheck.matching.weights import default_weight
from claimcheck.matching.wording import Wording, tokens_by_word

_CLITICS = {"'s": frozenset(("is", "has", "us")), "'d": frozenset(("would", "had"))}
_NOT_PLURAL = word_set("news arms goods means customs physics economics his this us thus less")
_PREFIXES = word_set("un in im il ir dis non de re mis a an up on co ex")
_VOWELS = frozenset("aeiouy")
# A word that the store has seen three times or more is a word; a rarer one may be a slip.
_SEEN_OFTEN = 1.8
_UNSEEN = "qzxqzxqzx"


def is_variant(first: Term, second: Term) -> bool:
    """Tell whether two terms are the same word in another form or spelling."""
    if first.figure or second.figure:
        return False
    one, other = first.key, second.key
    if one in _CLITICS or other in _CLITICS:
        return other in _CLITICS.get(one, ()) or one in _CLITICS.get(other, ())
    if one in FUNCTION or other in FUNCTION:
        return False
    return _american(one) == _american(other)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss") or word in _NOT_PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


@cache
def _british() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (re.compile(r"is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)"), "iz"),
        (re.compile(r"our(?=(?:s|ed|ing|er|ers|able|ite|ites|hood|ful)?$)"), "or"),
        (re.compile(r"(?<=t)re(?=s?$)"), "er"),
        (re.compile(r"enc(?=es?$)"), "ens"),
        (re.compile(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
        (re.compile(r"amme(?=s?$)"), "am"),
    )


@lru_cache(maxsize=10_000)
def _american(word: str) -> str:
    if len(word) > 5:
        for ending, put in _british():
            word = ending.sub(put, word)
    return _singular(word)


class Slips:
    """Judges whether a word is a slip in writing another.

    Two words that are both known are two words, however alike. A word is known
    when the shipped table has it, or the store has it often enough.
    """

    def __init__(self, wordings: tuple[Wording, Wording], weight: Callable[[str], float]) -> None:
        """Judge by the tokens of the two wordings and the weights of the store."""
        self._tokens = tokens_by_word(wordings[0]) | tokens_by_word(wordings[1])
        self._weight = weight
        self._english: bool | None = None
        self._limit = weight(_UNSEEN) - _SEEN_OFTEN

    def misspelt_side(self, first: Word, second: Word) -> int | None:
        """Return 0 or 1 for the word that is a slip, None if neither is."""
        one, other = first.text, second.text
        if min(len(one), len(other)) < 3 or _digits(one) != _digits(other):
            return None
        distance = OSA.distance(one, other, score_cutoff=2)
        if distance > 2 or _is_derived(one, other):
            return None
        if distance == 1 and _is_garbled_function_word(one, other):
            return int(one in FUNCTION)
        return self._unknown_side(first, second, distance)

    def _unknown_side(self, first: Word, second: Word, distance: int) -> int | None:
        known = self._known(first, second)
        if all(known):
            return None
        one, other = first.text, second.text
        right = other if known[1] else one
        capital = [bool(word.start) and word.written[:1].isupper() for word in (first, second)]
        named = all(capital) or (any(capital) and not is_word(right))
        if any(known):
            # A long name that the table has is one that people misspell.
            named = named and not (is_known_name(right) and len(right) >= 5)
            return int(known[0]) if _is_slip(one, other, distance, named=named) else None
        # In a language that is not known, a letter more may be another tense.
        mistaken = self._is_english() and _is_slip_of_unknown(one, other, distance, named=named)
        return 0 if mistaken else None

    def _is_english(self) -> bool:
        if self._english is None:
            words = self._tokens or {"": ""}
            known = sum(word in FUNCTION or is_word(word) for word in words)
            self._english = known * 2 >= len(words)
        return self._english

    def _token(self, word: str) -> str:
        return self._tokens.get(word, word)

    def _known(self, first: Word, second: Word) -> tuple[bool, bool]:
        """Tell of each whether it is known; a name in small letters only beside a name."""
        names = is_known_name(first.text), is_known_name(second.text)
        capital = first.written[:1].isupper() or second.written[:1].isupper()
        as_names = capital or all(names)
        return (
            (names[0] and as_names) or self._is_word(first.text),
            (names[1] and as_names) or self._is_word(second.text),
        )

    def _is_word(self, word: str) -> bool:
        if word in FUNCTION or is_word(word):
            return True
        token = self._token(word)
        return self._weight is not default_weight and self._weight(token) < self._limit


def _digits(word: str) -> str:
    """Return what of a word is no letter: no slip may touch it."""
    return "" if word.isalpha() else "".join(c for c in word if not c.isalpha())


def _is_derived(one: str, other: str) -> bool:
    """Tell whether one word is the other with a prefix, as "illegal" and "legal"."""
    short, long = sorted((one, other), key=len)
    prefix = long[: -len(short)]
    return long.endswith(short) and prefix in _PREFIXES and not short.startswith(prefix)


def _is_garbled_function_word(one: str, other: str) -> bool:
    """Tell whether two letters were swapped that make "form" of "from"."""
    return (one in FUNCTION) != (other in FUNCTION) and sorted(one) == sorted(other)


def _is_slip(one: str, other: str, distance: int, *, named: bool) -> bool:
    """Judge an unknown word beside a known one."""
    length = max(len(one), len(other))
    if distance == 2:
        return length >= 8 and one[0] == other[0]
    if sorted(one) == sorted(other):
        return True
    return length >= 4 and not (named and _is_likely_name(one, other, short=4))


def _is_slip_of_unknown(one: str, other: str, distance: int, *, named: bool) -> bool:
    """Judge two unknown words: they may well be two names."""
    if distance > 1:
        return False
    if sorted(one) == sorted(other):
        return True
    if one[0] != other[0] or max(len(one), len(other)) < 5:
        return False
    return not (named and _is_likely_name(one, other, short=6))


def _is_likely_name(one: str, other: str, *, short: int) -> bool:
    """Tell whether two names a letter apart may be two: "Smith" and "Smyth", "Mali" and "Mani".

    That is so where a vowel stands for a vowel or ends one of them, as in "Louis" and
    "Louise", and in a name of at most ``short`` letters also where a consonant stands
    for a consonant.
    """
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        return longer[:-1] == shorter and longer[-1] in _VOWELS
    unlike = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
    vowels = sum(letter in _VOWELS for letter in unlike)
    return vowels == 2 or (vowels == 0 and len(one) <= short)
