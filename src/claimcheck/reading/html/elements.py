"""What HTML elements do to the words in them, in pages and in Markdown."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from claimcheck.model.text.word_runs import End, Mark, WordRun
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.html.components import SPOKEN, begins_line, is_component
from claimcheck.reading.html.directing_attributes import directing_words
from claimcheck.reading.html.hiding import (
    CODE,
    NOTES,
    SHARING,
    UNSEEN,
    Attribute,
    hidden_by,
    hiding,
    is_among,
    written_of,
)
from claimcheck.reading.html.telling_attributes import shown_by
from claimcheck.reading.html.xml import MARKS as MARKS_OF_XML
from claimcheck.reading.html.xml import drawn, ending, is_told

# What stands on lines of its own; every other element stands within a line.
_BLOCKS: Final = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
    iframe legend li main menu nav ol optgroup option p pre search section select summary
    table tbody textarea tfoot thead title tr ul
    """.split()
)
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
_PARTS: Final = frozenset(("td", "th"))
# What means an end of its own in XML too.
_ENDING: Final = _PARTS | {"br"}
# What in a page is XML.
_OF_XML: Final = frozenset(("svg", "math"))
_OF_TABLES: Final = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot", "caption"))
# Within a drawing these tell what it shows.
_OF_PICTURES: Final = frozenset(("title", "desc", "metadata"))
_MARKS: Final = {
    "del": Mark.DELETED,
    "s": Mark.STRUCK,
    "strike": Mark.STRUCK,
    "ins": Mark.INSERTED,
    "sup": Mark.RAISED,
    "sub": Mark.LOWERED,
    "template": Mark.HIDDEN,
    "noscript": Mark.ATTRIBUTE | Mark.APART,
    "button": Mark.FURNITURE,
    "code": Mark.CODE,
    "pre": Mark.LISTING,
    "rt": Mark.REFERENCE,
    "rp": Mark.REFERENCE,
    "cite": Mark.POINTING,
    "blockquote": Mark.QUOTE,
    "li": Mark.ITEM,
    "dt": Mark.ITEM,
    "dd": Mark.ITEM,
    "td": Mark.CELL,
    "th": Mark.CELL,
    "title": Mark.HEADING,
    **MARKS_OF_XML,
} | {f"h{level}": Mark.HEADING for level in range(1, 7)}
# What ends an element that nobody closed: those that do, and what keeps them from it.
_IMPLIED: Final = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
    "td": (_PARTS, frozenset(("table", "tr"))),
    "th": (_PARTS, frozenset(("table", "tr"))),
    "option": (frozenset(("option",)), frozenset(("select",))),
}
_P: Final = (frozenset(("p",)), frozenset(("table", "td", "th", "button", "caption")))
# In texts of attributes.
_KEPT: Final = 1024


@cache
def tag_pattern() -> re.Pattern[str]:
    """Return the pattern of a tag: ``close``, ``tag`` and ``attributes``."""
    value = r"(?:\"[^\"]*+\"|'[^']*+'|\{[^{}]*+\}|\{\{[^{}]*+\}\}|[^\s>\"'][^\s>]*+)"
    attribute = rf"[^\s/>][^\s/>=]*+(?:\s*+=\s*+{value}?+)?+"
    return re.compile(
        rf"<(?P<close>/?)(?P<tag>[A-Za-z][^\s/>]*+)(?P<attributes>(?:[\s/]++|{attribute})*+)>"
    )


@cache
def _attribute_pattern() -> re.Pattern[str]:
    return re.compile(
        r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'"
        # A component's words may stand in braces, as what its language calls a string.
        r"|\{\s*+(?:\"([^\"{}]*+)\"|'([^'{}]*+)'|`([^`{}]*+)`)\s*+\}"
        r"|\{(\{[^{}]*+\})\}|(\{[^{}]*+\})|([^\s>\"'][^\s>]*+)))?+"
    )


@cache
def _string_pattern() -> re.Pattern[str]:
    return re.compile(r"\"([^\"]*+)\"|'([^']*+)'|`([^`]*+)`")


def attributes_of(tag: re.Match[str]) -> Iterator[Attribute]:
    """Yield the attributes of a tag."""
    text, at = tag["attributes"], tag.start("attributes")
    for found in _attribute_pattern().finditer(text):
        group = found.lastindex or 1
        value = found[group] if group > 1 else ""
        start, end = found.span(group)
        if value.startswith("{") and "+" in value:
            # Strings that are put together: {"in " + "Porto"}
            value = "".join(map("".join, _string_pattern().findall(value)))
        yield Attribute(found[1].lower(), value, at + start, at + end)


class _Open(NamedTuple):
    """An element that is open, with the marks that hold in it and outside it."""

    tag: str
    marks: int
    outside: int


class Elements:
    """The elements that are open at a place of a page, and the marks of words there."""

    def __init__(self, *, in_xml: bool = False, with_cdata: bool = False) -> None:
        """Begin outside of all elements; in XML each name means what it means there."""
        self.marks = Mark.NONE
        self.in_xml = in_xml
        self._with_cdata = in_xml or with_cdata
        self._unshown: frozenset[str] = frozenset()
        self._written: frozenset[str] = frozenset()
        self._open: list[_Open] = []
        # Where the last link, or element with a name of the page's own, ended.
        self._linked = -1
        # How many of each tag are open; of those that are not, none is kept.
        self._count: dict[str, int] = {}

    def follow(self, sheet: str) -> None:
        """Take what a style sheet hides for what it may not hide after all, and what it shows."""
        self._unshown |= hidden_by(sheet)
        self._written |= written_of(sheet)

    def meet(self, tag: re.Match[str], name: str) -> list[WordRun]:
        """Return what a tag so called ends or shows; what it opens marks the words that follow."""
        at, end = tag.span()
        if name in _OF_TABLES and "table" not in self._count and not self.in_xml:
            return []
        if tag["close"]:
            return self._close(name, at, end)
        if name in _OF_PICTURES and "svg" in self._count:
            self._push(name, Mark.ATTRIBUTE)
            return []
        # Links side by side are a menu's, which a page sets apart.
        is_beside = (_stands_alone(name) and at == self._linked) or begins_line(tag)
        attributes = tag["attributes"]
        shown = "br" if _stands_alone(name) and is_beside else "p" if is_beside else name
        words = self._ending(shown, attributes, at)
        if not self.in_xml:
            self._imply_for(name)
        added = _MARKS.get(name, Mark.NONE)
        if name == "template" and "shadowrootmode" in attributes.lower():
            # Browsers show it in the place of the element that it stands in.
            added = Mark.NONE
        words += directing_words(attributes, tag.start("attributes"))
        told, more = self._told(tag, name, added)
        words += told
        added |= more
        if name == "q":
            quote = "‘" if self._count.get("q", 0) % 2 else "“"
            words.append(WordRun(quote, at, end, self.marks | added, is_whole=True))
        is_empty = attributes.endswith("/") and (self.in_xml or name not in _BLOCKS)
        if not is_empty and (self.in_xml or name not in _VOID):
            self._push(name, added)
        return words

    def _told(self, tag: re.Match[str], name: str, added: int) -> tuple[list[WordRun], int]:
        """Return what a tag's attributes show, and the marks that they give to what it opens."""
        attributes, is_drawn = tag["attributes"], name == "svg" or "svg" in self._count
        is_read = self.in_xml or self._unshown or self._written or is_component(tag["tag"])
        if not attributes or not (is_read or is_drawn or _is_notable(attributes)):
            return [], Mark.NONE
        given = list(attributes_of(tag))
        more = hiding(name, given, is_drawn=is_drawn)
        if self._unshown and is_among(self._unshown, given):
            more |= Mark.ATTRIBUTE | Mark.APART
        marks = self.marks | added | more
        if self.in_xml:
            return [each.word(marks) for each in given if is_told(each)], more
        written = [each.word(marks) for each in given if each.name in self._written]
        return [*shown_by(name, tag["tag"], given, marks), *written], more

    @property
    def takes_as_it_stands(self) -> bool:
        """Return whether CDATA is text here, as in XML and in what pages have of it."""
        return self._with_cdata or not self._count.keys().isdisjoint(_OF_XML)

    def _ending(self, name: str, attributes: str, at: int) -> list[WordRun]:
        """Return the end that a tag means, if it means one."""
        if self.in_xml and name not in _ENDING:
            return ending(name, attributes, at)
        words = page_ending(name, at)
        return words or (drawn(name, attributes, at) if "svg" in self._count else [])

    def _imply_for(self, name: str) -> None:
        """Close what an opening tag ends, though nobody closed it."""
        if name in _BLOCKS and "p" in self._count and name not in {"option", "optgroup"}:
            self._imply(*_P)
        if name in _IMPLIED:
            self._imply(*_IMPLIED[name])

    def _push(self, name: str, added: int) -> None:
        self._open.append(_Open(name, added, self.marks))
        self._count[name] = self._count.get(name, 0) + 1
        self.marks |= added

    def _close(self, name: str, at: int, end: int) -> list[WordRun]:
        is_told = name in _OF_PICTURES and "svg" in self._count
        words = [] if is_told else self._ending(name, "", at)
        if name == "br" or name not in self._count:
            return words
        if _stands_alone(name):
            self._linked = end
        if name == "q":
            mark = "”" if self._count["q"] % 2 else "’"
            words.append(WordRun(mark, at, end, self.marks, is_whole=True))
        while self._pop() != name:
            pass
        return words

    def _pop(self) -> str:
        closed = self._open.pop()
        if self._count[closed.tag] == 1:
            del self._count[closed.tag]
        else:
            self._count[closed.tag] -= 1
        self.marks = closed.outside
        return closed.tag

    def _imply(self, ended: frozenset[str], kept_by: frozenset[str]) -> None:
        """Close what an opening tag ends, unless something stands between."""
        if ended.isdisjoint(self._count):
            return
        for number in range(len(self._open) - 1, -1, -1):
            tag = self._open[number].tag
            if tag in kept_by:
                return
            if tag in ended:
                while len(self._open) > number:
                    self._pop()
                return


def _stands_alone(name: str) -> bool:
    """Return whether elements so called are set apart where one follows the other."""
    return name == "a" or "-" in name


@lru_cache(_KEPT)
def _is_notable(attributes: str) -> bool:
    """Return whether attributes may hide or say something; a page writes the same ones often."""
    return _notable().search(attributes) is not None


def page_ending(name: str, at: int) -> list[WordRun]:
    """Return the end that a tag means, if it means one."""
    if name in _PARTS:
        return [WordRun("", at, at, ends=End.PART)]
    if name == "br":
        return [WordRun("", at, at, ends=End.LINE)]
    return [WordRun("", at, at, ends=End.BLOCK)] if name in _BLOCKS else []


@cache
def _notable() -> re.Pattern[str]:
    # Most tags have nothing of it, and then need not be read.
    names = "|".join((UNSEEN, SHARING, CODE, NOTES, "d-none|invisible|data-", *sorted(SPOKEN)))
    others = r"data:|hidden|style|dir\b|srcdoc|alt\b|aria-|placeholder\b|value\b"
    return re.compile(f"{others}|{names}", re.IGNORECASE)
