"""Where a noun phrase begins: after which words and marks."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.listing import is_of_firm, joins_company
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    END_MARKS,
    PREPOSITIONS,
    STARTERS,
)
from claimcheck.language.lexicon.reporting_verbs import cue_forms

_BOUNDARIES = frozenset(",()[]") | END_MARKS | DASHES | (STARTERS - {"and"})


def is_boundary(passage: Passage, k: int, start: int) -> bool:
    """Return whether a noun phrase that goes on after token `k` begins there."""
    low = passage.lows[k]
    if passage.inside[k] >= 0:
        return True
    if low == "and":
        return not _joins_names(passage, k, start)
    if low == "," and is_of_firm(passage, k + 1):
        return False
    before = passage.lows[k - 1] if k > start else ""
    if is_short(passage, k):
        return False
    return (before != "such" and low in _BOUNDARIES) or (low == "to" and before == "according")


def is_short(passage: Passage, k: int) -> bool:
    """Return whether token `k` is the full stop of ``Holt Grid, Inc.``."""
    return passage.lows[k] == "." and k > 0 and is_of_firm(passage, k - 1)


def _joins_names(passage: Passage, k: int, start: int) -> bool:
    """Return whether the ``and`` at ``k`` joins two subjects rather than two clauses."""
    before = passage.words[k - 1] if k > start else ""
    after = passage.words[k + 1]
    if k - 2 >= start and passage.lows[k - 2] == "," and passage.inside[k - 2] < 0:
        # "…, police and hospital sources said": a noun alone begins no clause.
        return True
    if before[:1].isupper() and (after[:1].isupper() or joins_company(passage, k, start)):
        return True
    if before.endswith("s") and before.islower() and passage.lows[k + 1] not in DETERMINERS:
        return True
    return _opens_clause(passage, k, start)


def _opens_clause(passage: Passage, k: int, start: int) -> bool:
    """Return whether only a short noun phrase stands between token `k` and a quotation."""
    for i in range(k - 1, max(start - 1, k - 9), -1):
        low = passage.lows[i]
        if passage.inside[i] >= 0:
            return i < k - 1
        if low in AUXILIARIES or low in cue_forms() or low in PREPOSITIONS or low == ",":
            return False
    return False
