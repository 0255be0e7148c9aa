"""Captured copies of sources: bytes to the texts that a reader would see."""

import codecs
import re
from typing import Final

from claimcheck.model.text.word_runs import Mark
from claimcheck.reading.accepted_changes import accept
from claimcheck.reading.html.encodings import decode_page
from claimcheck.reading.html.page import read_words
from claimcheck.reading.plain import MAX_ARTICLE_BYTES
from claimcheck.reading.unreadable import MissingExtraError, UnreadableError

_PAGES: Final = {"text/html", "application/xhtml+xml"}
_PDF: Final = "application/pdf"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES: Final = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": _PDF,
    ".docx": _DOCX,
}
_BY_THEIR_START: Final = {
    b"%PDF-": _PDF,
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}
UNKNOWN_TYPE: Final = "application/octet-stream"


def media_type_of(name: str, content: bytes) -> str:
    """Return the media type of a captured file, by its first bytes and its name's end."""
    for start, kind in _BY_THEIR_START.items():
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return MEDIA_TYPES.get(ending, UNKNOWN_TYPE)


def captured_texts(name: str, content: bytes, media_type: str) -> tuple[str, ...]:
    """Return what a captured copy says, in each way in which a reader may go through it.

    A page is read as all that it shows and, where the extra ``[html]`` is
    installed, as its article alone, which nothing interrupts. ``name`` is for
    errors: raises `UnreadableError` for what cannot be read here.
    """
    if media_type in _PAGES:
        return (page_text(content), *_article_alone(name, content))
    if media_type.startswith("text/"):
        return (_decoded(name, content),)
    if media_type == _PDF:
        # Few copies are documents.
        from claimcheck.reading.documents.pdf import read_pdf  # noqa: PLC0415

        return (read_pdf(name, content).article.text,)
    if media_type == _DOCX:
        from claimcheck.reading.documents.docx import read_docx  # noqa: PLC0415

        return (read_docx(name, content).article.text,)
    raise UnreadableError(name, f"nothing here reads {media_type}")


def page_text(content: bytes) -> str:
    """Return what a page shows, a line for each block; nothing in it keeps it from being read."""
    keep = Mark.CODE | Mark.LISTING | Mark.FURNITURE
    text = accept(read_words(decode_page(content).text), keep=keep, gap="\n").text
    return re.sub(r"[^\S\n]", " ", text)


def _article_alone(name: str, content: bytes) -> tuple[str, ...]:
    """Return a page's article, if it has one that can be read here."""
    if len(content) > MAX_ARTICLE_BYTES:
        return ()
    # Heavy, where its extra is installed.
    from claimcheck.reading.html.article_page import read_html  # noqa: PLC0415

    try:
        return (read_html(name, content).article.text,)
    except (MissingExtraError, UnreadableError):
        return ()


def _decoded(name: str, content: bytes) -> str:
    """Return text in the encoding that its first bytes say, or that most old files have."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise UnreadableError(name, "it is no text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
