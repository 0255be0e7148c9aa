"""When two texts are the same words: what only marks, spaces and glyphs tell apart."""

import re
import unicodedata
from functools import cache
from typing import Final

from claimcheck.language.text.folding import INVISIBLE, SAME_LENGTH

_PAIRS: Final = {'"': '"', "'": "'"}


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"\s+")


def without_blanks(text: str) -> str:
    """Return ``text`` on one line, with one space where it has several."""
    return _blank().sub(" ", text).strip()


def known_form(text: str) -> str:
    """Return what two texts have in common that only typography and blanks tell apart.

    One kind of quotation mark and dash, no invisible characters, compatibility forms
    in full; neither the full stop at the end nor marks around the whole. Case, powers and
    every sign within stay. Taking the form twice gives the same as taking it once.

    >>> known_form("“No, it’s 10⁶.” ")
    "No, it's 10⁶"
    """
    form = _once(text)
    while (again := _once(form)) != form:
        form = again
    return form


def check_form(text: str) -> str:
    """Return what two wordings of a claim have in common that one page checks.

    At one address a full stop or a capital more makes no other claim.

    >>> check_form("THE GOAT eats hay.")
    'the goat eats hay'
    """
    return known_form(text).casefold()


def glyphs(text: str) -> str:
    """Return ``text`` with one kind of quotation mark and dash, and no invisible characters."""
    mapped = text.translate(SAME_LENGTH)
    if mapped.isascii():
        return mapped
    composed = unicodedata.normalize("NFC", mapped)
    return "".join(map(_glyph, composed)).translate(SAME_LENGTH)


def _once(text: str) -> str:
    words = without_blanks(glyphs(text))
    if words.endswith(".") and not words.endswith(".."):
        words = words[:-1].rstrip()
    while len(words) > 1 and _PAIRS.get(words[0]) == words[-1] and words[0] not in words[1:-1]:
        words = words[1:-1].strip()
    return words


def _glyph(character: str) -> str:
    if character.isascii():
        return character
    if character in INVISIBLE:
        return ""
    # Powers and fractions are numbers of their own: "10⁶" is not "106".
    if unicodedata.category(character) == "No":
        return character
    return unicodedata.normalize("NFKC", character)


def are_known(first: str, second: str) -> bool:
    """Return whether two texts differ in blanks and typography at most.

    >>> are_known("Exports  rose.", "“Exports rose”"), are_known("C++ is safe", "C is safe")
    (True, False)
    """
    return first == second or known_form(first) == known_form(second)
