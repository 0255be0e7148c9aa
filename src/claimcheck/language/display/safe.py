"""Text from outside, safe to show: nothing in it can hide, move or colour what is read."""

import unicodedata
from typing import Final

# Marks that change the direction of what follows, and so can hide what a text says.
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Controls, halves of surrogate pairs, and the separators that break lines.
_UNSAFE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    r"""Return ``text`` on one line with controls, escapes and bidirectional marks spelled out.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    line = " ".join(text.split())
    return line if line.isascii() and line.isprintable() else "".join(map(shown_character, line))


def shown_character(character: str) -> str:
    r"""Return a character as it can be shown safely on a line.

    >>> shown_character("a"), shown_character(chr(27)), shown_character(chr(10))
    ('a', '\\x1b', '\\n')
    """
    if character in _BIDI or unicodedata.category(character) in _UNSAFE:
        return character.encode("unicode_escape").decode()
    return character
