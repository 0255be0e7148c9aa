"""Tell whether a statement has been made before, and whether it is the same claim."""

from collections.abc import Callable, Sequence
from math import exp, log
from typing import Final, NamedTuple

from claimcheck.language.folding import plain
from claimcheck.matching.bands import compare
from claimcheck.matching.ranking import rank
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.weights import default_weight
from claimcheck.matching.wording import Wording, masked, read_wording
from claimcheck.model.claim import Claim, Match
from claimcheck.model.comparison import Band, Comparison
from claimcheck.model.statement import Statement
from claimcheck.store.candidates import (
    claim_count,
    document_frequency,
    documents,
    field_lengths,
    find_candidates,
)
from claimcheck.store.claims import (
    circumstances,
    find_claims,
    find_standing,
    standing_claims,
    wordings,
)
from claimcheck.store.connection import Connection
from claimcheck.store.tokens import tokenise, tokenise_alone

# Stored with every link and question that the matcher makes, so that a later
# matcher's conclusions can be told from this one's.
MATCHER: Final = "matcher 1"

_PRIOR_CLAIMS: Final = 2_000

# Fewer than this are never compared, so that a lower-ranked `same` is not missed.
_COMPARED_AT_LEAST: Final = 24


class Compared(NamedTuple):
    """A claim beside a statement, before the record is asked what it says of the claim."""

    claim: Claim
    comparison: Comparison
    score: float


def find_matches(
    connection: Connection,
    statement: Statement,
    *,
    limit: int,
    thresholds: Thresholds,
    asking: str | None = None,
) -> list[Match]:
    """Return the stored claims that resemble a statement: the same first, then by score.

    Wordings that people decided are the same claim come once, by the closest.
    ``asking`` names who reads, where a policy hides verdicts; see `find_standing`.
    """
    matches: list[Match] = []
    seen: set[int] = set()
    for compared in _compared(connection, statement, limit, thresholds) if limit > 0 else ():
        if compared.claim.id in seen:
            continue
        seen.update(wordings(connection, compared.claim.id))
        standing = find_standing(connection, compared.claim.id, asking=asking)
        matches.append(Match(compared.claim, compared.comparison, standing, compared.score))
        if len(matches) == limit:
            break
    return matches


def _compared(
    connection: Connection, statement: Statement, limit: int, thresholds: Thresholds
) -> list[Compared]:
    """Return the candidates for a statement, compared and sorted."""
    query = plain(statement.text)
    candidates = standing_claims(connection, find_candidates(connection, query))
    if not candidates:
        return []
    (tokens,) = tokenise(connection, [query])
    count, frequencies = claim_count(connection), document_frequency(connection, tokens)
    ranked = rank(
        tokens, documents(connection, candidates), frequencies, count, field_lengths(connection)
    )[: max(limit, _COMPARED_AT_LEAST)]
    claims = find_claims(connection, [one.claim for one in ranked])
    comparisons = _comparisons(connection, statement, claims, count, thresholds)
    found = [
        Compared(claim, comparison, one.score)
        for claim, comparison, one in zip(claims, comparisons, ranked, strict=True)
    ]
    # Bands say what to do with a match, not how close it is: BM25 alone finds the
    # claims that people meant better than with the other bands put first.
    return sorted(found, key=lambda each: each.comparison.band is not Band.SAME)


def _comparisons(
    connection: Connection,
    statement: Statement,
    claims: Sequence[Claim],
    count: int,
    thresholds: Thresholds,
) -> list[Comparison]:
    """Compare a statement with each of ``claims``, by the words as the store counts them."""
    texts = [masked(statement.text), *(masked(claim.text) for claim in claims)]
    tokens = tokenise(connection, texts)
    weight = _weight(connection, tokens, count)
    yours = read_wording(
        statement.text,
        tokens[0],
        said_on=statement.said_on,
        place=statement.place,
        speaker=statement.person or statement.speaker,
    )
    known = circumstances(connection, [claim.id for claim in claims])
    stored: list[Wording] = [
        read_wording(claim.text, found, **known[claim.id]._asdict())
        for claim, found in zip(claims, tokens[1:], strict=True)
    ]
    return [compare(yours, each, weight=weight, thresholds=thresholds) for each in stored]


def compare_statements(
    first: Statement, second: Statement, *, thresholds: Thresholds
) -> Comparison:
    """Compare two statements without a store, by the table of common words."""
    tokens = tokenise_alone([masked(first.text), masked(second.text)])
    wordings = [
        read_wording(each.text, found, said_on=each.said_on, place=each.place, speaker=each.speaker)
        for each, found in zip((first, second), tokens, strict=True)
    ]
    return compare(*wordings, weight=default_weight, thresholds=thresholds)


def _weight(
    connection: Connection, texts: Sequence[Sequence[str]], count: int
) -> Callable[[str], float]:
    """Return the function that tells how rare a token is.

    A small store has seen too little to tell, so its counts are added to those
    expected in `_PRIOR_CLAIMS` claims by the table of common words.
    """
    frequencies = document_frequency(connection, {token for text in texts for token in text})

    def weigh(token: str) -> float:
        expected = _PRIOR_CLAIMS * exp(-default_weight(token))
        return log((count + _PRIOR_CLAIMS) / (frequencies.get(token, 0) + expected))

    return weigh


def compare_with(
    connection: Connection,
    statement: Statement,
    claims: Sequence[Claim],
    *,
    thresholds: Thresholds,
) -> list[Comparison]:
    """Compare a statement with each of some stored claims, in their order."""
    count = claim_count(connection)
    return _comparisons(connection, statement, claims, count, thresholds)
