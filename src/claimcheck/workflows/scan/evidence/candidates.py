"""The claims that each part of a draft is set beside."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from claimcheck.language.reading import Reading
from claimcheck.matching.names import Names
from claimcheck.matching.ranking import Ranked
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import HeldTokens
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import claim_count, find_candidates_each, read_totals
from claimcheck.store.index.postings import document_frequency
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.queries.scan import checked_claims, checked_count
from claimcheck.workflows.compare.with_record import Beside, Compared
from claimcheck.workflows.scan.evidence.checked_claims import (
    MOST_KEPT,
    CheckedClaims,
    ClaimTokens,
    bag_of,
    of_words,
    prepare,
    sharing,
)

# Where the claims that were checked are so few, or so small a part of all claims, their
# words are read; else they are looked up by their words in the index of all claims.
_FEW: Final = 2_000
_PART: Final = 20
# As many claims are read whole in the time in which those near to one draft are looked up.
_FOR_A_DRAFT: Final = 200

_looking: list[tuple[Connection, CheckedClaims]] = []


def near_claims(
    connection: Connection, texts: Sequence[str], *, everything: bool
) -> list[list[ClaimTokens]]:
    """Return the claims that may be near to each of some plain ``texts``, by id.

    Without ``everything`` only those that were checked or superseded. Of these it finds all
    that have enough in common with a text, however it looks for them.
    """
    if not everything:
        return _checked(connection).near(texts)
    found = find_candidates_each(connection, texts)
    claims = prepare(connection, {claim for candidates in found for claim in candidates})
    bags = map(bag_of, tokenise(connection, texts))
    return [
        [each.tokens for each in sharing(bag, filter(None, map(claims.get, candidates)))]
        for bag, candidates in zip(bags, found, strict=True)
    ]


def claims_holding_all(connection: Connection, texts: Sequence[str]) -> list[list[ClaimTokens]]:
    """Return the claims, of those checked or superseded, that have all words of each text."""
    return _checked(connection).holding_all(texts)


def claims_in_words(
    connection: Connection, texts: Sequence[str], *, everything: bool
) -> list[list[ClaimTokens]]:
    """Return the claims that have all the words of some plain ``texts``, and no others."""
    if not everything:
        return _checked(connection).in_words(texts)
    near = near_claims(connection, texts, everything=True)
    bags = map(bag_of, tokenise(connection, texts))
    return [of_words(found, bag) for found, bag in zip(near, bags, strict=True)]


def compare_prepared(
    connection: Connection,
    statement: Statement,
    reading: Reading,
    candidates: Sequence[ClaimTokens],
    *,
    thresholds: Thresholds,
    names: Callable[[], Names],
) -> list[Compared]:
    """Compare a statement, read already, with those of some claims that may be near to it.

    They come in the order of the candidates.
    """
    if not candidates:
        return []
    count = read_totals(connection).claims
    counted = partial(document_frequency, connection)
    beside = Beside(
        connection, statement, reading, thresholds, names, count, counted, only_close=True
    )
    closest = beside.closest_of([HeldTokens(each.tokens, each.has_figures) for each in candidates])
    return beside.compare(
        [
            Ranked(each.claim, 0.0)
            for each, band in zip(candidates, closest, strict=True)
            if band is Band.SAME
        ]
    )


def begin_looking(connection: Connection, drafts: int = 1) -> None:
    """Choose the cheaper way to look claims up for so many drafts.

    A scan reads from one state of the store, so what was read once holds for all of them.
    """
    number = checked_count(connection)
    are_few = number <= max(_FEW, claim_count(connection) // _PART)
    is_archive = number <= min(MOST_KEPT, drafts * _FOR_A_DRAFT)
    read = read_checked if are_few or is_archive else CheckedClaims
    _looking[:] = [(connection, read(connection))]


def _checked(connection: Connection) -> CheckedClaims:
    """Return the claims that were checked or superseded, as this store is being read."""
    if not _looking or _looking[0][0] is not connection:
        begin_looking(connection)
    return _looking[0][1]


def read_checked(connection: Connection) -> CheckedClaims:
    """Read all the words of the claims that were checked or superseded."""
    # Most words stand in one claim. Lists and sets of them all would keep Python looking for
    # garbage among them.
    holding: dict[str, int | list[int]] = {}
    checked = prepare(connection, checked_claims(connection))
    for claim, prepared in checked.items():
        for token in prepared.bag:
            held = holding.setdefault(token, claim)
            if isinstance(held, list):
                held.append(claim)
            elif held != claim:
                holding[token] = [held, claim]
    return CheckedClaims(connection, holding, checked)
