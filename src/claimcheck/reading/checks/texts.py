"""Texts in structured data: which one is meant, and what is taken off it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from claimcheck.language.display.safe import as_code
from claimcheck.language.text.markup import unescaped
from claimcheck.language.text.one_line import one_line

LONGEST_NAME: Final = 500
_NESTED: Final = 8
# What `without_entities`, which decodes twice, makes one sign of.
_TWICE: Final = "&amp;amp;"
_DEEPEST_OWN: Final = 12


@cache
def entity() -> re.Pattern[str]:
    """Return what finds an entity of HTML."""
    return re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


@cache
def _unfit() -> re.Pattern[str]:
    return re.compile("[\0\ud800-\udfff]")


def value_of(node: object, key: str) -> object:
    """Return a property of a node, also where a reader of microdata wrapped the properties."""
    if not isinstance(node, dict):
        return None
    found = node.get(key)
    if found is not None or "properties" not in node:
        return found
    inner = node["properties"]
    return inner.get(key) if isinstance(inner, dict) and "type" in node else None


def has_key(node: Mapping[str, object], key: str) -> bool:
    """Return whether a node names a property, be it null."""
    inner = node.get("properties")
    return key in (inner if isinstance(inner, dict) and "type" in node else node)


def each_of(value: object) -> list[object]:
    """Return the members of a list that are something, or the one value."""
    if isinstance(value, list):
        return [each for each in value if each is not None]
    return [] if value is None else [value]


def texts_of(value: object) -> Iterator[str]:
    """Yield the texts that a value holds: itself, of a list, of ``@value`` or of ``name``."""
    stack = [(value, 0)]
    while stack:
        found, depth = stack.pop()
        if isinstance(found, str):
            yield found
        elif isinstance(found, int | float) and not isinstance(found, bool):
            yield str(found)
        elif depth < _NESTED and isinstance(found, list):
            stack += [(each, depth + 1) for each in reversed(found)]
        elif depth < _NESTED and isinstance(found, dict):
            plain = found.get("@value", value_of(found, "name"))
            stack.append((plain, depth + 1))


def first_text(value: object) -> str | None:
    """Return the first text of a value that says something, or None."""
    # Most values are plain texts.
    if isinstance(value, str):
        return value if value.strip() else None
    if value is None:
        return None
    return next((each for each in texts_of(value) if each.strip()), None)


def without_entities(text: str) -> str:
    """Return a text with its entities decoded, also those that were encoded twice.

    >>> without_entities("&amp;lt;b&amp;gt; R&D")
    '<b> R&D'
    """
    for _ in range(2):
        if "&" not in text:
            break
        text = entity().sub(lambda found: unescaped(found[0]), text)
    return text


def as_name(text: str) -> str:
    r"""Return a name or a label on one line, without controls and marks that turn text around.

    >>> as_name("False\0\x1b[31m")
    'False'
    """
    return one_line(without_entities(text) if "&" in text else text)


def as_words(text: str) -> str:
    r"""Return what somebody said as it can be stored: what no file can hold is spelled out.

    >>> as_words(" 5&nbsp;%\0 ")
    '5\xa0%\\x00'
    """
    plain = without_entities(text)
    # Most words need no look at each character.
    if not plain.isascii() or "\0" in plain:
        plain = _unfit().sub(lambda found: as_code(found[0]), plain)
    return plain.strip()


@cache
def _own_mark() -> re.Pattern[str]:
    return re.compile(r"#review-(c-\d{1,18})\Z", re.ASCII)


def is_own(node: Mapping[str, object]) -> bool:
    """Return whether a node is marked as those that `export claimreview` writes.

    >>> is_own({"@id": "https://desk.example/7#review-c-7", "identifier": ["c-7", "v-9"]})
    True
    """
    name = node.get("@id")
    found = _own_mark().search(name) if isinstance(name, str) else None
    return found is not None and found[1] in each_of(node.get("identifier"))


def as_written(node: Mapping[str, object]) -> dict[str, object]:
    """Return a node of which a reader that decodes entities reads what stands in it.

    Pages of others hold words that were encoded, once or twice; ours never are.
    """
    return {key: _as_written(value, 0) for key, value in node.items()}


def _as_written(value: object, depth: int) -> object:
    if isinstance(value, str):
        return entity().sub(lambda found: _TWICE + found[0][1:], value) if "&" in value else value
    if depth >= _DEEPEST_OWN:
        return value
    if isinstance(value, dict):
        return {key: _as_written(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_written(each, depth + 1) for each in value]
    return value
