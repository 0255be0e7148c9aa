"""Claims as the bits of one number, so that those of several words are found at once."""

import re
from collections.abc import Sequence
from functools import cache


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
