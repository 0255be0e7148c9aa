"""How near claims of a record are to a text in meaning, where the record knows that."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.meaning.minilm import MiniLM, open_minilm
from claimcheck.matching.meaning.nearness import Meaning, cosine, lifted, lifts, rank_by_both
from claimcheck.matching.ranking import Ranked
from claimcheck.store.connection import Connection
from claimcheck.store.meanings import find_vectors, models
from claimcheck.store.records.claims import find_claims
from claimcheck.workflows.compare.with_record import Compared


class Nearness(NamedTuple):
    """The vectors beside the record at `path`, and the model that made them.

    Without a `given` model each process opens that of the extra.
    """

    path: Path
    given: Meaning | None = None

    @property
    def model(self) -> Meaning:
        """Return the model. Raises `ClaimcheckError` where it cannot be opened."""
        return self.given or _of_extra()

    def rank(
        self, connection: Connection, text: str, ranked: Sequence[Ranked], first: int
    ) -> tuple[list[Ranked], Callable[[Compared], Compared]]:
        """Return the first by words and those by words and meaning, in the order of both.

        With it comes what lifts one of them that was compared.
        """
        claims = find_claims(connection, [one.claim for one in ranked])
        vectors = find_vectors(self.path, self.model, claims)
        (yours,) = self.model.encode([text]) if vectors else (b"",)
        cosines = {claim: cosine(yours, vector) for claim, vector in vectors.items()}
        by_both, lift = rank_by_both(ranked, cosines), lifts(cosines)
        # What is the same must be seen, however little a model thinks of it.
        kept = {one.claim for one in (*ranked[:first], *by_both[:first])}

        def lift_one(one: Compared) -> Compared:
            return one._replace(comparison=lifted(one.comparison, lift.get(one.claim.id)))

        return [one for one in by_both if one.claim in kept], lift_one


def open_nearness(path: Path, given: Meaning | None = None) -> Nearness:
    """Return what tells how near the claims of a record are, by a given model or the extra's.

    Raises `ClaimcheckError` where the extra is missing, and where no vector is the model's.
    """
    nearness = Nearness(path, given)
    if not models(path).get(nearness.model.name):
        raise ClaimcheckError(
            "what the claims mean is not known yet; run `claimcheck meaning index`"
        )
    return nearness


@cache
def _of_extra() -> MiniLM:
    return open_minilm()
