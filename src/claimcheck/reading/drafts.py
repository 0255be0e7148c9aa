"""Drafts: plain text, Markdown, HTML and subtitles, with every word's place in the file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from claimcheck.model.scan.draft import Draft, Oddity
from claimcheck.model.statement import UNNAMED, Span
from claimcheck.model.text.source_map import Run, SourceMap, line_starts
from claimcheck.model.text.word_runs import Block, LeftOut, Mark, WordRun
from claimcheck.reading.accepted_changes import Accepted, accept
from claimcheck.reading.characters import TURNING
from claimcheck.reading.disguises.look_alikes import unmasked
from claimcheck.reading.kinds import HTML, MARKDOWN, PLAIN, SUBTITLES, UNREAD, TextKind, text_kind
from claimcheck.reading.metadata import read_facts
from claimcheck.reading.plain import decode, plain_words, read_bytes
from claimcheck.reading.unreadable import UnreadableError

DRAFT_SUFFIXES: Final = PLAIN | MARKDOWN | HTML | SUBTITLES
# A draft is no book; longer paragraphs are data, and cost more than their length.
_MOST_BYTES: Final = 1024 * 1024
_LONGEST_PARAGRAPH: Final = 10_000
# How a file begins that stands for another, in a checkout that has not fetched that.
_POINTERS: Final = ("version https://git-lfs.github.com/spec/", "/annex/objects/")
_LONGEST_POINTER: Final = 1_024
# So many characters can a comment have that tells a scan what to do, and that nothing closes.
_LONGEST_COMMENT: Final = 200
# What an attribute says is published too, what stands around a page's text, and what keeps its
# lines without being code.
_KEPT: Final = Mark.ATTRIBUTE | Mark.FURNITURE | Mark.LISTING


def read_draft(name: str, *, path: str | None = None) -> Draft | None:
    """Return the draft in a file, or on stdin for ``-``; None where it holds no words.

    ``path`` stands in for the name, which tells the kind of text. Raises
    `UnreadableError` for a file that is missing, binary, wrongly encoded or too
    large, and for documents whose words have no place in a text.
    """
    shown = path or name
    suffix = Path(shown).suffix.lower()
    if suffix in UNREAD:
        raise UnreadableError(
            shown, f"{UNREAD[suffix]} is not read; save it as Markdown, HTML or text"
        )
    content = read_bytes(name, _MOST_BYTES)
    if content.startswith((b"%PDF-", b"PK\x03\x04")):
        raise UnreadableError(
            shown, "a scan points at lines, which it has none of; save it as Markdown or text"
        )
    return draft_of(shown, decode(shown, content), text_kind(suffix, content))


def draft_of(name: str, source: str, kind: TextKind) -> Draft | None:
    """Return a text as a draft that is told as ``name``; None where it holds no words.

    Raises `UnreadableError` for a text that is binary, too long, or that nobody wrote
    to be read.
    """
    if "\0" in source:
        raise UnreadableError(name, "it is binary; give plain text, Markdown or HTML")
    if source.startswith(_POINTERS) and len(source) < _LONGEST_POINTER:
        raise UnreadableError(
            name, "it only says where its text is kept; fetch it, for example with `git lfs pull`"
        )
    if len(source) > _MOST_BYTES:
        raise UnreadableError(name, f"it is longer than {_MOST_BYTES:,} characters; split it")
    if not any(map(str.isalnum, source)):
        return None
    if kind in {TextKind.HTML, TextKind.XML}:
        draft = _in_html(name, source, in_xml=kind is TextKind.XML)
    elif kind is not TextKind.TEXT:
        draft = _in_markdown(name, source, is_mdx=kind is TextKind.MDX)
    else:
        draft = _in_plain_text(name, source)
    return _prose(draft) if any(map(str.isalnum, draft.text)) or draft.left_out else None


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


def _draft(path: str, source: str, accepted: Accepted) -> Draft:
    source_map = SourceMap(accepted.runs, line_starts(source))
    text, oddities = unmasked(accepted.text)
    text, directing = _without_directives(text, source, source_map, accepted.blocks)
    left_out = accepted.left_out
    if directing:
        left_out = tuple(sorted((*left_out, *directing), key=lambda each: each.at))
    hidden = tuple(_hidden(accepted))
    turned = tuple(_turned(source, accepted.runs, len(text)))
    return Draft(
        path,
        source,
        text,
        source_map,
        accepted.blocks,
        left_out,
        oddities=(*oddities, *hidden, *turned),
    )


def _hidden(accepted: Accepted) -> Iterator[Oddity]:
    """Yield the places at which words stand within a sentence that no reader sees."""
    for left in accepted.left_out:
        is_hidden = left.marks & (Mark.HIDDEN | Mark.CODE) == Mark.HIDDEN
        if is_hidden and left.is_within and any(map(str.isalnum, left.text)):
            words = " ".join(left.text.split())
            yield Oddity(Span(left.at - 1, left.at), f"hides “{words[:60]}” from its readers")


def _turned(source: str, runs: Sequence[Run], length: int) -> Iterator[Oddity]:
    """Yield the places from which on the text is shown from right to left."""
    if not length or not (TURNING in source or "&#" in source):
        return
    for turning in _turning().finditer(source):
        below = (run.start for run in runs if run.origin + run.length > turning.start())
        start = min(next(below, length - 1), length - 1)
        yield Oddity(Span(start, start + 1), "is shown in another order than it is written")


@cache
def _turning() -> re.Pattern[str]:
    """Return how a text turns from right to left, by its sign or by an entity."""
    return re.compile(rf"{TURNING}|&#(?:0*8238|[xX]0*202[eE])(?!\w)")


def _in_plain_text(path: str, source: str) -> Draft:
    """Return a text without marks, or what viewers read of subtitles."""
    words: Iterable[WordRun] = ()
    if Path(path).suffix.lower() in SUBTITLES:
        from claimcheck.reading.subtitles import subtitle_words  # noqa: PLC0415

        words = subtitle_words(source)
    accepted = accept(words or plain_words(source), drop_silent=True, keep_lines=True)
    return _draft(path, source, accepted)


def _in_markdown(path: str, source: str, *, is_mdx: bool) -> Draft:
    """Return a Markdown text without its marks, after what its front matter says to readers."""
    # Each kind of draft needs only its own reader.
    from claimcheck.reading.markdown.front_matter import read_front_matter  # noqa: PLC0415
    from claimcheck.reading.markdown.words import read_words  # noqa: PLC0415

    front = read_front_matter(source)
    words = read_words(source, front.end, is_mdx=is_mdx)
    accepted = accept((*front.words(), *words), keep=_KEPT, drop_silent=True)
    facts = read_facts(front.facts)
    return _draft(path, source, accepted)._replace(
        published_on=facts.published_on, language=facts.language or UNNAMED
    )


def _in_html(path: str, source: str, *, in_xml: bool) -> Draft:
    """Return the words of a page, or of XML; scripts, styles and code are left out.

    As generators of sites have it, a page may begin with a front matter.
    """
    from claimcheck.reading.html.elements import Elements  # noqa: PLC0415
    from claimcheck.reading.html.page import read_words  # noqa: PLC0415

    with_cdata = Path(path).suffix.lower() == ".xhtml"
    words: Iterable[WordRun] = read_words(source, Elements(in_xml=in_xml, with_cdata=with_cdata))
    if source.startswith(("---", "\ufeff---", "+++")):
        from claimcheck.reading.markdown.front_matter import read_front_matter  # noqa: PLC0415

        front = read_front_matter(source)
        words = (*front.words(), *read_words(" " * front.end + source[front.end :]))
    return _draft(path, source, accept(words, keep=_KEPT, drop_silent=True))


@cache
def _comments() -> dict[str, re.Pattern[str]]:
    return {
        "begin": re.compile(
            r"(?:\{\{?\s*/[/*]+|\{\{?!-*|\{#|\{%-?\s*comment\s*-?%\}|%%+|//+|/\*+|<!\s*-*|--+|;;+)"
            r"\s*claim[-_ ]?check\s*[:：]?\s*[\w-]{2,20}\s*[\[({ ]\s*CC\w",
            re.IGNORECASE,
        ),
        "end": re.compile(
            r"\*+/\s*\}{0,2}|#\}|%%+|-*\}\}|\{%-?\s*endcomment\s*-?%\}|--+>|(?P<sentence>[.!?]\s)"
        ),
    }


def _without_directives(
    text: str, source: str, source_map: SourceMap, blocks: Sequence[Block]
) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a text with blanks for comments that tell a scan what to do, and these comments.

    They are written as another format writes comments, and so are shown; they are no words
    of a sentence. One that nothing closes ends with its line in the file, or with its sentence.
    """
    found = list(_comments()["begin"].finditer(text)) if "claim" in text.lower() else []
    told = []
    for begin in found:
        span = Span(begin.start(), _comment_end(begin, source, source_map))
        words, origin = text[slice(*span)], source_map.origin(span)
        block = next((n for n, each in enumerate(blocks) if span.start < each.span.end), 0)
        told.append(LeftOut(words, origin, Mark.COMMENT | Mark.SHOWN, span.start, block))
        text = f"{text[: span.start]}{' ' * len(words)}{text[span.end :]}"
    return text, tuple(told)


def _comment_end(begin: re.Match[str], source: str, source_map: SourceMap) -> int:
    """Return where in the text a comment ends that begins there."""
    text, at = begin.string, begin.end()
    line = text.find("\n", at)
    last = min(len(text) if line < 0 else line, at + _LONGEST_COMMENT)
    close = _comments()["end"].search(text, at, last)
    if close and not close["sentence"]:
        return close.end()
    start = source_map.origin(Span(begin.start(), begin.start() + 1)).start
    line_end = source.find("\n", start)
    end = close.start() + 1 if close else last
    while line_end >= 0 and end > at and source_map.origin(Span(end - 1, end)).start > line_end:
        end -= 1
    return end
