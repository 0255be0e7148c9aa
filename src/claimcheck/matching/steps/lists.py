"""Lists that have their items in another order."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS
from claimcheck.language.lexicon.peoples import is_land
from claimcheck.language.lexicon.states import STATES
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.steps.order import MOVABLE
from claimcheck.matching.terms import FUNCTION, LIGHT, Parsed, Sort, Term
from claimcheck.model.figure import FigureKind

_JOINING: Final = frozenset(("and", "or"))
_IN_TURN: Final = word_set(
    "respectively then first second former latter followed ahead ranked winners results medals"
    " podium route itinerary via sailed marched sequence ranking rankings ranks"
    " best worst strongest biggest largest richest poorest fastest top favourites favorites"
)
_DETERMINING: Final = word_set("a an the this that 's his her its their our my your no every")
# Before "order" these give a list one: "in that order", of which "that" is light.
_ORDERED: Final = word_set("in this alphabetical chronological descending ascending")
_IN_A_ROW: Final = ("top to bottom", "bottom to top", "left to right", "right to left", "in turn",
                    "north to south", "south to north", "west to east", "east to west")  # fmt: skip
# What begins with one of these says more of the last item, or of all.
_OF_THE_LAST: Final = word_set(
    "without with of under over above below aged from who which whose for"
)
_ARTICLES: Final = frozenset(("a", "an", "the"))
_GAP: Final = " "
_LONGEST_ITEM: Final = 4


def is_list_in_other_order(first: Parsed, second: Parsed) -> bool:
    """Return whether two texts differ only in the order of a list: "A, B and C", "C, A and B"."""
    tokens = [_tokens(parsed) for parsed in (first, second)]
    start = 0
    while start < min(map(len, tokens)) and tokens[0][start] == tokens[1][start]:
        start += 1
    end = 0
    while end < min(map(len, tokens)) - start and tokens[0][-1 - end] == tokens[1][-1 - end]:
        end += 1
    joined = any(side[len(side) - end : len(side) - end + 1] == ["and"] for side in tokens)
    opened = bool(start) and tokens[0][0] in MOVABLE and "," not in tokens[0][:start]
    listed = all("," in side[start : len(side) - end] for side in tokens)
    if joined and listed and end > 1 and not opened:
        # "A, B and C", "B, A and C": the last item is one of the list. But where a phrase may
        # end at its comma, none is: "In A, B and C sold it".
        end, joined = end - 2, False
    lists = [_items(side[start : len(side) - end]) for side in tokens]
    if _tells_turn(first, tokens[0]) or not all(lists):
        return False
    (items, joints), (others, other_joints) = lists  # type: ignore[misc]
    tail = tokens[0][len(tokens[0]) - end :]
    if _has_own_words(items, tail, first, second) or any(map(_may_be_one, (first, second))):
        return False
    around = [*tokens[0][:start], _GAP, *tokens[0][len(tokens[0]) - end :]]
    if _is_in_turn(around, len(items) + joined):
        return False
    return (
        joints == other_joints
        and sorted(items) == sorted(others)
        and (joined or not _JOINING.isdisjoint(joints))
    )


def _tells_turn(parsed: Parsed, tokens: Sequence[str]) -> bool:
    """Return whether the words say who comes first: "he first called A, B and C".

    "The first vaccine" tells of no turn.
    """
    if not _IN_TURN.isdisjoint(tokens) or "the order of" in parsed.lowered:
        return True
    return any(
        term.figure is not None
        and term.figure.kind is FigureKind.ORDINAL
        and parsed.lowered[term.start : term.end] in _IN_TURN
        and (before is None or before.key not in _DETERMINING)
        for before, term in zip((None, *parsed.terms), parsed.terms, strict=False)
    )


def _may_be_one(parsed: Parsed) -> bool:
    """Return whether a comma may part one thing: "Paris, Texas and Ohio", "Lee, the murderer"."""
    text = parsed.plain.text
    for place, (one, two) in enumerate(pairwise(parsed.terms)):
        if text[one.end : two.start].strip() != ",":
            continue
        if is_land(two.key) or two.key in STATES:
            if not (is_land(one.key) or one.key in STATES) and _is_capital(text, one):
                return True
            continue
        start = place
        while start and parsed.terms[start - 1].key not in FUNCTION:
            start -= 1
        named = parsed.terms[place + 2 : place + 3] if two.key in _ARTICLES else [two]
        before = parsed.terms[start - 1].key if start else ""
        articles = {two.key in _ARTICLES, before in _ARTICLES}
        capitals = {_is_capital(text, term) for term in (one, *named)}
        if len(articles) == len(capitals) == 2:
            return True
    return False


def _is_capital(text: str, term: Term) -> bool:
    return text[term.start].isupper()


def _has_own_words(
    items: Sequence[tuple[str, ...]], tail: Sequence[str], first: Parsed, second: Parsed
) -> bool:
    """Return whether words may belong to one item, or to all, by where it stands in the list.

    "Rich men and women", "women and rich men"; "aliens and felons without papers".
    """
    if tail and tail[0] in _OF_THE_LAST:
        return True
    names = {term.key for side in (first, second) for term in side.terms if term.sort is Sort.NAME}
    longer = sum(len(item) > 1 and not names.issuperset(item) for item in items)
    return 0 < longer < len(items)


def _is_in_turn(around: Sequence[str], count: int) -> bool:
    """Return whether the words around a list give its order a meaning.

    They say so ("in that order"), or they list as many things that belong to its items one
    by one: "gold, silver and bronze went to", "ordered 2 and 3 planes".
    """
    words = f" {' '.join(around)} "
    if any(f" {row} " in words for row in _IN_A_ROW):
        return True
    orders = [place for place, key in enumerate(around) if key == "order"]
    if any(_ORDERED & set(around[max(0, place - 2) : place]) for place in orders):
        return True
    for side in _split(around, _GAP):
        joints = [key for key in side if key == "," or key in _JOINING]
        if not _JOINING.isdisjoint(joints) and len(joints) + 1 >= count > 1:
            return True
    return False


def _split(keys: Sequence[str], mark: str) -> tuple[Sequence[str], Sequence[str]]:
    place = keys.index(mark) if mark in keys else len(keys)
    return keys[:place], keys[place + 1 :]


def _tokens(parsed: Parsed) -> list[str]:
    """Return the keys of what is not light, with the commas between."""
    tokens: list[str] = []
    place = 0
    for term in parsed.terms:
        if "," in parsed.plain.text[place : term.start] and tokens:
            tokens.append(",")
        if term.key not in LIGHT or term.key == "'s":
            tokens.append(term.key)
        place = term.end
    return tokens


def _items(tokens: Sequence[str]) -> tuple[list[tuple[str, ...]], list[str]] | None:
    """Return the items of a list and what joins them; None where it is no list of things."""
    items: list[tuple[str, ...]] = []
    joints: list[str] = []
    item: list[str] = []
    for key in [*tokens, "and"]:
        if key != "," and key not in _JOINING:
            item.append(key)
            continue
        if item:
            items.append(tuple(item))
            joints.append(key)
        elif joints:
            joints[-1] = key
        item = []
    joints = joints[:-1]
    # "Knives, and guns in schools": what follows belongs to the second of two alone.
    if len(items) < 2 or (len(items) == 2 and "," in tokens) or any(map(_is_no_thing, items)):
        return None
    return items, joints


def _is_no_thing(item: Sequence[str]) -> bool:
    return len(item) > _LONGEST_ITEM or any(
        word in FUNCTION or word in IRREGULAR_VERBS or (word.endswith("ed") and len(word) > 4)
        for word in item
    )
