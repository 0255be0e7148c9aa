"""A capture: an article's text with a map back to the file it was read from."""

from claimcheck.model.article import Article
from claimcheck.model.text.source_map import Piece, Position, SourceMap
from claimcheck.named_tuple import NamedTuple


class Capture(NamedTuple):
    """An article as it was read, with the map from its text to the file.

    `author` is who wrote it, where the file says so. `remarks` say what readers of the
    file see or may miss that the text does not show, such as changes that nobody accepted.
    `speakers` are labels of speakers with the names that they stand for, as the caller knows.
    """

    article: Article
    source_map: SourceMap = SourceMap()
    author: str | None = None
    remarks: tuple[str, ...] = ()
    speakers: tuple[tuple[str, str], ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the map as it is stored."""
        return self.source_map.pieces

    def position(self, offset: int) -> Position:
        """Return where in the file the text's code point ``offset`` stands."""
        return self.source_map.position(offset)
