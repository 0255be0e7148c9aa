"""What formats of a DOCX document do to words: struck out, hidden, raised, headings."""

from typing import TYPE_CHECKING, Final

from claimcheck.model.text.word_runs import Mark
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OFF: Final = frozenset(("0", "false", "off", "none"))
_SWITCHES: Final = {
    "strike": Mark.STRUCK,
    "dstrike": Mark.STRUCK,
    "vanish": Mark.HIDDEN,
}
_RAISED: Final = {"superscript": Mark.RAISED, "subscript": Mark.LOWERED}


def local(element: "Element") -> str:
    """Return an element's name; Word's two kinds of documents differ in what stands before."""
    return element.tag.rsplit("}", 1)[-1]


def value_of(element: "Element", name: str = "val") -> str | None:
    """Return an attribute by its name, in whatever namespace."""
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return value
    return None


def is_on(element: "Element") -> bool:
    """Return whether a switch such as that for hidden words is on."""
    return (value_of(element) or "1").lower() not in _OFF


class _Style(NamedTuple):
    """What a style does to words, and what it keeps another style from doing."""

    marks: int = Mark.NONE
    off: int = Mark.NONE


class Styles(NamedTuple):
    """The styles of a document by their ids."""

    given: dict[str, _Style]

    def of_paragraph(self, properties: "Element | None") -> int:
        """Return the marks of a paragraph's words."""
        marks = Mark.NONE
        for each in properties if properties is not None else ():
            kind = local(each)
            if kind == "pStyle":
                marks |= self.given.get(value_of(each) or "", _Style()).marks
            elif kind == "numPr":
                marks |= Mark.ITEM
        return marks

    def of_run(self, run: "Element") -> int:
        """Return the marks of a run's words."""
        properties = next((each for each in run if local(each) == "rPr"), None)
        if properties is None:
            return Mark.NONE
        own = _formats(properties)
        style = next((each for each in properties if local(each) == "rStyle"), None)
        named = self.given.get(value_of(style) or "", _Style()) if style is not None else _Style()
        return (named.marks & ~own.off) | own.marks


def _formats(properties: "Element") -> _Style:
    marks = off = Mark.NONE
    for each in properties:
        kind = local(each)
        if kind in _SWITCHES:
            if is_on(each):
                marks |= _SWITCHES[kind]
            else:
                off |= _SWITCHES[kind]
        elif kind == "vertAlign":
            marks |= _RAISED.get(value_of(each) or "", Mark.NONE)
    return _Style(marks, off & ~marks)


def read_styles(part: "Element | None") -> Styles:
    """Return the styles of a document, each with what it takes from those it is based on."""
    own: dict[str, tuple[str | None, _Style]] = {}
    for style in part if part is not None else ():
        if local(style) != "style":
            continue
        based, formats = None, _Style()
        heading = Mark.NONE
        for each in style:
            kind = local(each)
            if kind == "basedOn":
                based = value_of(each)
            elif kind == "rPr":
                formats = _formats(each)
            elif kind == "name" and (value_of(each) or "").lower().startswith(("heading", "title")):
                heading = Mark.HEADING
        formats = formats._replace(marks=formats.marks | heading)
        own[value_of(style, "styleId") or ""] = (based, formats)
    return Styles({name: _based(name, own) for name in own})


def _based(name: str | None, own: dict[str, tuple[str | None, _Style]]) -> _Style:
    chain, seen = list[_Style](), set[str]()
    while name in own and name not in seen:
        seen.add(name)
        name, formats = own[name]
        chain.append(formats)
    marks = Mark.NONE
    for formats in reversed(chain):
        marks = (marks & ~formats.off) | formats.marks
    return _Style(marks)
