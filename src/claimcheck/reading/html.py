"""HTML pages: the article's words and what the page says of itself."""

import codecs
from hashlib import sha256

from claimcheck.model.article import Article
from claimcheck.model.capture import Capture, Piece, Position
from claimcheck.reading.errors import MissingExtraError, UnreadableError
from claimcheck.reading.facts import read_day
from claimcheck.reading.pages import declared_encoding
from claimcheck.reading.plain import decode, require_text


def looks_like_html(content: bytes) -> bool:
    """Tell whether bytes begin as a page does."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        head.startswith((b"<!doctype html", b"<html", b"<?xml"))
        and b"<html" in head + content[1024:4096].lower()
    )


def read_html(name: str, content: bytes) -> Capture:
    """Return a page's article, without what is around it, by paragraphs.

    Nothing is fetched. Raises `MissingExtraError` without the extra ``[html]``.
    """
    try:
        # Heavy, and of an extra.
        from trafilatura import bare_extraction  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(name, "HTML", "html") from error
    source = _decoded(name, content)
    require_text(name, source)
    found = bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # A date guessed from anywhere in a page would date every statement wrongly.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    lines = [" ".join(line.split()) for line in ((found and found.text) or "").split("\n")]
    paragraphs = [line for line in lines if line]
    if not paragraphs:
        raise UnreadableError(name, "no article is found in the page; save its text instead")
    text, pieces = join_paragraphs(paragraphs)
    article = Article(
        sha256(content).hexdigest(),
        text,
        title=found.title,
        publisher=found.sitename or found.hostname,
        published_on=read_day(found.date),
        url=found.url,
    )
    return Capture(article, pieces, found.author)


def join_paragraphs(
    paragraphs: list[str], *, page: int | None = None
) -> tuple[str, tuple[Piece, ...]]:
    """Return paragraphs as one text, a blank line between them, with a piece for each."""
    pieces, offset = [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        pieces.append(Piece(offset, Position(page=page, paragraph=number)))
        offset += len(paragraph) + 2
    return "\n\n".join(paragraphs), tuple(pieces)


def _decoded(name: str, content: bytes) -> str:
    """Return a page's text, in the encoding that it declares, else UTF-8."""
    label = declared_encoding(content)
    if label is None:
        return decode(name, content)
    try:
        return content.decode(codecs.lookup(label).name)
    except (LookupError, UnicodeDecodeError) as error:
        raise UnreadableError(
            name, f"it says that it is {label!r} and is not; save it as UTF-8"
        ) from error
