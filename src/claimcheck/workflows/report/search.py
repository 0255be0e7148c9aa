"""Find what holds some words."""

from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.model.record.search_hit import SearchHit
from claimcheck.store.connection import Connection
from claimcheck.store.queries.search import search_counted


class Found(NamedTuple):
    """What a search found, and how many there are of each kind, shown or not."""

    hits: list[SearchHit]
    numbers: dict[str, int]


def search_words(connection: Connection, words: str, *, limit: int) -> Found:
    """Return what holds all of ``words``. Raises `ClaimcheckError` where there is no word."""
    if not any(character.isalnum() for character in words):
        raise ClaimcheckError("there is no word to search for; give one, such as scholarships")
    return Found(*search_counted(connection, words, limit=limit))
