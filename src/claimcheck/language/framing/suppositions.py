"""What a sentence only supposes: nobody says with "if" that something is so."""

import re
from functools import cache

from claimcheck.language.lexicon.closed_classes import ARTICLES


@cache
def _supposing() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![\w’'-])(?P<by>even if|only if|what if|as if|as though|if|unless|suppose|supposing"
        r"|assume|assuming|imagine|in case|provided)(?: that)?|^\W*(?P<turned>had|were|should))"
        r"\s+(?P<words>.+?)(?=[,;:]\s|\s[–—-]\s|—|$)",
        re.IGNORECASE,
    )


def supposing(sentence: str, claim: str) -> str | None:
    """Return the word by which a sentence only supposes all that a claim says, if it does.

    >>> supposing("If prices fell in May, farmers lose.", "Prices fell in May")
    'If'
    >>> supposing("If it rains, prices fell in May.", "Prices fell in May")
    """
    wanted = _words(claim)
    for found in _supposing().finditer(sentence):
        if wanted <= _words(found["words"]):
            return found["by"] or found["turned"]
    return None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold())) - ARTICLES
