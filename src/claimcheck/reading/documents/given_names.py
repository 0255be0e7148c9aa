"""Titles and authors that a document names, apart from what programs write for nobody."""

import re
from typing import Final

_NOBODY: Final = frozenset(
    ("(anonymous)", "anonymous", "(unspecified)", "unspecified", "unknown", "")
)
# What a program prints of itself, the name of a file, and what a new document is called.
_OF_PROGRAMS: Final = re.compile(
    r"(?:microsoft|libreoffice|openoffice)(?: office)? ?(?:word|writer|excel|powerpoint)?\s+-\s.*"
    r"|[^\s].*\.(?:docx?|dotx?|odt|rtf|pdf|indd|qxp|tex|dvi|txt|html?|xlsx?|pptx?|pages|wpd)"
    r"|(?:untitled|document|new document|presentation|slide|sans titre|unbenannt|dokument)"
    r"[-_ ]?\(?\d*\)?"
)


def named(words: str) -> str | None:
    """Return a title or an author, unless it is what programs write for nobody.

    >>> named("Port counts its boxes"), named("Microsoft Word - final v2.docx"), named("Untitled-1")
    ('Port counts its boxes', None, None)
    """
    plain = " ".join(words.split())
    lower = plain.lower()
    return None if lower in _NOBODY or _OF_PROGRAMS.fullmatch(lower) else plain
