"""Components, as MDX has them: which words they are given, and where they begin."""

import re
from functools import cache
from typing import Final

from claimcheck.reading.html.hiding import Attribute

# How the names of attributes end that tell how a component looks, or where it leads.
_LOOKS: Final = (
    "class",
    "classname",
    "style",
    "sizes",
    "srcset",
    "viewbox",
    "path",
    "transform",
    "d",
)
SPOKEN: Final = frozenset(("title", "label", "text", "summary", "caption", "alt", "description"))
_FEWEST_WORDS: Final = 3
# Tags are looked for no farther back.
_NEAR: Final = 200


def is_component(tag: str) -> bool:
    """Return whether a tag is that of a component, as its capital says."""
    return tag[:1].isupper()


def is_of_component(given: Attribute) -> bool:
    """Return whether what a component is given is words for readers, and not how it looks."""
    if given.name in SPOKEN:
        return bool(given.value.strip())
    looks = given.name.endswith(_LOOKS) or given.value.startswith("{")
    return not looks and len(given.value.split()) >= _FEWEST_WORDS


@cache
def _component() -> re.Pattern[str]:
    return re.compile(r"</?[A-Z][a-z]\w*+[^<>]*+>\s*\n[ \t]*$")


def begins_line(tag: re.Match[str]) -> bool:
    """Return whether a component begins on a line of its own, below another one's tag."""
    if not (is_component(tag["tag"]) and tag["tag"][1:2].islower()):
        return False
    before = tag.string[max(0, tag.start() - _NEAR) : tag.start()]
    return bool(_component().search(before))
