"""Kinds of files, told by how they begin or by how their names end."""

from enum import StrEnum
from typing import Final


class TextKind(StrEnum):
    """By which rules a text is read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    MDX = "mdx"
    HTML = "html"
    XML = "xml"


PLAIN: Final = frozenset((".txt", ".text"))
MARKDOWN: Final = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx"))
HTML: Final = frozenset((".html", ".htm", ".xhtml"))
# Drawings, feeds and texts of other programs: given by name they are read, of folders counted.
XML: Final = frozenset(
    """
    .svg .xml .rss .atom .rdf .opml .dita .ditamap .dbk .docbook .fodt .fb2 .tei .ttml .dfxp .xlf
    .xliff .tmx
    """.split()
)
# Pages that a program fills in.
TEMPLATES: Final = frozenset(
    """
    .njk .liquid .hbs .mustache .ejs .erb .j2 .jinja .jinja2 .twig .svelte .astro .php .phtml
    .aspx .jsp .cshtml
    """.split()
)
DOCUMENTS: Final = frozenset((".docx", ".pdf"))
SUBTITLES: Final = frozenset((".srt", ".vtt"))
# Texts by rules of their own: read by others, code and comments would count as words.
UNREAD: Final = {
    ".qmd": "Quarto",
    ".rmd": "R Markdown",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".rst": "reStructuredText",
    ".tex": "LaTeX",
    ".typ": "Typst",
    ".org": "Org",
    ".textile": "Textile",
    ".rtf": "RTF",
    ".ipynb": "a notebook",
    ".ass": "SubStation Alpha",
    ".ssa": "SubStation Alpha",
    ".vue": "a component of Vue",
    ".eml": "a mail",
    ".mht": "a web archive",
    ".mhtml": "a web archive",
}
# What may hold an article in a folder of drafts, and is not read there.
NOT_DRAFTS: Final = frozenset(
    (
        *UNREAD,
        *DOCUMENTS,
        *(".doc", ".odt", ".pages", ".epub"),
        *TEMPLATES,
        *(".pug", ".haml", ".jsx", ".tsx"),
    )
)


def text_kind(suffix: str, content: bytes) -> TextKind:
    """Return the kind of a text by how its file's name ends and how its bytes begin.

    >>> [text_kind(".txt", each).name for each in (b"<html>", b"<?xml version='1.0'?><rss>", b"<3")]
    ['HTML', 'XML', 'TEXT']
    """
    if suffix in MARKDOWN:
        return TextKind.MDX if suffix == ".mdx" else TextKind.MARKDOWN
    if suffix in HTML or suffix in TEMPLATES or looks_like_html(content):
        return TextKind.HTML
    if suffix in XML or _head(content).startswith((b"<?xml ", b"<svg ", b"<rss ", b"<feed ")):
        return TextKind.XML
    return TextKind.TEXT


def looks_like_html(content: bytes) -> bool:
    """Return whether bytes begin as a page does."""
    head = _head(content)
    return (
        head.startswith((b"<!doctype html", b"<html", b"<?xml"))
        and b"<html" in head + content[1024:4096].lower()
    )


def _head(content: bytes) -> bytes:
    return content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
