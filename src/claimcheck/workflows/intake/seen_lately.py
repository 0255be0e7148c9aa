"""What a bulk import has written and cannot find in the store yet."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final, Generic, TypeVar

# More records than a bulk transaction keeps before it hands them over.
_KEPT: Final = 10_000

# Of a quarter of a million keys, one in sixty is taken for another.
_BITS: Final = 2**24

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


class KeyFilter:
    """Which keys may have been seen: two megabytes, whatever their number.

    A key that was put is always told; one that was not, seldom.
    """

    def __init__(self, keys: Iterable[str] = ()) -> None:
        """Begin with the keys that are known."""
        self._bits = bytearray(_BITS // 8)
        for key in keys:
            self.put(key)

    def put(self, key: str) -> None:
        """Keep a key."""
        place = hash(key) % _BITS
        self._bits[place >> 3] |= 1 << (place & 7)

    def may_hold(self, key: str) -> bool:
        """Return whether a key may have been put."""
        place = hash(key) % _BITS
        return bool(self._bits[place >> 3] & 1 << (place & 7))
