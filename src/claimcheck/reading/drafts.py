"""Drafts: plain text, Markdown and HTML, with every word's place in the file."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from claimcheck.model.capture import Capture
from claimcheck.model.scan.draft import Draft, Run, line_starts
from claimcheck.model.statement import Span
from claimcheck.reading.errors import UnreadableError
from claimcheck.reading.facts import read_front_matter
from claimcheck.reading.hidden import blank_hidden, blanked
from claimcheck.reading.html import looks_like_html
from claimcheck.reading.markdown import read_markdown
from claimcheck.reading.plain import decode, read_bytes, unwrapped

_MARKDOWN: Final = frozenset((".md", ".markdown", ".mdown"))
_HTML: Final = frozenset((".html", ".htm", ".xhtml"))
DRAFT_SUFFIXES: Final = frozenset((".txt", ".text")) | _MARKDOWN | _HTML
# A draft is no book; longer paragraphs are data, and cost more than their length.
_MOST_BYTES: Final = 1024 * 1024
_LONGEST_PARAGRAPH: Final = 10_000


@cache
def _told() -> re.Pattern[str]:
    return re.compile(r"^[ \t]*#[ \t]*claimcheck:[^\n]*", re.MULTILINE)


def read_draft(name: str, *, path: str | None = None) -> Draft | None:
    """Return the draft in a file, or on stdin for ``-``; None where it holds no words.

    ``path`` stands in for the name, which tells the kind of text. Raises
    `UnreadableError` for a file that is missing, binary, wrongly encoded or too
    large, and for documents whose words have no place in a text.
    """
    shown = path or name
    content = read_bytes(name, _MOST_BYTES)
    if content.startswith((b"%PDF-", b"PK\x03\x04")):
        raise UnreadableError(
            shown, "a scan points at lines, which it has none of; save it as Markdown or text"
        )
    source = decode(shown, content)
    if "\0" in source:
        raise UnreadableError(shown, "it is binary; give plain text, Markdown or HTML")
    if not any(map(str.isalnum, source)):
        return None
    suffix = Path(shown).suffix.lower()
    if suffix in _HTML or (suffix not in _MARKDOWN and looks_like_html(content)):
        draft = _in_html(shown, source)
    elif suffix in _MARKDOWN:
        draft = _in_markdown(shown, source, content)
    else:
        draft = _in_plain(shown, source)
    return draft and _prose(draft)


def _prose(draft: Draft) -> Draft:
    """Return the draft. Raises `UnreadableError` for a paragraph that nobody wrote to be read."""
    start = 0
    for line in draft.text.split("\n"):
        if len(line) > _LONGEST_PARAGRAPH:
            place = draft.position(draft.origin(Span(start, start + 1)).start)
            raise UnreadableError(
                draft.path,
                f"line {place.line} has a paragraph of {len(line):,} characters, and a scan reads"
                f" up to {_LONGEST_PARAGRAPH:,}; break it up, or leave the file out",
            )
        start += len(line) + 1
    return draft


def _in_plain(path: str, source: str) -> Draft | None:
    """Return a plain text; what a comment tells the scan is no part of it."""
    text = unwrapped(_told().sub(lambda found: blanked(found[0]), blank_hidden(source)))
    if not any(map(str.isalnum, text)):
        return None
    return Draft(path, source, text, (Run(0, 0, len(text)),), line_starts(source))


def _in_markdown(path: str, source: str, content: bytes) -> Draft | None:
    """Return a Markdown text without its marks."""
    if not any(map(str.isalnum, blank_hidden(source))):
        return None
    try:
        capture = read_markdown(path, content)
    except UnreadableError:
        # It can be decoded, so what is left of it is no word.
        return None
    starts = line_starts(source)
    heads = list(_heads(source))
    text = "".join(f"{source[head.start : head.end]}\n\n" for head in heads)
    runs, place = list[Run](), 0
    for head in heads:
        runs.append(Run(place, head.start, head.end - head.start))
        place += head.end - head.start + 2
    shift, text = len(text), text + capture.article.text
    ends = [piece.start + shift for piece in capture.pieces[1:]] + [len(text)]
    for piece, end in zip(capture.pieces, ends, strict=True):
        line, column = piece.position.line or 1, piece.position.column or 1
        origin = starts[line - 1] + column - 1
        runs.append(_run(source, origin, text, piece.start + shift, end))
    return _facts(capture, Draft(path, source, text, tuple(runs), starts))


@cache
def _head() -> re.Pattern[str]:
    names = "title|headline|subtitle|standfirst|deck|summary|description|excerpt"
    return re.compile(
        rf"^(?:{names})[ \t]*[:=][ \t]*(?P<mark>[\"']?)(?P<words>[^\s\[{{|>&*][^\n]*?)"
        r"(?P=mark)[ \t\r]*$",
        re.IGNORECASE | re.MULTILINE,
    )


def _heads(source: str) -> Iterator[Span]:
    """Yield the places of what a front matter holds for readers, such as the title."""
    _, end = read_front_matter(source.replace("\r\n", " \n"))
    for found in _head().finditer(source, 0, end):
        if any(map(str.isalnum, found["words"])):
            yield Span(*found.span("words"))


def _facts(capture: Capture, draft: Draft) -> Draft:
    """Return the draft with what its front matter says of it."""
    article = capture.article
    return draft._replace(published_on=article.published_on, language=article.language)


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});")


def _run(source: str, origin: int, text: str, start: int, end: int) -> Run:
    """Return a run of the text with how many code points of the file it takes."""
    entity = _entity().match(source, origin)
    if entity and not text.startswith(entity.group(), start):
        return Run(start, origin, len(entity.group()), is_entity=True)
    return Run(start, origin, end - start)


def _in_html(path: str, source: str) -> Draft | None:
    """Return a page's words; scripts, styles and what navigates are left out."""
    # Most drafts are no pages, and need no parser of them.
    from claimcheck.reading.html_words import read_words  # noqa: PLC0415

    text, runs = read_words(source)
    if not any(map(str.isalnum, text)):
        return None
    return Draft(path, source, text, runs, line_starts(source))
