"""Where a word stands that may be a slip: what tells a name from a word."""

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.words import Word
from claimcheck.matching.spelling.known_words import (
    is_any_word,
    is_given_name,
    is_name_of_none,
    is_place_name,
)
from claimcheck.matching.terms import TITLES
from claimcheck.named_tuple import NamedTuple

_TITLES = TITLES | word_set(
    "judge justice mayor minister lord lady sheikh imam rabbi bishop cardinal coach officer"
    " sergeant detective inspector major corporal private ambassador secretary sheriff baron"
    " count prince princess emperor saint brother sister father uncle aunt von van de la el al"
)
_BEFORE_PLACES = word_set("in near of from to at around outside across between")


class Surroundings(NamedTuple):
    """Where a word stands.

    At the head of a text, before digits, beside a word in capitals, after a person's title,
    first name or initial, after a word such as "in", in a place's name of several words,
    beside a common word in capitals as in "World Bank".
    """

    first: bool = False
    before_digits: bool = False
    beside_name: bool = False
    named: bool = False
    placed: bool = False
    in_place: bool = False
    in_body: bool = False

    def both(self, other: "Surroundings") -> "Surroundings":
        """Return what holds of two words; a name beside one of them is enough."""
        return Surroundings(
            self.first and other.first,
            self.before_digits and other.before_digits,
            self.beside_name or other.beside_name,
            self.named or other.named,
            self.placed and other.placed,
            self.in_place or other.in_place,
            self.in_body and other.in_body,
        )


def surroundings(words: Sequence[Word], place: int) -> Surroundings:
    """Return where a word stands."""
    before, after = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    named = (*(before if place > 1 else ()), *after)
    return Surroundings(
        place == 0,
        bool(after) and after[0].text.isdigit(),
        any(word.written[:1].isupper() for word in named),
        any(_introduces_person(word) for word in before),
        any(word.text in _BEFORE_PLACES for word in before),
        _is_in_place([*before, words[place], *after]),
        any(_is_of_body(word) for word in named),
    )


def _is_of_body(word: Word) -> bool:
    """Return whether a word is written as one of the name of a body: "European", "World"."""
    text = word.text
    if not word.written[:1].isupper() or is_given_name(text):
        return False
    return is_name_of_none(text) or (is_any_word(text) and text not in TITLES)


def _is_in_place(words: Sequence[Word]) -> bool:
    """Return whether two of these words that touch are a place's name: "Saudi Arabia"."""
    return any(
        one.written[:1].isupper()
        and two.written[:1].isupper()
        and is_place_name(f"{one.text} {two.text}")
        for one, two in pairwise(words)
    )


def _introduces_person(word: Word) -> bool:
    """Return whether a surname may follow a word: "Angela", "Senator", "J."."""
    if not word.written[:1].isupper():
        return False
    return len(word.text) == 1 or word.text in _TITLES or is_given_name(word.text)
