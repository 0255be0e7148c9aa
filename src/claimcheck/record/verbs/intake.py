"""What comes in: statements, claims and articles."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model.ids import ClaimId, number_of
from claimcheck.model.statement import Statement
from claimcheck.record.given import as_statement_of, in_language
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from claimcheck.model.added import Added
    from claimcheck.model.article import Recording
    from claimcheck.model.claim import NewClaim
    from claimcheck.model.desk.settings import SourceSettings
    from claimcheck.model.ids import ArticleId
    from claimcheck.model.text.capture import Capture
    from claimcheck.workflows.intake.add_article import AddedArticle
    from claimcheck.workflows.intake.extract import Described, Extracted
    from claimcheck.workflows.verdicts.contact import NamedCopy


def _tell_nobody(_: int) -> None:
    """Tell nobody how many are done."""


class Intake(OpenedRecord):
    """Adding what was said."""

    def add(
        self,
        text: str | Statement,
        *,
        speaker: str | None = None,
        person: str | None = None,
        role: str | None = None,
        organisation: str | None = None,
        said_on: str | None = None,
        place: str | None = None,
        medium: str | None = None,
        url: str | None = None,
        kind: str | None = None,
        language: str | None = None,
    ) -> "Added":
        """Store what somebody said, and return what became of it.

        A rated claim is never linked silently, and nothing that differs is merged: see
        `Added`. The same statement twice is stored once. Raises `ClaimcheckError` for an
        unknown reviewer, kind or date, and for text that says nothing.
        """
        given = {
            "speaker": speaker,
            "person": person,
            "role": role,
            "organisation": organisation,
            "said_on": said_on,
            "place": place,
            "medium": medium,
            "url": url,
            "kind": kind,
            "language": language,
        }
        return self.add_all([as_statement_of(text, given)])[0]

    def add_all(
        self,
        statements: Iterable[Statement],
        *,
        match: bool = True,
        article: "Capture | ArticleId | str | None" = None,
        topics: Iterable[str] = (),
        dry_run: bool = False,
        jobs: int = 1,
        tell: Callable[[int], None] = _tell_nobody,
    ) -> "list[Added]":
        """Store statements in one transaction, in order, and return what became of each.

        All are stored or none. Without ``match`` each becomes a claim of its own, which is
        many times faster and meant for claims that are known to be distinct. ``article``
        is where they stand: the id of a stored one, or one to store. Their claims are
        filed under ``topics``. With ``dry_run`` nothing is stored. With several ``jobs`` as
        many processes match, and the outcome is the same. ``tell`` is told how many are done.
        """
        from claimcheck.workflows.intake.bulk import import_statements, import_unmatched, place_in

        given = [in_language(each, self._language) for each in statements]
        where = number_of(article, "a") if isinstance(article, str | int) else article
        if where is not None and not isinstance(where, int):
            where = where._replace(article=in_language(where.article, self._language))
        with self._act(bulk=not match, dry_run=dry_run) as (writer, actor):
            placed = place_in(writer, where, actor)
            if match:
                added = import_statements(
                    writer,
                    given,
                    actor=actor,
                    thresholds=self.settings.thresholds,
                    placed=placed,
                    progress=tell,
                    readers=self._readers(jobs) if len(given) > 1 else None,
                    nearness=self._near(
                        often=len(given) > 1, languages=[each.language for each in given]
                    ),
                )
            else:
                added = import_unmatched(writer, given, actor=actor, placed=placed, progress=tell)
            if topics:
                from claimcheck.workflows.claims.topics import file_each

                file_each(writer, (each.claim_id for each in added), topics, actor=actor)
        return added

    def add_claims(self, claims: "Iterable[NewClaim]") -> list[ClaimId]:
        """Store claims that nobody is recorded to have said, and return their ids.

        Meant for an archive of checks: one transaction, compared with nothing. Title and
        context are searched too, with less weight than the text.
        """
        from claimcheck.workflows.intake.bulk import import_claims

        with self._act(bulk=True) as (writer, actor):
            given = (in_language(each, self._language) for each in claims)
            return [ClaimId(each) for each in import_claims(writer, given, actor=actor)]

    def add_article(
        self,
        file: str | Path,
        described: "Described | None" = None,
        *,
        topics: Iterable[str] = (),
        dry_run: bool = False,
        jobs: int = 1,
        beside: "Collection[str]" = (),
        recording: "Recording | None" = None,
        pictures: Iterable[str | Path] = (),
    ) -> "AddedArticle":
        """Store the article in a file with the statements found in it, which nobody confirmed.

        Text, Markdown, HTML, DOCX, PDF or ``-`` for stdin; ``described`` wins over what the
        file says of itself. The same article adds nothing again; a later edition of its url
        takes the place of the one before. An earlier one holds again, unless the later one is
        ``beside`` it, by its sha256. Its claims are filed under ``topics``. Of the
        ``recording`` that it is the words of, the address and the digest are kept; of
        ``pictures``, files such as screenshots, the bytes. With several ``jobs`` as many
        processes match its statements, and the outcome is the same. Raises
        `ClaimcheckError` for a file that cannot be read or kept.
        """
        from claimcheck.workflows.intake.add_article import add_article
        from claimcheck.workflows.intake.extract import Described, capture_article

        captured = capture_article(str(file), described or Described())
        captured = captured._replace(article=in_language(captured.article, self._language))
        pictured = [Path(each) for each in pictures]
        copies = _read_pictures(pictured, self.settings.sources) if pictured else []
        with self._act(dry_run=dry_run) as (writer, actor), _told_of(str(file)):
            stored = add_article(
                writer,
                captured,
                actor=actor,
                thresholds=self.settings.thresholds,
                readers=self._readers(jobs),
                beside=beside,
                nearness=self._near(often=True, languages=[captured.article.language]),
            )
            if recording or copies:
                from claimcheck.workflows.intake.recordings import keep_beside

                limit = self.settings.sources.max_copy_bytes
                kept = keep_beside(writer, stored.id, recording, copies, actor=actor, limit=limit)
                stored = stored._replace(beside=kept)
            if topics:
                from claimcheck.workflows.claims.topics import file_each

                file_each(writer, (each.claim_id for each in stored.added), topics, actor=actor)
        return stored

    def extract(
        self,
        file: str | Path,
        described: "Described | None" = None,
        *,
        assertions: bool = True,
    ) -> "Extracted":
        """Return the statements proposed in an article, and store nothing.

        As `add_article` reads it; persons of the record are known by their aliases too.
        Without ``assertions``, what the article says in its own voice is left out.
        """
        from claimcheck.workflows.intake.extract import Described, extract_article, people_in

        with self._read() as connection:
            return extract_article(
                str(file),
                described or Described(),
                language=self.settings.desk.language,
                people_in_text=lambda text: people_in(connection, text),
                assertions=assertions,
            )


@contextmanager
def _told_of(file: str) -> Iterator[None]:
    """Say of a file what is wrong with a statement in it."""
    from claimcheck.reading.unreadable import UnreadableError
    from claimcheck.workflows.entry_checks import LongStatementError

    try:
        yield
    except LongStatementError as error:
        raise UnreadableError(file, error.of_file) from error


def _read_pictures(files: Iterable[Path], settings: "SourceSettings") -> "list[NamedCopy]":
    """Return files as they are to be kept. Raises `ClaimcheckError` where one is too large."""
    from claimcheck.workflows.verdicts.captured_sources import read_capture
    from claimcheck.workflows.verdicts.contact import NamedCopy

    return [NamedCopy(file.name, read_capture(file, settings)) for file in files]
