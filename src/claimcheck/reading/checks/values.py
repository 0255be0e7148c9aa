"""JSON of any size as values: JSON Lines line by line, documents element by element."""

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from json.decoder import JSONDecodeError
from typing import BinaryIO, Final

from claimcheck.model.imports.outside_check import Unread
from claimcheck.named_tuple import NamedTuple

LARGEST_VALUE: Final = 4 * 1024 * 1024

# A graph of a page is read with all its nodes at hand; of a larger one, those at its beginning.
_LARGEST_GRAPH: Final = 8 * 1024 * 1024
_MOST_NODES: Final = 2_000

_CHUNK: Final = 256 * 1024
# The lists that whole feeds consist of: their elements are read one by one.
_GRAPH: Final = "@graph"
_FEEDS: Final = frozenset((_GRAPH, "claims", "dataFeedElement", "itemListElement"))
_BLANK: Final = " \t\r\n"
# No number of a check is longer; Python reads some 4,300 digits.
_MOST_DIGITS: Final = 1_000


def _whole(digits: str) -> int | str:
    """Return a whole number, or its digits where it has more than Python turns into one."""
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


_decode = json.JSONDecoder(strict=False, parse_int=_whole).raw_decode


@cache
def _filled() -> re.Pattern[str]:
    return re.compile(f"[^{_BLANK}]")


class PlacedValue(NamedTuple):
    """A value of a feed and where it stands: ``line 3``, ``element 12``, or nowhere."""

    place: str
    value: object
    # What stands beside it in the document, to which it may refer.
    beside: Sequence[object] = ()


class _BrokenError(Exception):
    """A document cannot be read from here on."""


def pass_blanks(file: BinaryIO) -> int:
    """Take the blanks that come next in a file, and return how many lines end in them."""
    ended = 0
    peek = getattr(file, "peek", None)
    while peek and (coming := peek(_CHUNK)):
        blanks = len(coming) - len(coming.lstrip())
        ended += coming.count(b"\n", 0, blanks)
        file.read(blanks)
        if blanks < len(coming):
            break
    return ended


def read_values(
    first: bytes, rest: BinaryIO, *, lines: bool, before: int = 0
) -> Iterator[PlacedValue | Unread]:
    """Yield the values of JSON that begins with the line ``first``; what is broken is told.

    ``lines`` says that each line is a value of its own. Otherwise that is so where the
    first line is. So many lines came ``before``.
    """
    if lines or _is_line(first):
        yield from _lines(first, rest, before + 1)
        return
    try:
        yield from _document(_Text(first, rest))
    except _BrokenError as error:
        yield Unread("", str(error))


def parse_value(text: str) -> object:
    """Return the value that a whole text holds. Raises `ValueError` for any other text."""
    start = len(text) - len(text.lstrip())
    try:
        value, end = _decode(text, start)
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    if text[end:].strip(f"{_BLANK};"):
        raise ValueError("is not JSON")
    return value


def _is_line(first: bytes) -> bool:
    """Return whether a first line is a value by itself, or broken before its end."""
    text = first.decode("utf-8", "replace")
    try:
        parse_value(text)
    except JSONDecodeError as error:
        whole = text.rstrip()
        is_cut = error.pos >= len(whole) or error.msg.startswith("Unterminated string")
        return whole[:1] not in {"{", "["} or not is_cut
    except ValueError:
        pass
    return True


def _lines(first: bytes, rest: BinaryIO, number: int) -> Iterator[PlacedValue | Unread]:
    """Yield the value of each line that is not blank; ``number`` is that of the first."""
    line = first
    while line:
        place = f"line {number}"
        if len(line) > LARGEST_VALUE:
            yield Unread(place, f"is longer than {LARGEST_VALUE:,} bytes")
            while not line.endswith(b"\n") and (line := rest.readline(LARGEST_VALUE)):
                pass
        elif not line.strip():
            number += pass_blanks(rest)
        else:
            try:
                yield PlacedValue(place, parse_value(line.decode("utf-8")))
            except UnicodeDecodeError:
                yield Unread(place, "is not UTF-8")
            except ValueError as error:
                deep = "deeply" in str(error)
                yield Unread(place, "is nested too deeply" if deep else "is not JSON")
        number, line = number + 1, rest.readline(LARGEST_VALUE + 1)


class _Text:
    """A document's text, read as far as it is needed and forgotten behind."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        """Begin with the bytes that were read already."""
        self._rest = rest
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._is_over = False
        self._text = ""
        self._at = 0
        # How many characters of values were taken.
        self.taken = 0
        self._take(first)

    def _take(self, more: bytes, *, last: bool = False) -> None:
        """Put more bytes behind what is not read yet."""
        try:
            found = self._decoder.decode(more, final=last)
        except UnicodeDecodeError:
            raise _BrokenError("is not UTF-8") from None
        self._text, self._at = self._text[self._at :] + found, 0

    def _grow(self, size: int) -> bool:
        """Read more; False where there is none."""
        if self._is_over:
            return False
        more = self._rest.read(size)
        self._is_over = not more
        self._take(more, last=self._is_over)
        return True

    def next(self) -> str:
        """Return the next character that is not blank, without taking it; empty at the end."""
        while True:
            found = _filled().search(self._text, self._at)
            if found:
                self._at = found.start()
                return found[0]
            self._at = len(self._text)
            if not self._grow(_CHUNK):
                return ""

    def pass_over(self, wanted: str) -> bool:
        """Take the next character where it is the one wanted."""
        is_there = self.next() == wanted
        self._at += is_there
        return is_there

    def value(self) -> object:
        """Take a whole value. Raises `_BrokenError`."""
        self.next()
        while True:
            left = len(self._text) - self._at
            try:
                value, end = _decode(self._text, self._at)
            except RecursionError:
                raise _BrokenError("is nested too deeply") from None
            except ValueError:
                if left > LARGEST_VALUE:
                    raise _BrokenError(
                        f"is not JSON, or holds a value of more than {LARGEST_VALUE:,} characters"
                    ) from None
                # Twice as much each time, so that a long value is not begun too often.
                if not self._grow(max(_CHUNK, left)):
                    raise _BrokenError("is not JSON") from None
                continue
            # A number may go on in what is not read yet.
            if end == len(self._text) and self._grow(_CHUNK):
                continue
            self.taken += end - self._at
            self._at = end
            return value


def _document(text: _Text) -> Iterator[PlacedValue | Unread]:
    """Yield the values of one document: elements of a list, else what its members hold."""
    if text.next() == "[":
        yield from _elements(text)
    elif text.next() == "{":
        yield from _members(text)
    else:
        yield PlacedValue("", text.value())
    if text.next():
        yield Unread("", "goes on after its end: the rest is not read")


def _elements(text: _Text) -> Iterator[PlacedValue]:
    """Yield each element of a list."""
    text.pass_over("[")
    number = 0
    while not text.pass_over("]"):
        if number and not text.pass_over(","):
            raise _BrokenError(f"is not JSON after element {number}")
        number += 1
        try:
            value = text.value()
        except _BrokenError as error:
            raise _BrokenError(f"{error} in element {number}: the rest is not read") from None
        yield PlacedValue(f"element {number}", value)


def _graph(text: _Text) -> Iterator[PlacedValue]:
    """Yield each node of a graph, with those beside it as far as a document of a page goes."""
    found: list[PlacedValue] = []
    nodes = _elements(text)
    for each in nodes:
        found.append(each)
        if text.taken > _LARGEST_GRAPH or len(found) > _MOST_NODES:
            break
    beside = tuple(each.value for each in found)
    yield from (each._replace(beside=beside) for each in chain(found, nodes))


def _members(text: _Text) -> Iterator[PlacedValue]:
    """Yield the elements of the lists that feeds consist of, then all else of an object as one."""
    text.pass_over("{")
    others: dict[str, object] = {}
    is_first = True
    while not text.pass_over("}"):
        if not is_first and not text.pass_over(","):
            raise _BrokenError("is not JSON")
        is_first = False
        key = text.value() if text.next() == '"' else None
        if not isinstance(key, str) or not text.pass_over(":"):
            raise _BrokenError("is not JSON")
        if key == _GRAPH and text.next() == "[":
            yield from _graph(text)
        elif key in _FEEDS and text.next() == "[":
            yield from _elements(text)
        else:
            others[key] = text.value()
    yield PlacedValue("", others)
