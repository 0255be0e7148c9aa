"""Text from outside, safe to show: nothing in it can hide, move or colour what is read."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

# Controls, what breaks lines, and halves of surrogate pairs.
_CONTROLS: Final = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
# Marks that change the direction of what follows, and so can hide what a text says.
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# What no font shows, so that two names look alike, or a text holds another: joiners,
# fillers, marks around notes, marks of notation, variants of characters, tags.
_UNSEEN: Final = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Letters by their name alone.
_BLANK_LETTERS: Final = "\u115f\u1160\u2800\u3164\uffa0"
# Scripts whose letters take other forms by joiners, pictures that are made of several,
# and characters of which there are variants.
_JOINED: Final = (
    "\u0600-\u061b\u061d-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af\u1900-\u1c7f\ua800-\uabff"
    "\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff"
)
_PICTURES: Final = "\xa9\xae\u203c-\u205e\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_IDEOGRAPHS: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


@cache
def _hidden() -> re.Pattern[str]:
    """Return what finds a character that hides, moves or colours what is read, or may."""
    return re.compile(f"[{_CONTROLS}{_BIDI}{_UNSEEN}]")


@cache
def _wanted() -> re.Pattern[str]:
    """Return what matches where a script or a picture needs a character that is not seen."""
    return re.compile(
        f"(?<=[{_JOINED}])(?:\u200d|\u200c(?=[{_JOINED}]))"
        f"|(?:(?<=[{_PICTURES}])|(?<=[{_PICTURES}]\ufe0f))\u200d(?=[{_PICTURES}])"
        f"|(?<=[{_PICTURES}])[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)"
        f"|(?<=[{_IDEOGRAPHS}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
        "|(?<=[\u1820-\u18aa])[\u180b-\u180d\u180f]"
    )


def shows_nothing(text: str) -> bool:
    r"""Return whether nothing of a text is seen, so that whoever gave it has said nothing.

    >>> shows_nothing(" \u200b"), shows_nothing("\u2800"), shows_nothing("ok")
    (True, True, False)
    """
    # An accent needs a letter, and a blank of Braille has no dot.
    return all(
        each.isspace() or unicodedata.category(each)[0] in "CMZ" or each in _BLANK_LETTERS
        for each in text
    )


def visible(text: str) -> str:
    r"""Return ``text`` on one line with what hides or misleads spelled out.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return spelled_out(" ".join(text.split()))


def visible_lines(text: str) -> str:
    r"""Return ``text`` with its lines and tabs, and all else that `visible` spells out.

    >>> visible_lines("a\x1b[31m,b\n")
    'a\\x1b[31m,b\n'
    """
    return spelled_out(text.replace("\r\n", "\n"), "\n\t")


def spelled_out(text: str, kept: str = "", spell: Callable[[str], str] | None = None) -> str:
    """Return ``text`` with what hides or misleads as ``spell`` writes it, but for ``kept``.

    What no font shows stays where a script or a picture needs it: a joiner between
    letters of Persian, or what makes one emoji of several.
    """
    # Most texts hold nothing of the kind, and need no pattern.
    if text.isascii() and text.isprintable():
        return text
    write = spell or as_code
    return _hidden().sub(
        lambda found: found[0] if found[0] in kept or _is_wanted(found) else write(found[0]), text
    )


def shown_characters(text: str) -> Iterator[str]:
    r"""Yield each character of ``text`` as it can be shown safely on a line.

    >>> list(shown_characters("a\n"))
    ['a', '\\n']
    """
    done = 0
    for found in _hidden().finditer(text):
        yield from text[done : found.start()]
        yield found[0] if _is_wanted(found) else as_code(found[0])
        done = found.end()
    yield from text[done:]


def _is_wanted(found: re.Match[str]) -> bool:
    return _wanted().match(found.string, found.start()) is not None


def as_code(character: str) -> str:
    r"""Return a character as its code.

    >>> as_code(chr(27)), as_code(chr(0x202E))
    ('\\x1b', '\\u202e')
    """
    return character.encode("unicode_escape").decode()
