"""Whether one of two texts denies, in the languages that a model of meaning reads.

From the closed classes of each language's grammar. In English the guards tell more; this
only tells whether two texts in two languages can both be denials.
"""

import re
from functools import cache

from claimcheck.language.lexicon.negation import DENYING
from claimcheck.language.text.stems import is_english
from claimcheck.model.comparison import Difference, Guard
from claimcheck.model.statement import Statement

# Here a verb alone may deny, by its ending, which no word tells.
_BY_ENDING = frozenset(("tr",))
_SIGNS = {"zh": "不没沒无無未", "ja": "ない|ません|なく|ず(?!っ)"}


@cache
def _negators(language: str) -> re.Pattern[str] | None:
    if language in DENYING and language not in _BY_ENDING:
        contracted = "|n['’]t" if language == "en" else ""
        words = "|".join(DENYING[language])
        return re.compile(rf"(?:\b(?:{words}){contracted})\b", re.IGNORECASE)
    signs = _SIGNS.get(language)
    return re.compile(f"[{signs}]" if language == "zh" else signs) if signs else None


def negator_in(text: str, language: str) -> str | None:
    """Return the first word of a text that denies, "" for none; None in a language not known.

    >>> negator_in("Les masques ne réduisent pas le risque", "fr")
    'pas'
    >>> negator_in("Masks reduce the risk", "en"), negator_in("Maskeler riski azaltmaz", "tr")
    ('', None)
    """
    pattern = _negators(language.partition("-")[0])
    found = pattern.search(text) if pattern else None
    return None if pattern is None else found.group() if found else ""


def denied_by_one(first: Statement, second: Statement) -> tuple[Difference, ...]:
    """Return that one of two statements denies and the other does not, each in its language."""
    ours, theirs = (
        negator_in(each.text, "en" if is_english(each.language) else each.language)
        for each in (first, second)
    )
    if ours is None or theirs is None or bool(ours) == bool(theirs):
        return ()
    return (Difference(Guard.NEGATION, ours, theirs),)
