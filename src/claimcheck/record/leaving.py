"""What leaves the desk, as values that can be written in several forms."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimcheck.model.desk.settings import DeskSettings
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.desk.dossier import Dossier
    from claimcheck.model.record.desk_report import DeskReport


class ClaimReviews(NamedTuple):
    """Published checks as schema.org's ClaimReview, a node for each page.

    `told` says what readers should know besides; `faults` why a check is left out.
    """

    nodes: tuple[Mapping[str, object], ...]
    told: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    desk: DeskSettings = DeskSettings()

    def to_jsonl(self) -> str:
        """Return one JSON object a line."""
        from claimcheck.reports.publishing.review_nodes import as_lines

        return as_lines(self.nodes)

    def to_feed(self) -> str:
        """Return one data feed as JSON."""
        from claimcheck.reports.publishing.review_nodes import as_feed

        return as_feed(self.nodes, self.desk)

    def to_html(self) -> str:
        """Return a script for each page, to be copied into it."""
        from claimcheck.reports.publishing.review_nodes import as_scripts

        return as_scripts(self.nodes)


class Workbook(NamedTuple):
    """A workbook's bytes, how many rows and sheets are in it, and what is told of it."""

    content: bytes
    rows: int
    sheets: int
    told: tuple[str, ...] = ()


class Report(NamedTuple):
    """What a desk found out in a period: as values, as a page or as Markdown."""

    said: "DeskReport"

    def to_html(self) -> str:
        """Return one page, which runs nothing and loads nothing."""
        from claimcheck.reports.publishing.report_pages import report_page

        return report_page(self.said)

    def to_files(self, name: str) -> "Iterator[tuple[str, str]]":
        """Yield the files of a report, each by its name, that called ``name`` first.

        It is one page up to 2,000 checks; with more it leads to files beside it, a month each.
        """
        from claimcheck.reports.publishing.report_pages import report_files

        return report_files(self.said, name)

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        from claimcheck.reports.publishing.report_markdown import report_markdown

        return report_markdown(self.said)


class DossierFile(NamedTuple):
    """What was known of a claim on a day, and what proves it: as values, or as a page."""

    said: "Dossier"

    def to_html(self) -> str:
        """Return one page, which runs nothing and loads nothing."""
        from claimcheck.reports.publishing.pages import dossier_page

        return dossier_page(self.said)
