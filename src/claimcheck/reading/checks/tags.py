"""A page's tags and texts in one pass: no input costs more than its length."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from claimcheck.language.text.markup import unescaped
from claimcheck.named_tuple import NamedTuple

# Elements whose content is no markup.
_RAW: Final = frozenset(("script", "style", "template", "textarea", "title"))
_MOST_ATTRIBUTES: Final = 100


class Tag(NamedTuple):
    """A tag with its attributes; `content` is what stands in an element without markup."""

    name: str
    is_end: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    content: str = ""


@cache
def _begin() -> re.Pattern[str]:
    return re.compile(r"</?[a-zA-Z]")


@cache
def _tag() -> re.Pattern[str]:
    # Possessive: where a tag never ends, its text is read once and the page is over.
    inside = r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+"
    return re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+)({inside})>")


@cache
def _attribute() -> re.Pattern[str]:
    value = r"\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)"
    return re.compile(rf"([^\s=/\"'<>]++)(?:\s*+=\s*+(?:{value}))?+")


def tags_in(source: str) -> Iterator[Tag | str]:
    """Yield the tags of a page and the texts between them, comments left out."""
    position = 0
    while (start := source.find("<", position)) >= 0:
        if start > position:
            yield unescaped(source[position:start])
        if source.startswith("<!--", start):
            end = source.find("-->", start + 4)
            position = end + 3
        elif not _begin().match(source, start):
            yield "<"
            end = position = start + 1
        else:
            found = _tag().match(source, start)
            end = found.end() if found else -1
            if found:
                tag = _read(found, source)
                position = end + len(tag.content)
                yield tag
        # A comment or a tag that never ends is the end of what can be read.
        if end < 0:
            return
    if position < len(source):
        yield unescaped(source[position:])


def _read(found: re.Match[str], source: str) -> Tag:
    """Return a tag, with what stands in the element where that is no markup."""
    name, is_end = found[2].lower(), bool(found[1])
    content = ""
    if name in _RAW and not is_end:
        closing = _closing(name).search(source, found.end())
        content = source[found.end() : closing.start() if closing else len(source)]
    return Tag(name, is_end, _attributes(found[3]), content)


def _attributes(text: str) -> tuple[tuple[str, str], ...]:
    """Return the attributes that a tag has, names in small letters."""
    found = []
    for number, each in enumerate(_attribute().finditer(text)):
        if number == _MOST_ATTRIBUTES:
            break
        value = next((part for part in each.groups()[1:] if part is not None), "")
        found.append((each[1].lower(), unescaped(value)))
    return tuple(found)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b", re.IGNORECASE)
