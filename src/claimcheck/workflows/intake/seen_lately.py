"""What a bulk import has written and cannot find in the store yet."""

from collections import OrderedDict
from typing import Final, Generic, TypeVar

# More records than a bulk transaction keeps before it hands them over.
_KEPT: Final = 10_000

V = TypeVar("V")


class SeenLately(Generic[V]):
    """The last records by a key: older ones are in the store, so memory stays bounded."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._seen: OrderedDict[str, V] = OrderedDict()

    def find(self, key: str) -> V | None:
        """Return what was last put under a key, if it is kept."""
        return self._seen.get(key)

    def put(self, key: str, value: V) -> None:
        """Keep a value, and forget the one that has been kept longest."""
        self._seen[key] = value
        self._seen.move_to_end(key)
        if len(self._seen) > _KEPT:
            self._seen.popitem(last=False)
