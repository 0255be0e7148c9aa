"""How much a word says, when there is no store to count in."""

from functools import cache
from pathlib import Path

UNKNOWN = 9.0
"""The weight of a word that is not in the table: rare, or misspelt."""


@cache
def _table() -> dict[str, float]:
    table: dict[str, float] = {}
    text = Path(__file__).with_name("commonness.txt").read_text("utf-8")
    # Commonest last, so that the first mention of a word holds.
    for section in reversed(text.split("\n=")[1:]):
        weight, _, words = section.partition("\n")
        table.update(dict.fromkeys(words.split(), float(weight)))
    return table


def default_weight(token: str) -> float:
    """Return the weight of a token by a small table of common English words.

    >>> default_weight("the") < default_weight("govern") < default_weight("zanzibar")
    True
    """
    return _table().get(token, UNKNOWN)
