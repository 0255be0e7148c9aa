"""One statement beside many claims: what is read of it once, and each claim when it is needed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from claimcheck.language.reading import Reading
from claimcheck.matching.bands import closest_band
from claimcheck.matching.names import Names
from claimcheck.matching.ranking import Document, Ranked, rank, stands_out
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import Totals, find_candidates, read_totals
from claimcheck.store.index.postings import document_frequency, documents
from claimcheck.store.records.claims import standing_claims
from claimcheck.workflows.compare.compared import Beside, Compared, Frequencies

_AT_ONCE: Final = 6
# What stands out is related from this overlap on; measured, see benchmarks.
_OUTSTANDING_OVERLAP: Final = 0.12
# As many are looked at in any case, so that a lower-ranked `same` is not missed.
LOOKED_AT: Final = 24
# By words alone so many are worth ranking.
BY_WORDS: Final = 64


class Among(NamedTuple):
    """The claims that alone are looked at, all of which hold, and what is indexed beside them.

    `frequencies` tells what `document_frequency` does.
    """

    documents: Sequence[Document]
    totals: Totals
    frequencies: Frequencies


class Unlike(NamedTuple):
    """A claim beyond those that are wanted, which certainly only shares a word."""

    claim: int


class Candidates:
    """The claims that may resemble a statement, read already, each compared when it is asked for.

    Only those ``among`` the claims given, where some are.
    """

    def __init__(
        self,
        connection: Connection,
        statement: Statement,
        reading: Reading,
        *,
        thresholds: Thresholds,
        names: Callable[[], Names],
        among: Among | None = None,
        found: Sequence[int] | None = None,
        most: int = BY_WORDS,
    ) -> None:
        """Find up to so many by words, unless they were ``found`` before."""
        self._connection, self._thresholds, self._among = connection, thresholds, among
        self._texts: dict[int, tuple[str, ...]] = {}
        self._totals = among.totals if among else read_totals(connection)
        counted = among.frequencies if among else partial(document_frequency, connection)
        self._beside = Beside(
            connection, statement, reading, thresholds, names, self._totals.claims, counted
        )
        if among:
            self._by_words = self.ranked = self._rank(among.documents)
            return
        if found is None:
            found = find_candidates(connection, reading.indexed, limit=most)
        # Best first; of those found last only meaning may make something.
        self.ranked = self._read(found)
        first = {*found[:BY_WORDS]}
        self._by_words = [one for one in self.ranked if one.claim in first]

    def add(self, claims: Sequence[int]) -> None:
        """Read further claims: `ranked` has them too, also those that share no word."""
        new = sorted({*claims} - {one.claim for one in self.ranked})
        scores = dict(self._read(new))
        further = [Ranked(claim, scores.get(claim, 0.0)) for claim in new if claim in self._texts]
        self.ranked = sorted((*self.ranked, *further), key=lambda one: (-one.score, one.claim))

    def _read(self, claims: Sequence[int]) -> list[Ranked]:
        """Read claims, and return those of them that hold and share a word, best first."""
        standing = standing_claims(self._connection, claims)
        if not standing:
            return []
        return self._rank(documents(self._connection, standing))

    def _rank(self, read: Sequence[Document]) -> list[Ranked]:
        """Return the claims that share a word, best first."""
        self._texts |= {document.claim: document.fields[0] for document in read}
        return rank(self._beside.tokens, read, self._beside.frequencies, *self._totals)

    def by_words(self, limit: int, *, only_near: bool = False) -> Iterator[Compared | Unlike]:
        """Yield the claims that resemble the statement: the same first, then by score.

        Those after the first ``limit``, or with ``only_near`` after what stands out, are
        compared only if they are asked for, or may be the same.
        """
        ranked = self._by_words[: max(limit, LOOKED_AT)]
        first = 1 if only_near and stands_out(self._by_words) is not None else 0
        closest = {
            one.claim: self._closest(one.claim)
            for place, one in enumerate(ranked)
            if place >= (first if only_near else limit)
        }
        return self.in_order(ranked, closest)

    def in_order(
        self, ranked: Sequence[Ranked], closest: Mapping[int, Band]
    ) -> Iterator[Compared | Unlike]:
        """Yield what is the same, then the others in the order given.

        Of some the ``closest`` band is known that they can have.
        """
        outstanding = None if self._among else stands_out(self._by_words)
        for one in _ordered(self._beside, ranked, closest):
            yield _listed(one, outstanding)

    def may_be_same(self, claim: int) -> bool:
        """Return whether a claim that was read can be the same, by its words."""
        return self._closest(claim) is Band.SAME

    def _closest(self, claim: int) -> Band:
        return closest_band(
            self._beside.yours, self._texts[claim], self._beside.weigh, self._thresholds
        )


def _listed(one: Compared | Unlike, outstanding: int | None) -> Compared | Unlike:
    """Return the claim that stands out of all others as related, if it shares enough for that."""
    if isinstance(one, Unlike) or one.claim.id != outstanding:
        return one
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
    counted = partial(document_frequency, connection)
    beside = Beside(connection, statement, reading, thresholds, names, count, counted)
    return beside.compare(
        [
            Ranked(each.claim, 0.0)
            for each in candidates
            if closest_band(beside.yours, each.tokens, beside.weigh, thresholds) is Band.SAME
        ]
    )


def _ordered(
    beside: Beside, ranked: Sequence[Ranked], closest: Mapping[int, Band]
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
