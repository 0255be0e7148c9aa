"""What a word is elsewhere: a first name, a place, a word of the language."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

_TABLES = Path(__file__).with_name("tables")
_SEXES = "mf"
_NONE_SHARED = "A"
# Names of one sex in the United States that elsewhere belong to the other.
_EITHER_ELSEWHERE = frozenset(
    """
    andrea jean nicola simone michele gabriele daniele jan karen joan angel jaime marian carol
    sasha nikita mika toni vivian evelyn beverley beverly hilary lesley leslie lindsay shirley kay
    noor nur kiran sunday monday friday blessing precious laurence camille dominique claude
    kelly jamie ola kim patrice valery valeri ashley kari inge nana jess alex mel hayden rowan
    ming wei anh phuong siya tobi misha vanja gwyn georgie darcy eden jules neo uche kelechi
    bong ping jin sun hyun min ji soo kyung chan su li yu lin ling lan hoa thu tam nam dung ha ngoc
    ying hui yang xiao bao na rui shan shu wen yi yun hai long hung
    """.split()
)
# Of these the lists say too little, and everybody who bears one is a man, or a woman.
_ALONE = {
    "m": frozenset(
        """
        karl jorg jorgen jurgen gunter gunther soren torbjorn balazs andras gabor gyorgy jozsef
        sandor tamas vaclav ondrej jiri frantisek vojtech hussein huseyin mahmoud mahmood osama
        rashid suleiman selcuk gokhan wilfred
        """.split()
    ),
    "f": frozenset(
        """
        abigael adelaide carolyne clementine dinah eliska hellen heloise katerina marketa mildred
        monicah naomy tabitha veronicah priscillah
        """.split()
    ),
}
# Women whose names end in "é".
_ENDING_SO = frozenset(["chloe", "salome", "zoe"])
# Names come back within a text, and from one text to the next.
_KEPT = 8192


class _CodedList:
    """The entries of a list, of which those alone are read that begin as a word asked for.

    In a line a capital tells how many letters an entry has in common with the one before; the
    others follow.
    """

    def __init__(self, line: str) -> None:
        """Part a line where entries begin with two other letters than those before."""
        self._parts: dict[str, list[str]] = {}
        self._read: dict[str, frozenset[str]] = {}
        first = ""
        for part in re.split("(?=[AB])", line)[1:]:
            shared, rest = part[0], part[1:]
            first = rest[:1] if shared == _NONE_SHARED else first
            whole = part if shared == _NONE_SHARED else f"{_NONE_SHARED}{first}{rest}"
            self._parts.setdefault(whole[1:3], []).append(whole)

    def __contains__(self, word: str) -> bool:
        """Return whether a word is an entry."""
        head = word[:2]
        found = self._read.get(head)
        if found is None:
            parts = self._parts.get(head, ())
            found = self._read[head] = frozenset(chain.from_iterable(map(_entries, parts)))
        return word in found


@cache
def _lists(name: str) -> tuple[_CodedList, ...]:
    """Return the lists of a table; the first word that asks pays for the reading of it."""
    lines = (_TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(map(_CodedList, lines))


def _entries(part: str) -> Iterator[str]:
    entry, pieces = "", iter(re.split("([A-Z])", part)[1:])
    for shared, rest in zip(pieces, pieces, strict=True):
        entry = entry[: ord(shared) - ord(_NONE_SHARED)] + rest
        yield entry


def _plain(word: str) -> str:
    """Return a word as the tables write it: small, without accents."""
    low = word.lower()
    if low.isascii():
        return low
    letters = unicodedata.normalize("NFKD", low.replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(_KEPT)
def is_given(word: str) -> bool:
    """Return whether a word is a first name.

    >>> is_given("Grace"), is_given("José"), is_given("Both")
    (True, True, False)
    """
    plain, (male, female, either) = _plain(word), _lists("given_names")
    return plain in male or plain in female or plain in either


@lru_cache(_KEPT)
def sex_of(first: str) -> str:
    """Return ``m`` or ``f`` where a first name is that sex's in 98 of 100 who bear it.

    >>> sex_of("Grace"), sex_of("Oscar"), sex_of("Robin")
    ('f', 'm', '')
    """
    plain = _plain(first)
    if plain in _EITHER_ELSEWHERE:
        return ""
    for sex, names in zip(_SEXES, _lists("given_names"), strict=False):
        if plain in names or plain in _ALONE[sex]:
            # "Désiré" is no "Desire".
            return "" if sex == "f" and first[-1:] == "é" and plain not in _ENDING_SO else sex
    return ""


def is_place(name: str) -> bool:
    """Return whether a name is a town's, a state's or a country's.

    >>> is_place("Puerto Rico"), is_place("Santa Ana"), is_place("Ana Ruiz")
    (True, True, False)
    """
    low = name.lower().replace("’", "'")
    several, cities, countries = _lists("places")
    return low in several or low in cities or low in countries


def is_country(name: str) -> bool:
    """Return whether a name is a country's or a state's."""
    return name.lower() in _lists("places")[2]


def is_demonym(word: str) -> bool:
    """Return whether a people is called so, as far as its language is."""
    return word.lower() in _lists("demonyms")[0]


@lru_cache(_KEPT)
def is_word(word: str) -> bool:
    """Return whether a word means something, and names nobody.

    >>> is_word("Disease"), is_word("Republicans"), is_word("Rivers"), is_word("Keita")
    (True, True, False, False)
    """
    low = word.lower()
    words, both, plurals = _lists("words")
    if low in both or low in plurals or is_given(low):
        return False
    return (
        low in words
        or (low.endswith("s") and (low[:-1] in words or low[:-1] in both))
        # "Boxes", but not "Weekes".
        or (low.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and low[:-2] in words)
        or (low.endswith("ies") and f"{low[:-3]}y" in words)
    )


def is_word_and_surname(word: str) -> bool:
    """Return whether a word means something and is a surname as well: ``Bar``, ``Neck``."""
    return word.lower() in _lists("words")[1]


def is_plural_surname(word: str) -> bool:
    """Return whether a surname reads as a plural: ``Jones``."""
    return word.lower() in _lists("words")[2]


@lru_cache(_KEPT)
def is_person_noun(word: str) -> bool:
    """Return whether a word says what somebody is, and is no first name.

    >>> is_person_noun("Rancher"), is_person_noun("Baker"), is_person_noun("Mason")
    (True, True, False)
    """
    return any(word.lower() in nouns for nouns in _lists("persons"))


@lru_cache(_KEPT)
def is_only_person_noun(word: str) -> bool:
    """Return whether such a word is no frequent surname either: ``Rancher``, but not ``Baker``."""
    return word.lower() in _lists("persons")[0]
