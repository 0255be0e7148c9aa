"""Lists of names that have them in another order, in other languages than English."""

from typing import Final, NamedTuple

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.stems import code_of
from claimcheck.matching.terms import Parsed, Sort

# What joins the last two items, what a list of names may stand after, and what gives it an order.
JOINING: Final = {
    "de": "und oder", "fr": "et ou", "es": "y e o u", "pt": "e ou", "it": "e ed o", "nl": "en of",
    "sv": "och eller", "no": "og eller", "nb": "og eller", "da": "og eller",
}  # fmt: skip
_LEADS: Final = word_set(
    "in aus nach für von mit durch gegen en à de pour avec par contre chez a para con por contra em"
    " com di da per uit naar voor van met i från till för av med fra til"
)
_ORDERED: Final = word_set(
    "platz plätze plätzen rang ränge rängen reihenfolge nacheinander jeweils beziehungsweise dann"
    " zuerst danach zuletzt route strecke gold silber respectivement ordre puis ensuite podium"
    " médaille médailles respectivamente orden luego primero después ruta medalla medallas plaza"
    " rispettivamente ordine poi prima medaglia ordem depois medalha respectievelijk volgorde"
    " daarna respektive ordning sedan därefter plats via"
)
_FEWEST_NAMES: Final = 3


class _NameList(NamedTuple):
    """A list of names, and the places of its first term and after its last."""

    items: tuple[str, ...]
    joint: str
    start: int
    end: int


def is_list_abroad(first: Parsed, second: Parsed) -> bool:
    """Return whether two texts differ in the order of three names or more: "Ulm, Bonn und Kiel".

    Of another language than English little is known, so each item is one name, and nothing
    beside the list may belong to its first or last.
    """
    ours, theirs = _names_in(first), _names_in(second)
    if ours is None or theirs is None:
        return False
    keys = [[term.key for term in each.terms] for each in (first, second)]
    return (
        (sorted(ours.items), ours.joint) == (sorted(theirs.items), theirs.joint)
        and keys[0][: ours.start] == keys[1][: theirs.start]
        and keys[0][ours.end :] == keys[1][theirs.end :]
        and _ORDERED.isdisjoint(keys[0])
    )


def _names_in(parsed: Parsed) -> _NameList | None:
    """Return the first list of names in a text, if nothing beside it may belong to one of them."""
    joints = JOINING.get(code_of(parsed.language), "").split()
    for start in range(len(parsed.terms) - _FEWEST_NAMES):
        end = start
        while _is_item(parsed, end) and _gap_after(parsed, end).strip() == ",":
            end += 1
        if end - start < _FEWEST_NAMES - 2 or not _is_item(parsed, end):
            continue
        joint, last = end + 1, end + 2
        if last >= len(parsed.terms) or parsed.terms[joint].key not in joints:
            return None
        if not _is_item(parsed, last) or not _stands_alone(parsed, start, last):
            return None
        items = (*parsed.terms[start : end + 1], parsed.terms[last])
        return _NameList(
            tuple(item.key for item in items), parsed.terms[joint].key, start, last + 1
        )
    return None


def _is_item(parsed: Parsed, place: int) -> bool:
    """Return whether a term is a name; the head of a text has a capital in any case."""
    if place >= len(parsed.terms):
        return False
    term = parsed.terms[place]
    return term.sort is Sort.NAME or (not place and parsed.plain.text[term.start].isupper())


def _gap_after(parsed: Parsed, place: int) -> str:
    following = parsed.terms[place + 1 : place + 2]
    return parsed.plain.text[parsed.terms[place].end : following[0].start] if following else ""


def _stands_alone(parsed: Parsed, start: int, last: int) -> bool:
    """Return whether no title stands before the first name, and nothing more of the last after."""
    before, after = parsed.terms[max(0, start - 1) : start], parsed.terms[last + 1 : last + 2]
    if before and before[0].key not in _LEADS:
        return False
    if not after:
        return True
    verb = after[0].sort is Sort.WORD and after[0].key not in _LEADS
    return verb and len(after[0].key) > 3 and not _gap_after(parsed, last).strip()
