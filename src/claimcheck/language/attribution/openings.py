"""What a sentence begins with: its subject, after a phrase of time or place."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.lexicon.closed_classes import (
    ARTICLES,
    AUXILIARIES,
    IRREGULAR_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    STARTERS,
    WEEKDAYS,
)
from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.model.statement import Span

_LONGEST_OPENING = 14
_ENDS = frozenset([",", "who", "(", ":"])


def first_subject(passage: Passage, start: int, i: int) -> Span | None:
    """Return the noun phrase that begins the sentence, up to its first verb or adjunct."""
    if passage.lows[start : start + 2] == ["according", "to"] and start + 2 < i:
        # "According to him, …, adding that".
        start += 2
    elif passage.lows[start] in PREPOSITIONS or passage.lows[start] in STARTERS:
        start = _after_opening(passage, start, i)
    for k in range(start + 1, i):
        low = passage.lows[k]
        if low in AUXILIARIES or low in IRREGULAR_VERBS or low in _ENDS:
            return passage.span(start, k)
        if low in cue_forms() and passage.lows[k - 1] not in ARTICLES:
            return passage.span(start, k)
        if low.endswith("ed") or (low == "on" and passage.lows[k + 1] in WEEKDAYS):
            return passage.span(start, k)
    return None


def _after_opening(passage: Passage, start: int, end: int) -> int:
    """Return where the subject stands after ``Before the vote,``; `end` where none is seen."""
    for k in range(start + 1, min(end, start + _LONGEST_OPENING)):
        if passage.inside[k] >= 0:
            return end
        if passage.lows[k] == ",":
            named = passage.words[k + 1][:1].isupper() or passage.lows[k + 1] in ARTICLES | PRONOUNS
            return k + 1 if named else end
    return end
