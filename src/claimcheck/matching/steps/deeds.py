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
    return told or reason or afar or sum(1 for _ in _deeds(rest)) > 1


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
    return term.key in IRREGULAR_VERBS or (term.key.endswith("ed") and len(term.key) > 4)


def _ends_noun(term: Term) -> bool:
    """Return whether a term may end what a verb is said of, and not begin what it describes."""
    if term.figure or term.key in FUNCTION or term.key in _BEFORE_NOUNS:
        return False
    return not _is_past(term)
