"""Text from outside, safe to show: nothing in it can hide, move or colour what is read."""

import unicodedata
from typing import Final

# Marks that change the direction of what follows, and so can hide what a text says.
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Tags, which no font shows, and the marks around a note on words: both can hold a hidden text.
_HIDDEN: Final = frozenset(map(chr, (*range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080))))

# Controls, halves of surrogate pairs, and the separators that break lines.
_UNSAFE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    r"""Return ``text`` on one line with what hides or misleads spelled out.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    line = " ".join(text.split())
    # What Python calls printable is shown as it is: no mark, control or hidden character is.
    return line if line.isprintable() else "".join(map(shown_character, line))


def visible_lines(text: str) -> str:
    r"""Return ``text`` with its lines and tabs, and all else that `visible` spells out.

    >>> visible_lines("a\x1b[31m,b\n")
    'a\\x1b[31m,b\n'
    """
    shown = text.replace("\r\n", "\n")
    if shown.replace("\n", "").isprintable():
        return shown
    return "".join(each if each in "\n\t" else shown_character(each) for each in shown)


def shown_character(character: str) -> str:
    r"""Return a character as it can be shown safely on a line.

    >>> shown_character("a"), shown_character(chr(27)), shown_character(chr(10))
    ('a', '\\x1b', '\\n')
    """
    if character in _BIDI or character in _HIDDEN or unicodedata.category(character) in _UNSAFE:
        return character.encode("unicode_escape").decode()
    return character
