"""How near claims of a record are to a text in meaning, where the record knows that."""

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.folding import plain
from claimcheck.matching.meaning.held import HeldRows
from claimcheck.matching.meaning.nearness import (
    Meaning,
    cosines_of,
    lifted,
    lifts,
    rank_by_both,
)
from claimcheck.model.claim import Claim
from claimcheck.model.comparison import Band, Difference
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import find_candidates
from claimcheck.store.meanings import find_vectors, models, read_rows, rows_of
from claimcheck.store.place import meaning_file, state_of_meanings
from claimcheck.store.records.claims import existing_claims, find_claims, standing_claims
from claimcheck.workflows.compare.alone import differ_plainly
from claimcheck.workflows.compare.match import Groups, first_of, gather
from claimcheck.workflows.compare.readers import Reader, open_readers
from claimcheck.workflows.compare.with_record import LOOKED_AT, Candidates, Compared

if TYPE_CHECKING:
    from claimcheck.model.record.search_hit import SearchHit

# For one text no more vectors are read than take a tenth of a second; who asks often reads all.
_REACHED_FOR_ONE: Final = 100_000
# So many that look alike by an eighth of their rows are compared by the whole.
_ALIKE: Final = 1_000
# What a person must look at, and no rank may hide.
_ASKED: Final = (Band.SAME, Band.CONFLICTING, Band.LIKELY)


class Nearness(NamedTuple):
    """The vectors beside the record at `path`, and the models that made them.

    Without a `given` model each process opens those of the record. So many claims are `most`
    found by words, as meaning may bring up what ranks low by them. With `reaches`, what
    shares no word is found as well: that reads all vectors once.
    """

    path: Path
    given: Meaning | None = None
    most: int = 200
    reaches: bool = False

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Return the models. Raises `ClaimcheckError` where none can be opened."""
        return open_readers(self.path, self.given)

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
            candidates.add(self.nearest(statement))
        ranked = candidates.ranked
        cosines = self.cosines(connection, statement, [one.claim for one in ranked])
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
            each._replace(
                comparison=lifted(
                    each.comparison,
                    lift.get(each.claim.id),
                    partial(_differ_plainly, statement, each.claim),
                )
            )
            for each in candidates.in_order(shown, closest)
            if isinstance(each, Compared)
        )
        found = first_of(gather(stream, groups, limit), limit)
        scores, asked = dict(by_both), [each for each in by_words if each.comparison.band in _ASKED]
        asked = [each._replace(score=scores[each.claim.id]) for each in asked]
        return _with_asked(found, asked, groups, limit)

    def cosines(
        self, connection: Connection, statement: Statement, ranked: Sequence[int]
    ) -> dict[int, float]:
        """Return how near claims are to a statement, each by the model of both languages.

        Of claims that have no vector yet, the first few are read for that now.
        """
        claims = find_claims(connection, ranked)
        found: dict[int, float] = {}
        for reader in self.readers:
            some = [each for each in claims if reader.compares(statement.language, each.language)]
            if not some:
                continue
            vectors = find_vectors(self.path, reader.model, some)
            new = [each for each in some[:LOOKED_AT] if each.id not in vectors]
            rows = reader.model.encode([statement.text, *(each.text for each in new)])
            vectors |= dict(zip((int(each.id) for each in new), rows[1:], strict=True))
            found |= zip(vectors, cosines_of(rows[0], [*vectors.values()]), strict=True)
        return found

    def search(
        self, connection: Connection, said: Statement, *, limit: int
    ) -> "tuple[list[SearchHit], dict[str, int]]":
        """Return what holds all the words ``said``, and how many there are of each kind.

        Claims come in the order of how near they are to the words, and then those nearest
        that do not hold them all.
        """
        from claimcheck.store.queries.search import (  # noqa: PLC0415 - a match asks for none
            claims_near,
            search_counted,
        )

        def order(claims: list[int]) -> list[int]:
            cosines = self.cosines(connection, said, claims[: self.most])
            return sorted(claims, key=lambda claim: -cosines.get(claim, -1.0))

        hits, numbers = search_counted(connection, said.text, limit=limit, order=order)
        held = {hit.record for hit in hits}
        listed = self.listed(connection, said)
        further = {claim: how for claim, how in listed.items() if f"c-{claim:d}" not in held}
        claims = [hit for hit in hits if hit.record.startswith("c-")]
        rest = hits[len(claims) :]
        return [*claims, *claims_near(connection, further), *rest], numbers

    def listed(self, connection: Connection, statement: Statement) -> dict[int, float]:
        """Return the claims that are listed for their nearness to words alone, nearest first."""
        found = find_candidates(connection, plain(statement.text), limit=self.most)
        if self.reaches:
            # A record that was restored may have fewer claims than its vectors.
            found += existing_claims(connection, self.nearest(statement))
        cosines = self.cosines(connection, statement, standing_claims(connection, sorted({*found})))
        return {claim: cosine for claim, (_, cosine) in lifts(cosines).items()}

    def nearest(self, statement: Statement) -> list[int]:
        """Return the claims whose vectors are nearest to a statement, by each of the models.

        Whether they still hold, and have the same words, is for the caller to see.
        """
        found: list[int] = []
        for reader in self.readers:
            if not reader.reads(statement.language):
                continue
            (row,) = reader.model.encode([statement.text])
            held = _held(self.path, reader, state_of_meanings(self.path))
            rows = rows_of(self.path, reader.model, held.nearest(row, _ALIKE))
            cosines = dict(zip(rows, cosines_of(row, [*rows.values()]), strict=True))
            found += sorted(cosines, key=lambda each: (-cosines[each], each))[:LOOKED_AT]
        return list(dict.fromkeys(found))


def _differ_plainly(statement: Statement, claim: Claim) -> tuple[Difference, ...]:
    return differ_plainly(statement, Statement(claim.text, language=claim.language))


def open_nearness(path: Path, given: Meaning | None = None) -> Nearness:
    """Return what tells how near the claims of a record are, by a given model or the record's.

    It reaches what shares no word where there are not too many. Raises `ClaimcheckError`
    where no model can be opened, and where no vector is of one.
    """
    nearness = Nearness(path, given)
    counts = _counts(path, state_of_meanings(path)) if meaning_file(path).exists() else {}
    most = max(counts.get(each.model.name, 0) for each in nearness.readers)
    if not most:
        raise ClaimcheckError(
            "what the claims mean is not known yet; run `claimcheck meaning index`"
        )
    return nearness._replace(reaches=most <= _REACHED_FOR_ONE)


@lru_cache(maxsize=2)
def _counts(path: Path, _state: tuple[int, ...]) -> dict[str, int]:
    """Return how many vectors there are of each model, counted again when they changed."""
    return models(path)


@lru_cache(maxsize=2)
def _held(path: Path, reader: Reader, _state: tuple[int, ...]) -> HeldRows:
    """Return the rows of all claims by a model, read again when they changed."""
    return HeldRows(read_rows(path, reader.model))


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
    kept_first = sorted(others, key=_worth, reverse=True)[: max(limit - len(wanted), 0)]
    kept = [each for each in others if each in kept_first]
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
