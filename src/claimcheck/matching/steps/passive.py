"""A passive beside its active: "The council closed the bridge", "… was closed by the council"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, LIGHT, Parsed, Sort, Term

_WAS: Final = frozenset(("was", "were"))
# What stands before the verb of the active where this stands before "been".
_PERFECT: Final = {"has": ("has", "have"), "have": ("has", "have"), "had": ("had",)}
# Participles, with the past that the active has.
_PASTS: Final = {
    "stolen": "stole", "taken": "took", "given": "gave", "written": "wrote", "broken": "broke",
    "bitten": "bit", "chosen": "chose", "driven": "drove", "eaten": "ate", "hidden": "hid",
    "forgotten": "forgot", "frozen": "froze", "known": "knew", "overthrown": "overthrew",
    "seen": "saw", "shown": "showed", "torn": "tore", "thrown": "threw", "withdrawn": "withdrew",
    "blown": "blew", "grown": "grew", "sworn": "swore", "worn": "wore", "begun": "began",
    "sung": "sang", "drunk": "drank", "ridden": "rode", "shaken": "shook", "spoken": "spoke",
    "undertaken": "undertook", "overrun": "overran", "run": "ran", "overseen": "oversaw",
    "foreseen": "foresaw", "overtaken": "overtook", "slain": "slew", "rewritten": "rewrote",
    "drawn": "drew", "sunk": "sank", "beaten": "beat", "forbidden": "forbade", "done": "did",
}  # fmt: skip
_PRESENT: Final = frozenset(("be", "is", "are"))
_MODALS: Final = word_set("will would can could may might must should shall")
_IRREGULAR: Final = {
    base: frozenset((participle,))
    for base, participle in (
        pair.split("/")
        for pair in (
            "build/built buy/bought sell/sold pay/paid hold/held make/made take/taken give/given"
            " write/written break/broken choose/chosen drive/driven eat/eaten hide/hidden"
            " steal/stolen freeze/frozen see/seen show/shown throw/thrown withdraw/withdrawn"
            " draw/drawn sink/sunk beat/beaten forbid/forbidden do/done cut/cut hit/hit hurt/hurt"
            " shut/shut put/put set/set teach/taught catch/caught find/found win/won lose/lost"
            " lead/led feed/fed shoot/shot send/sent spend/spent lend/lent leave/left keep/kept"
            " bring/brought fight/fought strike/struck burn/burnt read/read spread/spread"
        ).split()
    )
}
# The participle, and at most three words after it: "was given two free villas by".
_LONGEST_VERB: Final = 4
_PARTICLES: Final = word_set("up down off out away back over in on through along aside")
# How far one of these reaches depends on its place, and whom a pronoun means does too.
_OF_ITS_PLACE: Final = word_set(
    "every each all both many most few several some any no none nobody nothing not never only also"
    " even just alone almost nearly either neither another other same he she it they him her them"
    " his hers its their theirs himself herself itself themselves who whom whose which that what"
    " and or but if because while when where than as so i we you my our your me us"
)
_PREPOSITIONS: Final = word_set("near during since through against among around outside inside")
_IN_PLACES: Final = word_set("in near outside at")
_LONGEST_PLACE: Final = 4
_PLACED_DEEDS: Final = word_set(
    "arrested detained killed shot bombed attacked seized destroyed stabbed hit raided captured"
    " rescued injured wounded beaten struck kidnapped abducted robbed looted burned burnt torched"
    " stormed flooded evacuated shelled searched murdered executed ambushed besieged damaged"
)
_OF_TIME: Final = word_set("in on during after before since last this next yesterday today")
_COUNTED_TIMES: Final = word_set("week month year")


def is_passive_of_other(first: Parsed, second: Parsed) -> bool:
    """Return whether one text is the other in the passive, word for word.

    Only where the order of the words tells nothing more: no quantity, no pronoun, one
    clause, and after who did it nothing but a time.
    """
    sides = [[term for term in side.terms if term.key not in LIGHT] for side in (first, second)]
    return _is_passive_of(*sides) or _is_passive_of(*sides[::-1])


def _is_passive_of(passive: Sequence[Term], active: Sequence[Term]) -> bool:
    passive, active = _as_past(*_without_perfect(passive, active))
    if len(passive) != len(active) + 2:
        return False
    keys, others = [term.key for term in passive], [term.key for term in active]
    if not _OF_ITS_PLACE.isdisjoint(keys):
        return False
    was = next((place for place, key in enumerate(keys) if key in _WAS), None)
    if was is None or not was or any(key in _WAS for key in (*keys[was + 1 :], *others)):
        return False
    by = next((place for place in range(was + 2, len(keys)) if keys[place] == "by"), None)
    if by is None or by - was - 1 > _LONGEST_VERB or "by" in others:
        return False
    thing, verb, rest = keys[:was], keys[was + 1 : by], passive[by + 1 :]
    if any(key in FUNCTION and key not in _PARTICLES for key in verb[1:]):
        return False
    pasts = [verb[0]] if verb[0] in _PASTS or _is_past(verb[0]) else []
    pasts += [_PASTS[verb[0]]] if verb[0] in _PASTS else []
    return any(_is_turned(thing, [past, *verb[1:]], rest, others) for past in pasts)


def _is_turned(
    thing: Sequence[str], verb: Sequence[str], rest: Sequence[Term], others: Sequence[str]
) -> bool:
    """Return whether the active says who did it, what was done, to what, and when or where."""
    # "Was fined 2 million by the court": "the court fined it 2 million". Only a particle may
    # stand before either: "blew up the bridge", but who was given the cat is no cat.
    deeds = [[verb[0], *thing, *verb[1:]]]
    if len(verb) > 1 and verb[1] in _PARTICLES:
        deeds.append([*verb[:2], *thing, *verb[2:]])
    return any(
        [*(term.key for term in rest[:end]), *done, *(term.key for term in rest[end:])] == others
        for done in deeds
        for end in range(1, len(rest) + 1)
        if _is_someone(rest[:end]) and (_is_time(rest[end:]) or _is_place(rest[end:], verb))
    )


def _without_perfect(
    passive: Sequence[Term], active: Sequence[Term]
) -> tuple[Sequence[Term], Sequence[Term]]:
    """Return "has been arrested" and "have arrested" as "was arrested" and "arrested"."""
    been = next((n for n, term in enumerate(passive) if term.key == "been"), 0)
    perfect = _PERFECT.get(passive[been - 1].key, ()) if been > 1 else ()
    had = [n for n, term in enumerate(active) if term.key in perfect]
    if len(had) != 1 or any(term.key in _WAS for term in passive):
        return passive, active
    was = passive[been]._replace(key="was")
    return [*passive[: been - 1], was, *passive[been + 1 :]], [
        term for n, term in enumerate(active) if n != had[0]
    ]


def _as_past(
    passive: Sequence[Term], active: Sequence[Term]
) -> tuple[Sequence[Term], Sequence[Term]]:
    """Return "will be closed" and "will close", "is closed" and "closes" as a past has them."""
    be = next((n for n, term in enumerate(passive) if term.key in _PRESENT), 0)
    if not be or be + 1 >= len(passive):
        return passive, active
    modal, verb = passive[be - 1].key, passive[be + 1].key
    was, start = passive[be]._replace(key="was"), be
    if passive[be].key == "be":
        places = [n for n, term in enumerate(active) if term.key == modal]
        if modal not in _MODALS or len(places) != 1 or places[0] + 1 >= len(active):
            return passive, active
        place, start = places[0] + 1, be - 1
        if verb not in _participles(active[place].key):
            return passive, active
    else:
        place = next((n for n, term in enumerate(active) if _is_present_of(term.key, verb)), 0)
        if not place:
            return passive, active
    turned = [*passive[:start], was, *passive[be + 1 :]]
    did = active[place]._replace(key=verb)
    return turned, [*active[: place - (be - start)], did, *active[place + 1 :]]


def _is_present_of(word: str, participle: str) -> bool:
    """Return whether a word is a verb's present: "closes" or "close" beside "closed"."""
    bases = [word, word.removesuffix("s"), word.removesuffix("es")]
    if word.endswith("ies"):
        bases.append(f"{word[:-3]}y")
    return any(participle in _participles(base) for base in bases)


def _participles(base: str) -> frozenset[str]:
    """Return what the participle of a verb may be.

    >>> sorted(_participles("ban"))
    ['band', 'baned', 'banned']
    """
    found = {f"{base}ed", f"{base}d", f"{base}{base[-1:]}ed"}
    if base.endswith("y"):
        found.add(f"{base[:-1]}ied")
    return frozenset(found) | _IRREGULAR.get(base, frozenset())


def _is_place(terms: Sequence[Term], verb: Sequence[str]) -> bool:
    """Return whether a place follows in which a deed was done that has one: "in Minsk".

    What was "condemned by the ministry in Athens" happened elsewhere.
    """
    return (
        len(verb) == 1
        and verb[0] in _PLACED_DEEDS
        and 1 < len(terms) <= _LONGEST_PLACE
        and terms[0].key in _IN_PLACES
        and all(term.sort is Sort.NAME and not term.key.endswith("day") for term in terms[1:])
    )


def _is_past(verb: str) -> bool:
    """Return whether a verb's past and its participle are one form."""
    regular = verb.endswith("ed") and not verb.endswith("eed") and len(verb) > len("red")
    return verb in IRREGULAR_VERBS or regular


def _is_someone(terms: Sequence[Term]) -> bool:
    """Return whether who did it is somebody, and no place beside it may be that of the deed."""
    return not any(
        (term.figure and term.figure.is_date)
        or (term.key in FUNCTION and term.key != "of")
        or term.key in _PREPOSITIONS
        or term.key.endswith("day")
        for term in terms
    )


def _is_time(terms: Sequence[Term]) -> bool:
    """Return whether nothing follows, or one phrase such as "in 1996", "on 4 May", "last week"."""
    if not terms:
        return True
    dated = any((term.figure and term.figure.is_date) or term.key.endswith("day") for term in terms)
    if len(terms) == 2 and terms[0].key in {"last", "this", "next"}:
        dated = dated or terms[1].key in _COUNTED_TIMES
    return (
        terms[0].key in _OF_TIME
        and dated
        and all(
            term.sort is not Sort.NAME or term.key.endswith("day") or term.figure
            for term in terms[1:]
        )
        and not any(one.key == other.key for one, other in pairwise(terms))
    )
