"""Text in spreadsheet cells: written so that no program runs it, read back exactly."""

from typing import Final

# OWASP's list of characters with which a spreadsheet begins a formula, the forms in full
# width of its signs, which some read alike, and the quote itself, without which reading
# back could not tell what was added.
_GUARDED: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'", *"＝＋－＠")


def guard_cell(text: str) -> str:
    """Return ``text`` with a leading quote where a spreadsheet might run it.

    >>> guard_cell("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(_GUARDED) else text


def unguard_cell(text: str) -> str:
    """Return the text that `guard_cell` was given.

    >>> unguard_cell("'=1+1")
    '=1+1'
    """
    return text.removeprefix("'")
