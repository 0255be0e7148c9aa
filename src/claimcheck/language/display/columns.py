"""How much of a terminal's line a text takes, and lines that fit."""

import re
import unicodedata
from functools import cache
from typing import Final

# Where nobody says how wide a line may be.
WIDTH: Final = 80

# Marks on the character before them, and what is not drawn at all.
_NOT_DRAWN: Final = frozenset({"Mn", "Me", "Cf"})
# No line of a script without spaces begins with these.
_NOT_FIRST: Final = frozenset("、。，．！？：；」』）】〉》”’,.!?:;) ")


def columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes.

    >>> columns("naïve"), columns("日本")
    (5, 4)
    """
    if text.isascii() or _narrow().fullmatch(text):
        return len(text)
    return sum(map(character_columns, text))


@cache
def _narrow() -> re.Pattern[str]:
    # Letters of Europe, dashes, quotation marks and the like: a column each.
    return re.compile("[\\x00-\\xac\\xae-\u02ff\u2010-\u2027\u2030-\u205e]*")


def character_columns(character: str) -> int:
    """Return the columns of one character: none for marks on another, two for wide ones."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in _NOT_DRAWN or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> list[str]:
    """Return ``text`` in lines of at most ``width`` columns; ``first`` and ``rest`` begin them.

    A word that is longer, such as an address, stays whole; scripts without spaces
    are broken where the line is full.
    """
    if text.isascii() and first.isascii() and rest.isascii():
        return _wrapped_plain(text, first, rest, width)
    lines, line, used, begun = [], first, columns(first), False
    for word in text.split(" "):
        size = columns(word)
        if begun and used + 1 + size > width:
            lines.append(line)
            line, used, begun = rest, columns(rest), False
        line = f"{line} {word}" if begun else line + word
        used += size + begun
        begun = True
        while used > width and (at := _break(line, len(rest), width)):
            lines.append(line[:at])
            line = rest + line[at:]
            used = columns(line)
    return [*lines, line]


def _wrapped_plain(text: str, first: str, rest: str, width: int) -> list[str]:
    """Return what `wrapped` does of characters that each take a column: looked at line by line."""
    lines, start, begins = [], 0, first
    while (room := width - len(begins)) < len(text) - start:
        end = text.rfind(" ", start, max(start + room + 1, start))
        if end < 0 and (end := text.find(" ", start)) < 0:
            break
        lines.append(begins + text[start:end])
        start, begins = end + 1, rest
    return [*lines, begins + text[start:]]


def _break(line: str, indent: int, room: int) -> int:
    """Return the last place where wide characters let a line too long be broken, else 0.

    What marks a character, and a stop or a closing mark, stays on the line of the
    character before it.
    """
    if line.isascii() or columns(line) <= room:
        return 0
    used, place = 0, 0
    for at, character in enumerate(line):
        width = character_columns(character)
        is_wide = width == 2 or (at > 0 and character_columns(line[at - 1]) == 2)
        may_begin = width > 0 and character not in _NOT_FIRST
        if at > indent and is_wide and may_begin:
            place = at
        used += width
        if used > room:
            return place
    return 0
