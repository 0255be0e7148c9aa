"""Whether a text has any of the words by which it can be contested; most have none."""

import re
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set

# In small letters; a part of a word stands for all that have it. With none of these, and no end
# that denies, none of the long patterns of rebuttals, voices and labels finds anything.
_SIGNS: Final = tuple(
    """
    false|true|wrong|correct|accurate|mislead|baseless|unfounded|debunk|discredit|unproven|bogus
    |myth|hoax|fabricat|supported|fake|nonsense|satir|invented|made up|not so|mistake|erroneous
    |truth|dishonest|evidence|proof|basis|foundation|indication|record|show|prove|found
    |demonstrat|denie|deny|doubt|dispute|reject|refute|disprov|dispel|withdr|retract|contrary
    |version|happened|existed|occurred|took place|taken place|exists|nothing of the|no such|fiction
    |misconception|sinformation|parody|spoof|on fire|pinocchio
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# A sentence that contests the one before it begins with one of these, but for what joins it.
_BEGINNINGS: Final = word_set(
    """
    it that this the his her their these those both our rating verdict conclusion finding assessment
    status result truth ruling fact factcheck factcheckers neither none we he she they there nothing
    no nobody false untrue not wrong incorrect nonsense nope nah far
    said says as yeah just only kidding joking jk lol haha lmao april i
    """
)
_JOINING: Final = word_set("but and yet however still of")
# To ignore case takes these for "s", "i" and "k", which small letters do not tell.
_ODD_LETTERS: Final = frozenset("\u017f\u0131\u0130\u212a")


@cache
def _short_or_last() -> re.Pattern[str]:
    """Return words that are a part of many others, and what denies only at the end."""
    return re.compile(
        r"\b(?:lie|error|sign)|(?:\bno|not|n['’]t)(?: (?:happen|exist|occur|take place))?\W*$"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


def may_rebut(text: str) -> bool:
    """Return whether a text in small letters may begin by contesting what stands before it.

    >>> [may_rebut(text) for text in ("but it is not so", "of course, that is false")]
    [True, True]
    >>> may_rebut("exports rose, it is true")
    False
    """
    words = [each[0] for each in islice(_word().finditer(text), 3)]
    first = words if words[:1] and words[0] in _JOINING else words[:1]
    return not (_ODD_LETTERS.isdisjoint(text) and _BEGINNINGS.isdisjoint(first))


@lru_cache(maxsize=256)
def may_contest(text: str) -> bool:
    """Return whether a text may say of something that it is not so, in whatever form.

    >>> [may_contest(text) for text in ("That is untrue.", "It did not.", "Exports rose by 4%.")]
    [True, True, False]
    """
    low = text.lower()
    if any(map(low.__contains__, _SIGNS)):
        return True
    return not _ODD_LETTERS.isdisjoint(text) or _short_or_last().search(low) is not None
