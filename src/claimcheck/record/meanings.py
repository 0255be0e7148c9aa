"""What a record knows of what its claims mean, as far as a model is there to ask."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError, NeedsExtraError

if TYPE_CHECKING:
    from claimcheck.matching.meaning.nearness import Meaning
    from claimcheck.store.connection import Connection
    from claimcheck.workflows.compare.nearness import Nearness


class Meanings:
    """The vectors beside a record, opened when they are first asked for."""

    def __init__(
        self, path: Path, model: "Meaning | None", notify: Callable[[str], None] | None
    ) -> None:
        """Keep where they are, the model if it is not the extra's, and who is told."""
        self._path, self._model, self._notify = path, model, notify
        self._nearness: Nearness | None = None
        self._told: set[str] = set()
        #: Why words alone decide, where they do: in all, or in a language that no model reads.
        self.reasons: list[str] = []

    def near(self, *, often: bool, languages: Iterable[str] = ()) -> "Nearness | None":
        """Return what tells how near claims are; None where nothing does, which is told once.

        So is each of the ``languages`` that no model reads.
        """
        if self._nearness is None and not self.reasons:
            from claimcheck.workflows.compare.nearness import open_nearness

            try:
                self._nearness = open_nearness(self._path, self._model)
            except ClaimcheckError as error:
                self._decide_by_words(str(error))
        near = self._nearness
        for language in dict.fromkeys(languages) if near else ():
            self.look_at(language)
        return near._replace(reaches=True) if near and often else near

    def look_at(self, language: str) -> None:
        """Tell once where no model reads a language."""
        from claimcheck.workflows.compare.readers import unread

        why = unread(self._nearness.readers, language) if self._nearness else None
        if why:
            self._decide_by_words(why)

    def learn_new(self, connection: "Connection") -> None:
        """Keep the vectors of claims that were added since the last that has one.

        What was stored is stored: where no vectors can be made of it, that is told.
        """
        from claimcheck.store.meanings import keep_vectors, newest_claims
        from claimcheck.workflows.compare.readers import open_readers

        try:
            claims = newest_claims(self._path, connection)
            for reader in open_readers(self._path, self._model) if claims else ():
                read = [each for each in claims if reader.reads(each.language)]
                keep_vectors(self._path, connection, reader.model, read)
        except NeedsExtraError:
            # Told where something is compared.
            return
        except ClaimcheckError as error:
            if self._nearness is not None or not self.reasons:
                self._tell(f"No vectors of what is new: {error}")

    def _decide_by_words(self, why: str) -> None:
        """Keep and tell, once, why words alone decide."""
        if why not in self.reasons:
            self.reasons.append(why)
        self._tell(f"By words alone: {why}")

    def _tell(self, line: str) -> None:
        """Say a line, once."""
        if self._notify and line not in self._told:
            self._notify(line)
        self._told.add(line)
