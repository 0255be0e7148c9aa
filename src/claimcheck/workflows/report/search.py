"""Find what holds some words."""

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.model.record.search_hit import SearchHit
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection
from claimcheck.store.queries.search import claims_near, search_counted

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness


class Found(NamedTuple):
    """What a search found, and how many there are of each kind, shown or not."""

    hits: list[SearchHit]
    numbers: dict[str, int]


def search_words(
    connection: Connection, said: Statement, *, limit: int, nearness: "Nearness | None" = None
) -> Found:
    """Return what holds all the words ``said``. Raises `ClaimcheckError` where there is none.

    With ``nearness`` claims come in the order of how near they are to the words, and then
    those nearest that do not hold them all.
    """
    words = said.text
    if not any(character.isalnum() for character in words):
        raise ClaimcheckError("there is no word to search for; give one, such as scholarships")
    if nearness is None:
        return Found(*search_counted(connection, words, limit=limit))
    near = nearness

    def order(claims: list[int]) -> list[int]:
        cosines = near.cosines(connection, said, claims[: near.most])
        return sorted(claims, key=lambda claim: -cosines.get(claim, -1.0))

    hits, numbers = search_counted(connection, words, limit=limit, order=order)
    held = {hit.record for hit in hits}
    listed = near.listed(connection, said)
    further = {claim: how for claim, how in listed.items() if f"c-{claim:d}" not in held}
    claims = [hit for hit in hits if hit.record.startswith("c-")]
    rest = hits[len(claims) :]
    return Found([*claims, *claims_near(connection, further), *rest], numbers)
