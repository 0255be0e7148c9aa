"""A draft: its text as it will be read, with a map back to the file."""

from bisect import bisect_right
from typing import NamedTuple

from claimcheck.model.dates import PartialDate
from claimcheck.model.scan.finding import Position, Region
from claimcheck.model.statement import Span


class Run(NamedTuple):
    """A run of a draft's text from ``start`` on, which stands at ``origin`` in the file.

    `length` is how many code points the file has for it. A whole run stands for one
    place where it `is_entity`, such as ``&amp;``.
    """

    start: int
    origin: int
    length: int
    is_entity: bool = False


class Draft(NamedTuple):
    """A text about to be published.

    `source` is the file's text, `text` the words in it; `runs` are in the order
    of the text. `lines` are the offsets in `source` at which lines begin.
    """

    path: str
    source: str
    text: str
    runs: tuple[Run, ...]
    lines: tuple[int, ...]
    published_on: PartialDate | None = None
    language: str = "en"

    def origin(self, span: Span) -> Span:
        """Return where in the file the words ``text[start:end]`` stand."""
        first, last = self._run(span.start), self._run(max(span.start, span.end - 1))
        start = first.origin
        if not first.is_entity:
            start += min(span.start - first.start, first.length - 1)
        end = last.origin + last.length
        if not last.is_entity:
            end = last.origin + min(span.end - last.start, last.length)
        return Span(start, max(end, start + 1))

    def region(self, span: Span) -> Region:
        """Return the place in the file of the words ``text[start:end]``, which is not empty."""
        return self.place(self.origin(span))

    def place(self, place: Span) -> Region:
        """Return a place of the file, given by its offsets there."""
        start, end = self.position(place.start), self.position(place.end)
        last = self.position(max(place.start, place.end - 1)).line
        lines = tuple(self.line(number) for number in range(start.line, last + 1))
        return Region(place, start, end, self.source[place.start : place.end], lines)

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset in the file."""
        line = bisect_right(self.lines, offset) - 1
        return Position(line + 1, offset - self.lines[line] + 1)

    def line(self, number: int) -> str:
        """Return a whole line of the file, counted from 1, without its end."""
        start = self.lines[number - 1]
        end = self.lines[number] if number < len(self.lines) else len(self.source)
        return self.source[start:end].rstrip("\r\n")

    def _run(self, offset: int) -> Run:
        return self.runs[max(0, bisect_right(self.runs, offset, key=lambda run: run.start) - 1)]


def line_starts(source: str) -> tuple[int, ...]:
    r"""Return the offsets at which the lines of a text begin.

    >>> line_starts("a\nb\n")
    (0, 2, 4)
    """
    starts = [0]
    while (found := source.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    return tuple(starts)
