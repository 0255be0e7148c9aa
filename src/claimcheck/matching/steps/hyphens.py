"""Hyphens that tie words to others: "a man eating tiger" is no "man-eating tiger"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.likeness import edits
from claimcheck.matching.terms import Parsed
from claimcheck.model.comparison import Difference, Guard

# Before these "-ing" makes one word with them, hyphen or not; "man eating" is no "man-eating".
_ONE_WITH: Final = word_set(
    "well ill hard far long fast best anti non pre post re co self ever high top wide broad slow"
    " quick free easy"
)
_OTHER_WITH_RE: Final = word_set(
    "sign signed signs signing cover covered covers covering form formed forms forming lease leased"
    " press pressed treat treated create created count counted counts mark marked store stored sent"
    " sort sorted collect collected dress dressed bound present presented prove proved act acted"
)


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def find_hyphens(first: Parsed, second: Parsed) -> tuple[Difference, ...]:
    """Return words that a hyphen ties to others in one of two texts, three at most."""
    return tuple(islice(_hyphens(first, second), 3))


def _hyphens(first: Parsed, second: Parsed) -> Iterator[Difference]:
    """Give words that a hyphen ties to others: "300 year-old trees", "300-year-old trees"."""
    texts = first.plain.text.lower(), second.plain.text.lower()
    if texts[0] > texts[1]:
        for each in _hyphens(second, first):
            yield each._replace(first=each.second, second=each.first)
        return
    if "-" not in texts[0] and "-" not in texts[1]:
        return
    found = [list(_joints().finditer(text)) for text in texts]
    words = [[match[0] for match in matches] for matches in found]
    ties = [
        [text[match.end() : after.start()] == "-" for match, after in pairwise(matches)]
        for text, matches in zip(texts, found, strict=True)
    ]
    for change in edits(*words):
        if change.tag != "equal":
            continue
        for step in range(change.src_end - change.src_start - 1):
            places = change.src_start + step, change.dest_start + step
            if ties[0][places[0]] != ties[1][places[1]] and _ties_other(words, ties, places):
                ours, theirs = (
                    text[matches[place].start() : matches[place + 1].end()]
                    for text, matches, place in zip(texts, found, places, strict=True)
                )
                yield Difference(Guard.SUBSTITUTION, ours, theirs)


def _ties_other(
    words: Sequence[Sequence[str]], ties: Sequence[Sequence[bool]], places: tuple[int, int]
) -> bool:
    """Return whether the words that one text ties belong to other words in the other."""
    apart = 0 if ties[1][places[1]] else 1
    place = places[apart]
    for step in (-1, 1):
        here = place + step
        # The hyphen ties more words, or moved: "small business-tax", "small-business tax".
        if 0 <= here < len(ties[apart]) and ties[apart][here]:
            return True
    before, after = words[apart][place], words[apart][place + 1]
    if before == "no" and not place:
        return True
    if before == "re" and after in _OTHER_WITH_RE:
        return True
    return after.endswith("ing") and len(after) > 4 and before not in _ONE_WITH
