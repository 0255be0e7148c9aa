"""Pounds of money and pounds of weight."""

import re
from functools import cache

_MONEY = (
    r"cost|price|priced|pay|pays|paid|spen[dt]\w*|worth|fined?|tax\w*|budget\w*|sold|sells?|buy\w*"
    r"|bought|earn\w*|salar\w+|wages?|loan\w*|len[dt]|debts?|funds?|funding|grant\w*|invest\w*"
    r"|donat\w+|charg\w+|fees?|income|rent\w*|bills?|savings?|benefits?|pension\w*|revenue\w*"
    r"|profit\w*|deficit\w*|currency|sterling|rates?|economy|owe[sd]?|bribe\w*|stole|raised?|bank\w*"
)
_WEIGHT = r"weigh\w*|heavy|heavier|lighter|overweight|slimmer|diet\w*"


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_MONEY})\b")


@cache
def _weight() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_WEIGHT})\b")


@cache
def _of_goods() -> re.Pattern[str]:
    return re.compile(r" of (?!(?:public|taxpayers?|tax|aid|debt|money|cash|damage|losses)\b)")


@cache
def _millions() -> re.Pattern[str]:
    return re.compile(r"(?:illions?|\d ?(?:m|bn)|\d[\d,. ]{5,}\d)$")


def are_money(text: str, number_end: int, end: int) -> bool:
    """Tell whether the word "pounds" that ends at ``end``, after a number, means money."""
    # Nobody weighs millions of pounds.
    if _millions().search(text, max(0, number_end - 12), number_end):
        return True
    if _of_goods().match(text, end) or _weight().search(text):
        return False
    return bool(_money().search(text))
