"""Markdown files: front matter, and the words of the text with their lines and columns."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from claimcheck.model.article import Article
from claimcheck.model.capture import Capture, Piece, Position
from claimcheck.reading.facts import read_facts, read_front_matter
from claimcheck.reading.hidden import blank_hidden
from claimcheck.reading.markup import words_of
from claimcheck.reading.plain import decode, find_title, require_text


class _Line(NamedTuple):
    """The words of a line, with where they begin in the source."""

    position: Position
    text: str


_Block = list[_Line]


class _Opening(NamedTuple):
    """How a line begins: where its words do, and what they belong to."""

    column: int
    is_new: bool = False
    is_item: bool = False
    is_quote: bool = False
    is_heading: bool = False


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "fence": re.compile(r"\s*(```+|~~~+)"),
        "quote": re.compile(r"(?:\s{0,3}>\s?)+"),
        "item": re.compile(r"\s*(?:[-*+]|(\d{1,9})[.)])\s+(?:\[[ xX]\]\s+)?"),
        "heading": re.compile(r"\s{0,3}#{1,6}(?:\s+|$)"),
        "rule": re.compile(r"\s*(?:=+|-+|(?:[-*_]\s*){3,}|\|?[\s:|-]*-[\s:|-]*)\s*$"),
        "reference": re.compile(r"\s{0,3}\[(?!\^)[^\]]+\]:\s*\S"),
        "note": re.compile(r"\s{0,3}\[\^[^\]]+\]:\s*"),
    }


def read_markdown(name: str, content: bytes) -> Capture:
    """Return a Markdown text as an article without its marks.

    Its title is the front matter's, or the first heading. Fenced code, comments
    and pictures are no part of an article.
    """
    source = decode(name, content)
    require_text(name, source)
    given, begin = read_front_matter(source.replace("\r\n", " \n"))
    facts = read_facts(given)
    texts, pieces = [], []
    length = 0
    for block in _blocks(source, begin):
        gap = 2 if length else 0
        words = list(_words(block, length + gap))
        if not any(text.strip() for _, text in words):
            continue
        texts.append("\n" * gap)
        length += gap
        for piece, text in words:
            pieces.append(piece)
            texts.append(text)
            length += len(text)
    text = "".join(texts)
    require_text(name, text)
    article = Article(
        sha256(content).hexdigest(),
        text,
        title=facts.title or find_title(text),
        publisher=facts.publisher,
        published_on=facts.published_on,
        url=facts.url,
        language=facts.language or "en",
    )
    return Capture(article, tuple(pieces), facts.author)


def _blocks(source: str, begin: int) -> Iterator[_Block]:
    """Yield the paragraphs, headings and list items from ``begin`` on, markers taken off."""
    patterns, block, fence = _patterns(), list[_Line](), ""
    before = _Opening(0)
    shown = blank_hidden(source[begin:])
    for number, line in enumerate(shown.split("\n"), source.count("\n", 0, begin) + 1):
        mark = patterns["fence"].match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
            continue
        opening = before = _opening(line, before, goes_on=bool(block))
        words = line[opening.column :].rstrip()
        is_mark = bool(mark or patterns["rule"].match(line) or patterns["reference"].match(line))
        if block and (opening.is_new or is_mark or not words):
            yield block
            block = []
        if mark:
            fence = mark[1]
        elif opening.is_heading:
            words = re.sub(r"\s+#+$", "", words)
            yield [_Line(Position(number, opening.column + 1), words)]
        elif words and not is_mark:
            block.append(_Line(Position(number, opening.column + 1), words))
    if block:
        yield block


def _opening(line: str, before: _Opening, *, goes_on: bool) -> _Opening:
    """Return how a line begins, after the line ``before``; ``goes_on`` within a paragraph."""
    patterns = _patterns()
    quote = patterns["quote"].match(line)
    column = quote.end() if quote else 0
    item = patterns["item"].match(line, column)
    # Within a paragraph a number is no list's, unless it is the first.
    if item and not (goes_on and not before.is_item and item[1] not in {None, "1"}):
        return _Opening(item.end(), is_new=True, is_item=True, is_quote=bool(quote))
    for kind in ("heading", "note"):
        if found := patterns[kind].match(line, column):
            return _Opening(found.end(), is_new=True, is_heading=kind == "heading")
    column = len(line) - len(line[column:].lstrip())
    is_new = not goes_on or (bool(quote) and not before.is_quote)
    return _Opening(
        column,
        is_new=is_new,
        is_item=before.is_item and not is_new,
        is_quote=bool(quote) or (before.is_quote and not is_new),
    )


def _words(block: Sequence[_Line], length: int) -> Iterator[tuple[Piece, str]]:
    """Yield the words of a block from the text's offset ``length`` on, with their places."""
    joined = "\n".join(line.text for line in block)
    starts, position = [], 0
    for line in block:
        starts.append(position)
        position += len(line.text) + 1
    for kept in words_of(joined):
        place = kept.start
        for n, text in enumerate(kept.text.split("\n")):
            if n:
                yield Piece(length, _position(block, starts, place - 1)), " "
                length += 1
            if text:
                yield Piece(length, _position(block, starts, place)), text
            length += len(text)
            place += len(text) + 1


def _position(block: Sequence[_Line], starts: Sequence[int], place: int) -> Position:
    """Return where in the source a place in the joined lines of a block stands."""
    number = bisect_right(starts, place) - 1
    line, column = block[number].position.line, block[number].position.column or 1
    return Position(line, column + place - starts[number])
