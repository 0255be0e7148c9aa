"""A file of other people's checks, of any shape, as checks: one by one, whatever its size."""

from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from claimcheck.model.imports.outside_check import ReadCheck, Unread
from claimcheck.reading.checks.pages import LARGEST_PAGE, read_page
from claimcheck.reading.checks.review import ReviewDefaults, read_review
from claimcheck.reading.checks.values import LARGEST_VALUE, PlacedValue, read_values
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
    first = file.readline(LARGEST_VALUE + 1).removeprefix(_MARK)
    lines = name.endswith(_LINES)
    if first.lstrip()[:1] == b"<":
        content = first + file.read(LARGEST_PAGE)
        if len(content) > LARGEST_PAGE:
            yield Unread("", f"is a page larger than {LARGEST_PAGE:,} bytes")
            return
        language, of_page = read_page(content)
        values: Iterator[PlacedValue | Unread] = iter(of_page)
        around = around._replace(language=around.language or language)
    else:
        values = read_values(first, file, lines=lines)
    yield from _reviews(values, around)


def _reviews(
    values: Iterator[PlacedValue | Unread], around: ReviewDefaults
) -> Iterator[PlacedReview | Unread]:
    """Yield the reviews of each value; a line without any is told, and a whole file."""
    is_empty = True
    for each in values:
        if isinstance(each, Unread):
            is_empty = False
            yield each
            continue
        found = 0
        for review in find_reviews(each.value):
            if isinstance(review, TooDeep):
                yield Unread(each.place, f"is nested deeper than {DEEPEST}: that is not read")
            else:
                found += 1
                yield PlacedReview(each.place, review, around)
        is_empty = is_empty and not found
        if not found and each.place.startswith("line "):
            is_empty = False
            yield Unread(each.place, NONE_FOUND)
    if is_empty:
        yield Unread("", NONE_FOUND)
