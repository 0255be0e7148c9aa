"""The YAML of front matters: its names and texts, in every form that writers use."""

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.reading.markdown.scalars import Scalar, bare, line_end, quoted, read_flow

if TYPE_CHECKING:
    from claimcheck.model.text.word_runs import WordRun


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    plain = r"(?:[^\s\"'\[\]{}&*!|>#%@`,:-]|[-:](?=[^\s:]))[^\n\"#]*?"
    return {
        "line": re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)"),
        "key": re.compile(rf"(?:\"([^\"\n]*)\"|'([^'\n]*)'|({plain}))[ \t]*:(?=[ \t]|$)[ \t]*"),
        "dash": re.compile(r"-(?=[ \t]|$)[ \t]*"),
        "block": re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$"),
        "property": re.compile(r"(?:&([\w-]+)|![\w!-]*)(?=[ \t]|$)[ \t]*"),
        "alias": re.compile(r"\*([\w-]+)[ \t]*(?:#.*)?$"),
        "comment": re.compile(r"(?:^|[ \t])#.*$"),
    }


def is_yaml(text: str) -> bool:
    """Return whether what stands between two rules is a front matter, not a part of a text."""
    patterns, named = _patterns(), False
    for line in text.splitlines():
        key = patterns["key"].match(line)
        named = named or bool(key)
        is_own = line[:1].strip() and line[0] not in "#]}"
        if is_own and not key and not (named and patterns["dash"].match(line)):
            return False
    return named or not text.strip()


def read_yaml(source: str, start: int, end: int) -> list[Scalar]:
    """Return the texts between two places, each under its names."""
    return _Lines(source, end).read(start)


class _Lines:
    """YAML that is read line by line."""

    def __init__(self, source: str, end: int) -> None:
        self._source, self._end = source, end
        # The names that are open, with the columns at which they stand.
        self._names: list[tuple[int, str]] = []
        self._anchors: dict[str, tuple[WordRun, ...]] = {}
        self._found: list[Scalar] = []
        # Of the text that is read: its words, and the column that its next lines stand behind.
        self._words: list[WordRun] = []
        self._behind = -1
        self._is_block = self._is_listed = False
        self._anchor: str | None = None

    def read(self, at: int) -> list[Scalar]:
        """Return the texts from a place on."""
        while at < self._end and (line := _patterns()["line"].match(self._source, at, self._end)):
            at = max(self._line(line[0].rstrip("\r\n"), at), line.end())
        self._finish()
        return self._found

    def _line(self, text: str, at: int) -> int:
        """Read a line; return where what it holds ends."""
        inside = len(text) - len(text.lstrip(" \t"))
        if self._is_block and (inside > self._behind or inside == len(text)):
            self._go_on(text, inside, at)
            return at
        if inside == len(text) or text[inside] == "#":
            return at
        patterns, column = _patterns(), inside
        while dash := patterns["dash"].match(text, column):
            column = dash.end()
        is_item, key = column > inside, patterns["key"].match(text, column)
        if not key and not is_item:
            if inside <= self._behind or not self._names:
                return at
            if self._words:
                self._go_on(text, inside, at)
                return at
            return self._value(text, inside, at)
        self._finish()
        least = column if key else inside + 1
        while self._names and self._names[-1][0] >= least:
            self._names.pop()
        self._behind, self._is_listed = (column, False) if key else (inside, True)
        if key:
            name = next(group for group in key.groups() if group is not None)
            self._names.append((column, name.strip()))
            column = key.end()
        return self._value(text, column, at)

    def _go_on(self, text: str, inside: int, at: int) -> None:
        """Take a further line of a text."""
        if self._words:
            self._words.append(line_end(at))
        if self._is_block:
            self._words.append(bare(text[inside:], at + inside))
        else:
            self._plain(text, inside, at)

    def _value(self, text: str, column: int, at: int) -> int:
        """Read the text that begins in a line; return where it ends."""
        patterns = _patterns()
        while found := patterns["property"].match(text, column):
            self._anchor, column = found[1] or self._anchor, found.end()
        first = text[column : column + 1]
        if patterns["block"].match(text, column):
            self._is_block = True
        elif alias := patterns["alias"].match(text, column):
            self._words = list(self._anchors.get(alias[1], ()))
        elif first in {'"', "'"} and (read := quoted(self._source, at + column, self._end)):
            self._words = [read[0]]
            self._finish()
            return read[1]
        elif first in {"[", "{"}:
            path = tuple(name for _, name in self._names)
            listed, end = read_flow(self._source, at + column, self._end, path)
            self._found += listed
            return end
        else:
            self._plain(text, column, at)
        return at

    def _plain(self, text: str, column: int, at: int) -> None:
        comment = _patterns()["comment"].search(text, column)
        words = bare(text[column : comment.start() if comment else len(text)], at + column)
        if words.text:
            self._words.append(words)

    def _finish(self) -> None:
        """End the text that is read."""
        if words := tuple(self._words):
            if self._anchor:
                self._anchors[self._anchor] = words
            path = tuple(name for _, name in self._names)
            self._found.append(Scalar(path, words, self._is_listed))
        self._words, self._is_block, self._anchor = [], False, None
