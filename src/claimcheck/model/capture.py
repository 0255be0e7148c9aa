"""A capture: an article's text with a map back to the file it was read from."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.model.article import Article


class Position(NamedTuple):
    """Where something stands in a file, each counted from 1.

    A text has lines and columns, in code points; a document has paragraphs, and
    pages where it is cut into pages.
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    paragraph: int | None = None

    def as_dict(self) -> dict[str, int]:
        """Return what is known of the position, by name."""
        return {name: number for name, number in self._asdict().items() if number is not None}

    def __str__(self) -> str:
        """Write the position for people, such as ``5:1`` or ``page 2``."""
        if self.line is not None:
            return f"{self.line}:{self.column}"
        parts = (("page", self.page), ("paragraph", self.paragraph))
        return ", ".join(f"{name} {number}" for name, number in parts if number is not None)


class Piece(NamedTuple):
    """A run of an article's text, from ``start`` on, that stands unbroken in the file."""

    start: int
    position: Position


def position_in(pieces: Sequence[Piece], offset: int) -> Position:
    """Return where in its file a text's code point ``offset`` stands; empty without pieces."""
    number = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
    if number < 0:
        return Position()
    start, position = pieces[number]
    if position.column is None:
        return position
    return position._replace(column=position.column + offset - start)


class Capture(NamedTuple):
    """An article as it was read; `pieces` are in the order of the text and cover it.

    `author` is who wrote it, where the file says so.
    """

    article: Article
    pieces: tuple[Piece, ...] = ()
    author: str | None = None

    def position(self, offset: int) -> Position:
        """Return where in the file the text's code point ``offset`` stands."""
        return position_in(self.pieces, offset)
