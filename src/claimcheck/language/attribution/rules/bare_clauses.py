"""Tell whether a clause without "that" begins after a verb: ``said rents would rise``."""

from typing import Final

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.clauses import ends_clause
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    CLAUSE_PRONOUNS,
    DETERMINERS,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    PRONOUNS,
)
from claimcheck.language.lexicon.reporting_verbs import Cue, cue_forms
from claimcheck.language.lexicon.word_lists import word_set

# Where a noun phrase ends.
PHRASE_STOPS: Final = frozenset(
    [",", ";", "who", "which", "that", "to", "where", "—", "–", "-", ":"]
)
_THINGS = word_set("this that")
# What follows these is no verb of the noun phrase before: "claimed five wickets as Lund won".
_ASIDES = word_set("as when while after before because")
_SHORTEST = 3


def starts_clause(passage: Passage, i: int, end: int, cue: Cue, *, moved: bool) -> bool:
    """Return whether a clause without ``that`` begins here: a subject, later a verb."""
    low = passage.lows[i]
    if cue.verb == "feel" and (low == "like" or not _verb_ahead(passage, i, end)):
        return False
    if low in _THINGS and i + 1 < end and passage.lows[i + 1] in PREPOSITIONS:
        # "Disclosed this to newsmen".
        return False
    if low in CLAUSE_PRONOUNS or low in PRONOUNS:
        # "He said it twice" reports nothing.
        return low != "it" or end - i > _SHORTEST or _verb_ahead(passage, i, end)
    if low in {",", "(", "which", "whose"} or ends_clause(passage, i, end) or end - i < 3:
        return False
    if moved and low not in DETERMINERS and not passage.words[i][:1].isupper():
        return False
    return cue.verb in {"say", "tell"} or _verb_ahead(passage, i, end)


def _verb_ahead(passage: Passage, i: int, end: int) -> bool:
    """Return whether a finite verb follows the noun phrase at token `i`."""
    for k in range(i + 1, min(end, i + 20)):
        low, before = passage.lows[k], passage.words[k - 1]
        if low in AUXILIARIES or low in IRREGULAR_VERBS or low.endswith(("n't", "'s", "ed")):
            return True
        if low in cue_forms() and cue_forms()[low].form in {"past", "s"}:
            return True
        if low in PHRASE_STOPS or low in _ASIDES:
            return False
        if low.endswith("s") and before[:1].isupper() and passage.words[k].islower():
            return True
    return False
