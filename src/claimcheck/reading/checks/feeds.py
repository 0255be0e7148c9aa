"""A file of other people's checks, of any shape, as checks: one by one, whatever its size."""

import codecs
from collections.abc import Iterator, Mapping
from io import BufferedReader, RawIOBase
from typing import BinaryIO, Final, cast

from claimcheck.model.imports.outside_check import ReadCheck, Unread
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.pages import LARGEST_PAGE, read_page
from claimcheck.reading.checks.references import has_references, named_nodes
from claimcheck.reading.checks.review import ReviewDefaults, read_review
from claimcheck.reading.checks.values import LARGEST_VALUE, PlacedValue, pass_blanks, read_values
from claimcheck.reading.checks.walk import DEEPEST, FoundReview, TooDeep, find_reviews

_MARK: Final = b"\xef\xbb\xbf"
NONE_FOUND: Final = "holds no ClaimReview"
_LINES: Final = (".jsonl", ".ndjson")


class PlacedReview(NamedTuple):
    """A review's node, where it stands, and what the file says for it."""

    place: str
    found: FoundReview
    around: ReviewDefaults


def read_checks(
    name: str, file: BinaryIO, around: ReviewDefaults = ReviewDefaults()
) -> Iterator[ReadCheck | Unread]:
    """Yield each check of a feed or page, in order, and what could not be read.

    The shape is recognised by what the file holds: JSON, JSON Lines, a page, an answer of
    `claims:search`. Nothing is fetched, and one broken part keeps nobody from the others.
    """
    for each in reviews_in(name, file, around):
        if isinstance(each, Unread):
            yield each
        else:
            yield read_review(each.found, each.around, each.place)


def reviews_in(
    name: str, file: BinaryIO, around: ReviewDefaults = ReviewDefaults()
) -> Iterator[PlacedReview | Unread]:
    """Yield each review of a feed or page as it stands there, and what could not be read."""
    file = _as_utf_8(file)
    before = pass_blanks(file)
    first = file.readline(LARGEST_VALUE + 1).removeprefix(_MARK)
    lines = name.endswith(_LINES)
    if first.lstrip()[:1] == b"<":
        content = first + file.read(LARGEST_PAGE)
        if len(content) > LARGEST_PAGE:
            yield Unread("", f"is a page larger than {LARGEST_PAGE:,} bytes")
            return
        language, of_page = read_page(content)
        beside = tuple(each.value for each in of_page if isinstance(each, PlacedValue))
        values: Iterator[PlacedValue | Unread] = (
            each if isinstance(each, Unread) else each._replace(beside=beside) for each in of_page
        )
        around = around._replace(language=around.language or language)
    else:
        values = read_values(first, file, lines=lines, before=before)
    yield from _reviews(values, around)


def _as_utf_8(file: BinaryIO) -> BinaryIO:
    """Return a file that can be looked at before it is read, as UTF-8 where it is UTF-16."""
    again = file if isinstance(file, BufferedReader) else BufferedReader(cast("RawIOBase", file))
    if not again.peek(2).startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return again
    return cast("BinaryIO", codecs.EncodedFile(again, "utf-8", "utf-16", errors="replace"))


class _Graph:
    """The named nodes of the document that is being read: looked for once, not for each review."""

    def __init__(self) -> None:
        """Begin with none."""
        self._of: object = None
        self._named: dict[str, Mapping[str, object]] = {}

    def named_in(self, part: PlacedValue) -> dict[str, Mapping[str, object]]:
        """Return the nodes with a name in a part, or in all that stands beside it."""
        around = part.beside or part.value
        if self._of is not around:
            self._of = around
            self._named = named_nodes(part.beside or [part.value])
        return self._named


def _reviews(
    values: Iterator[PlacedValue | Unread], around: ReviewDefaults
) -> Iterator[PlacedReview | Unread]:
    """Yield the reviews of each value; a line without any is told, and a whole file."""
    is_empty, graph = True, _Graph()
    for each in values:
        if isinstance(each, Unread):
            is_empty = False
            yield each
            continue
        found = 0
        for part in _parts(each):
            for review in _in_part(part, around, graph):
                found += isinstance(review, PlacedReview)
                yield review
        is_empty = is_empty and not found
        if not found and each.place.startswith("line "):
            is_empty = False
            yield Unread(each.place, NONE_FOUND)
    if is_empty:
        yield Unread("", NONE_FOUND)


def _parts(value: PlacedValue) -> Iterator[PlacedValue]:
    """Yield a value, or the elements of a list on one line, each with its place."""
    if not isinstance(value.value, list):
        yield value
        return
    for number, each in enumerate(value.value, 1):
        place = f"{value.place} element {number}".strip()
        yield PlacedValue(place, each, value.beside or value.value)


def _in_part(
    part: PlacedValue, around: ReviewDefaults, graph: _Graph
) -> Iterator[PlacedReview | Unread]:
    """Yield the reviews in a value, each with its place; the second is ``line 3 review 2``."""
    number = 0
    for review in find_reviews(part.value):
        if isinstance(review, TooDeep):
            yield Unread(part.place, f"is nested deeper than {DEEPEST}: that is not read")
            continue
        number += 1
        place = part.place if number == 1 else f"{part.place} review {number}".strip()
        is_alone = not part.beside and review.node is part.value
        if is_alone or not has_references(review.node):
            yield PlacedReview(place, review, around)
        else:
            yield PlacedReview(place, review._replace(named=graph.named_in(part)), around)
