"""How much a word says, when there is no store to count in."""

from functools import cache
from pathlib import Path

UNKNOWN = 9.0
"""The weight of a word that is not in the table: rare, or misspelt."""


@cache
def _table() -> dict[str, float]:
    table: dict[str, float] = {}
    text = Path(__file__).with_name("commonness.txt").read_text("utf-8")
    weight = UNKNOWN
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("="):
            weight = float(line[1:])
            continue
        for word in line.split():
            table.setdefault(word, weight)
    return table


def default_weight(token: str) -> float:
    """Return the weight of a token by a small table of common English words.

    >>> default_weight("the") < default_weight("govern") < default_weight("zanzibar")
    True
    """
    return _table().get(token, UNKNOWN)
