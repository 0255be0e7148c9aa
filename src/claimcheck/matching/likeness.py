"""How like two texts are: letter by letter, word by word, and whether one is a slip.

rapidfuzz tells it. Loading that takes as long as some hundreds of comparisons of sentences,
so the first ones of a process are made here, by the same methods and with the same results.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import count, groupby
from typing import TYPE_CHECKING, Final, cast

from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

# So many are made here, of texts so long: each takes some ten microseconds.
_FEW: Final = 500
_SHORT: Final = 400
_made: Final = count()
# Slips can leave few whole words in common; letters in common then still show it.
# In a short text a frame such as "according to officials" outweighs the rest.
WORTH_READING: Final = 75.0


class EditedPart(NamedTuple):
    """A part of one text and what stands in its place in another.

    `tag` is ``equal``, ``replace``, ``insert`` or ``delete``.
    """

    tag: str
    src_start: int
    src_end: int
    dest_start: int
    dest_end: int


def ratio(first: str, second: str) -> float:
    """Return how many of all letters of two texts stand in both, in order: 0 to 100.

    >>> ratio("this is a test", "this is a test!") > 96, ratio("rise", "fall")
    (True, 0.0)
    """
    if not _is_short(first, second):
        return _loaded()[0](first, second)
    letters = len(first) + len(second)
    if not letters:
        return 100.0
    apart = letters - 2 * _common(first, second)
    return (1.0 - apart / letters) * 100.0


def edits(first: Sequence[str], second: Sequence[str]) -> "Iterable[EditedPart | Opcode]":
    """Return what must be done to one text to make another of it, with what stays, in order.

    >>> [each.tag for each in edits(["from", "35", "to", "390"], ["from", "35", "to", "290"])]
    ['equal', 'replace']
    """
    if not _is_short(first, second):
        return _loaded()[1](first, second)
    return _grouped(_steps(first, second))


def slips(first: str, second: str, limit: int) -> int:
    """Return how many slips of the pen make one word of another, or one more than ``limit``.

    A slip is a letter dropped, added or exchanged, or two neighbours swapped.

    >>> slips("goverment", "government", 2), slips("form", "from", 2), slips("rise", "fall", 1)
    (1, 1, 2)
    """
    if not _is_short(first, second):
        return _loaded()[2](first, second, score_cutoff=limit)
    return min(_slips(first, second), limit + 1)


def _is_short(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether two texts are better compared here than by what would be loaded first."""
    return len(first) + len(second) <= _SHORT and next(_made) < _FEW


@cache
def _loaded() -> tuple[
    Callable[[str, str], float], "Callable[..., Iterable[Opcode]]", Callable[..., int]
]:
    """Return rapidfuzz's functions for the three."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - see above
    from rapidfuzz.distance import OSA, Levenshtein  # noqa: PLC0415

    return fuzz.ratio, cast("Callable[..., Iterable[Opcode]]", Levenshtein.opcodes), OSA.distance


def _places(text: Sequence[str]) -> dict[str, int]:
    """Return where each letter or word of a text stands, as bits."""
    found: dict[str, int] = {}
    bit = 1
    for each in text:
        found[each] = found.get(each, 0) | bit
        bit <<= 1
    return found


def _common(first: str, second: str) -> int:
    """Return how long the longest text is whose letters stand in both, in order (Hyyrö, 2004)."""
    places, left = _places(first), (1 << len(first)) - 1
    for each in second:
        met = left & places.get(each, 0)
        left = (left + met) | (left - met)
    return len(first) - (left & ((1 << len(first)) - 1)).bit_count()


def _slips(first: str, second: str) -> int:
    """Return the distance by letters, with swaps of neighbours, bit by bit (Hyyrö, 2003)."""
    if not first:
        return len(second)
    places, distance, last = _places(first), len(first), 1 << (len(first) - 1)
    up, down, same, before = (1 << len(first)) - 1, 0, 0, 0
    for each in second:
        met = places.get(each, 0)
        swapped = ((~same & met) << 1) & before
        same = (((met & up) + up) ^ up) | met | down | swapped
        right, left = down | ~(same | up), same & up
        distance += bool(right & last) - bool(left & last)
        right, left = right << 1 | 1, left << 1
        up, down, before = left | ~(same | right), right & same, met
    return distance


def _steps(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return what is done to one letter or word after the other to make the second text.

    Of several shortest ways it is the one that rapidfuzz takes.
    """
    head = _alike(first, second)
    tail = _alike(first[head:][::-1], second[head:][::-1])
    ours, theirs = first[head : len(first) - tail], second[head : len(second) - tail]
    longer, shorter = _distances(ours, theirs)
    back = ["equal"] * tail
    column, row = len(ours), len(theirs)
    while row and column:
        bit = 1 << (column - 1)
        if longer[row - 1] & bit:
            column -= 1
            back.append("delete")
            continue
        row -= 1
        if row and shorter[row - 1] & bit:
            back.append("insert")
            continue
        column -= 1
        back.append("equal" if ours[column] == theirs[row] else "replace")
    back += ["delete"] * column + ["insert"] * row + ["equal"] * head
    return back[::-1]


def _alike(first: Sequence[str], second: Sequence[str]) -> int:
    """Return with how many letters or words both begin."""
    number = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        number += 1
    return number


def _distances(first: Sequence[str], second: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return for each step along the second text where the distance grows, and where it falls."""
    places = _places(first)
    longer, shorter = (1 << len(first)) - 1, 0
    grows, falls = [], []
    for each in second:
        met = places.get(each, 0)
        same = (((met & longer) + longer) ^ longer) | met | shorter
        right, left = (shorter | ~(same | longer)) << 1 | 1, (same & longer) << 1
        longer, shorter = left | ~(same | right), right & same
        grows.append(longer)
        falls.append(shorter)
    return grows, falls


def _grouped(steps: Sequence[str]) -> list[EditedPart]:
    """Return single steps as changes of parts of the texts."""
    found: list[EditedPart] = []
    here = there = 0
    for tag, run in groupby(steps):
        number = len([*run])
        ours = here + (0 if tag == "insert" else number)
        theirs = there + (0 if tag == "delete" else number)
        found.append(EditedPart(tag, here, ours, there, theirs))
        here, there = ours, theirs
    return found
