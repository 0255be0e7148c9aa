"""How near claims of a record are to a text in meaning, where the record knows that."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.folding import plain
from claimcheck.matching.meaning.held import HeldRows
from claimcheck.matching.meaning.minilm import MiniLM, open_minilm
from claimcheck.matching.meaning.nearness import (
    Meaning,
    cosines_of,
    lifted,
    lifts,
    rank_by_both,
)
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import find_candidates
from claimcheck.store.meanings import find_vectors, models, read_rows, rows_of
from claimcheck.store.place import state_of_meanings
from claimcheck.store.records.claims import find_claims, standing_claims
from claimcheck.workflows.compare.match import first_of, gather
from claimcheck.workflows.compare.with_record import LOOKED_AT, Candidates, Compared

Groups = Callable[[int], Sequence[int]]

# For one text no more vectors are read than take a tenth of a second; who asks often reads all.
_REACHED_FOR_ONE: Final = 100_000
# So many that look alike by an eighth of their rows are compared by the whole.
_ALIKE: Final = 1_000
# What a person must look at, and no rank may hide.
_ASKED: Final = (Band.SAME, Band.CONFLICTING, Band.LIKELY)


class Nearness(NamedTuple):
    """The vectors beside the record at `path`, and the model that made them.

    Without a `given` model each process opens that of the extra. So many claims are `most`
    found by words, as meaning may bring up what ranks low by them. With `reaches`, what
    shares no word is found as well: that reads all vectors once.
    """

    path: Path
    given: Meaning | None = None
    most: int = 200
    reaches: bool = False

    @property
    def model(self) -> Meaning:
        """Return the model. Raises `ClaimcheckError` where it cannot be opened."""
        return self.given or _of_extra()

    def find(
        self,
        connection: Connection,
        statement: Statement,
        candidates: Candidates,
        by_words: Sequence[Compared],
        groups: Groups,
        limit: int,
    ) -> list[Compared]:
        """Return the claims that are near by words and meaning, lifted as far as that may.

        What was asked about ``by_words`` stays, as words decided it.
        """
        if self.reaches:
            candidates.add([claim for claim, _ in self.nearest(statement.text)])
        ranked = candidates.ranked
        cosines = self.cosines(connection, statement.text, [one.claim for one in ranked])
        by_both, lift = rank_by_both(ranked, cosines), lifts(cosines)
        # What is the same must be seen, however little a model thinks of it.
        kept = {one.claim for one in (*ranked[:LOOKED_AT], *by_both[: max(limit, LOOKED_AT)])}
        shown = [one for one in by_both if one.claim in kept]
        # Meaning may lift what only shares a word.
        closest = {
            one.claim: Band.SAME if candidates.may_be_same(one.claim) else Band.RELATED
            for one in shown
        }
        stream = (
            each._replace(comparison=lifted(each.comparison, lift.get(each.claim.id)))
            for each in candidates.in_order(shown, closest)
            if isinstance(each, Compared)
        )
        found = first_of(gather(stream, groups, limit), limit)
        scores = dict(by_both)
        asked = [
            each._replace(score=scores[each.claim.id])
            for each in by_words
            if each.comparison.band in _ASKED
        ]
        return _with_asked(found, asked, groups, limit)

    def cosines(self, connection: Connection, text: str, ranked: Sequence[int]) -> dict[int, float]:
        """Return how near claims are to a text.

        Of claims that have no vector yet, the first few are read for that now.
        """
        claims = find_claims(connection, ranked)
        vectors = find_vectors(self.path, self.model, claims)
        new = [each for each in claims[:LOOKED_AT] if each.id not in vectors]
        rows = self.model.encode([text, *(each.text for each in new)])
        vectors |= dict(zip((int(each.id) for each in new), rows[1:], strict=True))
        return dict(zip(vectors, cosines_of(rows[0], [*vectors.values()]), strict=True))

    def listed(self, connection: Connection, text: str) -> dict[int, float]:
        """Return the claims that are listed for their nearness to a text alone, nearest first."""
        found = find_candidates(connection, plain(text), limit=self.most)
        if self.reaches:
            found += [claim for claim, _ in self.nearest(text)]
        cosines = self.cosines(connection, text, standing_claims(connection, sorted({*found})))
        return {claim: cosine for claim, (_, cosine) in lifts(cosines).items()}

    def nearest(self, text: str, number: int = LOOKED_AT) -> list[tuple[int, float]]:
        """Return the claims whose vectors are nearest to a text, with how near, nearest first.

        Whether they still hold, and have the same words, is for the caller to see.
        """
        (row,) = self.model.encode([text])
        held = _held(self, state_of_meanings(self.path))
        rows = rows_of(self.path, self.model, held.nearest(row, _ALIKE))
        cosines = dict(zip(rows, cosines_of(row, [*rows.values()]), strict=True))
        first = sorted(cosines.items(), key=lambda each: (-each[1], each[0]))
        return first[:number]


def open_nearness(path: Path, given: Meaning | None = None) -> Nearness:
    """Return what tells how near the claims of a record are, by a given model or the extra's.

    It reaches what shares no word where there are not too many. Raises `ClaimcheckError`
    where the extra is missing, and where no vector is the model's.
    """
    nearness = Nearness(path, given)
    count = models(path).get(nearness.model.name, 0)
    if not count:
        raise ClaimcheckError(
            "what the claims mean is not known yet; run `claimcheck meaning index`"
        )
    return nearness._replace(reaches=count <= _REACHED_FOR_ONE)


@lru_cache(maxsize=2)
def _held(nearness: Nearness, _state: tuple[int, ...]) -> HeldRows:
    """Return the rows of all claims, read again when they changed."""
    return HeldRows(read_rows(nearness.path, nearness.model))


def _with_asked(
    found: Sequence[Compared], asked: Sequence[Compared], groups: Groups, limit: int
) -> list[Compared]:
    """Return what was found, with what was asked about by words in the band that those gave.

    Where there is no room, what was lifted least gives way.
    """
    wanted = [each for each in asked if not _holds(found, each)]
    if not wanted:
        return list(found)
    again = {claim for each in wanted for claim in groups(each.claim.id)}
    others = [each for each in found if each.claim.id not in again]
    given_up = sorted(others, key=_worth, reverse=True)[: max(limit - len(wanted), 0)]
    kept = [each for each in others if each in given_up]
    return sorted(
        [*kept, *wanted],
        key=lambda each: (each.comparison.band is not Band.SAME, -each.score, each.claim.id),
    )


def _holds(found: Sequence[Compared], asked: Compared) -> bool:
    """Return whether a claim is among those found, in the band that words gave it."""
    return any(
        each.claim == asked.claim and each.comparison.band is asked.comparison.band
        for each in found
    )


def _worth(each: Compared) -> tuple[bool, bool, float]:
    """Return what is kept first: what words ask about, then what meaning does, then by rank."""
    band, is_lifted = each.comparison.band, each.comparison.meaning is not None
    return band in _ASKED and not is_lifted, band in _ASKED, each.score


@cache
def _of_extra() -> MiniLM:
    return open_minilm()
