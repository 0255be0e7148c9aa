"""Markup whose elements have names of their own: drawings, feeds, texts of other programs."""

import re
from functools import cache
from typing import Final

from claimcheck.model.text.word_runs import End, Mark, WordRun
from claimcheck.reading.html.hiding import Attribute

# What stands within a line in HTML, DocBook, DITA, TEI, OpenDocument, subtitles and the like.
_WITHIN: Final = frozenset(
    """
    a abbr acronym altglyph b bdi bdo big cite citetitle code command em emphasis filename
    font foreign g hi i ins kbd literal mark num ph phrase placename persname q quote ref
    rs s samp seg small span strike strong sub subscript sup superscript tspan textpath term text:a
    text:bookmark text:s text:soft-page-break text:span text:tab tt u ulink uicontrol uri var x xref
    """.split()
)
# How things look, and where they lead.
_LOOKS: Final = ("d", "path", "points", "style", "class", "font-family", "viewbox", "transform")
_SHOWING: Final = ("src", "data", "poster")
_FEWEST_WORDS: Final = 3
# Entities may be many, and each may stand for much.
_LONGEST_HEAD: Final = 10_000
_LONGEST_ENTITY: Final = 1_000
MARKS: Final = {
    "defs": Mark.ATTRIBUTE | Mark.APART,
    "symbol": Mark.ATTRIBUTE | Mark.APART,
    "text:deletion": Mark.DELETED,
}
CDATA: Final = "<![CDATA["


def ending(name: str, attributes: str, at: int) -> list[WordRun]:
    """Return the end that a tag means: all elements but those within a line have their own lines.

    >>> [len(ending(name, "", 0)) for name in ("para", "emphasis")]
    [1, 0]
    """
    if name in _WITHIN:
        return drawn(name, attributes, at)
    return [WordRun("", at, at, ends=End.BLOCK)]


def drawn(name: str, attributes: str, at: int) -> list[WordRun]:
    """Return the end that an element of a drawing means."""
    if name == "text":
        return [WordRun("", at, at, ends=End.BLOCK)]
    is_line = name == "tspan" and _placed().search(attributes) is not None
    return [WordRun("", at, at, ends=End.LINE)] if is_line else []


@cache
def _placed() -> re.Pattern[str]:
    """Return the pattern of an attribute by which a drawing says where words stand."""
    return re.compile(r"(?:^|[\s/])(?:x|y|dy)\s*=", re.IGNORECASE)


def is_told(given: Attribute) -> bool:
    """Return whether an attribute holds words for readers, as those of outlines do."""
    is_look = given.name in _LOOKS or given.name.startswith(("xmlns", "xsi:", "style:", "svg:"))
    words = sum(any(map(str.isalpha, word)) for word in given.value.split())
    return not is_look and words >= _FEWEST_WORDS


def enclosed(given: Attribute) -> str:
    """Return the page or drawing that an address holds in itself, where a page shows it.

    >>> enclosed(Attribute("src", "data:text/html,<p>Trade%20grew</p>", 0, 0))
    '<p>Trade grew</p>'
    """
    found = _enclosed().match(given.value) if given.name in _SHOWING else None
    return _unpacked(found["text"], is_coded=bool(found["coded"])) if found else ""


def cdata_end(source: str, start: int) -> int:
    """Return where a passage that is taken as it stands ends, before its mark; -1 if nowhere."""
    return source.find("]]>", start + len(CDATA)) if source.startswith(CDATA, start) else -1


def _unpacked(text: str, *, is_coded: bool) -> str:
    # Few pages have such an address.
    from base64 import b64decode  # noqa: PLC0415
    from urllib.parse import unquote  # noqa: PLC0415

    text = unquote(text)
    if not is_coded:
        return text
    try:
        return b64decode(text).decode("utf-8", "replace")
    except ValueError:
        return ""


@cache
def _enclosed() -> re.Pattern[str]:
    return re.compile(
        r"\s*data:(?:text/[a-z]+|image/svg\+xml|application/xhtml\+xml)?(?:;(?!base64)[^;,]*+)*+"
        r"(?P<coded>;base64)?,(?P<text>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def entities_in(source: str) -> dict[str, str]:
    """Return what the entities stand for that a file of XML declares itself.

    >>> entities_in("<!DOCTYPE a [ <!ENTITY town 'Porto'> ]><a/>")
    {'&town;': 'Porto'}
    """
    if "<!ENTITY" not in source[:_LONGEST_HEAD]:
        return {}
    declared = re.compile(r"<!ENTITY\s+([\w.-]{1,60})\s+(?:\"([^\"]*+)\"|'([^']*+)')\s*>")
    return {
        f"&{name};": re.sub(r"<[^>]*+>", " ", double or single)
        for name, double, single in declared.findall(source[:_LONGEST_HEAD])
        if len(double or single) <= _LONGEST_ENTITY
    }


@cache
def escaped_tag() -> re.Pattern[str]:
    """Return the pattern of a tag whose brackets are written as entities, as feeds have them."""
    return re.compile(r"&lt;/?(?P<tag>[A-Za-z][A-Za-z0-9:]*+)(?:\s[^<>]{0,1000}?)?/?&gt;")
