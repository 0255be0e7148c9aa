"""A node that this program wrote: what it says is meant as it stands."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from claimcheck.reading.checks.texts import each_of, entity

# What `without_entities`, which decodes twice, makes one sign of.
_TWICE: Final = "&amp;amp;"
_NESTED: Final = 12


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"#review-(c-\d{1,18})\Z", re.ASCII)


def is_own(node: Mapping[str, object]) -> bool:
    """Return whether a node is marked as those that `export claimreview` writes.

    >>> is_own({"@id": "https://desk.example/7#review-c-7", "identifier": ["c-7", "v-9"]})
    True
    """
    name = node.get("@id")
    found = _mark().search(name) if isinstance(name, str) else None
    return found is not None and found[1] in each_of(node.get("identifier"))


def as_written(node: Mapping[str, object]) -> dict[str, object]:
    """Return a node of which a reader that decodes entities reads what stands in it.

    Pages of others hold words that were encoded, once or twice; ours never are.
    """
    return {key: _as_written(value, 0) for key, value in node.items()}


def _as_written(value: object, depth: int) -> object:
    if isinstance(value, str):
        return entity().sub(lambda found: _TWICE + found[0][1:], value) if "&" in value else value
    if depth >= _NESTED:
        return value
    if isinstance(value, dict):
        return {key: _as_written(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_written(each, depth + 1) for each in value]
    return value
