"""The claims that each part of a draft is set beside."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from claimcheck.matching.weights import default_weight
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import documents, find_candidates
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.queries.scan import checked_among, checked_claims
from claimcheck.store.records.claims import standing_claims
from claimcheck.workflows.compare.with_record import Prepared, prepare

# So many checked claims are read at once rather than looked for among all claims.
_FEW: Final = 5_000
# By the table of common words; what two texts share below this tells nothing.
_TELLING: Final = 3.0
_AT_ONCE: Final = 500


class Shelf(NamedTuple):
    """Claims ready to be compared, and which of them hold each token."""

    claims: Mapping[int, Prepared]
    holding: Mapping[str, Sequence[int]]


def near_claims(
    connection: Connection, texts: Sequence[str], *, everything: bool
) -> list[list[Prepared]]:
    """Return the claims that may be near to each of some plain ``texts``.

    Without ``everything`` only those that were checked or superseded.
    """
    shelf = None if everything else _checked(connection)
    if shelf is not None:
        return [list(_sharing(shelf, each)) for each in tokenise(connection, texts)]
    found = [find_candidates(connection, text) for text in texts]
    every = {claim for candidates in found for claim in candidates}
    kept = every if everything else checked_among(connection, every)
    claims = _prepared(connection, kept)
    return [[claims[each] for each in candidates if each in claims] for candidates in found]


def claims_in_words(
    connection: Connection, texts: Sequence[str], *, everything: bool
) -> list[list[Prepared]]:
    """Return the claims that have all the words of some plain ``texts``, and no others."""
    near = near_claims(connection, texts, everything=everything)
    return [
        [each for each in found if each.bag == _bag(words)]
        for found, words in zip(near, tokenise(connection, texts), strict=True)
    ]


def _bag(tokens: Sequence[str]) -> frozenset[str]:
    """Return the tokens that are no figures, as they are set beside a claim's."""
    return frozenset(token for token in tokens if not token.isdigit())


# A scan reads from one state of the store, so what was read once holds for all drafts.
@lru_cache(maxsize=1)
def _checked(connection: Connection) -> Shelf | None:
    """Return all claims that were checked or superseded, where those are few."""
    found = checked_claims(connection, _FEW + 1)
    if len(found) > _FEW:
        return None
    claims = _prepared(connection, found)
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for each in claims.values():
        for token in each.bag:
            holding[token].append(each.claim)
    return Shelf(claims, holding)


def _prepared(connection: Connection, numbers: set[int]) -> dict[int, Prepared]:
    """Return those of some claims that hold, ready to be compared, by id."""
    standing = standing_claims(connection, sorted(numbers))
    return {
        each.claim: prepare(each)
        for start in range(0, len(standing), _AT_ONCE)
        for each in documents(connection, standing[start : start + _AT_ONCE])
    }


def _sharing(shelf: Shelf, tokens: Sequence[str]) -> Iterator[Prepared]:
    """Yield the claims that share a telling token, or any where none tells, by id."""
    bag = _bag(tokens)
    telling = {token for token in bag if default_weight(token) >= _TELLING} or bag
    for claim in sorted({each for token in telling for each in shelf.holding.get(token, ())}):
        yield shelf.claims[claim]
