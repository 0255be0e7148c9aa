"""One act with many records, and many verdicts from a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model.ids import ArticleId, is_id, number_of
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.desk.acts import DeskAct
    from claimcheck.model.desk.selection import ActedOn, Selection
    from claimcheck.model.ids import RecordId
    from claimcheck.workflows.verdicts.rate import Reviewed


class Many(OpenedRecord):
    """Acting on several records at once, all or none."""

    def article_named(self, named: str) -> ArticleId:
        """Return the id of an article to choose by: named by its id, or by its file.

        Raises `ClaimcheckError` for what is neither, and for a file that is not stored.
        """
        if is_id(named, "a") or not Path(named).is_file():
            return ArticleId(number_of(named, "a"))
        # Not before: it brings all that reads articles, and an id needs none of it.
        from claimcheck.workflows.intake.add_article import article_of_file

        with self._read() as connection:
            return article_of_file(connection, named)

    def chosen(self, act: "DeskAct", selection: "Selection") -> "tuple[RecordId, ...]":
        """Return the records with which an act would be done: those named, or those kept.

        Of statements only those to confirm, of verdicts only those that wait for the
        reviewer's sign-off. Raises `ClaimcheckError` for a filter that names nobody, or a
        day to come.
        """
        from claimcheck.workflows.desk.many import chosen

        store, actor = self._acting()
        return chosen(store.connection, act, selection, asking=actor, now=self._by_now())

    def act_on(
        self,
        records: "Iterable[RecordId]",
        act: "DeskAct",
        *,
        passing_over: bool = False,
        dry_run: bool = False,
    ) -> "ActedOn":
        """Do one act with each of some records in one transaction, each as its own event.

        ``act`` is `Confirm`, `Discard`, `Take`, `Drop`, `SignOff`, `AddNote`, `Assign`,
        `AddTopic` or `RemoveTopic`. Where it cannot be done with one, nothing is stored and
        a `ClaimcheckError` says why; ``passing_over`` these, it is done with the others.
        With ``dry_run`` nothing is stored.
        """
        from claimcheck.workflows.desk.many import act_on

        with self._act(dry_run=dry_run) as (writer, actor):
            return act_on(writer, act, tuple(records), actor=actor, passing_over=passing_over)

    def rate_from(self, name: str, text: str, *, dry_run: bool = False) -> "list[Reviewed]":
        """Store the verdicts of a CSV in one transaction, each as its own event.

        Its columns are ``claim``, ``verdict``, ``rationale``, ``as_of``, ``recheck_on``,
        ``backs``, ``contradicts`` and ``context``; ``name`` is that of the file in messages.
        Raises `ClaimcheckError` with all that is wrong with any row, and then none is
        stored. With ``dry_run`` nothing is stored in any case.
        """
        from claimcheck.reading.records.verdict_rows import read_verdicts
        from claimcheck.workflows.verdicts.rate_table import rate_table

        verdicts = read_verdicts(name, text)
        with self._act(dry_run=dry_run) as (writer, actor):
            return rate_table(
                writer,
                name,
                verdicts,
                actor=actor,
                today=self.today,
                sources_needed=self.settings.gate.sources,
            )
