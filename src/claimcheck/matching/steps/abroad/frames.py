"""Who said it, in two frames of another language: "Laut X sank …", "X sagte, dass … sank"."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.stems import code_of
from claimcheck.matching.steps.abroad.leads import LEADS, Leads
from claimcheck.matching.terms import Parsed
from claimcheck.named_tuple import NamedTuple

_LONGEST_SOURCE: Final = 7
_SHORTEST_SAID: Final = 3
_ARTICLES: Final = word_set(
    "der die das dem den des le la les l el los las il lo gli i o a os as de het een en et"
)
# Words that tell by their place, which stays the same where the verb alone is moved.
_OF_PLACE: Final = word_set(
    "nur schon bereits auch noch sogar erst ne seulement uniquement déjà même surtout encore solo"
    " sólo solamente ya incluso también apenas só somente já até também soltanto già anche appena"
    " pas alleen al ook nog zelfs bara redan även också endast kun først allerede også bare tylko"
    " już też także nawet"
)


class _Order(Enum):
    """Where the verb of what is said stands: as alone, before its subject, or at the end."""

    PLAIN = auto()
    FIRST = auto()
    LAST = auto()


class _Framed(NamedTuple):
    """One way to read a text: who says what, and in which order."""

    source: tuple[str, ...]
    said: tuple[str, ...]
    order: _Order


def is_framed_otherwise(first: Parsed, second: Parsed) -> bool:
    """Return whether two texts say that the same source says the same, in two frames.

    What is said is one clause, so that the source can belong to all of it, wherever it stands.
    """
    words = LEADS.get(code_of(first.language))
    if words is None or code_of(first.language) != code_of(second.language):
        return False
    ours = list(_readings(first, words))
    theirs = list(_readings(second, words)) if ours else []
    return any(
        one.source == other.source and _say_one(one, other, words)
        for one in ours
        for other in theirs
    )


def _say_one(one: _Framed, other: _Framed, words: Leads) -> bool:
    """Return whether two clauses have the same words, but for the place of their verb."""
    if len(one.said) < _SHORTEST_SAID or not one.source:
        return False
    joints = words.joints - _OF_PLACE
    if not joints.isdisjoint(_joining((*one.said, "", *other.said))):
        return False
    if one.order is other.order:
        return one.said == other.said
    orders = {one.order: one.said, other.order: other.said}
    if _Order.LAST not in orders:
        return _is_verb_moved(
            orders[_Order.PLAIN], orders[_Order.FIRST][1:], orders[_Order.FIRST][0]
        )
    last = orders[_Order.LAST]
    if _Order.FIRST in orders:
        return orders[_Order.FIRST] == (last[-1], *last[:-1])
    return _is_verb_moved(orders[_Order.PLAIN], last[:-1], last[-1]) or _is_parted(
        orders[_Order.PLAIN], last
    )


def _joining(said: Sequence[str]) -> list[str]:
    """Return the words that may join clauses: none right before a figure, as in "para 7 %"."""
    return [word for word, after in pairwise((*said, "")) if "#" not in after]


def _is_verb_moved(plain: Sequence[str], rest: Sequence[str], verb: str) -> bool:
    """Return whether a clause is the rest of another, with its verb after the first words."""
    return any(
        plain[place] == verb and (*plain[:place], *plain[place + 1 :]) == tuple(rest)
        for place in range(1, len(plain))
    )


def _is_parted(plain: Sequence[str], last: Sequence[str]) -> bool:
    """Return whether the verb at the end is parted elsewhere: "opengaat", "gaat … open"."""
    particle, whole = plain[-1], last[-1]
    verb = whole.removeprefix(particle)
    return 0 < len(verb) < len(whole) and _is_verb_moved(plain[:-1], last[:-1], verb)


def _readings(parsed: Parsed, words: Leads) -> Iterator[_Framed]:
    keys = [term.key for term in parsed.terms]
    for place in range(len(keys)):
        if length := _source_at(keys, place, words):
            yield from _with_source(parsed, keys, (place, place + length), words)
        elif keys[place] in words.after:
            yield from _before_after(parsed, keys, place)
        elif length := _said_at(keys, place, words):
            yield from _with_verb(parsed, keys, (place, place + length), words)
    yield from _with_colon(parsed, keys)


def _source_at(keys: Sequence[str], place: int, words: Leads) -> int:
    """Return how many words open a source at a place: "selon", "de acuerdo con"."""
    if keys[place] in words.sources:
        return 1
    return next(
        (len(phrase) for phrase in _phrases(words.phrases)
         if tuple(keys[place : place + len(phrase)]) == phrase), 0)  # fmt: skip


@cache
def _phrases(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in phrases)


def _said_at(keys: Sequence[str], place: int, words: Leads) -> int:
    """Return how many words say that somebody says: "sagte", "a déclaré"."""
    if keys[place] in words.perfect and keys[place + 1 : place + 2]:
        return 2 * (keys[place + 1] in words.said)
    return int(keys[place] in words.said)


def _with_source(
    parsed: Parsed, keys: list[str], opening: tuple[int, int], words: Leads
) -> Iterator[_Framed]:
    """Give what is said around a source: before it, after it, or on both sides."""
    start, name = opening
    for end in range(name + 1, min(name + _LONGEST_SOURCE, len(keys)) + 1):
        source, rest = _named(parsed, name, end), [*keys[:start], *keys[end:]]
        if not start:
            if words.second or _has_mark(parsed, end, ","):
                yield _framed(source, rest, _Order.FIRST if words.second else _Order.PLAIN)
        elif (
            words.second
            or end == len(keys)
            or (_has_mark(parsed, start, ",") and _has_mark(parsed, end, ","))
        ):
            yield _framed(source, rest, _Order.PLAIN)


def _before_after(parsed: Parsed, keys: list[str], place: int) -> Iterator[_Framed]:
    """Give what is said after a source that ends at a place, or before it: "dem Amt zufolge"."""
    if 0 < place <= _LONGEST_SOURCE:
        yield _framed(_named(parsed, 0, place), keys[place + 1 :], _Order.FIRST)
    for start in range(max(1, place - _LONGEST_SOURCE), place):
        if place + 1 == len(keys) and _has_mark(parsed, start, ","):
            yield _framed(_named(parsed, start, place), keys[:start], _Order.PLAIN)


def _with_verb(
    parsed: Parsed, keys: list[str], verb: tuple[int, int], words: Leads
) -> Iterator[_Framed]:
    """Give what is said after "X says that", "X says:" or before ", says X"."""
    start, end = verb
    if 0 < start <= _LONGEST_SOURCE and end < len(keys):
        source = _named(parsed, 0, start)
        if keys[end] == words.that:
            order = _Order.LAST if words.last else _Order.PLAIN
            yield _framed(source, keys[end + 1 :], order)
        elif parsed.lowered.startswith("qu'", parsed.terms[end].start):
            yield _framed(source, [keys[end].removeprefix("qu"), *keys[end + 1 :]], _Order.PLAIN)
        elif _has_mark(parsed, end, ",:"):
            yield _framed(source, keys[end:], _Order.PLAIN)
    if _has_mark(parsed, start, ",") and end < len(keys) <= end + _LONGEST_SOURCE:
        yield _framed(_named(parsed, end, len(keys)), keys[:start], _Order.PLAIN)


def _with_colon(parsed: Parsed, keys: list[str]) -> Iterator[_Framed]:
    for place in range(1, min(_LONGEST_SOURCE, len(keys))):
        if _has_mark(parsed, place, ":"):
            yield _framed(_named(parsed, 0, place), keys[place:], _Order.PLAIN)
            return


def _named(parsed: Parsed, start: int, end: int) -> list[str]:
    """Return the keys of a source, without an article before it or joined to its first word."""
    keys = [term.key for term in parsed.terms[start:end]]
    if parsed.lowered.startswith("l'", parsed.terms[start].start):
        return [keys[0].removeprefix("l"), *keys[1:]]
    return keys[1:] if keys[0] in _ARTICLES else keys


def _framed(source: Sequence[str], said: Sequence[str], order: _Order) -> _Framed:
    return _Framed(tuple(source), tuple(said), order)


def _has_mark(parsed: Parsed, place: int, marks: str) -> bool:
    """Return whether one of these marks stands right before the term at a place."""
    if not 0 < place < len(parsed.terms):
        return False
    gap = parsed.plain.text[parsed.terms[place - 1].end : parsed.terms[place].start]
    return any(mark in gap for mark in marks)
