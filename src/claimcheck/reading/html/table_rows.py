"""Tables of a page that hold sentences: who said what, side by side."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from claimcheck.language.text.markup import unescaped
from claimcheck.named_tuple import NamedTuple

_FEWEST_WORDS: Final = 4
_BLOCKS: Final = ("<p", "<div", "<ul", "<ol", "<blockquote", "<h2", "<h3", "<h4", "<li")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "tag": re.compile(
            r"<(/?)(table|tr|td|th|caption|h1|nav|form)(?=[\s/>])[^<>]*+>", re.IGNORECASE
        ),
        "any": re.compile(r"<[^<>]*+>"),
        "sentence": re.compile(r"[.!?…][\"'”’»)\]]*+$|[“\"«][^“”\"«»]{12,}[”\"»]"),
    }


class _TableSpan(NamedTuple):
    """A table within no other: where it begins and ends, and its cells by rows."""

    start: int
    end: int
    rows: list[list[str]]


def tell_tables(source: str) -> str:
    """Return a page with the rows that hold sentences as paragraphs, a cell each.

    Rows of names and figures stay in their tables, and so does what only places other things on
    the page: a table with another table, a heading of the page or a form in it.
    """
    texts, at = [], 0
    for table in _simple_tables(source):
        told = [row for row in table.rows if any(_tells(cell) for cell in row)]
        if told:
            cells = (_as_paragraph(cell) for row in told for cell in row if _plain(cell))
            texts += [source[at : table.start], "<div>", *cells, "</div>"]
            at = table.end
    return "".join([*texts, source[at:]])


def _simple_tables(source: str) -> Iterator[_TableSpan]:
    """Yield the tables that place nothing but words."""
    depth, start, simple = 0, 0, False
    rows: list[list[str]] = []
    cell: int | None = None
    for tag in _patterns()["tag"].finditer(source):
        closes, name = bool(tag[1]), tag[2].lower()
        if name == "table" and not closes:
            depth += 1
            start, simple, rows, cell = tag.start(), depth == 1, [], None
            continue
        if not depth:
            continue
        if cell is not None and depth == 1:
            rows[-1].append(source[cell : tag.start()])
            cell = None
        if name == "table":
            depth -= 1
            if simple and not depth:
                yield _TableSpan(start, tag.end(), rows)
            simple = False
        elif name in {"h1", "nav", "form"}:
            simple = False
        elif name in {"tr", "caption"} and not closes:
            rows.append([])
        if name in {"td", "th", "caption"} and not closes:
            rows = rows or [[]]
            cell = tag.end()


def _plain(cell: str) -> str:
    return " ".join(unescaped(_patterns()["any"].sub(" ", cell)).split())


def _tells(cell: str) -> bool:
    """Return whether a cell has a sentence or a quotation."""
    plain = _plain(cell)
    return len(plain.split()) >= _FEWEST_WORDS and bool(_patterns()["sentence"].search(plain))


def _as_paragraph(cell: str) -> str:
    name = "div" if any(block in cell.lower() for block in _BLOCKS) else "p"
    return f"<{name}>{cell}</{name}>"
