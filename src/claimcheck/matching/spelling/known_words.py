"""Which words are words: what tells a slip of the pen from another word."""

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from pathlib import Path

from claimcheck.language.figures.units import COUNTING
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.named_tuple import NamedTuple

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
# Lands that no list of countries has, and bodies that are not called after somebody.
_LANDS_AND_BODIES = word_set(
    "england scotland wales britain europe africa asia america arctic antarctic balkans crimea"
    " caribbean mediterranean baltic bavaria catalonia frankfurt lombardy ontario alberta quebec"
    " sardinia siberia sicily tuscany monday tuesday wednesday thursday friday saturday sunday"
    " airbus amazon airbnb astrazeneca boeing bundesbank facebook gazprom greenpeace harvard huawei"
    " interpol lufthansa ryanair google hamas hezbollah kremlin microsoft moderna"
    " netflix pentagon pfizer qaeda reuters taliban tesla twitter volkswagen walmart"
)
# What the names of peoples end in.
_PEOPLES = ("ish", "ese", "ian", "ean", "can", "eli", "ani", "qi", "emi", "yan")
_PREFIXES = ("un", "non", "anti", "dis", "over", "under", "mis")


class _Vocabulary(NamedTuple):
    words: frozenset[str]
    names: frozenset[str]
    named: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    text = Path(__file__).with_name("common_words.txt").read_text("utf-8")
    common, _, named = text.partition("\n=6\n")
    lines = (line for line in common.splitlines() if not line.startswith(("#", "=")))
    words = frozenset(" ".join(lines).split())
    names = frozenset(named.split())
    return _Vocabulary(words | COUNTING, names - words, names)


def is_word(word: str) -> bool:
    """Return whether a word in lower case, or what it is formed from, is a common one.

    >>> is_word("governments"), is_word("governmnet")
    (True, False)
    """
    return _has(_vocabulary().words, word)


def is_known_name(word: str) -> bool:
    """Return whether a word in lower case is a well-known name.

    >>> is_known_name("iraq"), is_known_name("iraw")
    (True, False)
    """
    names = _vocabulary().names
    return word in names or (word.endswith("s") and word[:-1] in names)


def is_any_word(word: str) -> bool:
    """Return whether any list has a word in lower case, or what it may be formed from.

    This is asked where a word would be taken for a slip, so rare words count.

    >>> is_any_word("dessert"), is_any_word("interred"), is_any_word("governmnet")
    (True, True, False)
    """
    return is_word(word) or _is_in_tables(word) or _is_in_tables(_american().sub("iz", word))


def names_somebody(word: str) -> bool:
    """Return whether a word in lower case is a first name, a surname or a place's name.

    >>> names_somebody("joan"), names_somebody("smith"), names_somebody("iraw")
    (True, True, False)
    """
    # Read late: few comparisons come to a word that may be a slip.
    from claimcheck.language.people import name_tables as people  # noqa: PLC0415

    return (
        is_known_name(word)
        or word in _vocabulary().named
        or is_person_name(word)
        or is_place_name(word)
        or people.is_plural_surname(word)
    )


def is_rare_name(word: str) -> bool:
    """Return whether a word in lower case is a surname or a town's name, however few bear it.

    >>> is_rare_name("smyth"), is_rare_name("kovac"), is_rare_name("germand")
    (True, True, False)
    """
    return word in names()


def is_person_name(word: str) -> bool:
    """Return whether a word in lower case is a first name or a surname that is a word too."""
    from claimcheck.language.people import name_tables as people  # noqa: PLC0415

    return people.is_given(word) or people.is_word_and_surname(word)


def is_given_name(word: str) -> bool:
    """Return whether a word in lower case is a first name, and no country's name too."""
    from claimcheck.language.people import name_tables as people  # noqa: PLC0415

    return people.is_given(word) and not people.is_country(word)


def names_nobody(word: str) -> bool:
    """Return whether a word in lower case is a frequent one that is no surname.

    >>> names_nobody("university"), names_nobody("tusk"), names_nobody("bank")
    (True, False, False)
    """
    from claimcheck.language.people import name_tables as people  # noqa: PLC0415

    return people.is_word(word)


def is_name_of_none(word: str) -> bool:
    """Return whether a word in lower case is the name of a land, a people, a body or a day.

    >>> is_name_of_none("ukraine"), is_name_of_none("malian"), is_name_of_none("macron")
    (True, True, False)
    """
    from claimcheck.language.people import name_tables as people  # noqa: PLC0415

    if people.is_country(word) or people.is_demonym(word) or word in _LANDS_AND_BODIES:
        return True
    of_people = word.removesuffix("s").endswith(_PEOPLES)
    return of_people and is_known_name(word) and not people.is_given(word)


def is_place_name(word: str) -> bool:
    """Return whether a word in lower case is the name of a town, a state or a country."""
    from claimcheck.language.people.name_tables import is_place  # noqa: PLC0415

    return is_place(word)


@cache
def _american() -> re.Pattern[str]:
    return re.compile(r"is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)")


class _AllWords:
    """The words of every list."""

    def __contains__(self, word: object) -> bool:
        """Return whether one of the lists has a word."""
        return word in _vocabulary().words or word in words()


@lru_cache(maxsize=10_000)
def _is_in_tables(word: str) -> bool:
    words = _AllWords()
    if word.endswith("fold") and word[:-4] in words:
        return True
    sibilant = word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh"))
    return _has(words, word) or (sibilant and word[:-2] in words) or _may_double(words, word)


def _may_double(words: Container[str], word: str) -> bool:
    """Return whether an ending may have doubled the last letter of a longer word: "interred"."""
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        once = stem[:-1]
        if stem != word and stem[-2:] in _DOUBLED and once in words and once[-2:-1] in "aeiou":
            return True
    return False


def _has(words: Container[str], word: str) -> bool:
    if word in _NEVER_FORMED:
        return False
    if word in words or is_formed_of(words, word):
        return True
    if word.endswith(("tion", "sion", "tions", "sions")):
        verb = word.removesuffix("s").removesuffix("ion")
        return len(verb) > 4 and (verb in words or verb + "e" in words)
    return any(
        word.startswith(prefix) and len(word) > len(prefix) + 5 and word[len(prefix) :] in words
        for prefix in _PREFIXES
    )


def is_formed_of(words: Container[str], word: str) -> bool:
    """Return whether a word is one of these with an ending.

    >>> is_formed_of({"boss", "ban"}, "bosses"), is_formed_of({"boss", "ban"}, "banned")
    (True, True)
    """
    if any(_is_formed(words, word, *ending) for ending in _ENDINGS):
        return True
    return word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and word[:-2] in words


def _is_formed(words: Container[str], word: str, ending: str, put: str, length: int) -> bool:
    """Return whether a word is a known one with an ending, spelt as English spells it."""
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
    """Return whether a word doubles its last letter before an ending, as "ban" does."""
    vowels = [letter in "aeiou" for letter in stem]
    return sum(vowels) == 1 and vowels[-2] and stem[-1] not in "wxy"


class WordTable:
    """The lines of a sorted text, found by halving it, without a set of them all.

    >>> "govern" in words(), "goverment" in words()
    (True, False)
    """

    def __init__(self, name: str) -> None:
        """Read a table that lies in this folder."""
        self._text = Path(__file__).with_name(name).read_text("ascii")

    def __iter__(self) -> Iterator[str]:
        """Yield the lines."""
        return iter(self._text.splitlines())

    def __contains__(self, word: object) -> bool:
        """Return whether a word is one of the lines."""
        text, low, high = self._text, 0, len(self._text)
        while low < high:
            start = text.rfind("\n", low, (low + high) // 2) + 1 or low
            end = text.index("\n", start)
            line = text[start:end]
            if line == word:
                return True
            if line < str(word):
                low = end + 1
            else:
                high = start
        return False


@cache
def words() -> WordTable:
    """Return the words of which a large dictionary's are formed."""
    return WordTable("words.txt")


@cache
def names() -> WordTable:
    """Return surnames, and the words of towns' names, that are no words."""
    return WordTable("names.txt")
