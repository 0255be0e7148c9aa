"""What goes out: ClaimReview, workbooks, reports and sites."""

from typing import TYPE_CHECKING

from claimcheck.model.ids import number_of
from claimcheck.record.given import one_of
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.model.dates import PartialDate
    from claimcheck.model.ids import ClaimId
    from claimcheck.model.record.record_change import RecordChange
    from claimcheck.record.leaving import ClaimReviews, DossierFile, Report, Workbook
    from claimcheck.workflows.report.site import SiteChanges


class Outgoing(OpenedRecord):
    """Writing what leaves the desk: each is a value, which whoever asked for it writes."""

    def claim_reviews(self, *claims: "ClaimId | str", profile: str = "google") -> "ClaimReviews":
        """Return the published checks as ClaimReview, of ``claims`` or all.

        ``profile`` is ``google``, with the place of saying where Google's tools read it, or
        ``schema``. What our linter finds a fault in is left out and named; so is what was
        withdrawn. Raises `ClaimcheckError` for a claim that is not published.
        """
        from claimcheck.record.leaving import ClaimReviews
        from claimcheck.reports.publishing.review_nodes import Profile
        from claimcheck.workflows.report.claimreview import review_nodes

        chosen = one_of(Profile, profile, "profile")
        numbers = [number_of(each, "c") for each in claims]
        with self._read() as connection:
            found = review_nodes(connection, numbers, self.settings.desk, chosen)
        return ClaimReviews(*found, self.settings.desk)

    def dossier(self, claim: "ClaimId | str") -> "DossierFile":
        """Return all that is known of a claim, and of those merged with it, with what proves it.

        Of a record that was opened ``at`` a day, what was known then. Raises
        `ClaimcheckError` where there is no such claim.
        """
        from claimcheck.model.dates import last_day
        from claimcheck.record.leaving import DossierFile
        from claimcheck.store.connection import open_reading
        from claimcheck.store.log.chain import head
        from claimcheck.workflows.report.dossier import gather_dossier

        with self._read() as connection, open_reading(self.path) as present:
            said = gather_dossier(
                connection,
                number_of(claim, "c"),
                on=min(self.today, last_day(self._at)) if self._at else self.today,
                made_at=self._clock(),
                now=str(head(present)),
                asking=self._named,
                with_letters=self.sees_letters,
            )
        return DossierFile(said)

    def workbook(
        self,
        *names: str,
        since: str | None = None,
        until: str | None = None,
        status: str | None = None,
        speaker: str | None = None,
        as_of_since: str | None = None,
        as_of_until: str | None = None,
        topic: str | None = None,
    ) -> "Workbook":
        """Return tables as one workbook, kept as `table` keeps rows; without names all.

        The same record gives the same bytes. A text that is longer than a cell may be goes
        on in a sheet of its own, and is told.
        """
        from claimcheck.record.leaving import Workbook
        from claimcheck.workflows.report.record_tables import make_workbook, read_filter

        kept = read_filter(
            now=self._by_now(),
            since=since,
            until=until,
            status=status,
            speaker=speaker,
            as_of_since=as_of_since,
            as_of_until=as_of_until,
            topic=topic,
        )
        with self._read() as connection:
            written, rows, sheets = make_workbook(connection, names, kept, asking=self._named)
        told = [
            f"{each} is longer than a cell may be; it goes on in the sheet Long texts"
            for each in written.long
        ]
        return Workbook(written.content, rows, sheets, tuple(told))

    def changes(self, after: int = 0) -> "Iterator[RecordChange]":
        """Yield each row that was written after an event, by the number of the event.

        For copies that are kept up to date: ask with the last number that you have. Rows
        read as they do today. A redaction names the rows that it took from, in `taken`,
        and gives them again. Raises `ClaimcheckError` for an event that is still to come.
        """
        from claimcheck.errors import ClaimcheckError
        from claimcheck.store.queries.changes import changes, last_sequence

        with self._read() as connection:
            last = last_sequence(connection)
            if not 0 <= after <= last:
                raise ClaimcheckError(f"{after} is not an event yet; the last one is {last}")
            yield from changes(connection, after)

    def report(
        self,
        since: "PartialDate | str",
        *,
        until: "PartialDate | str | None" = None,
        public: bool = False,
        audit: bool = False,
        by_reviewer: bool = False,
    ) -> "Report":
        """Return what was found out from one day on to another, else to today.

        Against the period before. ``public`` leaves out what is internal: contacts, what is
        due, verdicts that are not out. ``audit`` heads it for an audit, and ``by_reviewer``
        counts who did how much, which is internal. Raises `ClaimcheckError` for what is no
        time or has not begun, and for ``by_reviewer`` of what is public.
        """
        from claimcheck.errors import ClaimcheckError
        from claimcheck.model.dates import parse_date, require_begun
        from claimcheck.model.record.desk_report import report_period
        from claimcheck.record.leaving import Report
        from claimcheck.workflows.report.desk_report import ReportWish, make_report

        if public and by_reviewer:
            raise ClaimcheckError(
                "who did how much is internal; leave out either --public or --by-reviewer"
            )
        begin = parse_date(since) if isinstance(since, str) else since
        end = parse_date(until) if isinstance(until, str) else until
        for name, day in (("--since", begin), ("--until", end)):
            require_begun(name, day, self._by_now())
        period = report_period(begin, end, self.today)
        if period.until < period.since:
            raise ClaimcheckError(f"--until {end} lies before --since {begin}; exchange the two")
        desk = self.settings.desk
        wish = ReportWish(
            period,
            self.today,
            desk.name or "",
            is_public=public,
            is_audit=audit,
            by_reviewer=by_reviewer,
            complaints_to=desk.complaints,
            withheld=desk.withheld,
        )
        with self._read() as connection:
            return Report(make_report(connection, wish))

    def site(
        self, folder: "str | Path", *, base: str | None = None, dry_run: bool = False
    ) -> "SiteChanges":
        """Bring the folder of a site up to what is published, and return what that changes.

        ``base`` is its address; else that with which the folder was made, that of the
        settings' pages, or their site. With ``dry_run`` nothing is written. Raises
        `ClaimcheckError` for a folder that holds something else, and where nothing names
        the site.
        """
        from pathlib import Path

        from claimcheck.language.text.addresses import as_folder
        from claimcheck.workflows.report.site import make_site

        pages = as_folder(base) if base is not None else None
        with self._read() as connection:
            return make_site(connection, Path(folder), self.settings.desk, pages, dry_run=dry_run)
