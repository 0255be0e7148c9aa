"""One statement beside many claims: what is read of it once, and each claim when it is needed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from typing import Final

from claimcheck.language.reading import Reading, read_once
from claimcheck.matching.bands import can_be_close, compare
from claimcheck.matching.names import Names
from claimcheck.matching.ranking import Document, Ranked, rank, stands_out, weigher
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import (
    ClosestBands,
    HeldTokens,
    Shared,
    Wording,
    band_of_far,
    read_wording,
    share,
)
from claimcheck.model.claim import Claim
from claimcheck.model.comparison import Band, Comparison
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import Totals, find_candidates, read_totals
from claimcheck.store.index.postings import document_frequency, documents
from claimcheck.store.index.tokens import figure_tokens, tokenise
from claimcheck.store.records.circumstances import Circumstances, circumstances
from claimcheck.store.records.claims import find_claims, standing_claims
from claimcheck.store.records.people.person_names import NameEnds

_AT_ONCE: Final = 6
# What stands out is related from this overlap on; measured, see benchmarks.
_OUTSTANDING_OVERLAP: Final = 0.12
# As many are looked at in any case, so that a lower-ranked `same` is not missed.
LOOKED_AT: Final = 24
# By words alone so many are worth ranking.
BY_WORDS: Final = 64

Frequencies = Callable[[Iterable[str]], dict[str, int]]


class Compared(NamedTuple):
    """A claim beside a statement, before the record is asked what it says of the claim."""

    claim: Claim
    comparison: Comparison
    score: float


class Among(NamedTuple):
    """The claims that alone are looked at, all of which hold, and what is indexed beside them.

    `frequencies` tells what `document_frequency` does, `ends` how all names end.
    """

    documents: Sequence[Document]
    totals: Totals
    frequencies: Frequencies
    ends: NameEnds


class Unlike(NamedTuple):
    """A claim beyond those that are wanted, which certainly only shares a word."""

    claim: int


class Beside:
    """A statement as it is compared, with what the store counts."""

    def __init__(
        self,
        connection: Connection,
        statement: Statement,
        reading: Reading,
        thresholds: Thresholds,
        names: Callable[[], Names],
        count: int,
        counted: Frequencies,
        *,
        only_close: bool = False,
    ) -> None:
        """Read how often each token of the statement occurs.

        With ``only_close`` what cannot be closer than `related` need not be read to tell why.
        """
        self._only_close = only_close
        self._connection, self._thresholds, self._names = connection, thresholds, names
        self._counted = counted
        self._compared: dict[int, Compared] = {}
        self.tokens, words = tokenise(connection, [reading.indexed, reading.countable])
        self.frequencies = counted({*self.tokens, *words})
        self.weigh = weigher(self.frequencies, count)
        self.yours = read_wording(
            reading,
            words,
            said_on=statement.said_on,
            reported_on=statement.reported_on,
            place=statement.place,
            speaker=statement.person or statement.speaker,
        )

    @cached_property
    def _closest(self) -> ClosestBands:
        """Return what tells how close to the statement a claim can be."""
        of_figures = figure_tokens(self._connection).within
        return ClosestBands(
            self.yours, self.weigh, self._thresholds, of_figures=of_figures, count=self._count
        )

    def closest_of(self, texts: Sequence[HeldTokens]) -> list[Band]:
        """Return the closest band that each of some claims can have, by its tokens."""
        return self._closest.of_each(texts) if texts else []

    def compare(self, ranked: Sequence[Ranked]) -> list[Compared]:
        """Compare the statement with claims, in their order; with each once."""
        self._compare_new([one.claim for one in ranked if one.claim not in self._compared])
        return [self._compared[one.claim]._replace(score=one.score) for one in ranked]

    def _compare_new(self, numbers: Sequence[int]) -> None:
        """Compare the statement with claims that it was not compared with before."""
        if not numbers:
            return
        claims = find_claims(self._connection, numbers)
        wordings = self._wordings(claims)
        shared = [share(self.yours, each, weight=self.weigh) for each in wordings]
        far = [self._far(*each) for each in zip(wordings, shared, strict=True)]
        near = [claim.id for claim, band in zip(claims, far, strict=True) if band is None]
        known = circumstances(self._connection, near) if near else {}
        for claim, wording, each, band in zip(claims, wordings, shared, far, strict=True):
            comparison = (
                Comparison(band, *each) if band else self._compare(wording, known[claim.id])
            )
            self._compared[claim.id] = Compared(claim, comparison, 0.0)

    def _far(self, wording: Wording, shared: Shared) -> Band | None:
        """Return the band of a claim that need not be read, None of others."""
        far = band_of_far(self.yours, wording, shared, self._thresholds)
        if far is not None or not self._only_close:
            return far
        close = can_be_close(self.yours, wording, shared, self._thresholds, self._names)
        return None if close else Band.RELATED

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
        self._count({token for found in tokens for token in found})
        return [
            read_wording(reading, found) for reading, found in zip(readings, tokens, strict=True)
        ]

    def _count(self, tokens: AbstractSet[str]) -> None:
        """Read how often tokens occur."""
        if new := tokens - self.frequencies.keys():
            self.frequencies |= self._counted(new)


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
        self._connection, self._among = connection, among
        self._texts: dict[int, HeldTokens] = {}
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
        self._texts |= {
            document.claim: HeldTokens(document.fields[0], document.has_figures)
            for document in read
        }
        return rank(self._beside.tokens, read, self._beside.frequencies, *self._totals)

    def by_words(self, limit: int, *, only_near: bool = False) -> Iterator[Compared | Unlike]:
        """Yield the claims that resemble the statement: the same first, then by score.

        Those after the first ``limit``, or with ``only_near`` after what stands out, are
        compared only if they are asked for, or may be the same.
        """
        ranked = self._by_words[: max(limit, LOOKED_AT)]
        first = 1 if only_near and stands_out(self._by_words) is not None else 0
        beyond = [one.claim for one in ranked[first if only_near else limit :]]
        closest = self._beside.closest_of([self._texts[claim] for claim in beyond])
        return self.in_order(ranked, dict(zip(beyond, closest, strict=True)))

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
        return self._beside.closest_of([self._texts[claim]]) == [Band.SAME]


def _listed(one: Compared | Unlike, outstanding: int | None) -> Compared | Unlike:
    """Return the claim that stands out of all others as related, if it shares enough for that."""
    if isinstance(one, Unlike) or one.claim.id != outstanding:
        return one
    compared = one.comparison
    if compared.band is not Band.NEW or compared.overlap < _OUTSTANDING_OVERLAP:
        return one
    return one._replace(comparison=compared._replace(band=Band.RELATED))


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
