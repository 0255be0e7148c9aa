"""How many deeds a clause tells of: to which of them a phrase that moves may belong."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, Sort, Term

# What is told of has a time and a place of its own: "a study of floods in Mali".
_ACCOUNTS: Final = word_set(
    "study studies report reports survey surveys book books film films documentary article articles"
    " series exhibition exhibitions lecture lectures speech speeches conference conferences talks"
    " talk debate debates hearing hearings trial trials inquiry inquiries investigation"
    " investigations review reviews plan plans proposal proposals law laws bill bills ban bans"
    " project projects programme programmes program programs campaign campaigns research data"
    " figures statistics evidence footage video videos photo photos picture pictures story stories"
    " news rumours map maps list lists history model models museum memorial monument apology"
)
_TOLD_OF: Final = word_set("of on about into over for against after to")
# What happens has a time and a place of its own, too: "sued over the leak in 2015".
_EVENTS: Final = frozenset(
    noun + ending
    for noun in word_set(
        "flood fire blaze wildfire storm hurricane typhoon cyclone tornado blizzard earthquake"
        " quake tsunami drought famine landslide avalanche eruption heatwave disaster catastrophe"
        " accident collision derailment explosion blast fireball leak spill outage blackout breach"
        " hack theft heist robbery burglary fraud scandal affair incident event war battle attack"
        " shooting airstrike strike raid riot protest demonstration march rally coup uprising"
        " rebellion revolt revolution mutiny invasion occupation siege bombardment massacre killing"
        " murder homicide genocide assassination execution lynching kidnapping abduction rape"
        " assault beating stabbing torture death suicide drowning birth wedding funeral election"
        " vote referendum poll summit meeting visit trip tour negotiation game match race final"
        " tournament championship olympics cup festival concert ceremony celebration carnival"
        " parade pilgrimage arrest detention eviction expulsion deportation evacuation epidemic"
        " pandemic outbreak plague layoff lay-off dismissal closure collapse default bankruptcy"
        " merger takeover boycott blockade lockdown curfew conflict fight duel brawl stampede crush"
        " clash crash crisis recession shutdown launch operation surgery vaccination drill exercise"
        " hunt harvest shipwreck sinking failure mistake error crime offence offense abuse"
    )
    for ending in ("", "s", "es")
) | word_set("crises robberies burglaries mutinies rallies surgeries ceremonies deliveries")
# Nouns in "-ing" that are things.
_THINGS: Final = word_set("building evening morning ceiling clothing housing ring king wing thing")
# After a deed, or to whom it is done, these lead to another: "jailed for a murder".
_FOR: Final = word_set("for over about after before during")
# Where these are done nobody says by the place of what they are done to: "funded schools in Mali".
_AFAR: Final = frozenset(
    verb + ending
    for verb in word_set(
        "fund financ sponsor subsidis subsidiz bankroll purchas acquir insur leas licens own rul"
        " manag control support sanction embargo approv permit licenc bann outlaw order inspect"
        " monitor supervis regulat tax lock recognis recogniz sold sell bought buy lent lend owe"
        " govern represent cover operat run runs ran host import export supply supplie deliver ship"
        " hir recruit train"
    )
    for ending in ("", "e", "ed", "d", "s", "es")
)
_LEADING: Final = _FOR | word_set("to of in by from with amid against following despite")
_SHORT_PAST: Final = word_set("sued died lied tied vied owed used aged axed")
_HELPING: Final = word_set("is are was were be been being am has have had do does did will would")
_BEFORE_NOUNS: Final = word_set("a an the this that these those its his her their our my your no's")


def may_belong_elsewhere(rest: Sequence[Term], *, is_time: bool) -> bool:
    """Return whether a phrase may tell of something else than what these terms say is done.

    A second deed ("schools built by nuns"), what somebody tells of ("a study of floods"), or,
    of a place, what is done from afar.
    """
    keys = [term.key for term in rest]
    told = any(one in _ACCOUNTS and two in _TOLD_OF for one, two in pairwise(keys))
    reason = any(
        two.key in _FOR and not three.figure and (_is_past(one) or one.sort is Sort.NAME)
        for one, two, three in zip(rest, rest[1:], rest[2:], strict=False)
    )
    afar = not is_time and not _AFAR.isdisjoint(keys)
    return told or reason or afar or sum(1 for _ in _deeds(rest)) > 1 or _has_event(rest)


def _has_event(terms: Sequence[Term]) -> bool:
    """Return whether these words tell of an event beside what is said of their subject."""
    deed = next(_deeds(terms), None)
    return any(
        _is_event(term, before) and (before.key in _LEADING if deed is None else place > deed)
        for place, (before, term) in enumerate(pairwise(terms), start=1)
    )


def _is_event(term: Term, before: Term) -> bool:
    if term.sort is not Sort.WORD:
        return False
    is_deed = len(term.key) > 5 and term.key.endswith("ing") and before.key in _BEFORE_NOUNS
    return term.key in _EVENTS or (is_deed and term.key not in _THINGS)


def _deeds(terms: Sequence[Term]) -> Iterator[int]:
    """Give the places at which a verb in the past, or one that helps another, begins."""
    before: Term | None = None
    for place, term in enumerate(terms):
        if term.key in _HELPING:
            if not (before and before.key in _HELPING):
                yield place
        elif _is_past(term) and before and _ends_noun(before):
            yield place
        before = term


def _is_past(term: Term) -> bool:
    if term.sort is not Sort.WORD:
        return False
    long = term.key.endswith("ed") and len(term.key) > 4
    return long or term.key in IRREGULAR_VERBS or term.key in _SHORT_PAST


def _ends_noun(term: Term) -> bool:
    """Return whether a term may end what a verb is said of, and not begin what it describes."""
    if term.figure or term.key in FUNCTION or term.key in _BEFORE_NOUNS:
        return False
    return not _is_past(term)
