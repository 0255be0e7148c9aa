"""Who holds an office, in one order: "Kenya's president, Leo Ba,", "Kenyan President Leo Ba"."""

from collections.abc import Sequence
from typing import Final

from claimcheck.language.lexicon.closed_classes import TITLES
from claimcheck.language.lexicon.peoples import land_of
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, LIGHT, Parsed
from claimcheck.named_tuple import NamedTuple

# One at a time holds these in a land or a town, so that whose it is tells all.
_OF_LANDS: Final = word_set(
    "president premier chancellor king queen mayor governor ambassador parliament government army"
    " navy police economy constitution currency embassy senate congress cabinet ruler pope"
)
# These are told by what they are for: "the minister for health", "the health minister".
_FOR_SUBJECTS: Final = word_set("minister ministry secretary")
_BEFORE_OFFICE: Final = word_set("former ex late then outgoing incoming acting interim new old")
_ARTICLES: Final = frozenset(("a", "an"))
_LONGEST_NAME: Final = 6
_LONGEST_OFFICE: Final = 6


class _OfficeWord(NamedTuple):
    """A word that carries meaning, and what stands around it."""

    key: str
    capital: bool
    definite: bool
    opens: bool
    comma: bool


def is_moved_office(first: Parsed, second: Parsed) -> bool:
    """Return whether two texts are one, an office being told or placed otherwise.

    Whose it is stands before it or after "of", and who holds it after it or before it,
    between commas, so that it can belong to nothing else.
    """
    words = [_words(parsed) for parsed in (first, second)]
    keys = [{word.key for word in side} for side in words]
    if (
        keys[0].isdisjoint(TITLES | _OF_LANDS | _FOR_SUBJECTS)
        or abs(len(words[0]) - len(words[1])) > 2
    ):
        return False
    orders = [[word.key for word in _in_order(side)] for side in words]
    return orders[0] == orders[1]


def _words(parsed: Parsed) -> list[_OfficeWord]:
    """Return the words that carry meaning, with "'s"."""
    words: list[_OfficeWord] = []
    text, before = parsed.plain.text, ""
    for place, term in enumerate(parsed.terms):
        if term.key not in LIGHT or term.key == "'s":
            last = parsed.terms[place - 1] if place else None
            following = parsed.terms[place + 1 : place + 2]
            gap = text[term.end : following[0].start] if following else ","
            opens = last is None or text[last.end : term.start].startswith(",")
            capital = text[term.start].isupper() and term.figure is None
            definite, starts = before not in _ARTICLES, opens or before == "the"
            # A name in two forms is one term: "PM" has the words of "prime minister".
            for key in term.key.removeprefix("name ").split():
                words.append(_OfficeWord(key, capital, definite, starts, comma=False))
                starts = False
            words[-1] = words[-1]._replace(comma=gap.startswith(","))
        before = term.key
    return words


def _in_order(words: list[_OfficeWord]) -> list[_OfficeWord]:
    """Return the words with each office after whose it is and before who holds it."""
    words = _with_lands(_with_owners(words))
    place = 0
    while place < len(words):
        start = _start_of_office(words, place)
        if words[place].key in _OF_LANDS | _FOR_SUBJECTS and start is not None:
            words = _with_whose(words, start, place)
        place += 1
    return _with_holders(words)


def _with_owners(words: list[_OfficeWord]) -> list[_OfficeWord]:
    """Leave out the "'s" of a land or a town before its office."""
    return [
        word
        for place, word in enumerate(words)
        if not (
            word.key == "'s" and place and words[place - 1].capital and _has_office(words, place)
        )
    ]


def _with_lands(words: list[_OfficeWord]) -> list[_OfficeWord]:
    """Write the land for its adjective before an office: "the Kenyan president"."""
    return [
        word._replace(key=land_of(word.key))
        if word.capital and word.definite and _has_office(words, place)
        else word
        for place, word in enumerate(words)
    ]


def _has_office(words: Sequence[_OfficeWord], place: int) -> bool:
    """Return whether after a word an office of a land follows, which is of nothing else."""
    for after in range(place + 1, min(place + 4, len(words))):
        word = words[after]
        if word.key in _OF_LANDS or (word.key == "minister" and after > place + 1):
            following = words[after + 1].key if after + 1 < len(words) else ""
            return following not in {"of", "'s"} or word.key == "minister"
        if word.key in FUNCTION or word.comma:
            return False
    return False


def _start_of_office(words: Sequence[_OfficeWord], end: int) -> int | None:
    """Return where the office begins that ends here: after "the", a comma or at the head."""
    for start in range(end, max(-1, end - 3), -1):
        if words[start].key in FUNCTION or not words[start].definite:
            return None
        if words[start].opens:
            return start
    return None


def _with_whose(words: list[_OfficeWord], start: int, end: int) -> list[_OfficeWord]:
    """Put what follows "of" or "for" before the office that stands from start to end."""
    joint = words[end + 1].key if end + 1 < len(words) else ""
    last = end + 2
    if joint == "of" and words[end].key in _OF_LANDS:
        while last < min(len(words), end + 5) and words[last].capital:
            last += 1
            if words[last - 1].comma:
                break
    elif words[end].key in _FOR_SUBJECTS and joint in {"of", "for"} and last < len(words):
        state = words[last].key in {"state", *FUNCTION} or not words[last].definite
        last += not state
    named = words[end + 2 : last]
    after = words[last].key if last < len(words) else ""
    if not named or (after in {"and", "or", "of", "'s"} and not named[-1].comma):
        return words
    whose = [word._replace(key=land_of(word.key), comma=False) for word in named]
    office = [*words[start:end], words[end]._replace(comma=named[-1].comma)]
    return [*words[:start], *_before(whose, office), *words[last:]]


def _before(whose: list[_OfficeWord], office: list[_OfficeWord]) -> list[_OfficeWord]:
    return [whose[0]._replace(opens=office[0].opens), *whose[1:], *office]


def _with_holders(words: list[_OfficeWord]) -> list[_OfficeWord]:
    """Put an office that stands between commas after a name before it, and "former" after whose."""
    place = 0
    while place < len(words):
        if words[place].capital and words[place].comma:
            start = place
            while start and words[start - 1].capital and not words[start - 1].comma:
                start -= 1
            end = _end_of_office(words, place + 1)
            if end and place - start < _LONGEST_NAME:
                moved = [*words[place + 1 : end], *words[start : place + 1]]
                words = [*words[:start], *moved, *words[end:]]
                place = end - 1
        place += 1
    for place in range(len(words) - 1):
        if words[place].key in _BEFORE_OFFICE and _has_office(words, place + 1):
            words[place], words[place + 1] = words[place + 1], words[place]
    return words


def _end_of_office(words: Sequence[_OfficeWord], start: int) -> int:
    """Return the place after an office that ends before a comma; 0 where none does."""
    for end in range(start, min(start + _LONGEST_OFFICE, len(words))):
        word = words[end]
        if word.key in FUNCTION and word.key != "of":
            return 0
        if word.comma:
            after = words[end + 1].key if end + 1 < len(words) else ""
            title = word.key.rpartition("-")[2] in TITLES
            return end + 1 if title and after not in {"and", "or"} else 0
    return 0
