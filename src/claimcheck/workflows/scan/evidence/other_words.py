"""What a draft says itself that is near in meaning to a published claim that was found false."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.matching.meaning.held import HeldRows
from claimcheck.matching.meaning.nearness import NEAR_IN_A_DRAFT, cosines_of
from claimcheck.model.claim import Claim
from claimcheck.model.comparison import Band
from claimcheck.model.scan.finding import Voice
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.meanings import find_vectors
from claimcheck.store.queries.scan import published_claims
from claimcheck.store.records.claims import find_claims, standing_claims
from claimcheck.workflows.compare.alone import compare_statements, differ_plainly
from claimcheck.workflows.compare.nearness import Nearness
from claimcheck.workflows.compare.readers import Reader
from claimcheck.workflows.scan.context import OtherWords, Repeating
from claimcheck.workflows.scan.evidence.claim_reader import ClaimReader

# So many that look alike by an eighth of their rows are compared by the whole.
_ALIKE: Final = 200
# A claim whose verdict is out no longer may be nearer; of many such no more are looked at.
_LOOKED_AT: Final = 3


class _PublishedClaim(NamedTuple):
    """The published claims of a store that a model reads, by id, with their vectors."""

    reader: Reader
    claims: dict[int, Claim]
    vectors: dict[int, bytes]
    held: HeldRows


def find_other_words(
    connection: Connection, reader: ClaimReader, nearness: Nearness, near: Sequence[Repeating]
) -> Iterator[OtherWords]:
    """Yield what a draft says in its own voice and a model finds near to a false claim.

    What words alone tell of a sentence silences it, and so does a nearer claim that was not
    found false, or a figure, a date, a negation or a direction that differs.
    """
    published = _published(connection, nearness)
    for unit, repeats in near:
        if unit.voice is not Voice.OWN or unit.is_question or unit.doubt:
            continue
        if any(each.counts(proposed=reader.asked.proposed) for each in repeats):
            continue
        statement = reader.statement(unit)
        found = [each for some in published for each in _nearest(some, statement)]
        for claim, cosine in sorted(found, key=lambda each: (-each[1], each[0].id)):
            stored = Statement(claim.text, language=claim.language)
            thresholds = reader.asked.thresholds
            compared = compare_statements(statement, stored, thresholds=thresholds)
            repeat = reader.beside(claim, compared)
            if repeat.standing.public.state.is_out:
                apart = repeat.band is Band.CONFLICTING or differ_plainly(statement, stored)
                if repeat.fires and not apart:
                    yield OtherWords(unit, repeat, cosine)
                break


def _nearest(published: _PublishedClaim, statement: Statement) -> Iterator[tuple[Claim, float]]:
    """Yield the published claims that are near enough to a statement, by one model."""
    reader, claims, vectors, held = published
    if not reader.reads(statement.language):
        return
    (row,) = reader.model.encode([statement.text])
    alike = [
        claim
        for claim in held.nearest(row, _ALIKE)
        if reader.compares(statement.language, claims[claim].language)
    ]
    cosines = cosines_of(row, [vectors[claim] for claim in alike])
    first = sorted(zip(alike, cosines, strict=True), key=lambda each: (-each[1], each[0]))
    for claim, cosine in first[:_LOOKED_AT]:
        if cosine >= NEAR_IN_A_DRAFT:
            yield claims[claim], cosine


# A scan reads from one state of the store, so what was read once holds for all drafts.
@lru_cache(maxsize=1)
def _published(connection: Connection, nearness: Nearness) -> list[_PublishedClaim]:
    """Read the published claims and their vectors, by each model."""
    numbers = standing_claims(connection, published_claims(connection))
    claims = find_claims(connection, numbers)
    read = []
    for reader in nearness.readers:
        vectors = find_vectors(nearness.path, reader.model, claims)
        held = HeldRows(sorted(vectors.items()))
        read.append(_PublishedClaim(reader, {int(each.id): each for each in claims}, vectors, held))
    return read
