"""What a record knows of what its claims mean, as far as a model is there to ask."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError

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
        #: Why words alone decide, where they do.
        self.only_words: str | None = None

    def near(self, *, often: bool) -> "Nearness | None":
        """Return what tells how near claims are; None where nothing does, which is told once."""
        if self._nearness is None and self.only_words is None:
            from claimcheck.workflows.compare.nearness import open_nearness

            try:
                self._nearness = open_nearness(self._path, self._model)
            except ClaimcheckError as error:
                self.only_words = str(error)
                if self._notify:
                    self._notify(f"By words alone: {error}")
        near = self._nearness
        return near._replace(reaches=True) if near and often else near

    def learn_new(self, connection: "Connection") -> None:
        """Keep the vectors of claims that were added since the last that has one."""
        from claimcheck.store.meanings import keep_vectors, newest_claims
        from claimcheck.workflows.compare.readers import open_readers

        # What was stored is stored: `meaning index` makes what is missing here.
        with suppress(ClaimcheckError):
            claims = newest_claims(self._path, connection)
            for reader in open_readers(self._path, self._model) if claims else ():
                read = [each for each in claims if reader.reads(each.language)]
                keep_vectors(self._path, connection, reader.model, read)
