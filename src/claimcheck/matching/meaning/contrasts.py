"""Opposites, seasons, months, days and decades: what a model of meaning takes for the same.

By a small list of words in eight languages, beside what the rules of matching see. What is
found only names a difference, or silences a note; no band goes by it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from claimcheck.language.text.stems import code_of, is_english
from claimcheck.matching.terms import FUNCTION
from claimcheck.model.comparison import Difference, Guard
from claimcheck.model.statement import Statement

_OF_TIME: Final = frozenset("era season month weekday daypart decade".split())
_LONGEST: Final = 4
# What begins a word is no shorter and no longer.
_SHORTEST_BEGINNING: Final = 2
_LONGEST_BEGINNING: Final = 16
# "Less costly" is cheaper.
_LESS: Final = frozenset("less least weniger moins menos менее meno minder".split())
_THAN: Final = "than"
# "Un" before a word of four letters and more; these begin so by chance.
_SHORTEST_CONTRARY: Final = 6
_NO_CONTRARY: Final = frozenset(
    "unless unlike unlikes unrest unease unions united uniform uniforms unison under unfold unfolds"
    " unfolded unveil unveils unveiled unearth unearthed unpack unpacked unleash unleashed unwind"
    " unravel".split()
)
_COMPARING: Final = frozenset("more less fewer better worse often many much do does did".split())
_DECADE: Final = "decade"
_FIRST_DECADE: Final = 2

# By axis the kinds of which a text has words, each with the first of these.
Kinds = dict[str, dict[int, str]]


def contrasts(first: Statement, second: Statement) -> tuple[Difference, ...]:
    """Return where one of two statements has a word, and the other only words of other kinds.

    >>> [ours, theirs] = [Statement("The shop is open"), Statement("The shop was shut")]
    >>> [(each.guard.value, each.first, each.second) for each in contrasts(ours, theirs)]
    [('direction', 'open', 'shut')]
    """
    ours, theirs = (_kinds(each.text, _language(each)) for each in (first, second))
    found = tuple(
        Difference(
            Guard.PERIOD if axis in _OF_TIME else Guard.DIRECTION,
            next(iter(ours[axis].values())),
            next(iter(theirs[axis].values())),
        )
        for axis in ours
        if axis in theirs and ours[axis].keys().isdisjoint(theirs[axis])
    )
    if _language(first) == _language(second) == "en":
        found += _exchanged(first.text, second.text)
        found += tuple(_prefixed(first.text, second.text))
    return found


def _prefixed(first: str, second: str) -> Iterator[Difference]:
    """Yield where a text says the contrary of a word of the other by a word's beginning.

    >>> [(each.first, each.second) for each in _prefixed("An armed man", "He was unarmed")]
    [('armed', 'unarmed')]
    >>> [*_prefixed("Unless wages rise", "They earn less")]
    []
    """
    ours, theirs = (
        {found[0].casefold(): found[0] for found in _word().finditer(text)}
        for text in (first, second)
    )
    for word in ours:
        bare = _without_prefix(word)
        if bare in theirs and bare not in ours and word not in theirs:
            yield Difference(Guard.DIRECTION, ours[word], theirs[bare])
    for word in theirs:
        bare = _without_prefix(word)
        if bare in ours and bare not in theirs and word not in ours:
            yield Difference(Guard.DIRECTION, ours[bare], theirs[word])


def _without_prefix(word: str) -> str | None:
    """Return the word whose contrary an English word is by its beginning; None for others.

    >>> _without_prefix("unarmed"), _without_prefix("illegible"), _without_prefix("under")
    ('armed', 'legible', None)
    """
    if word.startswith("un") and len(word) >= _SHORTEST_CONTRARY and word not in _NO_CONTRARY:
        return word[2:]
    if "prefixed" in (axis for axis, _ in _entries("en")[0].get(word, ())):
        return word.removeprefix(word[: 3 if word.startswith(("dis", "non")) else 2])
    return None


def _exchanged(first: str, second: str) -> tuple[Difference, ...]:
    """Return that two texts compare the same two things the other way round.

    >>> [(each.first, each.second) for each in _exchanged("Cats outlive dogs", "Dogs die")]
    []
    >>> [each.first for each in _exchanged("Cats eat more than dogs", "Dogs eat more than cats")]
    ['Cats … dogs']
    """
    ours, theirs = (_around_than(text) for text in (first, second))
    if not ours or not theirs or not (ours[0].keys() & theirs[1].keys()):
        return ()
    if not ours[1].keys() & theirs[0].keys():
        return ()
    mine = [_shared(ours[0], theirs[1]), _shared(ours[1], theirs[0])]
    other = [_shared(theirs[0], ours[1]), _shared(theirs[1], ours[0])]
    return (Difference(Guard.ORDER, " … ".join(mine), " … ".join(other)),)


def _around_than(text: str) -> tuple[dict[str, str], dict[str, str]] | None:
    """Return what stands before the only "than" of a text and after it, by its beginning."""
    words = [found[0] for found in _word().finditer(text)]
    places = [place for place, word in enumerate(words) if word.casefold() == _THAN]
    if len(places) != 1:
        return None
    before, after = (
        {
            word.casefold().removesuffix("s"): word
            for word in some
            if word.casefold() not in FUNCTION and word.casefold() not in _COMPARING
        }
        for some in (words[: places[0]], words[places[0] + 1 :])
    )
    return before, after


def _shared(ours: dict[str, str], theirs: dict[str, str]) -> str:
    return next(word for key, word in ours.items() if key in theirs)


def _language(statement: Statement) -> str:
    return "en" if is_english(statement.language) else code_of(statement.language)


def _kinds(text: str, language: str) -> Kinds:
    """Return what a text has words of, by axis."""
    words = [(found[0], found[0].casefold()) for found in _word().finditer(text)]
    found: Kinds = {}
    turning = _turning(text)
    place = 0
    while place < len(words):
        length, entries = _longest([low for _, low in words[place : place + _LONGEST]], language)
        turned = place in turning
        for axis, kind in entries:
            told = " ".join(word for word, _ in words[place : place + length])
            other = kind ^ 1 if turned and axis not in _OF_TIME else kind
            found.setdefault(axis, {}).setdefault(other, told)
        place += length
    for decade in _decade().finditer(text) if language in _languages() else ():
        tens = int(decade["before"] or decade["after"])
        found.setdefault(_DECADE, {}).setdefault(tens - _FIRST_DECADE, decade[0])
    return found


def _turning(text: str) -> set[int]:
    """Return the places of words that stand right after "less"; "at least" turns nothing.

    >>> _turning("Coal is less costly than gas"), _turning("At least 30 cheap flats")
    ({3}, set())
    """
    found = list(_word().finditer(text))
    return {
        place
        for place, (before, word) in enumerate(pairwise(found), 1)
        if before[0].casefold() in _LESS
        and text[before.end() : word.start()].isspace()
        and (place < 2 or found[place - 2][0].casefold() != "at")
    }


def _longest(words: list[str], language: str) -> tuple[int, list[tuple[str, int]]]:
    """Return how many of some words are an entry, and of which kinds that is."""
    whole, beginnings = _entries(language)
    for length in range(len(words), 1, -1):
        if entries := whole.get("_".join(words[:length])):
            return length, entries
    word = words[0]
    ends = range(_SHORTEST_BEGINNING, min(len(word), _LONGEST_BEGINNING) + 1)
    begun = [each for end in ends for each in beginnings.get(word[:end], ())]
    return 1, [*whole.get(word, ()), *begun]


Entries = dict[str, list[tuple[str, int]]]


@cache
def _entries(language: str) -> tuple[Entries, Entries]:
    """Return the entries of a language, those that are whole and those that begin a word."""
    whole: Entries = {}
    beginnings: Entries = {}
    for axis, code, kinds in _lines():
        for kind, words in enumerate(kinds.split("|") if code == language else ()):
            for word in words.split():
                kept = beginnings if word.endswith("*") else whole
                kept.setdefault(word.rstrip("*"), []).append((axis, kind))
    return whole, beginnings


@cache
def _languages() -> frozenset[str]:
    return frozenset(code for _, code, _ in _lines())


def _lines() -> Iterator[tuple[str, str, str]]:
    for line in Path(__file__).with_name("contrasts.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            axis, code, kinds = line.split(" ", 2)
            yield axis, code, kinds


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _decade() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:1[5-9]|20)?(?P<before>[2-9])0(?:['’]?s|er(?:[- ]?jahre[n]?)?|-[ех])\b"
        r"|\b(?:années|años|anni|anos|jaren) (?:1[5-9]|20)?['’]?(?P<after>[2-9])0\b",
        re.IGNORECASE,
    )
