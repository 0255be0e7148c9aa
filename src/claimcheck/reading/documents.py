"""DOCX and PDF documents: their words, by paragraph and page."""

import logging
import re
import zipfile
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

from claimcheck.model.article import Article
from claimcheck.model.capture import Capture, Piece, Position
from claimcheck.reading.errors import MissingExtraError, UnreadableError
from claimcheck.reading.html import join_paragraphs
from claimcheck.reading.plain import MAX_ARTICLE_BYTES, find_title, require_text

# What a document may hold once it is unzipped, pictures included.
MAX_UNZIPPED_BYTES: Final = 256 * 1024 * 1024
_MAX_PAGES: Final = 2_000
# Keeps a library's warnings from stderr where nobody has asked for a log.
_SILENT: Final = logging.NullHandler()


def read_docx(name: str, content: bytes) -> Capture:
    """Return a DOCX document's paragraphs, those of tables included, in order.

    Raises `MissingExtraError` without the extra ``[documents]``.
    """
    _require_small(name, content)
    try:
        import docx  # noqa: PLC0415 - heavy, and of an extra
    except ImportError as error:
        raise MissingExtraError(name, "DOCX", "documents") from error
    try:
        document = docx.Document(BytesIO(content))
        paragraphs = [" ".join(found.text.split()) for found in _paragraphs(document)]
        title = document.core_properties.title or None
        author = document.core_properties.author or None
    except Exception as error:
        # A broken file fails in whatever part of three libraries meets it first.
        raise UnreadableError(name, "it is a broken DOCX file; save it again") from error
    text, pieces = join_paragraphs(paragraphs)
    # Blank paragraphs count, as they do for whoever looks the place up.
    return _captured(name, content, text, pieces, title=title, author=author)


def _paragraphs(document: Any) -> list[Any]:
    """Return the paragraphs of a document, going into tables where they stand."""
    found = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            cells = [cell for row in block.rows for cell in dict.fromkeys(row.cells)]
            found += [paragraph for cell in cells for paragraph in cell.paragraphs]
        else:
            found.append(block)
    return found


def _require_small(name: str, content: bytes) -> None:
    """Raise `UnreadableError` for a file that would grow beyond bounds, or is no DOCX."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError(name, "it is a broken DOCX file; save it again") from error
    if not any(member.filename == "word/document.xml" for member in members):
        raise UnreadableError(name, "it is a packed file, not a DOCX; unpack it and give its files")
    words = [each for each in members if each.filename.endswith((".xml", ".rels"))]
    if (
        sum(member.file_size for member in members) > MAX_UNZIPPED_BYTES
        or sum(member.file_size for member in words) > MAX_ARTICLE_BYTES * 8
    ):
        raise UnreadableError(name, "it is too large when unzipped; save its text alone")


def read_pdf(name: str, content: bytes) -> Capture:
    """Return a PDF document's paragraphs, page by page.

    Raises `MissingExtraError` without the extra ``[documents]``.
    """
    try:
        import pypdf  # noqa: PLC0415 - heavy, and of an extra
    except ImportError as error:
        raise MissingExtraError(name, "PDF", "documents") from error
    # What it complains of is either mended by it or told in our own error.
    logging.getLogger("pypdf").addHandler(_SILENT)
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if fault := _pdf_fault(reader):
            raise UnreadableError(name, fault)  # noqa: TRY301 - what is wrong is known here
        pages = _page_texts(name, reader)
        about = reader.metadata
        title, author = (about.title, about.author) if about else (None, None)
    except UnreadableError:
        raise
    except Exception as error:
        # A broken file fails in whatever part of the library meets it first.
        raise UnreadableError(name, "it is a broken PDF file; save it again") from error
    text, pieces = _joined_pages(pages)
    if not text:
        raise UnreadableError(name, "it holds pictures of pages, no text; run it through OCR first")
    return _captured(name, content, text, pieces, title=title or None, author=author or None)


def _pdf_fault(reader: Any) -> str | None:
    """Return what keeps a PDF document from being read."""
    if reader.is_encrypted and not reader.decrypt(""):
        return "it is locked by a password; save it without"
    if len(reader.pages) > _MAX_PAGES:
        return f"it has more than {_MAX_PAGES:,} pages; split it"
    return None


def _page_texts(name: str, reader: Any) -> list[str]:
    """Return each page's text, as long as all together are no book."""
    texts, length = [], 0
    for page in reader.pages:
        texts.append(page.extract_text())
        length += len(texts[-1])
        if length > MAX_ARTICLE_BYTES:
            raise UnreadableError(name, "it is too large when unpacked; split it")
    return texts


def _joined_pages(pages: list[str]) -> tuple[str, tuple[Piece, ...]]:
    """Return the pages as one text, with the page and paragraph of each paragraph."""
    texts: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    for page, lines in enumerate(pages, 1):
        for number, paragraph in enumerate(page_paragraphs(lines), 1):
            pieces.append(Piece(offset, Position(page=page, paragraph=number)))
            texts.append(paragraph)
            offset += len(paragraph) + 2
    return "\n\n".join(texts), tuple(pieces)


def page_paragraphs(page: str) -> list[str]:
    r"""Return a page's paragraphs, each on one line.

    A paragraph ends at a blank line, and where a line ends its sentence short of
    the width. A word broken at a line's end is joined.

    >>> page_paragraphs("The minister prom-\nised wheat.\n \nAnd oil.")
    ['The minister promised wheat.', 'And oil.']
    """
    lines = [line.strip() for line in page.split("\n")]
    width = max(map(len, lines), default=0)
    paragraphs, current = [], ""
    for line, after in pairwise([*lines, ""]):
        current = _continued(current, line)
        is_short = len(line) + len(after.partition(" ")[0]) + 1 < width
        if (
            not after
            or (is_short and _ending().search(line))
            or (is_short and not _flows(line, after))
        ):
            paragraphs.append(current)
            current = ""
    return [paragraph for paragraph in paragraphs if paragraph]


def _continued(text: str, line: str) -> str:
    """Return a text with the next line added."""
    if text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}" if text and line else text or line


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"[.!?…:][\"”’»)\]]*$")


def _flows(line: str, after: str) -> bool:
    """Tell whether a sentence goes on from a short line to the next."""
    return after[:1].islower() or line.endswith((",", ";", "–", "—", "-"))


def _captured(
    name: str,
    content: bytes,
    text: str,
    pieces: tuple[Piece, ...],
    *,
    title: str | None,
    author: str | None,
) -> Capture:
    """Return a document as an article."""
    require_text(name, text)
    article = Article(sha256(content).hexdigest(), text, title=title or find_title(text))
    return Capture(article, pieces, author)
