"""Names that may be one person's: what is asked before a second reviewer is made of them."""

import re
from collections.abc import Iterable
from typing import Final

from claimcheck.language.text.seen_letters import seen
from claimcheck.matching.spelling.one_slip import is_slip

# Small letters, Cyrillic and Greek, that look like Latin ones, or whose capitals do.
_LOOK_ALIKE: Final = str.maketrans(
    "авекмнорстухіјѕԁԛԝһӏ" + "αβεζηικμνορτυχϲϳ", "abekmhopctyxijsdqwhl" + "abezhikmnoptyxcj"
)
# "Jan" and "Jon" are two names; "Bergg" is a slip for "Berg".
_SLIPS_FROM: Final = 4


def near_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return those of the known names that may be the person whom a name means.

    >>> near_names("Berg, O.", ["Ola Berg", "Eva Berg", "Olga Sand"])
    ('Ola Berg',)
    """
    words = _words(name)
    return tuple(each for each in known if words and _are_near(words, _words(each)))


def _words(name: str) -> list[str]:
    """Return the words of a name without case and accents, as what its letters look like.

    >>> _words("J.Keita") == _words("j. Kéita") == _words("Ј. Κеitа")
    True
    """
    return re.findall(r"[^\W_]+", seen(name).text.translate(_LOOK_ALIKE))


def _are_near(first: list[str], second: list[str]) -> bool:
    """Return whether each word of the shorter name stands for one of the other's.

    One of them is whole, unless all are initials; a single slip is no other name.
    """
    if "".join(first) == "".join(second):
        return True
    fewer, more = sorted((first, second), key=len)
    # A longer word leaves the shorter ones to initials: "Olga O." has two for "O.".
    left, whole, slips = [*more], 0, 0
    for word in sorted(fewer, key=len, reverse=True):
        found = min(left, key=lambda each: _unlikeness(word, each))
        how = _unlikeness(word, found)
        if how > _SHORT:
            return False
        left.remove(found)
        whole += how < _SHORT and len(word) > 1
        slips += how == _SLIP
    if slips > 1 or any(map(str.isdecimal, left)):
        return False
    return whole > 0 or len(fewer) == len(more) > 1


# How a word stands for another, likeliest first: the same, with a slip, in short, not at all.
_SAME, _SLIP, _SHORT, _OTHER = range(4)


def _unlikeness(first: str, second: str) -> int:
    """Return how a word of a name stands for another.

    >>> [_unlikeness("berg", each) for each in ("berg", "bergg", "b", "borg1")]
    [0, 1, 2, 3]
    """
    if first == second:
        return _SAME
    shorter, longer = sorted((first, second), key=len)
    if not (shorter.isalpha() and longer.isalpha()):
        return _OTHER
    if len(longer) >= _SLIPS_FROM and len(shorter) > 1 and is_slip(first, second):
        return _SLIP
    return _SHORT if longer.startswith(shorter) else _OTHER
