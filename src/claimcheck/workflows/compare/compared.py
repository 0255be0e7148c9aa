"""A statement beside claims, as the store counts their words: read once, compared when asked."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import exp, log
from typing import Final, NamedTuple

from claimcheck.language.reading import Reading, read_once
from claimcheck.matching.bands import band_of_far, compare, share
from claimcheck.matching.names import Names
from claimcheck.matching.ranking import Ranked, default_weight
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import Wording, read_wording
from claimcheck.model.claim import Claim
from claimcheck.model.comparison import Comparison
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.records.circumstances import Circumstances, circumstances
from claimcheck.store.records.claims import find_claims

Frequencies = Callable[[Iterable[str]], dict[str, int]]

_PRIOR_CLAIMS: Final = 2_000


class Compared(NamedTuple):
    """A claim beside a statement, before the record is asked what it says of the claim."""

    claim: Claim
    comparison: Comparison
    score: float


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
    ) -> None:
        """Read how often each token of the statement occurs."""
        self._connection, self._thresholds, self._names = connection, thresholds, names
        self._counted = counted
        self._compared: dict[int, Compared] = {}
        self.tokens, words = tokenise(connection, [reading.indexed, reading.countable])
        self.frequencies = counted({*self.tokens, *words})
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
        far = [
            band_of_far(self.yours, wording, each, self._thresholds)
            for wording, each in zip(wordings, shared, strict=True)
        ]
        near = [claim.id for claim, band in zip(claims, far, strict=True) if band is None]
        known = circumstances(self._connection, near) if near else {}
        for claim, wording, each, band in zip(claims, wordings, shared, far, strict=True):
            comparison = (
                Comparison(band, *each) if band else self._compare(wording, known[claim.id])
            )
            self._compared[claim.id] = Compared(claim, comparison, 0.0)

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
        self.frequencies |= self._counted(new)
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
