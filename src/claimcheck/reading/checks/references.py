"""Nodes that name another by its ``@id``: what stands at that name in the same document."""

from collections.abc import Iterable, Mapping
from typing import Final

_NAMES_ONLY: Final = frozenset(("@id", "@type"))
_MOST_NODES: Final = 50_000
_DEEPEST: Final = 40
# So deep a review is written out, and with so many nodes of others.
_WRITTEN_OUT: Final = 6
_MOST_WRITTEN_OUT: Final = 200


def is_reference(node: Mapping[str, object]) -> bool:
    """Return whether a node says nothing but which other node is meant.

    >>> is_reference({"@id": "#us"}), is_reference({"@id": "#us", "name": "Us"})
    (True, False)
    """
    return "@id" in node and node.keys() <= _NAMES_ONLY


def has_references(value: object) -> bool:
    """Return whether a value refers to another node anywhere."""
    return any(is_reference(node) for node in _nodes([value]))


def named_nodes(values: Iterable[object]) -> dict[str, Mapping[str, object]]:
    """Return the nodes of a document that have a name and say something, by their names."""
    found: dict[str, Mapping[str, object]] = {}
    for node in _nodes(values):
        name = node.get("@id")
        if isinstance(name, str) and not is_reference(node):
            found.setdefault(name, node)
    return found


def _nodes(values: Iterable[object]) -> Iterable[Mapping[str, object]]:
    """Yield the nodes in some values, up to a limit of number and depth."""
    stack = [(each, 0) for each in values]
    stack.reverse()
    seen = 0
    while stack and seen < _MOST_NODES:
        value, depth = stack.pop()
        if isinstance(value, dict):
            seen += 1
            yield value
        if isinstance(value, dict | list) and depth < _DEEPEST:
            inner = value.values() if isinstance(value, dict) else value
            stack += [(each, depth + 1) for each in inner if isinstance(each, dict | list)]


class _WriterOut:
    """One node being written out, and how many others it may still hold."""

    def __init__(self, named: Mapping[str, Mapping[str, object]]) -> None:
        """Begin with the nodes that have a name."""
        self._named, self._left = named, _MOST_WRITTEN_OUT

    def value(self, value: object, depth: int) -> object:
        """Return a value with the nodes to which it refers in place of their names."""
        if depth > _WRITTEN_OUT or not isinstance(value, dict | list):
            return value
        if isinstance(value, list):
            return [self.value(each, depth + 1) for each in value]
        if is_reference(value):
            target = self._named.get(str(value["@id"]))
            if target is None or self._left == 0:
                return value
            self._left -= 1
            value = dict(target)
        return {key: self.value(each, depth + 1) for key, each in value.items()}


def written_out(
    node: Mapping[str, object], named: Mapping[str, Mapping[str, object]]
) -> Mapping[str, object]:
    """Return a node with the nodes to which it refers in place of their names.

    >>> written_out({"author": {"@id": "#us"}}, {"#us": {"@id": "#us", "name": "Us"}})
    {'author': {'@id': '#us', 'name': 'Us'}}
    """
    writer = _WriterOut(named)
    return {key: writer.value(each, 0) for key, each in node.items()}
