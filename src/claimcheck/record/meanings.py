"""What the claims of a record mean: vectors that a model made, in a file beside it."""

from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model.record.meaning import MeaningStatus


class Meanings(OpenedRecord):
    """Making the vectors by which claims are found that say it in other words."""

    def index_meaning(self, tell: "Callable[[int], object] | None" = None) -> "MeaningStatus":
        """Make the vectors of claims that are missing, and return how many there are then.

        ``tell`` is told how many claims are done. What was made stays where it is ended
        early. The vectors are made of the record and no part of it. Raises `ClaimcheckError`
        without the extra ``[meaning]``.
        """
        from claimcheck.matching.meaning.minilm import open_minilm
        from claimcheck.store.meanings import add_vectors

        if self._at is not None:
            raise ClaimcheckError("the record as it was on an earlier day is only read")
        model = self._model or open_minilm()
        with self._read() as connection:
            for done in add_vectors(self.path, connection, model):
                if tell:
                    tell(done)
        self._nearness = self._only_words = None
        return self.meaning_status()

    def meaning_status(self) -> "MeaningStatus":
        """Return how many claims there are, and how many vectors of each model."""
        from claimcheck.model.record.meaning import MeaningStatus
        from claimcheck.store.meanings import count_claims, models

        with self._read() as connection:
            return MeaningStatus(count_claims(connection), models(self.path))
