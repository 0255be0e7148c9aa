"""Whose life a text tells: in an obituary "he once said" may always be of the dead."""

import re
from functools import cache

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.resolve import Cast

# In code points: where an obituary says who died.
_OPENING = 500
# In tokens: how far from the pronoun a word stands that tells of a life.
_NEAR = 4
_OF_A_LIFE = word_set("later once used often would always liked loved never recalled")


@cache
def _died() -> re.Pattern[str]:
    return re.compile(r"\b(?:died|has died|passed away|death|dies)\b")


def whose_life(passage: Passage, cast: Cast) -> str:
    """Return the full name of the dead of whom an obituary is; empty for other texts."""
    text = passage.text
    if " survived by " not in text or not _died().search(text, 0, _OPENING):
        return ""
    named = cast.mentions_between(0, _OPENING)
    return named[0].people[0].name if named and len(named[0].people) == 1 else ""


def is_same_life(text: str, name: str, dead: str) -> bool:
    """Return whether a name may be the dead's own: they share a word, or ``born Ann Hay``."""
    return not set(name.split()).isdisjoint(dead.split()) or f"orn {name}" in text


def tells_of_a_life(passage: Passage, sentence: int, position: int) -> bool:
    """Return whether the words beside a pronoun tell of long ago: ``he later said``.

    So do a year, and a pronoun before it in the same sentence.
    """
    i, first = passage.token_at(position), passage.first[sentence]
    near = passage.lows[i : min(passage.past[sentence], i + _NEAR)]
    again = passage.lows[i] in {passage.lows[k] for k in range(first, i) if passage.inside[k] < 0}
    years = (low for low in passage.lows[i : passage.past[sentence]] if low.isdigit())
    return again or not _OF_A_LIFE.isdisjoint(near) or any(len(low) == _NEAR for low in years)
