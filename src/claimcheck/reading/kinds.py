"""Kinds of files, told by how they begin or by how their names end."""

from enum import StrEnum
from typing import Final


class TextKind(StrEnum):
    """By which rules a text is read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    MDX = "mdx"
    HTML = "html"


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
    ".tex": "LaTeX",
    ".typ": "Typst",
    ".org": "Org",
    ".textile": "Textile",
    ".rtf": "RTF",
    ".ipynb": "a notebook",
    ".ass": "SubStation Alpha",
    ".ssa": "SubStation Alpha",
}
# What may hold an article in a folder of drafts, and is not read there.
NOT_DRAFTS: Final = frozenset(
    (
        *UNREAD,
        *DOCUMENTS,
        *(".doc", ".odt", ".pages", ".epub", ".eml", ".mhtml"),
        *(".njk", ".liquid", ".hbs", ".mustache", ".ejs", ".erb", ".j2", ".jinja", ".jinja2"),
        *(".twig", ".pug", ".haml", ".vue", ".svelte", ".astro", ".jsx", ".tsx"),
    )
)


def text_kind(suffix: str, content: bytes) -> TextKind:
    """Return the kind of a text by how its file's name ends and how its bytes begin."""
    if suffix in HTML or (suffix not in MARKDOWN and looks_like_html(content)):
        return TextKind.HTML
    if suffix in MARKDOWN:
        return TextKind.MDX if suffix == ".mdx" else TextKind.MARKDOWN
    return TextKind.TEXT


def looks_like_html(content: bytes) -> bool:
    """Return whether bytes begin as a page does."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        head.startswith((b"<!doctype html", b"<html", b"<?xml"))
        and b"<html" in head + content[1024:4096].lower()
    )
