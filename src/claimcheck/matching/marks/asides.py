"""Asides that a comma may turn into a list: "Rehn (the mayor) and two men", "Rehn, the mayor and".

Brackets, dashes and a colon say that what follows is what stands before; a comma may say so,
or that it is one more of a list. Then the two texts tell of another number of people.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, Parsed
from claimcheck.model.comparison import Difference, Guard
from claimcheck.named_tuple import NamedTuple

_ARTICLES: Final = word_set("a an the")
# What begins so is no thing that a list could hold.
_NO_ITEM: Final = word_set(
    "in on at after before since by during from with without despite under over as when while"
    " although because until including who whom whose which that where and or but nor yet so"
    " not than to for of today yesterday too"
    # The letters of a party: "Ana Kron (D-Ohio) and".
    " d r"
)
# Before a colon or a comma these give words, not things.
_SAYING: Final = word_set(
    "say says said saying tell tells told ask asks asked add adds added write writes wrote"
)
_DASH: Final = " - "


# What ends an aside that a mark opens; what a colon opens goes on to the end.
_CLOSING: Final = {"(": ")", "[": "]", "-": "-"}


class _Joint(NamedTuple):
    """What stands between a term and the next, in a text with commas and in the other.

    ``key`` is the key of the next term.
    """

    ours: int
    theirs: int
    key: str
    gap: str
    other_gap: str


def find_asides(
    first: Parsed, second: Parsed, pairs: Sequence[tuple[int, int]], joining: Collection[str]
) -> Iterator[Difference]:
    """Give places where one text has an aside, and the other what may be an item of a list.

    ``pairs`` are the places of terms that are the same in both, in order; ``joining`` are the
    words that join the last item of a list.
    """
    if not (_mark(first.plain.text) or _mark(second.plain.text)):
        return
    yield from _lists_for_asides(first, second, pairs, joining)
    for each in _lists_for_asides(second, first, [pair[::-1] for pair in pairs], joining):
        yield Difference(each.guard, each.second, each.first, each.second_span, each.first_span)


def _lists_for_asides(
    listing: Parsed, other: Parsed, pairs: Sequence[tuple[int, int]], joining: Collection[str]
) -> Iterator[Difference]:
    """Give commas of the first text that may begin an item, where the ``other`` has an aside."""
    joints = list(_joints(listing, other, pairs))
    for at in _openings(joints):
        joint = joints[at]
        if (
            _has_comma(joint.gap)
            and not _mark(joint.gap)
            and _may_be_list(listing, joints[at:], joining)
        ):
            ours, our_span = listing.quote(list(listing.terms[joint.ours : joint.ours + 2]))
            theirs, their_span = other.quote(list(other.terms[joint.theirs : joint.theirs + 2]))
            yield Difference(Guard.SUBSTITUTION, ours, theirs, our_span, their_span)


def _openings(joints: Sequence[_Joint]) -> Iterator[int]:
    """Give the places where an aside of the other text begins, and not where it ends."""
    closing = ""
    for at, joint in enumerate(joints):
        mark = _mark(joint.other_gap)
        if closing and mark == closing:
            closing = ""
        elif mark and mark not in ")]":
            closing = _CLOSING.get(mark, "")
            yield at


def _joints(first: Parsed, second: Parsed, pairs: Sequence[tuple[int, int]]) -> Iterator[_Joint]:
    for (ours, theirs), (next_ours, next_theirs) in pairwise(pairs):
        gap, other_gap = _gap(first, ours, next_ours), _gap(second, theirs, next_theirs)
        if gap is not None and other_gap is not None:
            yield _Joint(ours, theirs, first.terms[next_ours].key, gap, other_gap)


def _gap(parsed: Parsed, place: int, after: int) -> str | None:
    """Return what stands between two terms, where at most an article does."""
    between = parsed.terms[place + 1 : after]
    if any(term.key not in _ARTICLES for term in between):
        return None
    return parsed.plain.text[parsed.terms[place].end : parsed.terms[after].start]


def _has_comma(gap: str) -> bool:
    return "," in gap or ";" in gap


def _mark(text: str) -> str:
    """Return the first mark of an aside: a bracket, a colon, "-" for a dash; "" for none."""
    found = [mark for mark in "([:)]" if mark in text]
    return found[0] if found else "-" * (_DASH in text)


def _may_be_list(parsed: Parsed, joints: Sequence[_Joint], joining: Collection[str]) -> bool:
    """Return whether what begins at a comma may be an item of a list that goes on."""
    opening = joints[0]
    if parsed.terms[opening.ours].key in _SAYING or not _may_be_item(parsed, opening):
        return False
    closing, joined = _CLOSING.get(_mark(opening.other_gap)), False
    for at, joint in enumerate(joints[1:], start=1):
        if closing and _mark(joint.other_gap) == closing:
            if joint.key in joining:
                return True
            if _has_comma(joint.gap) and not _has_comma(joint.other_gap):
                # "The mayor, Ana Kron, said": an aside with a comma at both ends.
                return False
            listed = any(later.key in joining for later in joints[at:])
            return joined or (_has_comma(joint.gap) and listed and _may_be_item(parsed, joint))
        joined = joined or joint.key in joining
    return joined


def _may_be_item(parsed: Parsed, joint: _Joint) -> bool:
    head = parsed.terms[joint.ours + 1]
    if head.key in _NO_ITEM or _are_initials(parsed, joint.ours + 1):
        return False
    participle = head.key.endswith(("ing", "ed")) or head.key in IRREGULAR_VERBS
    return not (participle and parsed.english)


def _are_initials(parsed: Parsed, place: int) -> bool:
    """Return whether a term is made of the initials of those before: "the tax credit (TC)"."""
    key = parsed.terms[place].key
    before = [term.key for term in parsed.terms[:place] if term.key not in FUNCTION]
    return len(key) > 1 and key == "".join(word[0] for word in before[-len(key) :])
