"""Saved web pages: their blocks of JSON-LD, and what their microdata says."""

import codecs
import re
from functools import cache
from typing import Final

from claimcheck.model.imports.outside_check import Unread
from claimcheck.reading.checks.microdata import microdata_in
from claimcheck.reading.checks.tags import Tag, tags_in
from claimcheck.reading.checks.values import PlacedValue, parse_value

LARGEST_PAGE: Final = 16 * 1024 * 1024

# No mark at a block's end is longer.
_MARK: Final = 300


@cache
def _charset() -> re.Pattern[bytes]:
    return re.compile(
        rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"\s*(?:<!--|(?://|/\*)?\s{0,99}<!\[CDATA\[(?:\s{0,99}\*/)?)")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"(?:-->|(?://|/\*)?\s{0,99}\]\]>(?:\s{0,99}\*/)?)\s{0,99}\Z")


def read_page(content: bytes) -> tuple[str | None, list[PlacedValue | Unread]]:
    """Return the language that a page names, and what its blocks hold, in order.

    A broken block is told with its number, and the others are read.
    """
    tags = list(tags_in(_decoded(content)))
    blocks = [
        each.content
        for each in tags
        if isinstance(each, Tag) and each.name == "script" and _is_json_ld(each)
    ]
    values = [_block(f"block {number}", text) for number, text in enumerate(blocks, 1)]
    html = (each for each in tags if isinstance(each, Tag) and each.name == "html")
    language = dict(next(html, Tag("html")).attributes).get("lang")
    return language or None, [*values, PlacedValue("", microdata_in(tags))]


def _is_json_ld(tag: Tag) -> bool:
    """Return whether a script holds JSON-LD."""
    kind = dict(tag.attributes).get("type", "")
    return kind.partition(";")[0].strip().lower() == "application/ld+json"


def _block(place: str, text: str) -> PlacedValue | Unread:
    """Return what a block holds, without the marks that hide it from old browsers."""
    opening = _opening().match(text)
    bare = text[opening.end() if opening else 0 :].rstrip()
    bare = bare[:-_MARK] + _closing().sub("", bare[-_MARK:])
    try:
        return PlacedValue(place, parse_value(bare))
    except ValueError as error:
        deep = "deeply" in str(error)
        return Unread(place, "is nested too deeply" if deep else "is not JSON")


def _decoded(content: bytes) -> str:
    """Return a page's text in the encoding that it declares, else UTF-8."""
    found = _charset().search(content[:4096])
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace") if found else "utf-8-sig").name
        return content.decode(name, "replace")
    except (LookupError, ValueError, UnicodeError):
        return content.decode("utf-8-sig", "replace")
