"""What attributes of an element hide, set apart or turn round."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from claimcheck.language.text.markup import unescaped
from claimcheck.model.text.word_runs import Mark, WordRun
from claimcheck.named_tuple import NamedTuple

# Classes of what is read out only, as frameworks for pages call it.
UNSEEN: Final = "sr-only|visually-hidden|visuallyhidden|screen-reader-text|assistive-text"
SHARING: Final = "shar(?:e|es|ing)|social|addtoany|sharedaddy|addthis"
# Classes of listings that are code in some language.
CODE: Final = r"code|highlight|prettyprint|sourcecode|brush|lang"
# Links within the page, and classes of what leads to a note.
NOTES: Final = r"href\s*=\s*[\"']?#|foot-?notes?|note-?ref|\bfn\b|\bref\b|citation"
_LONGEST_SHEET: Final = 100_000
_CLASSES: Final = frozenset(("class", "classname"))
_PLACING: Final = ("left", "right", "top", "bottom", "text-indent", "margin-left", "margin-top")
# Upon white nobody sees them; what stands behind words, a style alone seldom tells.
_PALE: Final = frozenset("white #fff #ffffff rgb(255,255,255) rgba(255,255,255,1)".split())
# What a drawing says by attributes, and what a style calls it; words are painted by filling them.
_DRAWN: Final = {
    each: each for each in ("display", "visibility", "opacity", "font-size", "transform")
} | {"fill": "color", "fill-opacity": "opacity"}
# What nobody can read, in these units and, of a letter's usual height, in others.
_LEAST: Final = {"px": 1, "pt": 1, "%": 10, "mm": 0.3, "cm": 0.03, "in": 0.01}
_SIZES: Final = ("width", "height", "max-width", "max-height")


class Attribute(NamedTuple):
    """An attribute with the place of its value as it is written."""

    name: str
    value: str
    start: int
    end: int

    def word(self, marks: int) -> WordRun:
        """Return the value as words for readers."""
        shown = unescaped(self.value)
        is_whole = len(shown) != self.end - self.start
        marks |= Mark.ATTRIBUTE
        return WordRun(shown, self.start, self.end, marks, is_whole=is_whole)


@cache
def _styles() -> dict[str, re.Pattern[str]]:
    return {
        "gone": re.compile(r"/\*.*?\*/|!important|\s+", re.DOTALL),
        "furniture": re.compile(rf"(?<![^\W_])(?:{SHARING})(?![^\W_])", re.IGNORECASE),
        "named": re.compile(r"([.#][\w-]++)\s*+(?=,|$)"),
        "measure": re.compile(r"\+?(\d{0,9}(?:\.\d*)?)([a-z]*|%)"),
        "small": re.compile(r"\+?[01]?\.?0*(?:px|pt|%)?"),
        "far": re.compile(r"-\d{3,}(?:\.\d+)?(?:[a-z]+|%)?"),
        "scaled": re.compile(r"scale[xy]?\(0?\.?0*[,)]"),
        "clipped": re.compile(
            r"rect\((?:[01]?(?:px)?[,)]){1,4}|inset\((?:50|100)%.*|(?:circle|ellipse)\(0.*"
        ),
        "code": re.compile(rf"(?<![^\W_])(?:{CODE})", re.IGNORECASE),
        "notes": re.compile(NOTES, re.IGNORECASE),
        "unseen": re.compile(rf"(?<![\w-])(?:{UNSEEN}|d-none|hidden|invisible|is-hidden)(?![\w-])"),
    }


def hiding(name: str, given: Iterable[Attribute], *, is_drawn: bool = False) -> int:
    """Return the mark of what attributes hide, turn round or tell to be code.

    In a drawing, an attribute may say what a style says.
    """
    marks = Mark.NONE
    for each in given:
        if is_drawn and each.name in _DRAWN:
            marks |= _styled(_said(f"{_DRAWN[each.name]}:{each.value}"))
        if each.name == "hidden":
            marks |= Mark.HIDDEN
        elif each.name == "style":
            marks |= _styled(_said(each.value))
        elif name == "bdo" and each.name == "dir" and each.value.lower() == "rtl":
            marks |= Mark.REVERSED
        elif each.name in _CLASSES and _styles()["unseen"].search(each.value):
            # Whether the class hides, its page alone does not tell.
            marks |= Mark.ATTRIBUTE | Mark.APART
        elif name == "pre" and each.name == "class" and _styles()["code"].search(each.value):
            marks |= Mark.CODE
        elif each.name in {"class", "id"} and _styles()["furniture"].search(each.value):
            marks |= Mark.FURNITURE
        if _points(each):
            marks |= Mark.POINTING
    return marks


def _points(given: Attribute) -> bool:
    """Return whether an attribute tells that an element may lead to a note."""
    if given.name == "href":
        return given.value.startswith("#")
    return given.name in _CLASSES and bool(_styles()["notes"].search(given.value))


def hidden_by(sheet: str) -> frozenset[str]:
    """Return the classes and names of elements that a style sheet in a page hides.

    >>> sorted(hidden_by(".a, p.b { display: none } #c { font-size: 0 } .d { color: red }"))
    ['#c', '.a', '.b']
    """
    found = set()
    for rule in sheet[:_LONGEST_SHEET].split("}"):
        before, opened, said = rule.rpartition("{")
        if opened and _is_hidden(_said(said)):
            # Rules for printing and the like stand in braces of their own.
            found.update(_styles()["named"].findall(before.rpartition("{")[2]))
    return frozenset(found)


def written_of(sheet: str) -> frozenset[str]:
    """Return the names of the attributes that a style sheet in a page shows as words.

    >>> written_of("p::after { content: attr(data-note) } a { color: attr(hue) }")
    frozenset({'data-note'})
    """
    found = re.findall(r"content\s*:[^;}]{0,200}?\battr\(\s*([\w-]{1,60})", sheet[:_LONGEST_SHEET])
    return frozenset(map(str.lower, found))


def is_among(unshown: frozenset[str], given: Iterable[Attribute]) -> bool:
    """Return whether an element is of a class, or has a name, that a style sheet hides."""
    signs = {"class": ".", "classname": ".", "id": "#"}
    return any(
        f"{signs[each.name]}{name}" in unshown
        for each in given
        if each.name in signs
        for name in each.value.split()
    )


def _styled(said: Mapping[str, str]) -> int:
    """Return the mark of what a style hides, strikes out, may hide or turns round."""
    if _is_hidden(said):
        return Mark.HIDDEN
    if said.get("direction") == "rtl" and said.get("unicode-bidi", "").endswith("override"):
        return Mark.REVERSED
    if any("line-through" in said.get(f"text-decoration{part}", "") for part in ("", "-line")):
        return Mark.STRUCK
    is_pale = said.get("color") in _PALE and not any(each.startswith("background") for each in said)
    return Mark.ATTRIBUTE | Mark.APART if is_pale else Mark.NONE


def _said(style: str) -> dict[str, str]:
    """Return what a style says, by name."""
    said: dict[str, str] = {}
    if style.startswith("{"):
        # As components write it: {display: "none", fontSize: 0}
        style = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", style.strip("{}")).replace(",", ";")
        style = re.sub("[\"'`]", "", style)
    for line in _styles()["gone"].sub("", unescaped(style).lower()).split(";"):
        name, sign, value = line.partition(":")
        if sign:
            said[name] = value
    return said


def _is_hidden(said: Mapping[str, str]) -> bool:
    """Return whether a style keeps words from being seen."""
    far, clipped = _styles()["far"], _styles()["clipped"]
    return (
        said.get("display") == "none"
        or said.get("visibility") in {"hidden", "collapse"}
        or said.get("content-visibility") == "hidden"
        or said.get("color") in {"transparent", "none"}
        or any(_is_nil(said.get(name, "")) for name in ("font-size", "opacity"))
        or _styles()["scaled"].match(said.get("transform", "")) is not None
        or any(clipped.match(said.get(name, "")) for name in ("clip", "clip-path"))
        or any(far.fullmatch(said.get(name, "")) for name in _PLACING)
        or (said.get("overflow") in {"hidden", "clip"} and _is_small(said))
    )


def _is_nil(size: str) -> bool:
    """Return whether letters of a size, or of an opacity, are too small or pale to be seen.

    >>> [_is_nil(size) for size in ("0", "0.01em", "1px", ".5rem", "9%", "12px", "")]
    [True, True, True, False, True, False, False]
    """
    found = _styles()["measure"].fullmatch(size)
    if not found or not found[1].strip("."):
        return False
    return float(found[1]) <= _LEAST.get(found[2], 0.1)


def _is_small(said: Mapping[str, str]) -> bool:
    """Return whether a style leaves no room for words."""
    small = _styles()["small"]
    return any(name in said and small.fullmatch(said[name]) for name in _SIZES)
