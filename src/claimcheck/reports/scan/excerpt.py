"""The lines of a draft that a finding stands on, with marks under its words."""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.language.display.columns import WIDTH, character_columns
from claimcheck.language.display.safe import shown_characters
from claimcheck.model.scan.finding import Region
from claimcheck.named_tuple import NamedTuple

_MOST_LINES: Final = 4
_CUT: Final = "…"
_MARK: Final = 2  # columns: where a line is cut, with a blank between


class _Glyph(NamedTuple):
    """A character as it is shown, and the columns that takes."""

    shown: str
    width: int


def excerpt(region: Region) -> list[str]:
    """Return the source lines of ``region``, each with carets under its part, in 80 columns.

    A long line is cut around the region, and a region of many lines after the
    first ones. Carets are right where characters are wide, combining or spelled out.
    """
    margin = gutter(region)
    room = WIDTH - len(margin) - 2
    lines: list[str] = []
    for number, (line, start, end) in enumerate(_parts(region), start=region.start.line):
        if number > region.start.line and end == 0:
            continue
        source, carets = _marked(line, start, end, room)
        lines.append(f" {number:>{len(margin) - 2}} | {source}".rstrip())
        lines.append(f"{margin}| {carets}")
    more = len(region.lines) - _MOST_LINES
    if more > 0:
        lines.append(f"{margin}{_CUT} and {more:,} more line{'s' if more > 1 else ''}")
    return lines


def gutter(region: Region) -> str:
    """Return the blanks that stand under the line numbers of ``region``."""
    shown = min(len(region.lines), _MOST_LINES)
    return " " * (len(str(region.start.line + max(shown - 1, 0))) + 2)


def _parts(region: Region) -> Iterator[tuple[str, int, int]]:
    """Yield the first lines, and where the region starts and ends in each, in code points."""
    for index, line in enumerate(region.lines[:_MOST_LINES]):
        start = region.start.column - 1 if index == 0 else 0
        ends_here = region.start.line + index == region.end.line
        end = region.end.column - 1 if ends_here else len(line)
        yield line, min(start, len(line)), min(end, len(line))


def _marked(line: str, start: int, end: int, room: int) -> tuple[str, str]:
    """Return ``line`` in at most ``room`` columns, and carets under what is from start to end."""
    # A line of megabytes is not looked at as a whole; marks that take no column are few.
    first, last = max(0, start - 4 * room), min(len(line), start + 4 * room)
    part = line[first:last]
    glyphs = [_glyph(*each) for each in zip(part, shown_characters(part), strict=True)]
    start, end = start - first, min(end, last) - first
    if first == 0 and last == len(line) and _width(glyphs) <= room:
        left, right = 0, len(glyphs)
    else:
        left, right = _window(glyphs, start, end, room - 2 * _MARK)
        # What takes no more room than the mark in its place is shown.
        left = 0 if first == 0 and _width(glyphs[:left]) <= _MARK else left
        right = len(glyphs) if last == len(line) and _width(glyphs[right:]) <= _MARK else right
    head = f"{_CUT} " if first + left > 0 else ""
    tail = f" {_CUT}" if first + right < len(line) else ""
    source = head + "".join(glyph.shown for glyph in glyphs[left:right]) + tail
    before = _MARK * bool(head) + _width(glyphs[left:start])
    return source, " " * before + "^" * max(1, _width(glyphs[start : min(end, right)]))


def _glyph(character: str, shown: str) -> _Glyph:
    """Return a character as it stands in an excerpt; a tab is one blank there."""
    shown = " " if character == "\t" else shown
    return _Glyph(shown, character_columns(character) if len(shown) == 1 else len(shown))


def _width(glyphs: Sequence[_Glyph]) -> int:
    """Return the columns of ``glyphs``."""
    return sum(glyph.width for glyph in glyphs)


def _window(glyphs: Sequence[_Glyph], start: int, end: int, room: int) -> tuple[int, int]:
    """Return which of ``glyphs`` fit ``room`` columns: from start on, with words around it."""
    right = _reach(glyphs, range(start, end), room)
    spare = room - _width(glyphs[start:right])
    behind = min(_width(glyphs[right:]), spare // 2)
    left = _reach(glyphs, range(start - 1, -1, -1), spare - behind)
    if left > 0:
        left = next((at for at in range(left, start) if glyphs[at - 1].shown == " "), left)
    core = right if right == end else start + 1
    right = _reach(glyphs, range(right, len(glyphs)), room - _width(glyphs[left:right]))
    if right < len(glyphs):
        # Cut before a blank: half a figure would say something else.
        right = next((at for at in range(right, core - 1, -1) if glyphs[at].shown == " "), right)
    return left, right


def _reach(glyphs: Sequence[_Glyph], order: range, room: int) -> int:
    """Return the border up to which the glyphs met in ``order`` fit ``room`` columns."""
    for at in order:
        room -= glyphs[at].width
        if room < 0:
            return at if order.step > 0 else at + 1
    return order.stop if order.step > 0 else order.stop + 1
