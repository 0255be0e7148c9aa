"""The words of a Markdown text, each with its place in the file."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from claimcheck.model.article import Article
from claimcheck.model.sha256 import sha256
from claimcheck.model.statement import UNNAMED
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import SourceMap, line_starts
from claimcheck.model.text.word_runs import End, Mark, WordRun
from claimcheck.reading.accepted_changes import accept
from claimcheck.reading.characters import rejoined
from claimcheck.reading.html.elements import Elements
from claimcheck.reading.html.page import read_words as read_page
from claimcheck.reading.markdown.front_matter import read_front_matter
from claimcheck.reading.markdown.inline import Dialect, inline_words
from claimcheck.reading.markdown.inline_patterns import label_key
from claimcheck.reading.markdown.leaves import Leaf, LeafLine, read_leaves
from claimcheck.reading.markdown.shortcodes import parameters
from claimcheck.reading.metadata import read_facts
from claimcheck.reading.plain import decode, find_title, require_text


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "label": re.compile(r"^[ \t>]{0,9}\[(?!\^)([^\]\r\n]+)\]:", re.MULTILINE),
        "cell": re.compile(r"(?:[^|\\]|\\.)++|\\"),
        # What leads nowhere is a comment.
        "title": re.compile(
            r"(?<!\]: #)(?<!\]: <>)[ \t](?:\"([^\"]*+)\"|'([^']*+)'|\(([^()]*+)\))[ \t]*+$"
        ),
        "import": re.compile(r"^import\b.*$", re.MULTILINE),
        "string": re.compile(
            r"\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)'|`((?:[^`\\]|\\.)*+)`", re.DOTALL
        ),
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
        yield from _placed(inline_words(rejoined(text), elements, dialect, leaf.marks), leaf.lines)
    elif leaf.kind == "html":
        words = read_page(text, elements)
        marked = (word._replace(marks=word.marks | leaf.marks) for word in words)
        yield from _placed(marked if leaf.marks else words, leaf.lines)
    elif leaf.kind == "module":
        given = _patterns()["import"].sub(lambda each: " " * len(each[0]), text)
        yield from _placed(parameters(_patterns()["string"].finditer(given)), leaf.lines)
        code = _patterns()["string"].sub("", given)
        yield from _placed(
            [WordRun(code, 0, len(text), Mark.CODE | Mark.LISTING, is_whole=True)], leaf.lines
        )
    else:
        marks = Mark.CODE | Mark.LISTING if leaf.kind == "code" else Mark.COMMENT
        whole = [WordRun(text, 0, len(text), marks, is_whole=True)] if text else []
        if leaf.kind == "definition":
            whole += parameters(_patterns()["title"].finditer(text))
        yield from _placed(whole, leaf.lines)


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


def read_markdown(name: str, content: bytes) -> Capture:
    """Return a Markdown text as an article without its marks.

    Its title is the front matter's, or the first heading. Code in lines of its own,
    comments, pictures, notes' marks and what is struck out are no part of an article.
    """
    source = decode(name, content)
    require_text(name, source)
    front = read_front_matter(source)
    facts = read_facts(front.facts)
    words = read_words(source, front.end, is_mdx=name.lower().endswith(".mdx"))
    accepted = accept(words, keep=Mark.CODE)
    text = accepted.text
    require_text(name, text)
    article = Article(
        sha256(content).hexdigest(),
        text,
        title=facts.title or find_title(text),
        publisher=facts.publisher,
        published_on=facts.published_on,
        url=facts.url,
        language=facts.language or UNNAMED,
    )
    return Capture(article, SourceMap(accepted.runs, line_starts(source)), facts.author)
