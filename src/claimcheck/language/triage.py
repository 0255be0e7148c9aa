"""Which statements are worth checking first, and why."""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from claimcheck.model.statement import Statement


class Worth(IntEnum):
    """How much a statement asks to be checked, most first."""

    FIGURE = 1
    COMPARISON = 2
    SUPERLATIVE = 3
    FACT = 4
    PLAN = 5
    OPINION = 6
    QUESTION = 7


class Priority(NamedTuple):
    """A place in the order of checking, and the words that put it there."""

    worth: Worth
    reason: str


@cache
def _patterns() -> tuple[tuple[Worth, re.Pattern[str]], ...]:
    numbers = (
        "two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|"
        "billions?|half|third|quarter|twice|doubled?|tripled?|percent|per cent"
    )
    return tuple(
        (worth, re.compile(pattern, re.IGNORECASE))
        for worth, pattern in (
            (Worth.QUESTION, r"\?[\"”’'»]*\s*$"),
            (Worth.FIGURE, rf"\d|\b(?:{numbers})\b|\b\w+fold\b"),
            (
                Worth.COMPARISON,
                r"\b(?:\w+er than|more|less|fewer|rather) (?:[\w-]+ ){0,4}than\b|\b\w+er than\b"
                r"|\bcompared (?:to|with)\b|\b(?:rose|fell|grew|increased|decreased|declined)\b",
            ),
            (
                Worth.SUPERLATIVE,
                r"\b(?:most|least|best|worst|only|never|always|every|nobody|no one)\b"
                r"|\bthe (?:[\w-]{3,}est|first|last)\b",
            ),
            (
                Worth.PLAN,
                r"\b(?:will|shall|going to|would|plans? to|hopes? to|intends? to|promis\w+|vow\w*"
                r"|pledg\w+)\b|\b\w+['’]ll\b|^to ",
            ),
            (
                Worth.OPINION,
                r"\b(?:should|must|ought|need to|believe|think|feel|hope|want|great|terrible|"
                r"awful|beautiful|important|good|bad|wrong|right|unfair|fair|disgrace\w*|shame\w*"
                r"|proud|happy|sad|love|hate|wonderful|tragic|very)\b",
            ),
        )
    )


def priority(text: str) -> Priority:
    """Return how much ``text`` asks to be checked, with the reason.

    >>> priority("Turnover grew by 20% over the year").worth.name
    'FIGURE'
    >>> priority("Will you run again?").worth.name
    'QUESTION'
    """
    for worth, pattern in _patterns():
        if found := pattern.search(text):
            return Priority(worth, _reason(worth, found.group().strip()))
    return Priority(Worth.FACT, "says what is or was")


def _reason(worth: Worth, words: str) -> str:
    if worth is Worth.QUESTION:
        return "asks a question"
    names = {
        Worth.FIGURE: "has a figure",
        Worth.COMPARISON: "compares",
        Worth.SUPERLATIVE: "claims an extreme",
        Worth.PLAN: "speaks of the future",
        Worth.OPINION: "gives an opinion",
    }
    return f"{names[worth]}: {words}"


def by_worth(statements: Iterable[Statement]) -> list[Statement]:
    """Return all ``statements``, most worth checking first, else in the order given."""
    return sorted(statements, key=lambda statement: statement.priority or Worth.FACT)
