"""Find quotations: marks paired by kind within a paragraph, apostrophes never counted."""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.named_tuple import NamedTuple

_CLOSERS = {
    '"': ('"',),
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "‘": ("’",),
    "'": ("'",),
    "''": ("''",),
    "``": ("''",),
    "「": ("」",),
    "『": ("』",),
}
_SINGLE = "‘'"
# In one quotation between single marks; so many without a close are none.
_MOST_APOSTROPHES = 80


class Quotation(NamedTuple):
    """Words between marks, ``text[start:end]`` with the marks.

    `closed` is false where the mark is left open until its paragraph ends;
    `continues` is true where the quotation goes on from the paragraph before.
    """

    start: int
    end: int
    mark: str
    closed: bool = True
    continues: bool = False


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"''|``|[\"“”„«»‹›‘’'「」『』\n]")


def find_quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of ``text``, in order.

    Nested quotations belong to the one around them.

    >>> [text[q.start : q.end] for text in ["It’s “a ‘new’ day”, he said."]
    ...     for q in find_quotations(text)]
    ['“a ‘new’ day”']
    """
    found: list[Quotation] = []
    for start, marks in _paragraph_marks(text):
        end = marks[-1][0] if marks else start
        found.extend(_pair(text, start, end, marks[:-1], found[-1] if found else None))
    return found


def _paragraph_marks(text: str) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Yield each paragraph's start and its marks; the last one stands for its end."""
    start, marks = 0, list[tuple[int, str]]()
    for match in _marks().finditer(text):
        if match.group() != "\n":
            marks.append((match.start(), match.group()))
            continue
        if marks:
            yield start, [*marks, (match.start(), "\n")]
            marks = []
        start = match.end()
    if marks:
        yield start, [*marks, (len(text), "\n")]


def _pair(
    text: str, start: int, end: int, marks: list[tuple[int, str]], before: Quotation | None
) -> Iterator[Quotation]:
    n, last = 0, _stripped(text, start, end)
    while n < len(marks):
        at, mark = marks[n]
        n += 1
        if not _opens(text, at, mark) or at + len(mark) >= last:
            continue
        close = _closer(text, marks, n, mark)
        if close is None:
            if mark not in _SINGLE:
                yield Quotation(at, last, mark, False, _goes_on(text, start, at, mark, before))
                return
            continue
        till = marks[close][0] + len(marks[close][1])
        yield Quotation(at, till, mark, True, _goes_on(text, start, at, mark, before))
        # What stands after another quotation opens no paragraph.
        n, before = close + 1, None


def _goes_on(text: str, start: int, at: int, mark: str, before: Quotation | None) -> bool:
    """Return whether a mark opening a paragraph repeats the one left open before it."""
    return (
        before is not None
        and not before.closed
        and before.mark == mark
        and not text[start:at].strip()
        and not text[before.end : start].strip()
    )


def _stripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _opens(text: str, at: int, mark: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + len(mark) : at + len(mark) + 1]
    if mark in ('"', "''"):
        # 5'11" and 12" screens are measures.
        return not (before.isdigit() and not after.isalnum()) and bool(after)
    if mark == "'":
        return not before.isalnum() and before not in ".,!?)" and after.isalnum()
    if mark in {"‘", "»"}:
        return not before.isalnum() and bool(after) and not after.isspace()
    return mark in _CLOSERS


def _closer(text: str, marks: list[tuple[int, str]], n: int, mark: str) -> int | None:
    if mark in _SINGLE:
        return _single_closer(text, marks, n, mark)
    depth = 0
    for i in range(n, len(marks)):
        at, other = marks[i]
        if other in _CLOSERS[mark] or (mark in '"“' and other in '"“”' and _closes(text, at)):
            if not depth or mark == '"' == other:
                return i
            depth -= 1
        elif other == mark or (mark in '"“' and other in '"“'):
            depth += 1
    return None


def _closes(text: str, at: int) -> bool:
    """Return whether the mark stands where a closing one does, whatever its shape."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    return not before.isspace() and before not in "([—–" and not after.isalnum()


def _single_closer(text: str, marks: list[tuple[int, str]], n: int, mark: str) -> int | None:
    """Return the mark that closes a single quotation, never an apostrophe.

    A mark after punctuation closes; one after a letter closes unless it reads
    as a plural's apostrophe (``workers’ rights``) and a better one follows.
    """
    fallback: int | None = None
    for i in range(n, min(n + _MOST_APOSTROPHES, len(marks))):
        at, other = marks[i]
        if other == mark == "‘" or (other in '"“' and fallback is not None):
            break
        if other not in _CLOSERS[mark] or text[at + 1 : at + 2].isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] != "s" or not text[at + 1 : at + 2].isspace():
            return i
        fallback = i if fallback is None else fallback
    return fallback
