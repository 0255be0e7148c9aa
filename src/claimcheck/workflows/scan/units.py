"""Words of a draft that assert one thing, and who vouches for them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.text.markup import tag_joint
from claimcheck.matching.terms import FUNCTION
from claimcheck.model.scan.finding import Voice
from claimcheck.model.statement import Span, Statement
from claimcheck.named_tuple import NamedTuple

# Fewer words that carry meaning say nothing that could be told from something else.
_FEWEST_WORDS = 3
_MARKS = "\"“”„«»‘’'"
_AROUND = ".,;:!?()[]" + _MARKS


class Unit(NamedTuple):
    """Words of a draft that assert one thing, and who vouches for them.

    `parts` are the places of `text` in the draft's text, joined by one space.
    `sentence` is the place of the whole sentence. `decided` holds the words that
    made the voice; `statement` is what the words were attributed by. `is_clause` tells
    that they are a part of what a sentence says, and `doubt` holds the words of the
    rest by which it may not say so; `is_several`, that they are several sentences;
    `set_off_by` holds
    the words by which the layout gives them to somebody as a quotation.
    """

    text: str
    parts: tuple[Span, ...]
    sentence: Span
    number: int
    voice: Voice
    decided: str = ""
    statement: Statement | None = None
    is_clause: bool = False
    doubt: str = ""
    is_several: bool = False
    set_off_by: str = ""

    @property
    def person(self) -> str | None:
        """Return the full name of who is said to speak, where the draft gives it."""
        return self.statement.person if self.statement else None

    @property
    def speaker(self) -> str | None:
        """Return who is said to speak, as the draft names them."""
        return self.statement.speaker if self.statement else None

    @property
    def is_question(self) -> bool:
        """Return whether the words ask."""
        return self.text.rstrip(f"{_MARKS} )").endswith("?")

    @property
    def content_words(self) -> int:
        """Return how many of the words carry meaning."""
        return sum(1 for _ in self._carrying())

    def _carrying(self) -> Iterator[str]:
        """Yield the words that carry meaning."""
        for written in self.text.split():
            bare = written.strip(_AROUND)
            # "#TheTramCostMillions" says as much as its words.
            for part in tag_joint().split(bare[1:]) if bare[:1] == "#" else (bare,):
                word = part.lower()
                if word not in FUNCTION and (word.isalnum() or any(map(str.isalnum, word))):
                    yield word

    @property
    def is_long_enough(self) -> bool:
        """Return whether the words say enough to be compared."""
        return sum(1 for _ in islice(self._carrying(), _FEWEST_WORDS)) == _FEWEST_WORDS

    def place(self, span: Span | None = None) -> Span:
        """Return where in the draft's text some of the words stand; all of them without."""
        start, end = span or Span(0, len(self.text))
        return Span(self._offset(start), self._offset(max(start, end - 1)) + 1)

    def _offset(self, wanted: int) -> int:
        before = 0
        for part in self.parts:
            length = part.end - part.start
            if wanted <= before + length:
                return min(part.start + wanted - before, part.end - 1)
            before += length + 1
        return self.parts[-1].end - 1


class Cut(NamedTuple):
    """A draft's sentences, by their places in its text, and the units in them."""

    passage: Passage
    sentences: tuple[Span, ...]
    units: tuple[Unit, ...]


def within(passage: Passage, unit: Unit, wanted: Sequence[Span]) -> Unit:
    """Return the unit of some of the words of another."""
    parts = tuple(part for span in wanted for part in _parts(unit.parts, span))
    words = " ".join(passage.text[part.start : part.end] for part in parts)
    return unit._replace(text=words, parts=parts)


def _parts(spans: Sequence[Span], wanted: Span) -> Iterator[Span]:
    """Yield where some of the words of ``spans``, joined by one space, stand."""
    before = 0
    for span in spans:
        start = max(span.start, span.start + wanted.start - before)
        end = min(span.end, span.start + wanted.end - before)
        if start < end:
            yield Span(start, end)
        before += span.end - span.start + 1
