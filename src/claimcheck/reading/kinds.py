"""Kinds of files, told by how they begin or by how their names end."""

from typing import Final

PLAIN: Final = frozenset((".txt", ".text"))
MARKDOWN: Final = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx"))
HTML: Final = frozenset((".html", ".htm", ".xhtml"))
DOCUMENTS: Final = frozenset((".docx", ".pdf"))
SUBTITLES: Final = frozenset((".srt", ".vtt"))
# Texts by rules of their own: read by others, code and comments would count as words.
UNREAD: Final = {
    ".qmd": "Quarto",
    ".rmd": "R Markdown",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".rst": "reStructuredText",
}


def looks_like_html(content: bytes) -> bool:
    """Tell whether bytes begin as a page does."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        head.startswith((b"<!doctype html", b"<html", b"<?xml"))
        and b"<html" in head + content[1024:4096].lower()
    )
