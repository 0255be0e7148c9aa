"""Numbers in words, in the languages whose words for them are known."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from claimcheck.language.figures.forms_abroad import (
    dutch,
    french,
    german,
    half_more,
    italian,
    norwegian,
    polish,
    portuguese,
    spanish,
    swedish,
)
from claimcheck.language.figures.notation import first_days, notation
from claimcheck.language.lexicon.word_lists import listed
from claimcheck.language.text.stems import code_of
from claimcheck.model.figure import Ratio, ratio
from claimcheck.named_tuple import NamedTuple

_LONGEST: Final = 8
# Words that alone are something else as well: "a new bus", "you are".
_NOT_ALONE: Final = frozenset(("neuf", "sei", "sex"))
# So is this in a language that nobody named: "sto bene".
_NOT_IN_ANY: Final = _NOT_ALONE | {"sto", "stu"}


class Numerals(NamedTuple):
    """How a language writes numbers in words.

    ``one`` and ``half`` count only before a scale word, as "un" does in "un million";
    ``thousands`` are all forms of ``thousand``.
    """

    below: Mapping[str, Ratio]
    thousand: str
    one: frozenset[str]
    half: frozenset[str]
    and_half: str
    joint: str = ""
    thousands: frozenset[str] = frozenset()


# The forms of a number below a thousand, the word for a thousand, for one and for half
# before a scale word, "and a half" after it, what joins a thousand to the rest.
_LANGUAGES: Final[dict[str, tuple[Callable[[int], Iterator[str]], str, str, str, str, str]]] = {
    "de": (german, "tausend", "ein eine einen einer", "halbe halben", " und eine halbe", "und"),
    "fr": (french, "mille", "un", "demi", " et demi", ""),
    "es": (spanish, "mil", "un", "medio", " y medio", ""),
    "pt": (portuguese, "mil", "um", "meio", " e meio", "e"),
    "it": (italian, "mille", "un", "mezzo", " e mezzo", ""),
    "sv": (swedish, "tusen", "en ett", "halv", " och en halv", ""),
    "no": (norwegian, "tusen", "en ett", "halv", " og en halv", "og"),
    "nb": (norwegian, "tusen", "en ett", "halv", " og en halv", "og"),
    "nl": (dutch, "duizend", "een", "half halve", " en een half", ""),
    "pl": (polish, "tysiąc tysiące tysięcy", "jeden", "pół", " i pół", ""),
}
# What stands after a share of something: "la moitié des", "ein Drittel der".
_OF: Final = "de|des|du|der|aller|von|del|della|delle|dei|degli|di|do|da|dos|das|av|van"
_NORWEGIAN: Final = {
    "halvparten": (1, 2),
    "en tredel": (1, 3),
    "en tredjedel": (1, 3),
    "to tredeler": (2, 3),
    "to tredjedeler": (2, 3),
    "en fjerdedel": (1, 4),
    "tre fjerdedeler": (3, 4),
    "en femtedel": (1, 5),
    "en tidel": (1, 10),
}
_SHARES: Final[dict[str, dict[str, tuple[int, int]]]] = {
    "de": {"die hälfte": (1, 2), "ein drittel": (1, 3), "zwei drittel": (2, 3),
           "ein viertel": (1, 4), "drei viertel": (3, 4), "dreiviertel": (3, 4),
           "ein fünftel": (1, 5), "ein zehntel": (1, 10)},
    "fr": {"la moitié": (1, 2), "un tiers": (1, 3), "deux tiers": (2, 3), "un quart": (1, 4),
           "trois quarts": (3, 4), "un cinquième": (1, 5), "un dixième": (1, 10)},
    "es": {"la mitad": (1, 2), "un tercio": (1, 3), "dos tercios": (2, 3), "un cuarto": (1, 4),
           "tres cuartos": (3, 4), "un quinto": (1, 5), "un décimo": (1, 10)},
    "pt": {"a metade": (1, 2), "metade": (1, 2), "um terço": (1, 3), "dois terços": (2, 3),
           "um quarto": (1, 4), "três quartos": (3, 4), "um quinto": (1, 5), "um décimo": (1, 10)},
    "it": {"la metà": (1, 2), "metà": (1, 2), "un terzo": (1, 3), "due terzi": (2, 3),
           "un quarto": (1, 4), "tre quarti": (3, 4), "un quinto": (1, 5), "un decimo": (1, 10)},
    "sv": {"hälften": (1, 2), "en tredjedel": (1, 3), "två tredjedelar": (2, 3),
           "en fjärdedel": (1, 4), "tre fjärdedelar": (3, 4), "en femtedel": (1, 5),
           "en tiondel": (1, 10)},
    "no": _NORWEGIAN,
    "nb": _NORWEGIAN,
    "nl": {"de helft": (1, 2), "een derde": (1, 3), "twee derde": (2, 3), "een kwart": (1, 4),
           "driekwart": (3, 4), "een vijfde": (1, 5), "een tiende": (1, 10)},
    # What they are of stands in the genitive, without a word before it.
    "pl": {},
}  # fmt: skip
# What is within a word for thousands, where they are one word.
_GLUED: Final = {"de": "tausend", "it": "mila", "sv": "tusen", "nl": "duizend"}


@cache
def numerals(code: str) -> Numerals | None:
    """Return how a language writes numbers in words; None where it is not known.

    >>> str(numerals("de").below["dreiundzwanzig"]), str(numerals("fr").below["quatre vingt dix"])
    ('23', '90')
    """
    found = _LANGUAGES.get(code)
    if found is None:
        return None
    forms, thousand, one, half, and_half, joint = found
    below = {word: ratio(value) for value in range(2, 1000) for word in forms(value)}
    # Who writes without accents writes numbers without them: "tres" for "três".
    bare = {_bare(word): value for word, value in below.items() if not word.isascii()}
    below = bare | below
    if code == "de":
        below |= half_more()
    if code == "pl":
        below["półtora"] = ratio(3, 2)
    all_forms = listed(thousand)
    of_scale = frozenset(listed(one)), frozenset(listed(half))
    return Numerals(below, all_forms[0], *of_scale, and_half, joint, frozenset(all_forms))


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def number_in_any(word: str) -> int | None:
    """Return the number that a word writes in all languages that have it; None if in none.

    >>> number_in_any("sieben"), number_in_any("nove"), number_in_any("deich")
    (7, 9, None)
    """
    found = {
        number
        for code in _LANGUAGES
        if (known := numerals(code)) and (number := known.below.get(word)) is not None
    }
    whole = {each.numerator for each in found if each.denominator == 1}
    return whole.pop() if len(found) == len(whole) == 1 and word not in _NOT_IN_ANY else None


@cache
def signals(language: str) -> tuple[frozenset[str], str]:
    """Return the words with which a figure can begin, and what is within a word for thousands.

    >>> signals("de")[1], "märz" in signals("de")[0], "elf" in signals("de")[0]
    ('tausend', True, True)
    """
    code = code_of(language)
    words = frozenset(notation(language).months) | first_days(language)
    known = numerals(code)
    if known is None:
        return words, ""
    firsts = {phrase.partition(" ")[0] for phrase in (*known.below, *_SHARES[code])}
    return words | {*firsts, *known.thousands, *known.one, *known.half}, _GLUED.get(code, "")


def match_words(text: str, start: int, code: str, scale: re.Pattern[str]) -> int | None:
    """Return where the number in words ends that begins at ``start``, None if there is none."""
    found = _read(text, start, code, scale)
    return found[1] if found else None


def read_abroad(text: str, start: int, code: str, scale: re.Pattern[str]) -> Ratio:
    """Return the number in words that begins at ``start``, without the scale word after it."""
    found = _read(text, start, code, scale)
    return found[0] if found else ratio(0)


@cache
def _shares(code: str) -> re.Pattern[str] | None:
    if not _SHARES.get(code):
        return None
    phrases = "|".join(sorted(_SHARES[code], key=len, reverse=True))
    return re.compile(rf"(?P<share>{phrases})(?= (?:{_OF})\b| (?:d|dell|degl)')")


def match_share(text: str, start: int, code: str) -> tuple[int, Ratio] | None:
    """Return where "la moitié" or "zwei Drittel" of something ends, and what share it is."""
    pattern = _shares(code)
    found = pattern.match(text, start) if pattern else None
    return (found.end(), ratio(*_SHARES[code][found["share"]])) if found else None


def and_half(text: str, end: int, code: str) -> int | None:
    """Return where "et demi" ends, which adds half of the scale word before it."""
    known = numerals(code)
    if known is None or not text.startswith(known.and_half, end):
        return None
    end += len(known.and_half)
    return None if text[end : end + 1].isalpha() else end


def _read(text: str, start: int, code: str, scale: re.Pattern[str]) -> tuple[Ratio, int] | None:
    known = numerals(code)
    if known is None:
        return None
    words = _words(text, start)
    if not words:
        return None
    if share := _before_scale(text, words, known, scale):
        return share
    number, used = _number(words, known)
    if not used or (used == 1 and words[0][0] in _NOT_ALONE):
        return None
    end = words[used - 1][1]
    half = and_half(text, end, code)
    if half is not None and scale.match(text, half):
        return ratio(number.numerator * 2 + 1, 2), half
    return number, end


def _words(text: str, start: int) -> list[tuple[str, int]]:
    """Return the words from a place on that a space or hyphen joins, each with its end."""
    found: list[tuple[str, int]] = []
    place = start
    while len(found) < _LONGEST and (word := _word().match(text, place)):
        found.append((word[0], word.end()))
        if text[word.end() : word.end() + 1] not in {" ", "-"}:
            break
        place = word.end() + 1
    return found


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


def _before_scale(
    text: str, words: list[tuple[str, int]], known: Numerals, scale: re.Pattern[str]
) -> tuple[Ratio, int] | None:
    """Return what "un" or "un demi" says before a scale word."""
    place = 0
    number = ratio(1)
    if words[0][0] in known.one:
        place = 1
    if place < len(words) and words[place][0] in known.half:
        place, number = place + 1, ratio(1, 2)
    if not place:
        return None
    end = words[place - 1][1]
    end += text[end : end + 1] == "-"
    found = scale.match(text, end)
    return (number, end) if found and found.lastgroup != "letter" else None


def _number(words: list[tuple[str, int]], known: Numerals) -> tuple[Ratio, int]:
    """Return the number that words begin with, and how many of them write it."""
    number, used = _below(words, known)
    following = words[used : used + 1]
    if following and following[0][0] in known.thousands:
        used += 1
        number = ratio(number.numerator * 1000 or 1000)
        rest = words[used:]
        joined = int(bool(known.joint and rest and rest[0][0] == known.joint))
        more, more_used = _below(rest[joined:], known)
        if more_used:
            return ratio(number.numerator + more.numerator), used + joined + more_used
    return number, used


def _below(words: list[tuple[str, int]], known: Numerals) -> tuple[Ratio, int]:
    for count in range(min(len(words), _LONGEST - 1), 0, -1):
        written = " ".join(word for word, _ in words[:count])
        if written in known.below:
            return known.below[written], count
    glued = _glued(words[0][0], known) if words else None
    return (glued, 1) if glued else (ratio(0), 0)


def _glued(word: str, known: Numerals) -> Ratio | None:
    """Return what "zweitausendfünfhundert" or "duemila" says."""
    for thousand in {known.thousand, "mila" if known.thousand == "mille" else known.thousand}:
        left, found, right = word.partition(thousand)
        if not found or (not left and not right):
            continue
        top = known.below.get(left) if left else ratio(1)
        rest = known.below.get(right) if right else ratio(0)
        if left == "ein":
            top = ratio(1)
        if top and rest:
            return ratio(top.numerator * 1000 + rest.numerator)
    return None
