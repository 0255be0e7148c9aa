"""Archives of many texts: scanned, extracted and matched partition by partition."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from claimcheck.workflows.archive.run import ArchiveTally


def _tell_nobody(done: int, partitions: int) -> None:
    """Tell nobody how far it is."""


class Archives(OpenedRecord):
    """Work on archives, which lie in files of their own."""

    def run_archive(
        self,
        verb: str,
        archive: str | Path,
        folder: str | Path,
        *,
        text: str,
        name: str,
        date: str | None = None,
        kind: str = "text",
        today: str | None = None,
        limit: int = 5,
        assertions: bool = True,
        jobs: int = 1,
        cluster: str | None = None,
        pack_on_workers: str | None = None,
        tell: Callable[[int, int], None] = _tell_nobody,
    ) -> "ArchiveTally":
        """Scan, extract from or match all texts of an archive; return what came of them.

        ``verb`` is ``scan``, ``extract`` or ``match``. ``archive`` is a file of JSON Lines or
        Parquet; ``text``, ``name`` and ``date`` are its columns, and ``kind`` is that of the
        texts: ``text``, ``markdown``, ``mdx`` or ``html``. Two files for each partition are
        written to ``folder``; those that stand are not done again. ``limit`` bounds the
        matches of a row; with ``assertions``, what an article says itself is extracted.

        The work is done by so many ``jobs``, processes here, or by the workers of the dask
        ``cluster`` at that address, with the same bytes. They are sent the record, or find
        it at the path ``pack_on_workers``. ``tell`` is told how many partitions of how many
        are done.

        Raises `ClaimcheckError` for an archive or a record that cannot be read, a folder that
        holds another run, and a cluster on which other versions run.
        """
        from claimcheck.model.text.archive_row import ArchiveColumns
        from claimcheck.reading.kinds import TextKind
        from claimcheck.workflows.archive.job import Job, Verb
        from claimcheck.workflows.archive.run import ArchiveSource, Workers, run_archive

        self._require_usable()
        try:
            asked, chosen = Verb(verb), TextKind(kind)
        except ValueError as error:
            raise ClaimcheckError(f"{error}; see claimcheck.Record.run_archive") from error
        job = Job(
            asked,
            ArchiveColumns(text, name, date),
            chosen,
            today or self.today,
            self.settings.scan,
            self.settings.thresholds,
            limit,
            assertions,
        )
        database = None if asked is Verb.EXTRACT else self.path
        source = ArchiveSource(Path(archive), database, Path(folder))
        return run_archive(job, source, Workers(jobs, cluster, pack_on_workers), tell)

    def archive_counts(self, verb: str, folder: str | Path) -> dict[tuple[str, str], int]:
        """Return how much an archive's ``folder`` holds, by month and kind.

        The kind is a rule's id, a statement's kind or a match's band; the month is that of
        the row's date, ``-`` where it has none.
        """
        from claimcheck.workflows.archive.folder import counts
        from claimcheck.workflows.archive.job import Verb

        return counts(Path(folder), Verb(verb))
