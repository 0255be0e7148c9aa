"""Ids as people write them: a letter for the kind of record, a dash, a number."""

import re
from typing import ClassVar, Final, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple

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
    "y": "outside check",
}


# So much is repeated of what was typed in the place of an id.
_SHOWN: Final = 60


class IdError(ClaimcheckError):
    """A text is not an id of the kind that is needed."""

    def __init__(self, text: str, letters: str) -> None:
        """Name the text and what an id of the kind looks like."""
        # Of a number, or a letter without its dash, the number is what is meant.
        near = re.fullmatch(f"([{letters}]?)([1-9][0-9]{{0,8}})", text)
        letter, number = near.groups() if near else ("", "31")
        wanted = " or ".join(f"{each}-{number} ({KINDS[each]})" for each in letter or letters)
        shown = f"; `claimcheck show {text}` shows what it has" if is_id(text, "c") else ""
        if letters == "a":
            shown = "; `claimcheck list articles` shows the articles"
        named = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        super().__init__(f"{named!r} is not an id here; write {wanted}{shown}")


class RecordId(NamedTuple):
    """The kind of a record by its letter, and its number."""

    letter: str
    number: int

    def __str__(self) -> str:
        return f"{self.letter}-{self.number:d}"


class NumberedId(int):
    """The id of one kind of record: its number, printed with the letter of the kind.

    It equals its number, and no id of another kind.

    >>> print(ClaimId(31), ClaimId(31) + 1)
    c-31 32
    >>> ClaimId(31) == 31, ClaimId(31) == StatementId(31), len({ClaimId(31), StatementId(31)})
    (True, False, 2)
    """

    __slots__ = ()
    letter: ClassVar[str]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, NumberedId) and type(other) is not type(self):
            return False
        return int.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    # What equals its number must be found by it.
    __hash__ = int.__hash__

    def __str__(self) -> str:
        return f"{self.letter}-{self:d}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self:d})"


Numbered = TypeVar("Numbered", bound=NumberedId)


class ArticleId(NumberedId):
    """The id of an article, ``a-4``."""

    __slots__ = ()
    letter = "a"


class StatementId(NumberedId):
    """The id of a statement, ``s-12``."""

    __slots__ = ()
    letter = "s"


class ClaimId(NumberedId):
    """The id of a claim, ``c-31``."""

    __slots__ = ()
    letter = "c"


class PersonId(NumberedId):
    """The id of a person, ``p-3``."""

    __slots__ = ()
    letter = "p"


class QuestionId(NumberedId):
    """The id of a question, ``q-7``."""

    __slots__ = ()
    letter = "q"


class DecisionId(NumberedId):
    """The id of a decision, ``d-7``."""

    __slots__ = ()
    letter = "d"


class SourceId(NumberedId):
    """The id of a source, ``e-5``."""

    __slots__ = ()
    letter = "e"


class LinkId(NumberedId):
    """The id of a link, ``l-7``."""

    __slots__ = ()
    letter = "l"


class VerdictId(NumberedId):
    """The id of a verdict, ``v-9``."""

    __slots__ = ()
    letter = "v"


class ContactId(NumberedId):
    """The id of a contact, ``w-2``."""

    __slots__ = ()
    letter = "w"


class CopyId(NumberedId):
    """The id of a captured copy, ``f-3``."""

    __slots__ = ()
    letter = "f"


class NoteId(NumberedId):
    """The id of a note, ``m-4``."""

    __slots__ = ()
    letter = "m"


class PublicationId(NumberedId):
    """The id of a publication, ``u-2``."""

    __slots__ = ()
    letter = "u"


class CorrectionId(NumberedId):
    """The id of a correction, ``x-2``."""

    __slots__ = ()
    letter = "x"


def id_or_none(kind: type[Numbered], number: int | None) -> Numbered | None:
    """Return a number as the id that it is; None stays None."""
    return None if number is None else kind(number)


def is_id(text: str, letter: str) -> bool:
    """Return whether ``text`` is written as an id of the kind ``letter``."""
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


def number_of(given: object, letter: str) -> int:
    """Return the number of an id, typed or as text. Raises `ClaimcheckError` for another kind.

    >>> number_of("c-31", "c")
    31
    """
    return parse_id(str(given), letter).number
