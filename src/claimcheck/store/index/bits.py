"""Claims as the bits of one number, so that those of several words are found at once."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

# Of so many rare words the claims are known as bits, too.
_LATELY: Final = 64


class WordBits:
    """The claims that hold words, as bits: of common words, and of the rare ones asked for last.

    Common is what so many claims hold or more; the bits of such words take so many bytes at most.
    """

    def __init__(self, common: int, most_bytes: int) -> None:
        """Begin with no word."""
        self._fewest, self._most = common, most_bytes
        self._common: dict[str, int] = {}
        self._lately: dict[str, int] = {}
        self._bytes = 0

    def of(self, word: str) -> int | None:
        """Return the claims that hold a word; None for one that is not kept."""
        found = self._common.get(word)
        return self._lately.get(word) if found is None else found

    def keep(self, word: str, claims: Sequence[int]) -> int:
        """Keep the claims that hold a word, and return them as bits."""
        bits = as_bits(claims)
        if len(claims) >= self._fewest:
            size = bits.bit_length() // 8
            if self._bytes + size > self._most:
                self._common.clear()
                self._bytes = 0
            self._common[word] = bits
            self._bytes += size
        else:
            # For the groups of the same words that are asked for next.
            if len(self._lately) == _LATELY:
                self._lately.clear()
            self._lately[word] = bits
        return bits

    def add(self, claim: int, words: Iterable[str]) -> None:
        """Count a new claim, which holds these words; rare ones are forgotten."""
        self._lately.clear()
        for word in words:
            if word in self._common:
                self._common[word] |= 1 << claim


def as_bits(claims: Sequence[int]) -> int:
    """Return a number with a bit for each claim.

    >>> bin(as_bits([1, 3, 8]))
    '0b100001010'
    """
    if not claims:
        return 0
    held = bytearray(claims[-1] // 8 + 1)
    for claim in claims:
        held[claim >> 3] |= 1 << (claim & 7)
    return int.from_bytes(held, "little")


def first_of(bits: int, limit: int) -> list[int]:
    """Return the claims of the lowest bits.

    >>> first_of(as_bits([1, 3, 8, 9, 4000]), 4), first_of(0, 4)
    ([1, 3, 8, 9], [])
    """
    found: list[int] = []
    held = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    for byte in _set_byte().finditer(held):
        first = byte.start() * 8
        found += [first + place for place in _places()[held[byte.start()]]]
        if len(found) >= limit:
            break
    return found[:limit]


@cache
def _set_byte() -> re.Pattern[bytes]:
    return re.compile(rb"[^\0]")


@cache
def _places() -> list[list[int]]:
    """Return for each byte which of its bits are set."""
    return [[place for place in range(8) if byte >> place & 1] for byte in range(256)]
