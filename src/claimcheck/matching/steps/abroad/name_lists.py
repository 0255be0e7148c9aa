"""Lists of names that have them in another order, in other languages than English."""

from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.stems import code_of
from claimcheck.matching.terms import Parsed, Sort
from claimcheck.named_tuple import NamedTuple

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
# Before a name in a list; in other languages few names have one.
_ARTICLES: Final = {
    "fr": "la le les", "it": "la il lo le i gli", "es": "la el las los", "pt": "a o as os",
}  # fmt: skip
# Verbs as short as what joins a name to another.
_SHORT_VERBS: Final = word_set(
    "ont est sont han ha son fue è sono hat ist sind war zijn har têm foi são"
)


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
        spans, end = [], start
        while (after := _end_of_item(parsed, end)) > end:
            spans.append((end, after))
            end = after
            if _gap_after(parsed, end - 1).strip() != ",":
                break
        if len(spans) < _FEWEST_NAMES - 1 or end >= len(parsed.terms):
            continue
        last = _end_of_item(parsed, end + 1)
        if parsed.terms[end].key not in joints:
            return None
        if last <= end + 1 or not _stands_alone(parsed, start, last - 1):
            return None
        items = (*spans, (end + 1, last))
        return _NameList(
            tuple(" ".join(t.key for t in parsed.terms[a:b]) for a, b in items),
            parsed.terms[end].key,
            start,
            last,
        )
    return None


def _end_of_item(parsed: Parsed, place: int) -> int:
    """Return the place after a name and its article, if there is one; else the same place."""
    terms = parsed.terms[place : place + 2]
    articles = _ARTICLES.get(code_of(parsed.language), "").split()
    has_article = len(terms) > 1 and terms[0].key in articles
    name = place + has_article
    return name + 1 if _is_item(parsed, name) else place


def _is_item(parsed: Parsed, place: int) -> bool:
    """Return whether a term is a name; the head of a text has a capital in any case."""
    if place >= len(parsed.terms):
        return False
    term = parsed.terms[place]
    written = parsed.plain.text[term.start : term.end]
    elided = written[:2].lower() == "l'" and written[2:3].isupper()
    return term.sort is Sort.NAME or elided or (not place and written[:1].isupper())


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
    long = len(after[0].key) > 3 or after[0].key in _SHORT_VERBS
    return verb and long and not _gap_after(parsed, last).strip()
