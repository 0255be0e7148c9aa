"""Saved web pages: bytes to the text that a reader would see, all of it."""

import codecs
import re
from functools import cache
from html.parser import HTMLParser
from typing import Final

# Elements whose content nobody reads, and those that do not end a line of text.
_UNREAD: Final = {"script", "style", "template", "noscript", "svg"}
_INLINE: Final = frozenset(
    "a abbr b cite code em font i mark q s small span strong sub sup time u wbr".split()
)


@cache
def _charset() -> re.Pattern[bytes]:
    return re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def declared_encoding(content: bytes) -> str | None:
    """Return the name of the encoding that a page declares, which nobody may know."""
    found = _charset().search(content[:4096])
    return found[1].decode("ascii", "replace") if found else None


def page_text(content: bytes) -> str:
    """Return what a page shows, a line for each block; nothing in it keeps it from being read."""
    reader = _PageText()
    reader.feed(_decoded(content))
    reader.close()
    return reader.text()


def _decoded(content: bytes) -> str:
    """Return text in the encoding declared, in UTF-8, or in the one that most old pages have."""
    for label in (declared_encoding(content), "utf-8-sig"):
        try:
            return content.decode(codecs.lookup(label or "utf-8-sig").name)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", errors="replace")


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
