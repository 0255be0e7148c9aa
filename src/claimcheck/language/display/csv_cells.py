"""Text in spreadsheet cells: written so that no program runs it, read back exactly."""

import re
import unicodedata
from functools import cache
from typing import Final

# OWASP's list of characters with which a spreadsheet begins a formula, and the quote itself,
# without which reading back could not tell what was added.
_SIGNS: Final = frozenset("=+-@")
_GUARDED: Final = ("\t", "\r", "\n", "'")
# Blanks, controls, characters of format and marks: a spreadsheet may drop them before a sign.
_UNSEEN: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"})


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"-\d{1,40}(?:\.\d{1,40})?", re.ASCII)


def guard_cell(text: str) -> str:
    """Return ``text`` with a leading quote where a spreadsheet might run it.

    A negative number runs nothing.

    >>> guard_cell("=1+1"), guard_cell("-1"), guard_cell("-1+1")
    ("'=1+1", '-1', "'-1+1")
    """
    if _number().fullmatch(text):
        return text
    return f"'{text}" if text.startswith(_GUARDED) or _begins_formula(text) else text


def unguard_cell(text: str) -> str:
    """Return the text that `guard_cell` was given.

    >>> unguard_cell("'=1+1")
    '=1+1'
    """
    return text.removeprefix("'")


def _begins_formula(text: str) -> bool:
    """Return whether the first character that is seen is a sign, in any form: ``＝``, ``﹦``."""
    if text[:1].isalnum():
        return False
    seen = next((each for each in text if unicodedata.category(each) not in _UNSEEN), "")
    return unicodedata.normalize("NFKC", seen)[:1] in _SIGNS
