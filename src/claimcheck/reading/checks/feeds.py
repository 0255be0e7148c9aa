"""A file of other people's checks, of any shape, as checks: one by one, whatever its size."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from claimcheck.model.imports.outside_check import ReadCheck, Unread
from claimcheck.reading.checks.pages import LARGEST_PAGE, read_page
from claimcheck.reading.checks.review import ReviewDefaults, read_review
from claimcheck.reading.checks.values import LARGEST_VALUE, PlacedValue, read_values
from claimcheck.reading.checks.walk import DEEPEST, TooDeep, find_reviews

_MARK: Final = b"\xef\xbb\xbf"
_LINES: Final = (".jsonl", ".ndjson")


def read_checks(
    name: str, file: BinaryIO, around: ReviewDefaults = ReviewDefaults()
) -> Iterator[ReadCheck | Unread]:
    """Yield each check of a feed or page, in order, and what could not be read.

    The shape is recognised by what the file holds: JSON, JSON Lines, a page, an answer of
    `claims:search`. Nothing is fetched, and one broken part keeps nobody from the others.
    """
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
    yield from _checks(values, around)


def _checks(
    values: Iterator[PlacedValue | Unread], around: ReviewDefaults
) -> Iterator[ReadCheck | Unread]:
    """Yield the checks of each value; a line without any is told, and a whole file."""
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
                yield read_review(review, around, each.place)
        is_empty = is_empty and not found
        if not found and each.place.startswith("line "):
            is_empty = False
            yield Unread(each.place, "holds no ClaimReview")
    if is_empty:
        yield Unread("", "holds no ClaimReview")
