"""Which statements are worth checking first, and why."""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.statement import Statement

_NUMBERS = word_set(
    """
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
    seventy eighty ninety dozen dozens hundred hundreds thousand thousands million millions billion
    billions trillion half third quarter twice double doubled triple tripled percent per cent
    eightfold tenfold twofold threefold fourfold fivefold majority
    """
) - {"per", "cent"}
_COMPARING = word_set(
    """
    than compared rose rise risen rising fell fall fallen falling grew grow grown growing increased
    increase increasing decreased decrease decreasing declined decline higher lower fewer
    """
)
_EXTREME = word_set(
    "most least best worst only never always every nobody none largest biggest first last highest "
    "lowest all everyone everybody"
)
_PLANNING = word_set(
    "will shall would plan plans hope hopes intend intends promise promised promises vow vowed "
    "pledge pledged going gonna won't wouldn't we'll i'll he'll she'll they'll it'll"
)
_JUDGING = word_set(
    """
    should must ought believe think feel hope want great terrible awful beautiful important good
    bad wrong right unfair fair disgrace disgraceful shame shameful proud happy sad love hate
    wonderful tragic very need honour honor thank thanks sorry welcome hopefully
    """
)


class Worth(IntEnum):
    """How much a statement asks to be checked, most first."""

    FIGURE = 1
    COMPARISON = 2
    EXTREME = 3
    FACT = 4
    PLAN = 5
    OPINION = 6
    QUESTION = 7


class Priority(NamedTuple):
    """A place in the order of checking, and the words that put it there."""

    worth: Worth
    reason: str


_ORDER = (
    (Worth.FIGURE, _NUMBERS, "has a figure"),
    (Worth.COMPARISON, _COMPARING, "compares"),
    (Worth.EXTREME, _EXTREME, "claims an extreme"),
    (Worth.PLAN, _PLANNING, "speaks of the future"),
    (Worth.OPINION, _JUDGING, "gives an opinion"),
)


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:'[a-z]+)?")


@cache
def _figure_pattern() -> re.Pattern[str]:
    # A pattern that began by looking back would be tried at every letter.
    return re.compile(r"\d(?<!\w.)(?:[\d.,]*\d)?")


def _is_year(figure: str) -> bool:
    return len(figure) == 4 and figure.startswith(("19", "20"))


def priority(text: str) -> Priority:
    """Return how much `text` asks to be checked, with the reason.

    >>> priority("Turnover grew by 20% over the year")
    Priority(worth=<Worth.FIGURE: 1>, reason='has a figure: 20')
    >>> priority("Will you run again?").worth.name
    'QUESTION'
    """
    if text.rstrip("\"”’'» ").endswith("?"):
        return Priority(Worth.QUESTION, "asks a question")
    if figures := _figure_pattern().findall(text):
        # A year says when, another figure how much.
        figure = next((each for each in figures if not _is_year(each)), figures[0])
        return Priority(Worth.FIGURE, f"has a figure: {figure}")
    words = _word_pattern().findall(text.lower().replace("’", "'"))
    if not words:
        return Priority(Worth.OPINION, "has no words")
    if words[0] == "to":
        return Priority(Worth.PLAN, "speaks of the future: to")
    known = set(words)
    for worth, signs, reason in _ORDER:
        if not known.isdisjoint(signs):
            found = next(word for word in words if word in signs)
            return Priority(worth, f"{reason}: {found}")
    return Priority(Worth.FACT, "says what is or was")


def by_worth(statements: Iterable[Statement]) -> list[Statement]:
    """Return all `statements`, most worth checking first, else in the order given."""
    return sorted(
        statements, key=lambda statement: statement.priority or priority(statement.text).worth
    )
