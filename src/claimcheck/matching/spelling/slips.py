"""Which words are slips in writing others."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.words import Word
from claimcheck.matching.likeness import slips
from claimcheck.matching.ranking import default_weight
from claimcheck.matching.spelling.accents import ACCENT_TELLS, bare
from claimcheck.matching.spelling.known_words import (
    is_any_word,
    is_given_name,
    is_known_name,
    is_name_of_none,
    is_person_name,
    is_place_name,
    is_rare_name,
    is_word,
    names_nobody,
    names_somebody,
)
from claimcheck.matching.spelling.substances import are_substances, is_like_substance
from claimcheck.matching.spelling.surroundings import Surroundings
from claimcheck.matching.terms import FUNCTION, TITLES
from claimcheck.matching.wording import Wording, tokens_by_word

_PREFIXES = word_set("un in im il ir dis non de re mis a an up on co ex")
# No name begins with two of these, as "Lloyd" and "Aaron" do with two others.
_NEVER_TWICE = frozenset("bcdghjkmnpqrstvwxyz")
# Endings by what they make of a stem: who does it, to whom it is done, a people, a doctrine.
_STANDING = {
    ending + plural: made
    for made, endings in enumerate((("or", "er"), ("ee",), ("i",), ("ite",), ("ist",), ("ism",)))
    for ending in endings
    for plural in ("", "s")
}
# A word that the store has seen three times or more is a word; a rarer one may be a slip.
_SEEN_OFTEN = 1.8
_UNSEEN = "qzxqzxqzx"
_MONTHS = frozenset(
    ("january", "february", "march", "april", "june", "july", "august", "september", "october",
     "november", "december")
)  # fmt: skip
# What the names of several things or people end in, and few surnames that no list has.
_SEVERAL = ("s", "men")
# A name of three letters is like too many others.
_SHORTEST_NAME = 4
_MOST_SLIPS: Final = 2


class Slips:
    """Judges whether a word is a slip in writing another.

    One of two words is a slip only where it is no word and no name, and the other is
    one. A word is known when the shipped tables have it, or the store has it often
    enough. A person's or a town's name beside whatever is like it may be two names:
    "John", "Joan"; "Smith", "Smyth".
    """

    def __init__(self, wordings: tuple[Wording, Wording], weight: Callable[[str], float]) -> None:
        """Judge by the tokens of the two wordings and the weights of the store."""
        self._tokens = tokens_by_word(wordings[0]) | tokens_by_word(wordings[1])
        self._weight = weight
        self._cased = all(each.text != each.text.lower() for each in wordings)
        self._limit = weight(_UNSEEN) - _SEEN_OFTEN

    def misspelt_side(self, first: Word, second: Word, around: Surroundings) -> int | None:
        """Return 0 or 1 for the word that is a slip, None if neither is.

        ``around`` tells where both of them stand.
        """
        one, other = first.text, second.text
        told = are_substances(one, other) or bare(one) == bare(other) in ACCENT_TELLS
        if told or not may_be_slip(first, second):
            return None
        distance = slips(one, other, _MOST_SLIPS)
        if _is_derived(one, other) or _is_inflected(one, other):
            return None
        known = self._is_known(first), self._is_known(second)
        if known[0] == known[1]:
            return None
        right, wrong = (first, second) if known[0] else (second, first)
        if self._may_be_names(right, wrong, around) or not _is_slip(one, other, distance):
            return None
        # A word that says little is another word misspelt; a rare one may be no word at all.
        if not is_word(right.text) and is_like_substance(wrong.text):
            return None
        return int(known[0])

    def _token(self, word: str) -> str:
        return self._tokens.get(word, word)

    def _may_be_names(self, right: Word, wrong: Word, around: Surroundings) -> bool:
        """Return whether the known word and what is like it may be the names of two."""
        if right.text in _MONTHS and (around.before_digits or around.placed):
            return False
        if _is_no_name(wrong) or _is_garbled_place(right, wrong, around):
            return False
        capital = [word.written[:1].isupper() for word in (right, wrong)]
        if any(capital) and self._cased:
            return not _is_nobodys(right.text, wrong.text, around)
        # In small letters among others a common word is that word, and nobody's name.
        return names_somebody(right.text) and not (self._cased and is_any_word(right.text))

    def _is_known(self, word: Word) -> bool:
        text = word.text
        if text in FUNCTION or is_any_word(text) or names_somebody(text):
            return True
        written_as_name = word.written[:1].isupper() or not self._cased
        return (written_as_name and is_rare_name(text)) or self._is_frequent(text)

    def _is_frequent(self, word: str) -> bool:
        token = self._token(word)
        return self._weight is not default_weight and self._weight(token) < self._limit


def may_be_slip(first: Word, second: Word) -> bool:
    """Return whether two words are so alike that one may be a slip in writing the other."""
    one, other = first.text, second.text
    if min(len(one), len(other)) < 3 or not (one.isalpha() and other.isalpha()):
        return False
    return not _are_abbreviations(first, second) and slips(one, other, _MOST_SLIPS) <= _MOST_SLIPS


def _are_abbreviations(first: Word, second: Word) -> bool:
    """Return whether both are written in capitals, as parties and bodies are: SPD, PSD."""
    return first.written.isupper() and second.written.isupper()


def _is_nobodys(right: str, wrong: str, around: Surroundings) -> bool:
    """Return whether a known word in capitals, and what no list has, are not the names of two.

    A land, a body, a common word: what is like them, and no surname and no town, is a
    slip. The name of a person or a town can be spelt in more ways than any list has.
    """
    if around.named or slips(right, wrong, 1) > 1:
        return False
    # A capital at the head of a text tells nothing of a word that is no surname.
    if around.first and not around.beside_name and _is_no_surname(right):
        return right[0] == wrong[0]
    # "Hollywood" and "Bollywood": what begins a name is seldom mistyped, and often another's.
    other_head = right[0] != wrong[0] and sorted(right) != sorted(wrong)
    if len(wrong) < _SHORTEST_NAME or other_head:
        return False
    return _is_no_persons(right, wrong, around)


def _is_no_persons(right: str, wrong: str, around: Surroundings) -> bool:
    if around.in_place or is_name_of_none(right) or right in TITLES:
        return True
    if around.placed and is_place_name(right) and len(right) > _SHORTEST_NAME:
        return not _is_variant(right, wrong)
    if is_known_name(right) or is_given_name(right) or not is_any_word(right):
        return False
    doubled = _without_doubles(right) == _without_doubles(wrong)
    return around.in_body or doubled or names_nobody(right)


def _is_no_surname(word: str) -> bool:
    """Return whether a word at the head of a text is no person's: "Women", but not "Tusk"."""
    several = word.endswith(_SEVERAL) or names_nobody(word)
    return (
        several and len(word) >= _SHORTEST_NAME and is_any_word(word) and not names_somebody(word)
    )


def _is_variant(one: str, other: str) -> bool:
    """Return whether two names may be those of two towns: "Kherson", "Kharson".

    Only what no name is written with is none: "Manchexter", but not "Berben" for "Bergen".
    """
    if one[:-1] == other[:-1] or other[:-1] == one or one[:-1] == other:
        return True
    return not _unlikely().search(other) or bool(_unlikely().search(one))


@cache
def _unlikely() -> re.Pattern[str]:
    return re.compile(r"[xqj][b-df-hj-np-tv-z]|[b-df-hj-mp-tv-z][xqj]")


def _is_no_name(word: Word) -> bool:
    """Return whether a word is written as no name is: "uRssia", "TTurkey", "Kknya"."""
    first, second = word.written[:1], word.written[1:2]
    slipped = second.isupper() and not word.written.isupper()
    mixed = slipped and (first.islower() or first == second)
    if any(one == two == three for one, two, three in _triples(word.text)):
        return True
    return mixed or (first.lower() == second.lower() and first.lower() in _NEVER_TWICE)


def _triples(word: str) -> Iterator[tuple[str, str, str]]:
    return zip(word, word[1:], word[2:], strict=False)


def _is_garbled_place(right: Word, wrong: Word, around: Surroundings) -> bool:
    """Return whether the letters of a place's name were swapped or doubled: "Chian", "Rusia"."""
    one, other = right.text, wrong.text
    if one[0] != other[0] or around.beside_name or not is_place_name(one):
        return False
    if is_person_name(one) and not around.placed:
        return False
    return sorted(one) == sorted(other) or _without_doubles(one) == _without_doubles(other)


def _without_doubles(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _is_derived(one: str, other: str) -> bool:
    """Return whether one word is the other with a prefix, as "illegal" and "legal"."""
    short, long = sorted((one, other), key=len)
    prefix = long[: -len(short)]
    return long.endswith(short) and prefix in _PREFIXES and not short.startswith(prefix)


def _is_inflected(one: str, other: str) -> bool:
    """Return whether two words are one stem with two endings, each a word of its own.

    >>> _is_inflected("mortgagor", "mortgagee"), _is_inflected("israeli", "israelite")
    (True, True)
    """
    return any(
        one[:place] == other[:place]
        and one[place:] in _STANDING
        and other[place:] in _STANDING
        and _STANDING[one[place:]] != _STANDING[other[place:]]
        for place in range(4, min(len(one), len(other)) + 1)
    )


def _is_slip(one: str, other: str, distance: int) -> bool:
    """Judge an unknown word beside a known one."""
    length = max(len(one), len(other))
    if distance == 2:
        return length >= 8 and one[0] == other[0]
    return length >= 4 or sorted(one) == sorted(other)
