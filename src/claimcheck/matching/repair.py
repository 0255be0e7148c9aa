"""Slips of the pen, mended by the other text before the two are compared."""

from collections.abc import Callable, Sequence

from rapidfuzz.distance import Levenshtein

from claimcheck.language.folding import rewrite
from claimcheck.language.words import Word
from claimcheck.matching.spelling import is_misspelt
from claimcheck.matching.terms import Parsed, parse_plain
from claimcheck.matching.weights import UNKNOWN, default_weight


def repaired(
    first: Parsed, second: Parsed, weight: Callable[[str], float]
) -> tuple[Parsed, Parsed]:
    """Return the two with words misspelt in one exchanged for those of the other."""
    changes: tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]] = ([], [])

    def knows(word: str) -> bool:
        return min(weight(word), default_weight(word)) < UNKNOWN

    for ours, theirs in _unlike(first.words, second.words):
        for word, other in zip(ours, theirs, strict=False):
            if is_misspelt(word.text, other.text, knows):
                side = 1 if knows(word.text) else 0
                wrong, right = (other, word) if side else (word, other)
                changes[side].append((wrong.start, wrong.end, right.written))
    return _mended(first, changes[0]), _mended(second, changes[1])


def _unlike(
    first: Sequence[Word], second: Sequence[Word]
) -> list[tuple[Sequence[Word], Sequence[Word]]]:
    texts = [word.text for word in first], [word.text for word in second]
    return [
        (first[change.src_start : change.src_end], second[change.dest_start : change.dest_end])
        for change in Levenshtein.opcodes(*texts)
        if change.tag == "replace"
    ]


def _mended(parsed: Parsed, changes: list[tuple[int, int, str]]) -> Parsed:
    return parse_plain(rewrite(parsed.plain, changes)) if changes else parsed
