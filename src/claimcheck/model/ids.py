"""Ids as people write them: a letter for the kind of record, a dash, a number."""

import re
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError

KINDS = {
    "a": "article",
    "s": "statement",
    "c": "claim",
    "p": "person",
    "q": "question",
    "d": "decision",
    "e": "source",
    "l": "link",
    "v": "verdict",
    "w": "contact",
    "f": "copy",
    "m": "note",
}


class IdError(ClaimcheckError):
    """A text is not an id of the kind that is needed."""

    def __init__(self, text: str, letters: str) -> None:
        """Name the text and what an id of the kind looks like."""
        wanted = " or ".join(f"{letter}-31 ({KINDS[letter]})" for letter in letters)
        super().__init__(f"{text!r} is not an id here; write {wanted}")


class RecordId(NamedTuple):
    """The kind of a record by its letter, and its number."""

    letter: str
    number: int

    def __str__(self) -> str:
        return f"{self.letter}-{self.number}"


def is_id(text: str, letter: str) -> bool:
    """Tell whether ``text`` is written as an id of the kind ``letter``."""
    return re.fullmatch(rf"{letter}-[1-9][0-9]{{0,17}}", text.strip().lower()) is not None


def parse_id(text: str, letters: str) -> RecordId:
    """Return the id that ``text`` writes; its letter must be one of ``letters``.

    Raises `IdError` otherwise.

    >>> parse_id("c-31", "cs")
    RecordId(letter='c', number=31)
    """
    for letter in letters:
        if is_id(text, letter):
            return RecordId(letter, int(text.strip()[2:]))
    raise IdError(text, letters)
