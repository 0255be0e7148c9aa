"""What attributes of a page's elements show or say instead of words."""

import re
from collections.abc import Container
from typing import Final

from claimcheck.language.text.markup import unescaped
from claimcheck.model.text.word_runs import WordRun
from claimcheck.reading.html.components import is_component, is_of_component
from claimcheck.reading.html.hiding import Attribute
from claimcheck.reading.html.xml import enclosed

# Within a paragraph of Markdown only these tell of a component's words.
_PICTURES: Final = frozenset(("img", "area"))
_NOTHING: Final[frozenset[str]] = frozenset()
_READ_OUT: Final = frozenset(("alt", "aria-label"))
# What a page tells those who hear it.
_HEARD: Final = frozenset(
    "aria-label aria-description aria-roledescription aria-placeholder aria-valuetext".split()
)
# What a pointer over an element shows, as far as it is more than a name.
_HOVERED: Final = frozenset(
    """
    title data-title data-tooltip data-tip data-caption data-content data-text data-label data-alt
    data-original-title data-bs-title data-bs-content data-bs-original-title
    """.split()
)
_FEWEST_HOVERED: Final = 3
# What stands in a field, on a button or in a list to choose from.
_OFFERED: Final = {
    "input": frozenset(("placeholder", "value")),
    "textarea": frozenset(("placeholder",)),
    "option": frozenset(("label",)),
    "optgroup": frozenset(("label",)),
    "track": frozenset(("label",)),
    "table": frozenset(("summary",)),
}


def shown_by(name: str, written: str, given: list[Attribute], marks: int) -> list[WordRun]:
    """Return what attributes show or say instead of words."""
    if name == "iframe":
        pages = [(each, each.value) for each in given if each.name == "srcdoc"]
    else:
        pages = []
    pages += [(each, page) for each in given if (page := enclosed(each))]
    if pages or name == "iframe":
        return [each.word(marks)._replace(text=_bare(page)) for each, page in pages]
    if is_component(written):
        return [each.word(marks) for each in given if is_of_component(each)]
    names = _READ_OUT if name in _PICTURES else _OFFERED.get(name, _NOTHING)
    return [each.word(marks) for each in given if _is_told(each, names)]


def _is_told(given: Attribute, names: Container[str]) -> bool:
    """Return whether readers see or hear an attribute, which they do of ``names`` in any case."""
    if given.name in names or given.name in _HEARD:
        return bool(given.value.strip())
    return given.name in _HOVERED and len(given.value.split()) >= _FEWEST_HOVERED


def _bare(written: str) -> str:
    """Return the words of a page within an attribute."""
    return unescaped(re.sub(r"<[^>]*+>", " ", unescaped(written)))
