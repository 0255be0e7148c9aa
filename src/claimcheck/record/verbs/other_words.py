"""Other words for the same: the vectors of claims, and the models that make them."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model.record.meaning import ChosenModel, MeaningStatus


class MeaningIndex(OpenedRecord):
    """Knowing what claims mean."""

    def index_meaning(self, tell: "Callable[[int], object] | None" = None) -> "MeaningStatus":
        """Make the vectors of claims that are missing, and return how many there are then.

        ``tell`` is told how many claims are done. What was made stays where it is ended
        early. The vectors are made of the record and no part of it. Raises `ClaimcheckError`
        without the extra ``[meaning]``.
        """
        from claimcheck.store.meanings import add_vectors
        from claimcheck.workflows.compare.readers import open_readers

        if self._at is not None:
            raise ClaimcheckError("the record as it was on an earlier day is only read")
        readers = open_readers(self.path, self._model)
        with self._read() as connection:
            for reader in readers:
                for done in add_vectors(self.path, connection, reader.model, reader.reads):
                    if tell:
                        tell(done)
        self._kept_meanings = None
        return self.meaning_status()

    def open_meaning(self) -> None:
        """Open what tells how near claims are now, rather than when one is first compared.

        Afterwards `only_words` says why words alone decide, where they do. Nothing is opened
        where no vectors lie beside the record.
        """
        self._near(languages=[self.settings.desk.language])

    def use_meaning(
        self, folder: "str | Path | None", *, languages: str = "english"
    ) -> "ChosenModel | None":
        """Go by the model in a folder, and return what tells it from others; None for the extra's.

        The folder holds a sentence-transformers model that was exported to ONNX. With
        ``languages`` ``all`` it is for claims that are not English, and between languages.
        Vectors of another model stay, and are never compared with its own: see `index_meaning`.
        Raises `ClaimcheckError` for a folder without a model that can be read.
        """
        from claimcheck.matching.meaning.folder import look_at_folder, open_folder
        from claimcheck.model.record.meaning import ALL_LANGUAGES, ENGLISH
        from claimcheck.store.meanings import choose_model

        if languages not in (ENGLISH, ALL_LANGUAGES):
            raise ClaimcheckError(f"{languages!r} is not english or all")
        with self._read():
            chosen = None if folder is None else look_at_folder(Path(folder), languages)
            if chosen:
                open_folder(chosen)
            choose_model(self.path, languages, chosen)
        self._kept_meanings = None
        return chosen

    def meaning_status(self) -> "MeaningStatus":
        """Return how many claims there are, and how many have a vector, by model.

        Without the extras it is how many vectors lie there, whatever they were made of.
        """
        from claimcheck.model.record.meaning import MeaningStatus
        from claimcheck.store.meanings import count_claims, count_vectors, models
        from claimcheck.workflows.compare.readers import open_readers

        with self._read() as connection:
            claims, stored = count_claims(connection), models(self.path)
            try:
                readers = open_readers(self.path, self._model)
            except NeedsExtraError as error:
                return MeaningStatus(claims, stored, {}, str(error))
            counts = {
                each.model.name: count_vectors(self.path, connection, each.model, each.reads)
                for each in (readers if stored else ())
            }
        had = {name: number for name, (number, _) in counts.items()}
        return MeaningStatus(claims, had, {name: left for name, (_, left) in counts.items()})
