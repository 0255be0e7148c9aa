"""The map from a text to the file that it was read from, for articles and drafts alike."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


class Position(NamedTuple):
    """Where something stands in a file, each counted from 1.

    A text has lines and columns, in code points; a document has paragraphs, and
    pages where it is cut into pages; speech has the time, such as ``00:01:02``.
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    paragraph: int | None = None
    time: str | None = None

    def as_dict(self) -> dict[str, int | str]:
        """Return what is known of the position, by name."""
        return {name: part for name, part in self._asdict().items() if part is not None}

    def __str__(self) -> str:
        """Write the position for people, such as ``5:1`` or ``page 2``."""
        if self.time is not None:
            return self.time
        if self.line is not None:
            return f"{self.line}:{self.column}"
        parts = (("page", self.page), ("paragraph", self.paragraph))
        return ", ".join(f"{name} {number}" for name, number in parts if number is not None)


class Piece(NamedTuple):
    """A run of a text, from ``start`` on, that stands unbroken in the file, as it is stored."""

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


class Run(NamedTuple):
    """A run of a text from ``start`` on, which stands at ``origin`` in the file.

    `length` is how many code points the file has for it. A whole run stands for one
    place where it `is_whole`, such as ``&`` for ``&amp;``.
    """

    start: int
    origin: int
    length: int
    is_whole: bool = False


class SourceMap(NamedTuple):
    """The way from a text back to its file; `runs` are in the order of the text.

    Of a text, origins are offsets, and `lines` those at which its lines begin. Of a
    document, they count `places`.
    """

    runs: tuple[Run, ...] = ()
    lines: tuple[int, ...] = (0,)
    places: tuple[Position, ...] = ()

    def origin(self, span: Span) -> Span:
        """Return where in the file the words ``text[start:end]`` stand."""
        first, last = self._run(span.start), self._run(max(span.start, span.end - 1))
        start = first.origin
        if not first.is_whole:
            start += max(0, min(span.start - first.start, first.length - 1))
        end = last.origin + last.length
        if not last.is_whole:
            end = last.origin + min(span.end - last.start, last.length)
        return Span(start, max(end, start + 1))

    def position(self, offset: int) -> Position:
        """Return where in the file the text's code point ``offset`` stands."""
        return self.place(self.origin(Span(offset, offset + 1)).start) if self.runs else Position()

    def place(self, origin: int) -> Position:
        """Return the position of what an origin means."""
        if self.places:
            return self.places[origin]
        line = bisect_right(self.lines, origin) - 1
        return Position(line + 1, origin - self.lines[line] + 1)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the map as it is stored: where each run begins, and each line in it."""
        pieces: list[Piece] = []
        before = None
        for run in self.runs:
            if self.places:
                # Runs of one paragraph stand in one place.
                if before != run.origin:
                    pieces.append(Piece(run.start, self.places[run.origin]))
                before = run.origin
                continue
            pieces.append(Piece(run.start, self.place(run.origin)))
            if run.length > 1 and not run.is_whole:
                first = bisect_right(self.lines, run.origin)
                last = bisect_right(self.lines, run.origin + run.length)
                for number in range(first, last):
                    start = run.start + self.lines[number] - run.origin
                    pieces.append(Piece(start, Position(number + 1, 1)))
        return tuple(pieces)

    def _run(self, offset: int) -> Run:
        return self.runs[max(0, bisect_right(self.runs, offset, key=_start) - 1)]


def _start(run: Run) -> int:
    return run.start


def line_starts(source: str) -> tuple[int, ...]:
    r"""Return the offsets at which the lines of a text begin, however lines end in it.

    >>> line_starts("a\nb\r\nc\rd")
    (0, 2, 5, 7)
    """
    if "\r" in source:
        return (0, *(found.end() for found in re.finditer(r"\r\n?|\n", source)))
    starts = [0]
    while (found := source.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return tuple(starts)
