"""Files of any kind that can be read to articles, each with a map back to the file."""

from pathlib import Path
from typing import Final

from claimcheck.model.text.capture import Capture
from claimcheck.reading.kinds import (
    DOCUMENTS,
    HTML,
    MARKDOWN,
    PLAIN,
    SUBTITLES,
    TextKind,
    looks_like_html,
)
from claimcheck.reading.opening import leads_out
from claimcheck.reading.plain import MAX_ARTICLE_BYTES, read_bytes, read_plain_article
from claimcheck.reading.unreadable import UnreadableError

# Documents carry pictures and fonts.
MAX_DOCUMENT_BYTES: Final = 64 * 1024 * 1024

SUFFIXES: Final = PLAIN | MARKDOWN | HTML | DOCUMENTS | SUBTITLES


def read_capture(name: str) -> Capture:
    """Return the article in a file, or on stdin for ``-``.

    What the file is shows in how it begins, else in its name. Raises
    `UnreadableError` for a file that is missing, empty, binary, wrongly encoded or
    too large, and `MissingExtraError` where packages are missing.
    """
    content = read_bytes(name, MAX_DOCUMENT_BYTES)
    if not content.strip():
        raise UnreadableError(name, "it is empty")
    suffix = Path(name).suffix.lower()
    # Each kind of file needs only its own reader.
    if content.startswith(b"%PDF-"):
        from claimcheck.reading.documents.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(name, content)
    if content.startswith(b"PK\x03\x04"):
        from claimcheck.reading.documents.docx import read_docx  # noqa: PLC0415

        return read_docx(name, content)
    if len(content) > MAX_ARTICLE_BYTES:
        raise UnreadableError(name, f"it is larger than {MAX_ARTICLE_BYTES // 1024} KiB; split it")
    if suffix in DOCUMENTS:
        raise UnreadableError(name, f"it is no {suffix[1:].upper()} file; save it again")
    return _read_text(name, content, suffix)


def _read_text(name: str, content: bytes, suffix: str) -> Capture:
    """Return the article in a text of any kind."""
    if suffix in HTML or looks_like_html(content):
        from claimcheck.reading.html.article_page import read_html  # noqa: PLC0415

        return read_html(name, content)
    if suffix in MARKDOWN or (name == "-" and _begins_with_facts(content)):
        from claimcheck.reading.markdown.words import read_markdown  # noqa: PLC0415

        return read_markdown(name, content)
    if suffix in SUBTITLES:
        from claimcheck.reading.subtitles import read_subtitles  # noqa: PLC0415

        return read_subtitles(name, content)
    return read_plain_article(name, content)


def capture_text(name: str, text: str, kind: TextKind) -> Capture:
    """Return a text of this kind as an article that is told as ``name``.

    Raises `UnreadableError` for one that is empty, binary or too large, and
    `MissingExtraError` where packages are missing.
    """
    content = text.encode(errors="surrogatepass")
    if len(content) > MAX_ARTICLE_BYTES:
        raise UnreadableError(name, f"it is larger than {MAX_ARTICLE_BYTES // 1024} KiB; split it")
    # Each kind of text needs only its own reader.
    if kind in {TextKind.HTML, TextKind.XML}:
        from claimcheck.reading.html.article_page import read_html  # noqa: PLC0415

        return read_html(name, content)
    if kind is TextKind.TEXT:
        return read_plain_article(name, content)
    from claimcheck.reading.markdown.words import read_markdown  # noqa: PLC0415

    return read_markdown(name, content)


def _begins_with_facts(content: bytes) -> bool:
    """Return whether a text begins with the front matter of a Markdown file."""
    if content[:3] not in {b"---", b"+++"}:
        return False
    from claimcheck.reading.markdown.front_matter import read_front_matter  # noqa: PLC0415

    return bool(read_front_matter(content.decode(errors="replace")).facts)


def find_files(names: list[str]) -> tuple[list[str], list[str]]:
    """Return the files named; of a folder, and the folders in it, those that can be articles.

    Hidden files are passed over, and the order is that of the names. Links that lead out
    of their folder are not followed, and come second.
    """
    found: list[str] = []
    outside: list[str] = []
    for name in names:
        if name == "-" or not Path(name).is_dir():
            found.append(name)
            continue
        for path in sorted(Path(name).rglob("*")):
            inside = path.relative_to(name).parts
            if (
                path.suffix.lower() in SUFFIXES
                and path.is_file()
                and not any(part.startswith(".") for part in inside)
            ):
                (outside if leads_out(path, Path(name)) else found).append(str(path))
    return found, outside
