"""Plain text files: bytes to text, and text to lines that are paragraphs."""

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final
from unicodedata import category

from claimcheck.model.article import Article
from claimcheck.model.sha256 import sha256
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import Run, SourceMap, line_starts
from claimcheck.model.text.word_runs import End, Mark, WordRun
from claimcheck.reading.characters import rejoined
from claimcheck.reading.opening import open_bytes
from claimcheck.reading.unreadable import UnreadableError

# Larger than any article or export seen, small enough to read into memory.
MAX_BYTES: Final = 256 * 1024 * 1024
MAX_ARTICLE_BYTES: Final = 4 * 1024 * 1024

# How the files of office programs begin: packed, or of before they were.
_PACKED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
# Lines shorter than the first are verse or a list; longer than the second, paragraphs.
_NARROWEST, _WIDEST = 50, 120
_TITLE_WORDS: Final = 4


def read_text(name: str, limit: int = MAX_BYTES) -> str:
    """Return the text of a file, or of stdin for ``-``; a byte order mark is dropped.

    Raises `UnreadableError` for missing, over-large and non-UTF-8 input, and for what only a
    program for documents reads, such as a spreadsheet.
    """
    content = read_bytes(name, limit)
    if content.startswith(_PACKED):
        reason = "it is a spreadsheet or another document of a program; save it as CSV or text"
        raise UnreadableError(name, reason)
    return decode(name, content)


def read_plain_article(name: str, content: bytes) -> Capture:
    """Return a plain text as an article, with the lines that were wrapped to a width joined."""
    source = decode(name, content)
    require_text(name, source)
    text, runs = _without_times(unwrapped(with_line_feeds(source)))
    article = Article(sha256(content).hexdigest(), text, title=find_title(text))
    return Capture(article, SourceMap(runs, line_starts(source)))


def _without_times(text: str) -> tuple[str, tuple[Run, ...]]:
    """Return a text without the times at which lines of a transcript begin, and its runs."""
    pieces, runs, at, length = list[str](), list[Run](), 0, 0
    ends = [(each.start(), each.end()) for each in _plain_patterns()["time"].finditer(text)]
    for start, end in [*ends, (len(text), len(text))]:
        if start > at or not runs:
            pieces.append(text[at:start])
            runs.append(Run(length, at, start - at))
            length += start - at
        at = end
    return "".join(pieces), tuple(runs)


def with_line_feeds(source: str) -> str:
    r"""Return a text in which a line that ends with CR alone ends with LF.

    >>> with_line_feeds("a\rb\r\n")
    'a\nb\r\n'
    """
    return re.sub(r"\r(?!\n)", "\n", source) if "\r" in source else source


@cache
def _plain_patterns() -> dict[str, re.Pattern[str]]:
    return {
        # Plain text has no comments in angle brackets: the scan tells of one that directs it.
        "comment": re.compile(
            r"^[ \t]*#[ \t]*claim[^\n]*|<!-+[ \t]*claim[\W_]{0,3}check(?![^\W_])[^\n]{0,200}?-->",
            re.MULTILINE | re.IGNORECASE,
        ),
        "reference": re.compile(r"(?<=\S)[ \t]?\[\d{1,3}(?:[ ]?[,;–-][ ]?\d{1,3})*\]"),
        "time": re.compile(
            r"^[ \t]*(?:\[(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\]"
            r"|\((?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\)"
            r"|\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?)[ \t]*(?:[-–—][ \t]+)?(?=\S)",
            re.MULTILINE,
        ),
        "block": re.compile(r"\n(?=[ \t]*(?:\n|[-*+•][ \t]|\d{1,3}[.)][ \t]))"),
    }


@cache
def _broken_sentence() -> re.Pattern[str]:
    # A line that ends within a sentence, and one that goes on with it in a small letter, with a
    # figure, or after a word that ends none.
    least = (
        "a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|that|than|as|is|are|was|were|has|had"
    )
    return re.compile(
        rf"(?:(?<=[^\W_])|(?<=,))[ \t]*(?P<end>\r?\n)(?=[ \t]*(?:[a-z]|\d(?!\d{{0,2}}[.)][ \t])))"
        rf"|(?<![^\W_])(?:{least})[ \t]*(?P<after>\r?\n)(?=[ \t]*[^\W_])"
    )


def _continued(text: str) -> str:
    r"""Return a text with a blank for each line end within a sentence; every place stays.

    >>> _continued("The new tram\nin Porto\ncost 48 million.\nThe bus is old.")
    'The new tram in Porto cost 48 million.\nThe bus is old.'
    """

    def joined(found: re.Match[str]) -> str:
        begin = text.rfind("\n", 0, found.start()) + 1
        if text[begin : found.start()].lstrip().startswith("#"):
            # A comment ends with its line.
            return found[0]
        kind = "end" if found["end"] else "after"
        return found[0].replace(found[kind], " " * len(found[kind]))

    return _broken_sentence().sub(joined, text) if "\n" in text else text


def plain_words(source: str) -> Iterator[WordRun]:
    """Yield the words of a plain text, a block for each paragraph and item.

    What tells a scan what to do, or seems to, is a comment, and nothing else is.
    """
    text = _continued(unwrapped(rejoined(with_line_feeds(source))))
    at, patterns = 0, _plain_patterns()
    cuts = [(found.span(), Mark.COMMENT) for found in patterns["comment"].finditer(text)]
    cuts += [(found.span(), Mark.REFERENCE) for found in patterns["reference"].finditer(text)]
    cuts += [
        ((found.start(), found.start()), Mark.NONE) for found in patterns["block"].finditer(text)
    ]
    for (start, end), mark in sorted(cuts):
        if start < at:
            continue
        if start > at:
            yield WordRun(text[at:start], at, start)
        if mark:
            yield WordRun(text[start:end], start, end, mark, is_whole=True)
        else:
            yield WordRun("", start, start, ends=End.BLOCK)
        at = end
    if at < len(text):
        yield WordRun(text[at:], at, len(text))


def require_text(name: str, text: str) -> None:
    """Raise `UnreadableError` for a text without words, and for one with NUL bytes."""
    if "\0" in text:
        raise UnreadableError(name, "it is binary; give plain text, Markdown, HTML, DOCX or PDF")
    if not any(map(str.isalnum, text)):
        is_blank = all(each.isspace() or category(each) == "Cf" for each in text)
        raise UnreadableError(name, "it is empty" if is_blank else "it holds no words")


def find_title(text: str) -> str | None:
    """Return the first line that reads as a title, else the first that is not blank.

    What stands above a title, such as the name of a section, has fewer words; what
    follows it ends as sentences do.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()][:5]
    titles = (
        line
        for line in lines
        if line.count(" ") >= _TITLE_WORDS - 1 and not line.endswith((".", "!", '"', "”"))
    )
    return next(titles, lines[0] if lines else None)


@cache
def _block_pattern() -> re.Pattern[str]:
    # Each line can be read in one way only: a long one costs no more than its length.
    line = r"[^\S\n]*+\S[^\n]*+"
    return re.compile(rf"^{line}(?:\n{line})+", re.MULTILINE)


def unwrapped(text: str) -> str:
    r"""Return ``text`` with a space for each line end that only a width put there.

    Every code point keeps its place. A block of lines is taken as wrapped where
    the first word of each line would not have fitted the line before.
    """
    pieces, position = [], 0
    for block in _block_pattern().finditer(text):
        if _is_wrapped(block.group().split("\n")):
            joined = block.group().replace("\r\n", "  ").replace("\n", " ")
            pieces += [text[position : block.start()], joined]
            position = block.end()
    return "".join([*pieces, text[position:]])


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether a width broke these lines, rather than a writer."""
    width = max(len(line.rstrip()) for line in lines)
    return _NARROWEST <= width <= _WIDEST and all(
        len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width
        for line, after in pairwise(lines)
    )


def read_bytes(name: str, limit: int) -> bytes:
    """Return the bytes of a file or of stdin, at most ``limit`` of them."""
    try:
        if name == "-":
            content = sys.stdin.buffer.read(limit + 1)
        else:
            with open_bytes(name) as file:
                content = file.read(limit + 1)
    except OSError as error:
        raise UnreadableError(name, f"{error.strerror}; check the name") from error
    if len(content) > limit:
        raise UnreadableError(name, f"it is larger than {limit // 1024} KiB; split it")
    return content


def decode(name: str, content: bytes) -> str:
    """Return UTF-8 bytes as text, line ends as they are."""
    if content.startswith(_UTF_16):
        raise UnreadableError(name, "it is UTF-16; convert it to UTF-8, for example with iconv")
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if b"\0" in content:
            raise UnreadableError(
                name, "it is binary; give plain text, Markdown, HTML, DOCX or PDF"
            ) from error
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableError(
            name, f"line {line} is not UTF-8; convert it, for example with iconv"
        ) from error
