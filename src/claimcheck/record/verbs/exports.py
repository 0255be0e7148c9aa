"""The record as tables."""

from typing import TYPE_CHECKING

from claimcheck.model.ids import number_of
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.model.ids import ArticleId
    from claimcheck.model.record.table import Row, Rows
    from claimcheck.reports.tables import ExportedTable


class Exports(OpenedRecord):
    """Reading the record as tables."""

    def table(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        speaker: str | None = None,
        as_of_since: str | None = None,
        as_of_until: str | None = None,
        topic: str | None = None,
        article: "ArticleId | str | None" = None,
        verdict: str | None = None,
        reviewer: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
    ) -> "ExportedTable":
        """Return a table for reports, in order of id.

        Of claims, those with a ``topic``, of an ``article``, with a ``verdict`` of this label,
        and those that a ``reviewer`` has in hand or rated; ``sort`` is another order: ``newest``,
        ``first-said``, ``occasions``, ``mentions``, ``priority`` or ``deadline``.

        ``since`` and ``until`` are about the day of the act: a verdict was given, a row
        recorded. ``as_of_since`` and ``as_of_until`` are about the day of which it speaks.

        ``name`` is ``claims``, ``verdicts``, ``statements``, ``sources``, ``corrections``,
        ``questions``, ``articles``, ``outside-checks`` or ``contacts``, which reviewers alone
        see; at most ``limit`` rows, those with the lowest ids. Raises `ClaimcheckError` for another
        name, and as `claims` does.
        """
        from claimcheck.reports.tables import ExportedTable

        found = self.table_rows(
            name,
            since=since,
            until=until,
            status=status,
            speaker=speaker,
            as_of_since=as_of_since,
            as_of_until=as_of_until,
            topic=topic,
            article=article,
            verdict=verdict,
            reviewer=reviewer,
            sort=sort,
            limit=limit,
        )
        return ExportedTable(found.columns, list(found.rows))

    def table_rows(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        speaker: str | None = None,
        as_of_since: str | None = None,
        as_of_until: str | None = None,
        topic: str | None = None,
        article: "ArticleId | str | None" = None,
        verdict: str | None = None,
        reviewer: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        columns: "Collection[str] | None" = None,
    ) -> "Rows":
        """Return what `table` does, each row read when it is asked for.

        So a table of any length takes little memory. Of ``claims`` and
        ``statements``, those ``columns`` that are asked for, and those that are looked at
        for what to keep.
        """
        from claimcheck.model.record.table import Rows
        from claimcheck.workflows.report.record_tables import export_table, read_filter

        kept = read_filter(
            now=self._by_now(),
            since=since,
            until=until,
            status=status,
            speaker=speaker,
            as_of_since=as_of_since,
            as_of_until=as_of_until,
            topic=topic,
            article=None if article is None else number_of(article, "a"),
            verdict=verdict,
            reviewer=reviewer,
        )
        with self._read() as connection:
            found = export_table(
                connection,
                name,
                kept,
                limit=limit,
                sort=sort,
                columns=columns,
                asking=self._named,
            )
        return Rows(found.columns, self._each(found.rows))

    def _each(self, rows: "Iterator[Row]") -> "Iterator[Row]":
        """Yield rows; what is wrong with the file is told as for any other reading."""
        with self._read():
            # Whoever stops early would else close a cursor of a file that is closed by then.
            for row in rows:  # noqa: UP028
                yield row
