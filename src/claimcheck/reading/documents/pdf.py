"""PDF documents: their words by page and paragraph, put together from lines."""

import logging
import re
from collections import Counter
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

from claimcheck.model.article import Article
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import Position, Run, SourceMap
from claimcheck.reading.documents.given_names import named
from claimcheck.reading.documents.layout import PageLine, paragraphs_of
from claimcheck.reading.plain import MAX_ARTICLE_BYTES, find_title, require_text
from claimcheck.reading.unreadable import MissingExtraError, UnreadableError

_MAX_PAGES: Final = 2_000
# Keeps a library's warnings from stderr where nobody has asked for a log.
_SILENT: Final = logging.NullHandler()


def read_pdf(name: str, content: bytes) -> Capture:
    """Return a PDF document's paragraphs, in order, without what heads every page.

    Raises `MissingExtraError` without the extra ``[documents]``.
    """
    try:
        import pypdf  # noqa: PLC0415 - heavy, and of an extra
    except ImportError as error:
        raise MissingExtraError(name, "PDF", "documents") from error
    # What it complains of is either fixed by it or in our own error.
    logging.getLogger("pypdf").addHandler(_SILENT)
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if fault := _pdf_fault(reader):
            raise UnreadableError(name, fault)  # noqa: TRY301 - what is wrong is known here
        lines = _lines(name, reader)
        about = reader.metadata
        title, author = (about.title, about.author) if about else (None, None)
    except UnreadableError:
        raise
    except pypdf.errors.DependencyError as error:
        raise UnreadableError(
            name, "it is encrypted with AES, which nothing here reads; save it without"
        ) from error
    except Exception as error:
        # A broken file fails in whatever part of the library meets it first.
        raise UnreadableError(name, "it is a broken PDF file; save it again") from error
    return _captured(name, content, lines, named(str(title or "")), named(str(author or "")))


def _pdf_fault(reader: Any) -> str | None:
    """Return what keeps a PDF document from being read."""
    if reader.is_encrypted and not reader.decrypt(""):
        return "it is locked by a password; save it without"
    if len(reader.pages) > _MAX_PAGES:
        return f"it has more than {_MAX_PAGES:,} pages; split it"
    return None


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


def _lines(name: str, reader: Any) -> list[PageLine]:
    """Return the lines of all pages, as long as they are no book."""
    lines: list[PageLine] = []
    length = 0
    for number, page in enumerate(reader.pages, 1):
        runs: list[tuple[str, float, float]] = []

        def note(text: str, cm: Any, tm: Any, _: Any, size: float, runs: Any = runs) -> None:
            if text:
                height = abs(tm[3] or tm[0] or 1) * abs(cm[3] or cm[0] or 1)
                runs.append((text, tm[4] * cm[1] + tm[5] * cm[3] + cm[5], size * height))

        page.extract_text(visitor_text=note)
        length += sum(len(text) for text, _, _ in runs)
        if length > MAX_ARTICLE_BYTES:
            raise UnreadableError(name, "it is too large when unpacked; split it")
        lines += _page_lines(runs, number)
    return lines


def _page_lines(runs: list[tuple[str, float, float]], page: int) -> list[PageLine]:
    """Return a page's lines, each as high and as large as the first words in it."""
    lines: list[PageLine] = []
    texts: list[str] = []
    place: tuple[float, float] | None = None
    for written, height, size in [*runs, ("\n", 0.0, 0.0)]:
        text = _unseen().sub("", written)
        for number, part in enumerate(text.split("\n")):
            if number:
                joined = " ".join("".join(texts).split())
                lines.append(PageLine(joined, page, *(place or (height, size))))
                texts, place = [], None
            if part:
                texts.append(part)
            if part.strip() and place is None:
                place = (height, size)
    return lines


def _captured(
    name: str, content: bytes, lines: list[PageLine], title: str | None, author: str | None
) -> Capture:
    """Return a document as an article."""
    texts: list[str] = []
    runs: list[Run] = []
    places: list[Position] = []
    offset = 0
    # Notes at the foot of a page come after the text of later ones.
    numbers = Counter[int]()
    for paragraph in paragraphs_of(lines):
        if texts:
            offset += 2
        for start, on_page in paragraph.pages:
            numbers[on_page] += 1
            runs.append(Run(offset + start, len(places), 1, is_whole=True))
            places.append(Position(page=on_page, paragraph=numbers[on_page]))
        texts.append(paragraph.text)
        offset += len(paragraph.text)
    text = "\n\n".join(texts)
    if not text:
        raise UnreadableError(name, "it holds pictures of pages, no text; run it through OCR first")
    require_text(name, text)
    article = Article(sha256(content).hexdigest(), text, title=title or find_title(text))
    return Capture(article, SourceMap(tuple(runs), places=tuple(places)), author)
