"""Slips of the pen, repaired by the other text before the two are compared."""

from collections.abc import Callable, Iterator, Sequence

from claimcheck.language.text.folding import rewrite
from claimcheck.language.text.words import Word
from claimcheck.matching.likeness import edits
from claimcheck.matching.spelling.english import may_be_foreign
from claimcheck.matching.spelling.slips import Slips, may_be_slip
from claimcheck.matching.spelling.surroundings import surroundings
from claimcheck.matching.terms import Parsed, parse_mended
from claimcheck.matching.wording import Wording
from claimcheck.named_tuple import NamedTuple

_LetterChange = tuple[int, int, str]


class Repair(NamedTuple):
    """Two texts repaired by each other, and the words that took it, as each text has them."""

    parsed: tuple[Parsed, Parsed]
    words: tuple[tuple[str, str], ...] = ()

    @property
    def slips(self) -> int:
        """Return how many words were exchanged."""
        return len(self.words)


def repair(
    parsed: tuple[Parsed, Parsed],
    wordings: tuple[Wording, Wording],
    weight: Callable[[str], float],
) -> Repair:
    """Return the two with words misspelt in one exchanged for those of the other.

    Words are exchanged before figures and negations are read, so that
    `five millon` is five million.
    """
    if may_be_foreign(parsed):
        return Repair(parsed)
    slips = Slips(wordings, weight)
    changes: tuple[list[_LetterChange], list[_LetterChange]] = ([], [])
    exchanged: list[tuple[str, str]] = []
    texts = parsed[0].words, parsed[1].words
    for places in _pairs(*texts):
        word, other = (words[place] for words, place in zip(texts, places, strict=True))
        if not may_be_slip(word, other):
            continue
        around = [surroundings(words, place) for words, place in zip(texts, places, strict=True)]
        side = slips.misspelt_side(word, other, around[0].both(around[1]))
        if side is not None:
            wrong, right = (other, word) if side else (word, other)
            changes[side].append((wrong.start, wrong.end, right.written))
            exchanged.append((word.written, other.written))
    if not exchanged:
        return Repair(parsed)
    repaired = (
        _mended(parsed[0], changes[0], wordings[0]),
        _mended(parsed[1], changes[1], wordings[1]),
    )
    return Repair(repaired, tuple(exchanged))


def _pairs(first: Sequence[Word], second: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Pair the places of words that stand in each other's place."""
    texts = [word.text for word in first], [word.text for word in second]
    if texts[0] > texts[1]:
        # Which of several words is paired must not depend on which text is read first.
        yield from (pair[::-1] for pair in _pairs(second, first))
        return
    for change in edits(*texts):
        if change.tag == "replace":
            yield from zip(
                range(change.src_start, change.src_end),
                range(change.dest_start, change.dest_end),
                strict=True,
            )


def _mended(parsed: Parsed, changes: list[_LetterChange], wording: Wording) -> Parsed:
    if not changes:
        return parsed
    plain = rewrite(parsed.plain, changes)
    framing, language = parsed.framing, wording.reading.language
    return parse_mended(plain, wording.said_on, language=language, framing=framing)
