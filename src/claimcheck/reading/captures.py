"""Captured copies of sources: bytes to the text that a reader would see."""

import importlib.util
import re
from html.parser import HTMLParser
from typing import Final

# Elements whose content nobody reads, and those that end a line of text.
_UNREAD: Final = {"script", "style", "template", "noscript", "svg"}
_INLINE: Final = frozenset(
    "a abbr b cite code em font i mark q s small span strong sub sup time u wbr".split()
)

MEDIA_TYPES: Final = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
}
UNKNOWN_TYPE: Final = "application/octet-stream"


def media_type_of(name: str, content: bytes) -> str:
    """Return the media type of a captured file, by its first bytes and its name's end."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return MEDIA_TYPES.get(ending, UNKNOWN_TYPE)


def captured_text(content: bytes, media_type: str) -> str | None:
    """Return the text of a captured copy; None where this installation cannot read it."""
    if media_type in {"text/html", "application/xhtml+xml"}:
        return _html_text(_decoded(content))
    if media_type.startswith("text/"):
        return _decoded(content)
    return _pdf_text(content) if media_type == "application/pdf" else None


def why_unread(media_type: str) -> str:
    """Say why a copy of this type cannot be read, and what would help."""
    if media_type == "application/pdf":
        return "a PDF is read with the extra `documents` (pypdf), which is not installed"
    return f"no reader for {media_type}"


def _decoded(content: bytes) -> str:
    """Return text in UTF-8, or else in the encoding that most old pages have."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _html_text(page: str) -> str:
    """Return what a page shows."""
    reader = _PageText()
    reader.feed(page)
    reader.close()
    return reader.text()


class _PageText(HTMLParser):
    """Gather the text of a page, a line for each block."""

    def __init__(self) -> None:
        """Begin with no text."""
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin a line, or leave out what follows."""
        self._unread += tag in _UNREAD
        if tag not in _INLINE:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or what was left out."""
        self._unread -= tag in _UNREAD and self._unread > 0
        if tag not in _INLINE:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep text that is read."""
        if not self._unread:
            self._pieces.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        """Return the lines that are not blank."""
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        return "\n".join(line for line in lines if line)


def _pdf_text(content: bytes) -> str | None:
    """Return the text of a PDF where its reader is installed."""
    if importlib.util.find_spec("pypdf") is None:
        return None
    import io  # noqa: PLC0415

    pypdf = importlib.import_module("pypdf")
    try:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    except Exception:
        return None
