"""What was said before, in the same words or in others, and the models that find these."""

from collections.abc import Generator, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.model.statement import Statement
from claimcheck.record.given import as_statement_of, in_language
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model.claim import Match
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


class SaidBefore(OpenedRecord):
    """Finding what was said before."""

    def match(
        self,
        text: str | Statement,
        *,
        limit: int = 10,
        speaker: str | None = None,
        said_on: str | None = None,
        place: str | None = None,
        language: str | None = None,
        meaning: bool = True,
    ) -> "list[Match]":
        """Return up to ``limit`` stored claims that resemble ``text``, the same first.

        Each match has a comparison with its band, scores and differences, and what the
        record says of the claim; band ``new`` only shares a word. Give speaker, date
        (``2023-02-07``, ``2023-02`` or ``2023``) and place where they are known, so that
        "last month" and "our" are compared rightly. A text of several sentences or clauses is
        read part by part: a match says which part it is of. ``language`` is a code such as
        ``fr``, else that of the settings; it chooses how words and figures are read. A
        `Statement` carries all of these. Where the record knows what its claims mean, they
        are ranked and lifted by that too, unless ``meaning`` is false: see `index_meaning`.
        """
        from claimcheck.workflows.compare.parts import find_matches_in_parts

        given = {"speaker": speaker, "said_on": said_on, "place": place, "language": language}
        statement = in_language(as_statement_of(text, given, of_article=True), self._language)
        with self._read() as connection:
            found = find_matches_in_parts(
                connection,
                statement,
                limit=limit,
                thresholds=self.settings.thresholds,
                asking=self._named,
                nearness=self._near(wanted=meaning, languages=[statement.language]),
            )
        return _due_by(found, self.today)

    def match_each(
        self,
        statements: Iterable[Statement],
        *,
        limit: int = 10,
        jobs: int = 1,
        meaning: bool = True,
    ) -> "Generator[tuple[Statement, list[Match]], None, None]":
        """Yield each statement with its matches, in the order given, each as soon as it can be.

        With several ``jobs`` as many processes read the file; what is yielded is the same.
        ``meaning`` is as of `match`.
        """
        from claimcheck.workflows.compare.batch import BatchRequest, match_each

        self._require_usable()
        near = self._near(wanted=meaning, often=True)
        asked = BatchRequest(limit, self.settings.thresholds, self._named, near)

        def read(statement: Statement) -> Statement:
            given = in_language(statement, self._language)
            self._near(wanted=meaning, languages=[given.language])
            return given

        return _each_due_by(
            match_each(self.path, map(read, statements), asked, jobs=jobs), self.today
        )

    def claim_count(self) -> int:
        """Return how many claims there are to compare with."""
        from claimcheck.store.index.candidates import claim_count

        with self._read() as connection:
            return claim_count(connection)


def _due_by(matches: "list[Match]", today: str) -> "list[Match]":
    """Return matches with whether their verdicts should have been checked again by a day."""
    from claimcheck.model.status import is_overdue

    return [each._replace(overdue=is_overdue(each.standing.verdicts, today)) for each in matches]


def _each_due_by(
    every: "Generator[tuple[Statement, list[Match]], None, None]", today: str
) -> "Generator[tuple[Statement, list[Match]], None, None]":
    """Yield each statement with its matches, as of a day."""
    with closing(every):
        for statement, found in every:
            yield statement, _due_by(found, today)
