"""XML held against an XML Schema, as far as the schemas of these tests go.

None of the libraries that the tests install reads such schemas. What this one does not know is
an error, never passed over.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

_XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_TYPES: Final = {
    "xs:string": r"[\s\S]*",
    "xs:nonNegativeInteger": r"\s*\+?\d+\s*",
    "xs:positiveInteger": r"\s*\+?0*[1-9]\d*\s*",
    "xs:decimal": r"\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*",
}


def faults(document: ET.Element, schema: ET.Element) -> list[str]:
    """Return what of a document is not as a schema has it, the outermost first."""
    declared = {each.attrib["name"]: each for each in schema if each.tag == f"{_XS}element"}
    return list(_of(document, declared))


def _of(element: ET.Element, declared: dict[str, ET.Element]) -> Iterator[str]:
    if element.tag not in declared:
        yield f"{element.tag} is no element"
        return
    given = declared[element.tag]
    kind = given.find(f"{_XS}complexType")
    if kind is None:
        if len(element) or element.attrib:
            yield f"{element.tag} holds more than text"
        yield from _of_type(given.attrib["type"], element.text or "", element.tag)
        return
    yield from _of_attributes(element, kind)
    texts = [element.text, *(child.tail for child in element)]
    if kind.get("mixed") != "true" and any((text or "").strip() for text in texts):
        yield f"{element.tag} has text"
    names = "".join(f"<{child.tag}>" for child in element)
    model = "".join(map(_model, (each for each in kind if each.tag != f"{_XS}attribute")))
    if not re.fullmatch(model, names):
        yield f"{element.tag} holds {names or 'nothing'}"
    for child in element:
        yield from _of(child, declared)


def _of_attributes(element: ET.Element, kind: ET.Element) -> Iterator[str]:
    known = {each.attrib["name"]: each for each in kind.findall(f"{_XS}attribute")}
    yield from (f"{element.tag} has {name}" for name in element.keys() - known.keys())
    for name, each in known.items():
        if name in element.attrib:
            yield from _of_type(each.attrib["type"], element.attrib[name], f"{element.tag} {name}")
        elif each.get("use") == "required":
            yield f"{element.tag} has no {name}"


def _of_type(name: str, value: str, where: str) -> Iterator[str]:
    if not re.fullmatch(_TYPES[name], value, re.ASCII):
        yield f"{where} is {value!r}"


def _model(part: ET.Element) -> str:
    """Return a pattern of the children that a part of a content model allows."""
    if part.tag == f"{_XS}element":
        inner = f"<{re.escape(part.attrib['ref'])}>"
    else:
        joint = {f"{_XS}sequence": "", f"{_XS}choice": "|"}[part.tag]
        inner = joint.join(map(_model, part))
    most = part.get("maxOccurs", "1")
    return f"(?:{inner}){{{part.get('minOccurs', '1')},{'' if most == 'unbounded' else most}}}"
