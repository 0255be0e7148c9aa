"""A draft: its text as it will be read, with a map back to the file."""

from claimcheck.model.dates import PartialDate
from claimcheck.model.scan.finding import LineColumn, Region
from claimcheck.model.statement import UNNAMED, Span
from claimcheck.model.text.source_map import Run, SourceMap
from claimcheck.model.text.word_runs import Block, LeftOut
from claimcheck.named_tuple import NamedTuple


class Oddity(NamedTuple):
    """A place in a draft's text that is written so that a search would miss it, and how."""

    span: Span
    what: str


class Draft(NamedTuple):
    """A text about to be published.

    `source` is the file's text, `text` the words in it that readers see; `blocks` are
    its paragraphs, items, rows and the like, and `left_out` is what is no part of it,
    such as comments, both in the order of the text. `oddities` are words that look
    like others than they are.
    """

    path: str
    source: str
    text: str
    source_map: SourceMap
    blocks: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    published_on: PartialDate | None = None
    language: str = UNNAMED
    oddities: tuple[Oddity, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """Return the runs of the text, each unbroken in the file."""
        return self.source_map.runs

    @property
    def lines(self) -> tuple[int, ...]:
        """Return the offsets in the file at which its lines begin."""
        return self.source_map.lines

    def origin(self, span: Span) -> Span:
        """Return where in the file the words ``text[start:end]`` stand."""
        return self.source_map.origin(span)

    def region(self, span: Span) -> Region:
        """Return the place in the file of the words ``text[start:end]``, which is not empty."""
        return self.place(self.origin(span))

    def place(self, place: Span) -> Region:
        """Return a place of the file, given by its offsets there."""
        start, end = self.position(place.start), self.position(place.end)
        last = self.position(max(place.start, place.end - 1)).line
        lines = tuple(self.line(number) for number in range(start.line, last + 1))
        return Region(place, start, end, self.source[place.start : place.end], lines)

    def position(self, offset: int) -> LineColumn:
        """Return the line and column of an offset in the file."""
        place = self.source_map.place(offset)
        return LineColumn(place.line or 1, place.column or 1)

    def line(self, number: int) -> str:
        """Return a whole line of the file, counted from 1, without its end."""
        start = self.lines[number - 1]
        end = self.lines[number] if number < len(self.lines) else len(self.source)
        return self.source[start:end].rstrip("\r\n")
