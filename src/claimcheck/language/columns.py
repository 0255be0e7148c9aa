"""How much of a terminal's line a text takes, and lines that fit."""

import unicodedata
from typing import Final

WIDTH: Final = 80

# Marks on the character before them, and what is not drawn at all.
_NOT_DRAWN: Final = frozenset({"Mn", "Me", "Cf"})


def columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes.

    >>> columns("naïve"), columns("日本")
    (5, 4)
    """
    return len(text) if text.isascii() else sum(map(character_columns, text))


def character_columns(character: str) -> int:
    """Return the columns of one character: none for marks on another, two for wide ones."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in _NOT_DRAWN or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """Return ``text`` in lines of at most 80 columns; ``first`` and ``rest`` begin them.

    A word that is longer, such as an address, stays whole.
    """
    lines, line, begun = [], first, False
    for word in text.split(" "):
        if begun and columns(line) + 1 + columns(word) > WIDTH:
            lines.append(line)
            line, begun = rest, False
        line = f"{line} {word}" if begun else line + word
        begun = True
    return [*lines, line]
