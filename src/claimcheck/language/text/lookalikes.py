"""Letters of other scripts that look like Latin ones, put in their place to hide a word."""

import re
from functools import cache
from typing import Final

from claimcheck.model.statement import Span

_PAIRS: Final = (
    # Cyrillic
    ("АВЕЅІЈКМНОРСТУХҮԚԜаеѕіјорсухһԛԝӏ", "ABESIJKMHOPCTYXYQWaesijopcyxhqwl"),
    # Greek
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορυ", "ABEZHIKMNOPTYXaivopu"),
    # Small capitals and other letters of phonetics
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡ", "abcdefghijklmnoprstuvwyzag"),
)
_LATIN: Final = str.maketrans("".join(pair[0] for pair in _PAIRS), "".join(p[1] for p in _PAIRS))


@cache
def _digits() -> re.Pattern[str]:
    # "P0rto", "mi11ion": a nought or a one among small letters, and no other digit.
    return re.compile(r"[A-Za-z]+(?:[01]+[a-z]+)+")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


def with_latin_letters(text: str) -> str:
    """Return ``text`` with Latin letters for those that only look like them, as long as it was.

    A word is changed where that makes it wholly Latin, and it or one beside it has Latin
    letters of its own; a word of another script stays.

    >>> with_latin_letters("The new line in Pоrtо cost 48 mi11ion; Москва")
    'The new line in Porto cost 48 million; Москва'
    """
    pieces, place = [], 0
    for start, end in lookalikes(text):
        pieces += [text[place:start], _in_latin(text[start:end])]
        place = end
    return "".join([*pieces, text[place:]]) if pieces else text


def lookalikes(text: str) -> list[Span]:
    """Return the places of words in which letters or digits only look like Latin letters."""
    if text.isascii() and "0" not in text and "1" not in text:
        return []
    found = _word().finditer(text)
    return [Span(*each.span()) for each in found if _is_disguised(text, *each.span())]


def _is_disguised(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if word.isascii():
        return bool(_digits().fullmatch(word))
    latin = word.translate(_LATIN)
    if not latin.isascii():
        return False
    if any(map(str.isascii, filter(str.isalpha, word))):
        return True
    # A whole word in another script's letters, among Latin ones: "the СОСА plant".
    beside = text[max(0, start - 30) : start] + text[end : end + 30]
    letters = [each for each in beside if each.isalpha()]
    return bool(letters) and all(map(str.isascii, letters))


def _in_latin(word: str) -> str:
    if not word.isascii():
        word = word.translate(_LATIN)
    return word.replace("0", "o").replace("1", "l") if _digits().fullmatch(word) else word
