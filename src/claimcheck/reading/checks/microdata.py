"""Microdata: what the attributes of a page's elements say, as nodes."""

from collections.abc import Iterable
from typing import Final

from claimcheck.reading.checks.tags import Tag

_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
_ADDRESSES: Final = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    "object": "data",
}
_VALUES: Final = {"data": "value", "meter": "value", "time": "datetime"}
_DEEPEST: Final = 200
_MOST_ITEMS: Final = 10_000


def microdata_in(tags: Iterable[Tag | str]) -> list[object]:
    """Return the items of a page that stand in no other, with their properties."""
    reader = _Microdata()
    for each in tags:
        if isinstance(each, str):
            reader.read_text(each)
        elif each.is_end:
            reader.end(each.name)
        else:
            reader.begin(each)
    return reader.items


class _Opened:
    """An element that is open: the item that it begins and the property whose text it holds."""

    def __init__(self, tag: str, item: dict[str, object] | None, names: list[str]) -> None:
        """Begin without text."""
        self.tag, self.item, self.names = tag, item, names
        self.pieces: list[str] = []


class _Microdata:
    """The items of a page so far; elements deeper than a limit are passed over."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.items: list[object] = []
        self._opened: list[_Opened] = []
        self._count = 0

    def begin(self, tag: Tag) -> None:
        """Begin an item, a property, or neither."""
        given = dict(tag.attributes)
        names = given.get("itemprop", "").split()[:9]
        item: dict[str, object] | None = None
        if "itemscope" in given and self._count < _MOST_ITEMS:
            self._count += 1
            item = {"@type": given.get("itemtype", "").split()[:5]}
            self._put(names, item)
            if not names:
                self.items.append(item)
            names = []
        elif names and (value := _attribute(tag.name, given)) is not None:
            self._put(names, value)
            names = []
        if tag.content or tag.name in _VOID or len(self._opened) >= _DEEPEST:
            return
        self._opened.append(_Opened(tag.name, item, names))

    def read_text(self, text: str) -> None:
        """Keep text for every property in which it stands."""
        for each in self._opened:
            if each.names:
                each.pieces.append(text)

    def end(self, name: str) -> None:
        """End an element, and those in it that nobody ended."""
        if all(each.tag != name for each in self._opened):
            return
        while self._opened:
            ended = self._opened.pop()
            if ended.names:
                self._put(ended.names, " ".join("".join(ended.pieces).split()))
            if ended.tag == name:
                return

    def _put(self, names: list[str], value: object) -> None:
        """Give properties of the innermost open item a value; a second one makes a list."""
        items = (each.item for each in reversed(self._opened) if each.item is not None)
        owner = next(items, None)
        if owner is None:
            return
        for name in names:
            known = owner.get(name)
            if known is None:
                owner[name] = value
            elif isinstance(known, list):
                known.append(value)
            else:
                owner[name] = [known, value]


def _attribute(tag: str, given: dict[str, str]) -> str | None:
    """Return the value that an element's attributes give, or None where its text is the value."""
    if "content" in given:
        return given["content"]
    name = _ADDRESSES.get(tag) or _VALUES.get(tag)
    return given.get(name) if name else None
