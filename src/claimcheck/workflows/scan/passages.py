"""Passages of a draft that are not compared, as far as they hold words for readers."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import UnreadFiles
from claimcheck.model.text.word_runs import Mark

# Fewer words say nothing.
_FEWEST_WORDS: Final = 5
_KINDS: Final = ((Mark.CODE, "of code"), (Mark.HIDDEN, "hidden from readers"))


@cache
def _in_words() -> re.Pattern[str]:
    """Return how words follow each other in a sentence, and seldom in code."""
    return re.compile(rf"(?:[^\W_]+[,;]? +){{{_FEWEST_WORDS - 1}}}[^\W_]+")


def unread_passages(draft: Draft) -> tuple[UnreadFiles, ...]:
    """Return how many passages of a draft are code or hidden and have words like a sentence's."""
    told = []
    for mark, what in _KINDS:
        # Marks within a passage part it, and no word of the text stands between.
        texts: dict[int, str] = {}
        for left in draft.left_out:
            # A script is code, and no hidden words.
            if (left.marks & Mark.CODE or left.marks & Mark.HIDDEN) == mark:
                texts[left.at] = f"{texts.get(left.at, '')} {left.text}"
        number = sum(map(bool, map(_in_words().search, texts.values())))
        if number:
            told.append(UnreadFiles(number, what))
    return tuple(told)


def summed(counts: Iterable[UnreadFiles]) -> tuple[UnreadFiles, ...]:
    """Return the counts of several drafts as one of each kind."""
    totals = Counter[str]()
    for each in counts:
        totals[each.what] += each.number
    return tuple(
        UnreadFiles(totals[what], f"passage{'s' if totals[what] > 1 else ''} {what}")
        for _, what in _KINDS
        if totals[what]
    )
