"""The words of a Markdown text, each with its place in the file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from claimcheck.model.text.word_runs import End, Mark, WordRun
from claimcheck.reading.html.elements import Elements
from claimcheck.reading.html.page import read_words as read_page
from claimcheck.reading.markdown.inline import Dialect, inline_words, label_key
from claimcheck.reading.markdown.leaves import Leaf, LeafLine, read_leaves


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "label": re.compile(r"^[ \t>]{0,9}\[(?!\^)([^\]\r\n]+)\]:", re.MULTILINE),
        "cell": re.compile(r"(?:[^|\\]|\\.)++|\\"),
    }


def read_words(source: str, begin: int, *, is_mdx: bool = False) -> Iterator[WordRun]:
    """Yield the words of a Markdown text from ``begin`` on; each leaf of it ends a block."""
    labels = {label_key(found[1]) for found in _patterns()["label"].finditer(source, begin)}
    dialect, elements = Dialect(is_mdx, labels), Elements()
    for leaf in read_leaves(source, begin, is_mdx=is_mdx):
        yield from _leaf_words(leaf, elements, dialect)
        last = leaf.lines[-1]
        at = last.start + len(last.text)
        yield WordRun("", at, at, ends=End.BLOCK)


def _leaf_words(leaf: Leaf, elements: Elements, dialect: Dialect) -> Iterator[WordRun]:
    if leaf.kind == "row":
        yield from _row_words(leaf, elements, dialect)
        return
    text = "\n".join(line.text for line in leaf.lines)
    if leaf.kind == "text":
        yield from _placed(inline_words(text, elements, dialect, leaf.marks), leaf.lines)
    elif leaf.kind == "html":
        words = read_page(text, elements)
        marked = (word._replace(marks=word.marks | leaf.marks) for word in words)
        yield from _placed(marked if leaf.marks else words, leaf.lines)
    else:
        comment = WordRun(text, 0, len(text), Mark.COMMENT, is_whole=True)
        yield from _placed([comment], leaf.lines)


def _row_words(leaf: Leaf, elements: Elements, dialect: Dialect) -> Iterator[WordRun]:
    """Yield the words of a row of a table, cell by cell."""
    start, text = leaf.lines[0]
    for cell in _patterns()["cell"].finditer(text):
        at = start + cell.start()
        words = inline_words(cell[0], elements, dialect, leaf.marks)
        yield from _placed(words, [LeafLine(at, cell[0])])
        yield WordRun("", at, at, ends=End.PART)


def _placed(words: Iterable[WordRun], lines: Sequence[LeafLine]) -> Iterator[WordRun]:
    """Yield words of joined lines with their places in the file; none goes over a gap."""
    starts, length, is_one = [], 0, True
    for line in lines:
        starts.append(length)
        is_one = is_one and line.start - lines[0].start == length
        length += len(line.text) + 1
    if is_one:
        shift = lines[0].start
        for text, start, end, marks, ends, is_whole in words:
            yield WordRun(text, start + shift, end + shift, marks, ends, is_whole)
        return
    for word in words:
        number = bisect_right(starts, word.start) - 1
        if word.is_whole or word.ends:
            last = bisect_right(starts, max(word.start, word.end - 1)) - 1
            start = lines[number].start + word.start - starts[number]
            yield word._replace(start=start, end=lines[last].start + word.end - starts[last])
            continue
        at = word.start
        while at < word.end:
            below = starts[number + 1] if number + 1 < len(starts) else word.end
            to = min(word.end, below)
            origin = lines[number].start + at - starts[number]
            text = word.text[at - word.start : to - word.start]
            yield WordRun(text, origin, origin + to - at, word.marks)
            at, number = to, number + 1
