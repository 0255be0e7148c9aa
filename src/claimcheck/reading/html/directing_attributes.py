"""Attributes that are meant to direct a scan, as comments do, and cannot."""

import re
from functools import cache

from claimcheck.model.text.word_runs import Mark, WordRun


@cache
def _directing() -> re.Pattern[str]:
    """Return how an attribute names this program, and what it is to do."""
    acts = r"ignor|off\b|skip|disabl|suppress|quiet|false\b|CC\d"
    return re.compile(
        rf"(?<!<!--)(?<!<!-- )claim[-_]?check(?=[-\w\s:=\"'{{]*(?:{acts}))[^>{{}}]*", re.IGNORECASE
    )


def directing_words(attributes: str, at: int) -> list[WordRun]:
    """Return what attributes from a place on tell a scan to do, as a comment.

    >>> [each.text for each in directing_words('id="a" data-claimcheck="ignore"', 0)]
    ['claimcheck="ignore"']
    >>> directing_words('class="claimcheck-badge"', 0)
    []
    """
    # Nearly no attributes name it.
    found = _directing().search(attributes) if "check" in attributes.lower() else None
    if not found:
        return []
    words = found[0].rstrip(" /")
    start = at + found.start()
    return [WordRun(words, start, start + len(words), Mark.COMMENT)]
