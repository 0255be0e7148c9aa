"""One statement beside many claims: what is read of it once, and each claim when it is needed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.language.reading import Reading, read_once
from claimcheck.matching.bands import band_of_far, closest_band, compare, share
from claimcheck.matching.names import Names
from claimcheck.matching.ranking import Ranked, rank, stands_out
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.weights import default_weight
from claimcheck.matching.wording import Wording, read_wording
from claimcheck.model.claim import Claim
from claimcheck.model.comparison import Band, Comparison
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import (
    Totals,
    document_frequency,
    documents,
    find_candidates,
    read_totals,
)
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.records.circumstances import Circumstances, circumstances
from claimcheck.store.records.claims import find_claims, standing_claims

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness

_PRIOR_CLAIMS: Final = 2_000
_AT_ONCE: Final = 6

# What stands out is related from this overlap on; measured, see benchmarks.
_OUTSTANDING_OVERLAP: Final = 0.12

# As many are looked at in any case, so that a lower-ranked `same` is not missed.
_LOOKED_AT: Final = 24
# By words alone so many are worth ranking; meaning finds more among those ranked low.
_BY_WORDS: Final = 64
_BY_MEANING: Final = 200


class Among(NamedTuple):
    """The claims that alone are looked at, and what is indexed beside them.

    Those that score below `floor` and only share a word are of no use.
    """

    claims: Sequence[int]
    totals: Totals
    floor: float = 0.0


class Compared(NamedTuple):
    """A claim beside a statement, before the record is asked what it says of the claim."""

    claim: Claim
    comparison: Comparison
    score: float


class Unlike(NamedTuple):
    """A claim beyond those that are wanted, which certainly only shares a word."""

    claim: int


def compare_with_record(
    connection: Connection,
    statement: Statement,
    reading: Reading,
    *,
    limit: int,
    thresholds: Thresholds,
    names: Callable[[], Names],
    among: Among | None = None,
    nearness: "Nearness | None" = None,
) -> Iterator[Compared | Unlike]:
    """Yield the claims that resemble a statement, read already: the same first, then by score.

    Those after the first ``limit`` are compared only if they are asked for, or
    may be the same. Only those ``among`` the claims given, where some are. With ``nearness``
    they are ranked by words and meaning, and lifted as far as meaning may.
    """
    most = _BY_MEANING if nearness else _BY_WORDS
    found = among.claims if among else find_candidates(connection, reading.indexed, limit=most)
    candidates = standing_claims(connection, found)
    if not candidates:
        return
    totals = among.totals if among else read_totals(connection)
    beside = _Beside(connection, statement, reading, thresholds, names, totals.claims)
    read = documents(connection, candidates)
    ranked = rank(beside.tokens, read, beside.frequencies, *totals)
    outstanding = stands_out(ranked) if among is None else None
    first = max(limit, _LOOKED_AT)
    lift: Callable[[Compared], Compared] | None = None
    if nearness:
        ranked, lift = nearness.rank(connection, statement.text, ranked, first)
    else:
        ranked = ranked[:first]
    texts = {document.claim: document.fields[0] for document in read}
    floor = among.floor if among else 0.0
    closest = {
        one.claim: closest_band(beside.yours, texts[one.claim], beside.weigh, thresholds)
        for place, one in enumerate(ranked)
        if place >= limit or one.score < floor
    }
    if lift:
        # Meaning may lift what only shares a word.
        maybe = {claim: band for claim, band in closest.items() if band is Band.SAME}
        closest = dict.fromkeys(closest, Band.RELATED) | maybe
    for one in _ordered(beside, ranked, closest):
        if isinstance(one, Unlike):
            yield one
            continue
        listed = _listed(one) if one.claim.id == outstanding else one
        yield lift(listed) if lift else listed


def _listed(one: Compared) -> Compared:
    """Return the claim that stands out of all others as related, if it shares enough for that."""
    compared = one.comparison
    if compared.band is not Band.NEW or compared.overlap < _OUTSTANDING_OVERLAP:
        return one
    return one._replace(comparison=compared._replace(band=Band.RELATED))


class ClaimTokens(NamedTuple):
    """A claim's tokens, read once to be set beside many statements."""

    claim: int
    tokens: tuple[str, ...]


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
    beside = _Beside(connection, statement, reading, thresholds, names, count)
    return beside.compare(
        [
            Ranked(each.claim, 0.0)
            for each in candidates
            if closest_band(beside.yours, each.tokens, beside.weigh, thresholds) is Band.SAME
        ]
    )


def _ordered(
    beside: "_Beside", ranked: Sequence[Ranked], closest: Mapping[int, Band]
) -> Iterator[Compared | Unlike]:
    """Yield what is the same, then the others.

    Of some the ``closest`` band is known that they can have: what is not `same` by it is
    compared when its turn comes, and what is `new` not at all.
    """
    # Bands say what to do with a match, not how close it is: BM25 alone finds the
    # claims that people meant better than with the other bands put first.
    wanted = [one for one in ranked if closest.get(one.claim, Band.SAME) is Band.SAME]
    compared: dict[int, Compared] = {each.claim.id: each for each in beside.compare(wanted)}
    same = [each for each in compared.values() if each.comparison.band is Band.SAME]
    yield from same
    worth = [one for one in ranked if closest.get(one.claim) is not Band.NEW]
    for one in ranked:
        if closest.get(one.claim) is Band.NEW:
            yield Unlike(one.claim)
            continue
        if one.claim not in compared:
            # Several at once cost little more than one.
            some = [each for each in worth if each.claim not in compared][:_AT_ONCE]
            compared |= {each.claim.id: each for each in beside.compare(some)}
        if compared[one.claim] not in same:
            yield compared[one.claim]


class _Beside:
    """A statement as it is compared, with what the store counts."""

    def __init__(
        self,
        connection: Connection,
        statement: Statement,
        reading: Reading,
        thresholds: Thresholds,
        names: Callable[[], Names],
        count: int,
    ) -> None:
        """Read how often each token of the statement occurs."""
        self._connection, self._thresholds, self._names = connection, thresholds, names
        self.tokens, words = tokenise(connection, [reading.indexed, reading.countable])
        self.frequencies = document_frequency(connection, {*self.tokens, *words})
        self.weigh = _weigher(self.frequencies, count)
        self.yours = read_wording(
            reading,
            words,
            said_on=statement.said_on,
            reported_on=statement.reported_on,
            place=statement.place,
            speaker=statement.person or statement.speaker,
        )

    def compare(self, ranked: Sequence[Ranked]) -> list[Compared]:
        """Compare the statement with claims, in their order."""
        claims = find_claims(self._connection, [one.claim for one in ranked])
        wordings = self._wordings(claims)
        shared = [share(self.yours, each, weight=self.weigh) for each in wordings]
        far = [
            band_of_far(self.yours, wording, each, self._thresholds)
            for wording, each in zip(wordings, shared, strict=True)
        ]
        near = [claim.id for claim, band in zip(claims, far, strict=True) if band is None]
        known = circumstances(self._connection, near) if near else {}
        return [
            Compared(
                claim,
                Comparison(band, *each) if band else self._compare(wording, known[claim.id]),
                one.score,
            )
            for claim, wording, each, band, one in zip(
                claims, wordings, shared, far, ranked, strict=True
            )
        ]

    def _compare(self, wording: Wording, known: Circumstances) -> Comparison:
        return compare(
            self.yours,
            read_wording(wording.reading, wording.tokens, **known._asdict()),
            weight=self.weigh,
            thresholds=self._thresholds,
            names=self._names,
        )

    def _wordings(self, claims: Sequence[Claim]) -> list[Wording]:
        """Return the words of claims as the store counts them."""
        readings = [read_once(claim.text, claim.language) for claim in claims]
        tokens = tokenise(self._connection, [reading.countable for reading in readings])
        new = {token for found in tokens for token in found} - self.frequencies.keys()
        self.frequencies |= document_frequency(self._connection, new)
        return [
            read_wording(reading, found) for reading, found in zip(readings, tokens, strict=True)
        ]


def _weigher(frequencies: dict[str, int], count: int) -> Callable[[str], float]:
    """Return the function that tells how rare a token is; its frequency must be read before.

    A small store has seen too little to tell, so its counts are added to those
    expected in `_PRIOR_CLAIMS` claims by the table of common words.
    """

    @cache
    def weigh(token: str) -> float:
        expected = _PRIOR_CLAIMS * exp(-default_weight(token))
        return log((count + _PRIOR_CLAIMS) / (frequencies.get(token, 0) + expected))

    return weigh
