"""What a word that no claim holds may stand for."""

import sqlite3
from collections.abc import Sequence
from typing import Final

from claimcheck.store.index.postings import terms_like
from claimcheck.store.index.tokens import known_tokens

# Shorter words have neighbours that mean something else.
_SHORTEST: Final = 5
# A word this close to many others says too little.
_MOST: Final = 3


def near_terms(connection: sqlite3.Connection, token: str) -> list[tuple[str, int]]:
    """Return the indexed terms one slip away from ``token``, and how many claims hold each.

    A slip drops, adds, exchanges or swaps letters after the first two. The
    commonest terms come first, as the likeliest to be meant.
    """
    if len(token) < _SHORTEST or not token.isalpha():
        return []
    near = terms_like(connection, token)
    return sorted(near, key=lambda one: (-one[1], one[0]))[:_MOST]


def words_for(connection: sqlite3.Connection, terms: Sequence[str]) -> dict[str, str]:
    """Return for each term a word that the tokenizer makes it of.

    A stem may itself be stemmed further, as ``univers`` of "universe" is; a
    term that no ending keeps whole is left out.
    """
    spellings = [(term, term + ending) for ending in ("y", "s", "e", "") for term in terms]
    known = known_tokens(connection, (spelling for _, spelling in spellings))
    return {term: spelling for term, spelling in spellings if known[spelling] == term}
