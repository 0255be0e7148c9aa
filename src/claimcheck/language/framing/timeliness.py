"""Whether what a sentence says can only hold for a time."""

import re
from functools import cache

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS
from claimcheck.language.lexicon.time_relative import find_relative

_NO_SUPERLATIVE = (
    r"(?:west|midwest|quest|conquest|request|bequest|contest|protest|harvest|forest|interest"
    r"|arrest|crest|unrest|chest|guest|priest|honest|modest|digest|tempest|budapest|everest)\b"
)


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:record|all-time|historic) (?:high|low|number|level|year|figure|sum|rate)s?"
        r"|(?:at|hits?|hit|reach(?:es|ed)?) (?:a |an )?(?:new )?record"
        r"|(?:highest|lowest|biggest|largest|most|fewest|worst|best)\b[^.]*?"
        r"\b(?:ever|on record|since|in (?:years|decades|history|a generation))"
        r"|still|no longer|not yet|to date|latest|newest|current|incumbent|for the first time"
        # Who is ahead of all others, and what has never happened, may change any day.
        r"|(?:is|are|remains?|has|have) (?:\w+ ){0,3}the (?:\w+ )?(?:most|least|best|worst|only"
        rf"|(?!{_NO_SUPERLATIVE})[a-z]{{3,}}est)"
        r"|(?:has|have) (?:ever|never|yet to|not (?:yet|so far))|so far|until now|up to now)\b"
    )


@cache
def _present() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are|has|have|stands|costs|earns?|employs?|pays|owns|exceeds|amounts to|totals"
        r"|lives? in|remains?|includes|contains|serves|holds|houses|spends|receives|makes|takes"
        r"|handles|produces|exports|imports|sells|consumes|accounts for|covers|uses|needs"
        r"|attracts|welcomes|treats|generates|emits|carries|kills|brings in|(?:a|per|each|every)"
        r" (?:hour|day|night|week|month|year)|annually|daily|weekly|monthly|yearly)\b"
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def is_of_its_time(plain: str, *, has_figure: bool) -> bool:
    """Return whether a plain text says what changes: "now", a record, a figure in the present.

    >>> is_of_its_time("The plant employs 250 people", has_figure=True)
    True
    >>> is_of_its_time("The plant cost 48 million euros in 2019", has_figure=True)
    False
    >>> said = ("Unemployment is at a record high", "Portugal is the largest exporter of cork")
    >>> [is_of_its_time(each, has_figure=False) for each in said]
    [True, True]
    >>> said = ("It is the interest of all", "Nobody has ever been tried", "He sold the bank")
    >>> [is_of_its_time(each, has_figure=False) for each in said]
    [False, True, False]
    >>> is_of_its_time("The harbour and its docks handle 390,000 boxes a year", has_figure=True)
    True
    >>> is_of_its_time("The harbour handled 390,000 boxes a year", has_figure=True)
    False
    """
    low = plain.lower()
    if find_relative(low) or _lasting().search(low):
        return True
    if not has_figure or _year().search(low) or not (found := _present().search(low)):
        return False
    # "Exports of the plant that makes cars rose by 5%" tells of what was.
    words = re.findall(r"[a-z]+", low)
    auxiliary = found[0] in {"is", "are", "has", "have"}
    return auxiliary or not any(each in IRREGULAR_VERBS or each.endswith("ed") for each in words)
