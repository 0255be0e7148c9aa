"""Slips of the pen, mended by the other text before the two are compared."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from claimcheck.language.text.folding import rewrite
from claimcheck.language.text.words import Word
from claimcheck.matching.spelling.variants import Slips
from claimcheck.matching.terms import Parsed, parse_plain
from claimcheck.matching.wording import Wording

_Change = tuple[int, int, str]


class Repair(NamedTuple):
    """Two texts mended by each other, and how many words that took."""

    parsed: tuple[Parsed, Parsed]
    slips: int = 0


def repair(
    parsed: tuple[Parsed, Parsed],
    wordings: tuple[Wording, Wording],
    weight: Callable[[str], float],
) -> Repair:
    """Return the two with words misspelt in one exchanged for those of the other.

    Words are exchanged before figures and negations are read, so that "five
    millon" is five million.
    """
    slips = Slips(wordings, weight)
    changes: tuple[list[_Change], list[_Change]] = ([], [])
    for word, other in _pairs(parsed[0].words, parsed[1].words):
        side = slips.misspelt_side(word, other)
        if side is not None:
            wrong, right = (other, word) if side else (word, other)
            changes[side].append((wrong.start, wrong.end, right.written))
    mended = (
        _mended(parsed[0], changes[0], wordings[0]),
        _mended(parsed[1], changes[1], wordings[1]),
    )
    return Repair(mended, len(changes[0]) + len(changes[1]))


def _pairs(first: Sequence[Word], second: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Pair the words that stand in each other's place."""
    texts = [word.text for word in first], [word.text for word in second]
    for change in Levenshtein.opcodes(*texts):
        if change.tag == "replace":
            yield from zip(
                first[change.src_start : change.src_end],
                second[change.dest_start : change.dest_end],
                strict=True,
            )


def _mended(parsed: Parsed, changes: list[_Change], wording: Wording) -> Parsed:
    if not changes:
        return parsed
    return parse_plain(rewrite(parsed.plain, changes), wording.said_on, language=wording.language)
