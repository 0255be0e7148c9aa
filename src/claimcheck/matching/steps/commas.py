"""Commas and brackets: those that only part what is apart anyway, and those that tell something."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from claimcheck.language.lexicon.closed_classes import TITLES
from claimcheck.language.lexicon.peoples import is_land
from claimcheck.language.lexicon.states import STATES
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.model.comparison import Difference, Guard

_BEFORE_COMMA: Final = word_set("and or but nor yet so")
_OPENING: Final = word_set(
    "in on at after before since during by from with without despite under over last this next"
    " today yesterday tomorrow however meanwhile according as when while if although because until"
    " for between among following due to thanks first finally sometimes often recently currently"
    " nowadays now then earlier later once"
)
_TRAILING: Final = word_set(
    "in on at after before since during from with despite under according as when while although"
    " because until including today yesterday too"
)
_BEFORE_PLACES: Final = word_set("in at near outside to from")
_LONGEST_NAME: Final = 4
_LONGEST_OPENING: Final = 12


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(r"[,;:()\[\]]| - ")


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(r"\([^()]*\)")


def find_commas(
    first: Parsed, second: Parsed, pairs: Sequence[tuple[int, int]]
) -> Iterator[Difference]:
    """Give words that a mark parts in one of two texts, where that may tell something.

    ``pairs`` are the places of terms that are the same in both, in order.
    """
    for (place, other), (after, after_other) in pairwise(pairs):
        if after != place + 1 or after_other != other + 1:
            continue
        ours, theirs = first.terms[place : after + 1], second.terms[other : after_other + 1]
        parted = is_parted(first, ours), is_parted(second, theirs)
        if parted[0] == parted[1]:
            continue
        parsed, at = (first, place) if parted[0] else (second, other)
        if not _is_idle_comma(parsed, at):
            our_words, our_span = first.quote(list(ours))
            their_words, their_span = second.quote(list(theirs))
            yield Difference(Guard.SUBSTITUTION, our_words, their_words, our_span, their_span)


def is_parted(parsed: Parsed, terms: Sequence[Term]) -> bool:
    """Return whether a mark parts the first two of these terms."""
    before = terms[0]
    # "The European Central Bank (ECB) raised": its other name, which is no term.
    if len(terms) < 2:
        return False
    gap = _in_brackets().sub(" ", parsed.plain.text[before.end : terms[1].start])
    # Who breaks off after "No" may have answered a question.
    if _parting().search(gap) or (before.key == "no" and ".." in gap):
        return True
    # A full stop parts sentences, but not "Mr. Tanaka" nor "St. Louis".
    ends = gap.startswith((". ", "! ", "? "))
    long = before.end - before.start > 4 and not before.figure
    return ends and (before.key == "no" or (long and not before.key.startswith("name ")))


def _is_idle_comma(parsed: Parsed, place: int) -> bool:
    """Return whether the mark after a term only parts what is apart anyway."""
    terms = parsed.terms
    before, after = terms[place], terms[place + 1]
    if after.key in _BEFORE_COMMA or before.figure or after.figure:
        return True
    if _is_apposition(parsed, place) or _is_beside_state(parsed, place):
        return True
    earlier = _parting().search(parsed.plain.text, terms[0].end, before.start) if place else None
    opens = terms[0].key in _OPENING or bool(terms[0].figure and terms[0].figure.is_date)
    if opens and not earlier and place < _LONGEST_OPENING:
        return True
    if before.sort is after.sort is Sort.NAME and not _is_in_list(parsed, place):
        return True
    return after.key in _TRAILING


def _is_beside_state(parsed: Parsed, place: int) -> bool:
    """Return whether a comma parts a town and its state, or ends the state's name: "Graz, DC,"."""
    text, terms = parsed.plain.text, parsed.terms
    states = STATES | {"dc"} | {t.key for t in terms[place : place + 2] if is_land(t.key)}
    if terms[place + 1].key in states:
        return text[terms[place].start].isupper() and text[terms[place + 1].start].isupper()
    return (
        bool(place)
        and terms[place].key in states
        and text[terms[place - 1].start].isupper()
        and is_parted(parsed, terms[place - 1 : place + 1])
    )


def _is_apposition(parsed: Parsed, place: int) -> bool:
    """Return whether a comma parts an office and a name: "the prime minister, Ana Ruiz, left"."""
    before = place
    while before > max(0, place - _LONGEST_NAME) and not _is_parted_before(parsed, before):
        before -= 1
    return any(_holds_office(parsed, start, place) for start in (place + 1, before))


def _is_parted_before(parsed: Parsed, place: int) -> bool:
    return is_parted(parsed, parsed.terms[place - 1 : place + 1])


def _holds_office(parsed: Parsed, start: int, place: int) -> bool:
    """Return whether a name begins here, after an office, and a mark stands at one end of it."""
    terms = parsed.terms
    end = start
    while end < min(len(terms), start + _LONGEST_NAME) and terms[end].sort is Sort.NAME:
        end += 1
        if is_parted(parsed, terms[end - 1 : end + 1]):
            break
    if not start or end in {start, len(terms)} or not _ends_office(terms, start - 1):
        return False
    marks = _is_parted_before(parsed, start), _is_parted_before(parsed, end)
    return all(marks) and place in {start - 1, end - 1}


def _ends_office(terms: Sequence[Term], end: int) -> bool:
    """Return whether an office ends here: "the president", "the minister for health"."""
    # A name in two forms is one term: "name prime minister".
    if terms[end].key.rpartition(" ")[2] in TITLES:
        return True
    return any(
        one.key.rpartition(" ")[2] in TITLES and other.key in {"of", "for"}
        for one, other in pairwise(terms[max(0, end - _LONGEST_NAME) : end])
    )


def _is_in_list(parsed: Parsed, place: int) -> bool:
    return any(term.key in {"and", "or"} for term in parsed.terms[place + 1 : place + 6])


def is_comma_of_place(
    term: Term, texts: tuple[Sequence[Term], Sequence[Term]], other: Parsed
) -> bool:
    """Return whether the ``other`` text has a comma for this "in": "Medyka, Poland".

    ``texts`` are the terms of the text that has the "in", and of the other.
    """
    terms, others = texts
    place = terms.index(term) if term.key == "in" else 0
    if place < 2 or place + 1 >= len(terms) or terms[place - 2].key not in _BEFORE_PLACES:
        return False
    town, land = terms[place - 1], terms[place + 1]
    if is_land(town.key) or not is_land(land.key) or Sort.WORD in {town.sort, land.sort}:
        return False
    return any(
        (one.key, two.key) == (town.key, land.key) and other.plain.text[one.end : two.start] == ", "
        for one, two in pairwise(others)
    )
