"""What of a Markdown paragraph is words: emphasis, links, code and tags taken off."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

from claimcheck.model.statement import Span


class Kept(NamedTuple):
    """Words that stand at ``start`` in the source, as they are or for an entity."""

    start: int
    text: str


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<escape>\\(?=[!-/:-@\[-`{-~\n]))"
        r"|(?P<code>(?P<ticks>`+)(?P<inner>[^`]|[^`].*?[^`])(?P=ticks)(?!`))"
        r"|(?P<image>!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\]))"
        r"|(?P<note>\[\^[^\]\s]+\])"
        r"|<(?P<address>[a-zA-Z][a-zA-Z+.-]+:[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>"
        r"|(?P<tag></?[a-zA-Z][^<>]*>)"
        r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});)"
        r"|(?P<marks>\*+|_+|~~)",
        re.DOTALL,
    )


@cache
def _link_pattern() -> re.Pattern[str]:
    label = r"\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])+)\]"
    return re.compile(rf"(?<!!){label}(?:\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)|\[[^\[\]\n]*\])")


def words_of(block: str) -> Iterator[Kept]:
    """Yield what of a paragraph is words, in order; line ends are left to the caller."""
    dropped = [*_link_marks(block)]
    replaced: list[Kept] = []
    marks: list[re.Match[str]] = []
    position = 0
    while found := _token_pattern().search(block, position):
        position = found.end()
        kind = found.lastgroup
        if kind == "inner" or found["code"]:
            dropped += [
                Span(found.start(), found.start("inner")),
                Span(found.end("inner"), found.end()),
            ]
        elif found["escape"]:
            dropped.append(Span(*found.span()))
            position += 1
        elif found["address"]:
            dropped += [
                Span(found.start(), found.start() + 1),
                Span(found.end() - 1, found.end()),
            ]
        elif found["marks"]:
            marks.append(found)
        else:
            dropped.append(Span(*found.span()))
            if found["entity"]:
                replaced.append(Kept(found.start(), unescape(found["entity"])))
    dropped += _emphasis(block, marks)
    yield from sorted([*_left(block, dropped), *replaced])


def _link_marks(block: str) -> Iterator[Span]:
    """Yield what of each link is not its words."""
    for found in _link_pattern().finditer(block):
        yield Span(found.start(), found.start("label"))
        yield Span(found.end("label"), found.end())


def _emphasis(block: str, marks: list[re.Match[str]]) -> Iterator[Span]:
    """Yield the marks that open and close an emphasis; single ones are words."""
    opened: list[re.Match[str]] = []
    for mark in marks:
        before = block[mark.start() - 1 : mark.start()]
        after = block[mark.end() : mark.end() + 1]
        inside_word = mark.group()[0] == "_" and before.isalnum() and after.isalnum()
        if inside_word:
            continue
        opener = next((each for each in reversed(opened) if each.group() == mark.group()), None)
        if opener and before.strip():
            yield Span(*opener.span())
            yield Span(*mark.span())
            del opened[opened.index(opener) :]
        elif after.strip():
            opened.append(mark)


def _left(block: str, dropped: list[Span]) -> Iterator[Kept]:
    """Yield the runs of a paragraph that nothing drops."""
    position = 0
    for start, end in sorted(dropped):
        if start > position:
            yield Kept(position, block[position:start])
        position = max(position, end)
    if position < len(block):
        yield Kept(position, block[position:])
