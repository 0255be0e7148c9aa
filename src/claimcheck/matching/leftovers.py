"""What is left of two texts when everything that agrees is taken away."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein, Opcodes

from claimcheck.language.figures.dimensions import are_one_amount
from claimcheck.language.figures.units import MONTHS
from claimcheck.matching.spelling.variants import is_variant
from claimcheck.matching.terms import FUNCTION, LIGHT, Parsed, Term

# Texts that differ in more are not the same claim, and reading them on would take minutes.
_PAIRS: Final = 2_500


class Block(NamedTuple):
    """Terms of the first text that stand where these terms of the second stand."""

    first: tuple[Term, ...]
    second: tuple[Term, ...]


class Leftovers(NamedTuple):
    """What nothing explains, and what both have in another order."""

    blocks: tuple[Block, ...]
    moved: tuple[tuple[Term, ...], tuple[Term, ...]] = ((), ())


def find_leftovers(first: Parsed, second: Parsed) -> Leftovers:
    """Return what differs between two texts, after what is harmless in English is explained."""
    keys = [term.key for term in first.terms], [term.key for term in second.terms]
    if keys[0] > keys[1]:
        # Which of several words was moved depends on which text is read first.
        blocks, moved = find_leftovers(second, first)
        return Leftovers(tuple(Block(*block[::-1]) for block in blocks), moved[::-1])
    return _leftovers(first, second, Levenshtein.opcodes(*keys))


def _leftovers(first: Parsed, second: Parsed, changes: Opcodes) -> Leftovers:
    """Return what is left between two texts, aligned by ``changes``."""
    blocks: list[Block] = []
    for change in changes:
        if change.tag == "equal":
            continue
        block = Block(
            first.terms[change.src_start : change.src_end],
            second.terms[change.dest_start : change.dest_end],
        )
        if first.english and second.english:
            block = _explained(list(block.first), list(block.second), (first.terms, second.terms))
        if block.first or block.second:
            blocks.append(block)
    return _cancelled(blocks) if len(blocks) > 1 else Leftovers(tuple(blocks))


def _explained(
    ours: list[Term], theirs: list[Term], texts: tuple[Sequence[Term], Sequence[Term]]
) -> Block:
    """Take away what is light, spelt otherwise, or written together."""
    if _letters(ours) == _letters(theirs) != "":
        return Block((), ())
    for term in list(ours) if len(ours) * len(theirs) <= _PAIRS else ():
        for other in theirs:
            if is_variant(term, other) or _are_one_amount(term, other):
                ours.remove(term)
                theirs.remove(other)
                break
    return Block(
        tuple(term for term in ours if not _is_light(term, texts[0])),
        tuple(term for term in theirs if not _is_light(term, texts[1])),
    )


def _are_one_amount(first: Term, second: Term) -> bool:
    """Tell whether two figures are one amount in two units."""
    return bool(first.figure and second.figure and are_one_amount(first.figure, second.figure))


def _letters(terms: Sequence[Term]) -> str:
    """Return the letters of words that may be written together, as "anti-vaccine" is."""
    heavy = [term for term in terms if term.key not in LIGHT]
    # "In formal talks" are no "informal talks".
    if any(term.figure or term.key in FUNCTION for term in heavy):
        return ""
    return "".join(term.key for term in heavy)


def _is_light(term: Term, terms: Sequence[Term]) -> bool:
    """Tell whether a term can be left out: an article, "by" before a figure, "on" before a day."""
    if term.key in LIGHT:
        return True
    if term.key not in {"by", "on", "in"}:
        return False
    following = next((other for other in terms if other.start >= term.end), None)
    if following is None:
        return False
    if term.key == "by":
        return following.figure is not None and not following.figure.is_date
    if following.figure is not None:
        return following.figure.is_date
    return following.key.endswith("day") or following.key in MONTHS


def _cancelled(blocks: list[Block]) -> Leftovers:
    """Set apart what both texts have, only in another place."""
    ours = Counter(term.key for block in blocks for term in block.first)
    theirs = Counter(term.key for block in blocks for term in block.second)
    common = ours & theirs
    if not common:
        return Leftovers(tuple(blocks))
    moved: list[list[Term]] = [[], []]
    kept: list[Block] = []
    spare = [Counter(common), Counter(common)]
    for block in blocks:
        sides: list[tuple[Term, ...]] = []
        for side, terms in enumerate(block):
            stay = []
            for term in terms:
                if spare[side][term.key] > 0:
                    spare[side][term.key] -= 1
                    moved[side].append(term)
                else:
                    stay.append(term)
            sides.append(tuple(stay))
        if sides[0] or sides[1]:
            kept.append(Block(*sides))
    return Leftovers(tuple(kept), (tuple(moved[0]), tuple(moved[1])))
