"""Text for terminals: what comes from outside made visible, cut and wrapped to the width."""

import sys
import unicodedata
from typing import Final

WIDTH: Final = 80

# Marks that change the direction of what follows, and so can hide what a text says.
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    r"""Return ``text`` on one line with controls, escapes and bidirectional marks spelled out.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return "".join(map(_visible_character, " ".join(text.split())))


def _visible_character(character: str) -> str:
    """Return a character as it can be shown safely."""
    if character in _BIDI or unicodedata.category(character) in {"Cc", "Cs"}:
        return character.encode("unicode_escape").decode()
    return character


def cut(text: str, width: int) -> str:
    """Return ``text``, visible, cut at a word to at most ``width`` code points."""
    shown = visible(text)
    if len(shown) <= width:
        return shown
    head = shown[: width - 1]
    return f"{head[: head.rfind(' ')] if ' ' in head else head} …"[:width]


def say(line: str) -> None:
    """Print a line of talk to stderr, so that stdout holds only data."""
    sys.stdout.flush()
    print(line, file=sys.stderr)  # noqa: T201


def put(text: str) -> None:
    """Print data to stdout, exactly, ending with one line end."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(2, "match", "matches")
    '2 matches'
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
