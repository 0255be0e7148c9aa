"""Chemicals and medicines: one letter in a name makes another substance."""

from functools import cache
from typing import Final

from claimcheck.language.lexicon.word_lists import listed, word_set
from claimcheck.matching.spelling.known_words import WordTable, is_known_name, is_word
from claimcheck.matching.spelling.one_slip import slips_among

# What chemicals and medicines end in: one letter there makes another substance.
_SUBSTANCES = listed("ite ate ide ane ene yne ine ol one ose ium in mab vir")
_MEDICINES = listed(
    "amide azole azine idine cillin mycin statin olol pril sartan mab vir sone lone oxide phate"
    " phite fate fite zolin lexin mine phrine dine pine zine quine toin xime oxin"
)
_METHYLS = listed("methyl ethyl propyl butyl methan ethan propan butan")
# Elements whose symbol, in capitals, is another substance: cobalt is not carbon monoxide.
SYMBOLS: Final = word_set("co cs hf")
_OF_GAS: Final = word_set("gas gases levels emissions concentrations concentration exposure")
# Too many words are like a shorter one.
_LONG = 6


def are_substances(one: str, other: str) -> bool:
    """Return whether two words may be two chemicals or medicines: "chlorite", "chloride".

    >>> are_substances("heparin", "heparan"), are_substances("hospital", "hospitel")
    (True, False)
    """
    if is_substance(one) or is_substance(other):
        return True
    if min(len(one), len(other)) < _LONG or sorted(one) == sorted(other):
        return False
    if is_known_name(one) or is_known_name(other):
        return False
    endings = [{end for end in _SUBSTANCES if word.endswith(end)} for word in (one, other)]
    if endings[0] and endings[1] and endings[0] != endings[1] and not is_word(one + "e"):
        return not (is_word(one) or is_word(other)) or min(map(len, endings[0] | endings[1])) > 2
    if any(mark in one for mark in _METHYLS) or any(mark in other for mark in _METHYLS):
        return True
    return one.endswith(_MEDICINES) and other.endswith(_MEDICINES)


def is_substance(word: str) -> bool:
    """Return whether a word in lower case is the name of a substance, and of little else.

    >>> is_substance("hemlock"), is_substance("chlorides"), is_substance("water")
    (True, True, False)
    """
    return word in _substances() or (word.endswith("s") and word[:-1] in _substances())


def is_like_substance(word: str) -> bool:
    """Return whether a letter makes a word the name of a substance.

    >>> is_like_substance("seconol"), is_like_substance("govermnent")
    (True, False)
    """
    return len(word) >= _LONG and bool(slips_among(word, _every_substance()))


@cache
def _substances() -> WordTable:
    return WordTable("substances.txt")


@cache
def _every_substance() -> tuple[str, ...]:
    return tuple(_substances())


def may_be_gas(word: str, following: str) -> bool:
    """Return whether "NO" may be nitric oxide rather than a "no" with stress: "NO levels"."""
    return word == "no" and following in _OF_GAS
