"""Find what holds some words."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.record.search_hit import SearchHit
from claimcheck.store.connection import Connection
from claimcheck.store.queries.search import search


def search_words(connection: Connection, words: str, *, limit: int) -> list[SearchHit]:
    """Return what holds all of ``words``. Raises `ClaimcheckError` where there is no word."""
    if not any(character.isalnum() for character in words):
        raise ClaimcheckError("there is no word to search for; give one, such as scholarships")
    return search(connection, words, limit=limit)
