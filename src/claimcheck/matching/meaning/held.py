"""Rows of very many claims, held so that those near to a text are found at once."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

from claimcheck.matching.meaning.nearness import numbers

# Taken over at once; of each number it is kept whether it is above 0, and no more.
_AT_ONCE: Final = 8_192


class HeldRows:
    """Which numbers of each claim's row are above 0: an eighth of the row, and nearly as telling.

    Whoever asks compares the rows themselves of what is found.
    """

    def __init__(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Take over what is kept of the rows of claims."""
        self._claims, self._bits = array("q"), list[Any]()
        rest = iter(rows)
        while some := list(islice(rest, _AT_ONCE)):
            self._claims.extend(claim for claim, _ in some)
            self._bits.append(_bits([row for _, row in some]))

    def nearest(self, row: bytes, number: int) -> list[int]:
        """Return so many claims whose rows are most alike to one, ties by what came first."""
        if not self._bits:
            return []
        (mark,) = _bits([row])
        if np := numbers():
            apart = [np.bitwise_count(some ^ mark).sum(1, dtype=np.int16) for some in self._bits]
            places = np.argsort(np.concatenate(apart), kind="stable")[:number].tolist()
        else:
            told = [(each ^ mark).bit_count() for some in self._bits for each in some]
            places = sorted(range(len(told)), key=told.__getitem__)[:number]
        return [self._claims[place] for place in places]


def _bits(rows: Sequence[bytes]) -> Any:
    """Return which numbers of each row are above 0: as whole numbers, or as rows of these."""
    if np := numbers():
        signed = np.frombuffer(b"".join(rows), np.int8).reshape(len(rows), -1)
        packed = np.packbits(signed > 0, axis=1)
        return np.pad(packed, ((0, 0), (0, -packed.shape[1] % 8))).view(np.uint64)
    return [
        sum(1 << place for place, each in enumerate(memoryview(row).cast("b")) if each > 0)
        for row in rows
    ]
