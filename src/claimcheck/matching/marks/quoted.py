"""Marks that make other words of some: quotation marks around one, a German sharp "s"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.matching.wording import Wording
from claimcheck.model.comparison import Difference, Guard

_SHARP: Final = word_set("masse massen busse bussen floss")


def told_apart(
    first: Parsed, ours: Sequence[Term], second: Parsed, theirs: Sequence[Term], guard: Guard
) -> Difference:
    """Return that words at these places of two texts are told apart by a mark."""
    our_words, our_span = first.quote(list(ours))
    their_words, their_span = second.quote(list(theirs))
    return Difference(guard, our_words, their_words, our_span, their_span)


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:[\"“”„«»‘'‚]|«\s)([^\W\d_][\w’'-]*)[.,]?(?:[\"“”«»’']|\s»)(?!\w)")


def find_quotes(
    first: Parsed,
    second: Parsed,
    pairs: Sequence[tuple[int, int]],
    wordings: tuple[Wording, Wording],
) -> Iterator[Difference]:
    """Give words that stand alone in quotation marks in one text: "silver" coins may be none."""
    quoted = [{found.start(1) for found in _quoted().finditer(each.text)} for each in wordings]
    if quoted[0] == quoted[1] == set():
        return
    for place, other in pairs:
        ours, theirs = first.terms[place], second.terms[other]
        marked = [
            bool({parsed.plain.origin(term.start, term.end)[0]} & starts)
            for parsed, term, starts in zip((first, second), (ours, theirs), quoted, strict=True)
        ]
        if marked[0] != marked[1] and Sort.WORD in {ours.sort, theirs.sort}:
            yield _marked_difference(first, ours, second, theirs, marked)


def find_sharp(
    first: Parsed, second: Parsed, pairs: Sequence[tuple[int, int]]
) -> Iterator[Difference]:
    """Give German words that a sharp "s" makes others: "Maße" are no "Masse"."""
    for place, other in pairs:
        ours, theirs = first.terms[place], second.terms[other]
        if ours.key not in _SHARP:
            continue
        marks = ["ß" in parsed.lowered[term.start : term.end]
                 for parsed, term in ((first, ours), (second, theirs))]  # fmt: skip
        if marks[0] != marks[1]:
            yield told_apart(first, [ours], second, [theirs], Guard.SUBSTITUTION)


def _marked_difference(
    first: Parsed, ours: Term, second: Parsed, theirs: Term, marked: Sequence[bool]
) -> Difference:
    found = told_apart(first, [ours], second, [theirs], Guard.SUBSTITUTION)
    words = [f"“{word}”" if mark else word
             for word, mark in zip((found.first, found.second), marked, strict=True)]  # fmt: skip
    return found._replace(first=words[0], second=words[1])
