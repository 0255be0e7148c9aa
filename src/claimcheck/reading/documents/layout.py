"""Lines of pages put together to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Final

from claimcheck.matching.ranking import UNKNOWN, default_weight
from claimcheck.named_tuple import NamedTuple

# So much more room than between other lines parts paragraphs, and so much larger letters do.
_GAP: Final = 1.35
_LARGER: Final = 1.12
# As many lines at the top and at the foot of a page may be the same on others.
_RUNNING: Final = 2
_FEWEST_PAGES: Final = 2
_FEWEST_LINES: Final = 5
_ENDINGS: Final = tuple(
    """
    s es ed d ing e er ers r rs ly ion ions ation ations al ally ment ments ity ities y ies ied
    ness ance ence ant ent able ible ive ives ous ful less ism ist ists
    """.split()
)


class PageLine(NamedTuple):
    """A line of a page: its words, how high it stands and how large its letters are."""

    text: str
    page: int
    height: float = 0.0
    size: float = 0.0


class Paragraph(NamedTuple):
    """A paragraph, with where in it the words of each of its pages begin."""

    text: str
    pages: tuple[tuple[int, int], ...]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "ending": re.compile(r"[.!?…:][\"”’»)\]]*$"),
        "broken": re.compile(r"(?:^|[\s(“\"])([^\W\d_]+)-$"),
        "first": re.compile(r"[^\W\d_]+"),
        "word": re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*"),
        "digits": re.compile(r"\d+"),
        "page": re.compile(
            r"(?:page|p\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
        ),
    }


def paragraphs_of(lines: Sequence[PageLine]) -> list[Paragraph]:
    r"""Return the paragraphs of a document, each on one line, over the ends of pages.

    A paragraph ends at a blank line, at a wider gap, before larger or smaller letters,
    and where a line ends its sentence short of the width. What stands on several pages
    at the top or the foot is left out, and a word broken at a line's end is joined. Notes
    in smaller letters at the foot of a page come last, so that the text goes on over them.

    >>> words = ("The minister prom-", "ised wheat.", "", "And oil.")
    >>> lines = [PageLine(text, 1) for text in words]
    >>> [paragraph.text for paragraph in paragraphs_of(lines)]
    ['The minister promised wheat.', 'And oil.']
    """
    kept = _with_notes_last(_without_running(lines))
    widths = _widths(kept)
    steps = _steps(kept)
    words = Counter(
        found for line in kept for found in _patterns()["word"].findall(line.text.lower())
    )
    found: list[Paragraph] = []
    text, pages = "", list[tuple[int, int]]()
    for line, after in pairwise([*kept, PageLine("", 0)]):
        if line.text:
            text, start = _continued(text, line.text, words)
            if not pages or pages[-1][1] != line.page:
                pages.append((start, line.page))
        if text and _parts(text, line, after, widths[line.page], steps.get(line.page, 0.0)):
            found.append(Paragraph(text, tuple(pages)))
            text, pages = "", []
    return found


def _without_running(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the lines without those that head or foot the pages."""
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.text:
            pages.setdefault(line.page, []).append(number)
    edges = {
        number
        for numbers in pages.values()
        for number in (*numbers[:_RUNNING], *numbers[-_RUNNING:])
    }
    seen = Counter(_key(lines[number].text) for number in edges)
    least = max(_FEWEST_PAGES, len(pages) // 3)
    gone = {
        number
        for number in edges
        if len(pages) > 1
        and (
            seen[_key(lines[number].text)] >= least
            or _patterns()["page"].fullmatch(lines[number].text)
        )
    }
    kept = [number for numbers in pages.values() for number in numbers if number not in gone]
    last = {lines[number].page: number for number in kept}
    first = {lines[number].page: number for number in reversed(kept)}
    # What stands between a page's last line and the next page's first is no blank line.
    return [
        line
        for number, line in enumerate(lines)
        if number not in gone and first.get(line.page, number + 1) <= number <= last[line.page]
    ]


def _with_notes_last(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the lines with those in smaller letters at the foot of each page after all others."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual = max(sizes, key=sizes.__getitem__, default=0.0)
    body, notes = list[PageLine](), list[PageLine]()
    for page in dict.fromkeys(line.page for line in lines):
        own = [line for line in lines if line.page == page]
        past = len(own)
        while past and (not own[past - 1].text or 0 < own[past - 1].size < usual / _LARGER):
            past -= 1
        # A page in small letters alone is no note.
        past = past or len(own)
        body += own[:past]
        notes += own[past:]
    return body + notes


def _widths(lines: Iterable[PageLine]) -> dict[int, int]:
    """Return how long lines are on each page; a page with few is as wide as the widest."""
    lengths: dict[int, list[int]] = {}
    for line in lines:
        lengths.setdefault(line.page, []).append(len(line.text))
    widest = max(map(max, lengths.values()), default=0)
    return {
        page: max(found) if len(found) >= _FEWEST_LINES else widest
        for page, found in lengths.items()
    }


def _key(text: str) -> str:
    return _patterns()["digits"].sub("#", text.casefold())


def _steps(lines: Iterable[PageLine]) -> dict[int, float]:
    """Return how far lines stand apart on each page, as most of them do."""
    steps: dict[int, list[float]] = {}
    for line, after in pairwise([line for line in lines if line.text]):
        if line.page == after.page and line.height > after.height:
            steps.setdefault(line.page, []).append(line.height - after.height)
    return {page: median(found) for page, found in steps.items()}


def _parts(text: str, line: PageLine, after: PageLine, width: int, step: float) -> bool:
    """Return whether a paragraph ends with a line."""
    if not after.page:
        return True
    is_open = text.count("“") > text.count("”") or text.count('"') % 2 == 1
    ending = bool(_patterns()["ending"].search(line.text))
    other = line.size and after.size and not 1 / _LARGER < line.size / after.size < _LARGER
    if line.page != after.page:
        return bool(other) or (bool(after.text) and ending and not is_open)
    if not after.text or other:
        return True
    if step and line.height - after.height > step * _GAP:
        return True
    is_short = len(line.text) + len(after.text.partition(" ")[0]) + 1 < width
    return is_short and (ending or not _flows(line.text, after.text))


def _flows(line: str, after: str) -> bool:
    """Return whether a sentence goes on from a short line to the next."""
    return after[:1].islower() or line.endswith((",", ";", "–", "—", "-"))


def _continued(text: str, line: str, words: Counter[str]) -> tuple[str, int]:
    """Return a text with the next line added, and where that begins in it."""
    if not text:
        return line, 0
    broken = _patterns()["broken"].search(text)
    rest = _patterns()["first"].match(line)
    if not broken or not rest or not rest[0][0].islower():
        joint = "" if text.endswith("-") and text[-2:-1].isalnum() and rest else " "
        return f"{text}{joint}{line}", len(text) + len(joint)
    first, second = broken[1].lower(), rest[0].lower()
    if words[f"{first}-{second}"] or not _is_word(first, second, words):
        return text + line, len(text)
    return text[:-1] + line, len(text) - 1


def _is_word(first: str, second: str, words: Counter[str]) -> bool:
    """Return whether two parts are known as one word, or neither is a word alone."""
    if words[first + second] or _is_known(first + second):
        return True
    return len(first) > 2 and not any(
        _is_known(each) or words[each] > 1 for each in (first, second)
    )


def _is_known(word: str) -> bool:
    """Return whether a word, or one that it comes from, is common.

    >>> _is_known("promised"), _is_known("longterm")
    (True, False)
    """
    if default_weight(word) < UNKNOWN:
        return True
    return any(
        word.endswith(ending) and default_weight(word[: -len(ending)]) < UNKNOWN
        for ending in _ENDINGS
        if len(word) - len(ending) > 2
    )
