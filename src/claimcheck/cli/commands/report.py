"""`claimcheck report`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options.common import DatabaseOption, NowOption, UntilOption, option, record_of
from claimcheck.cli.output import counted, put_content, say, write_file
from claimcheck.cli.progress import working
from claimcheck.errors import ClaimcheckError


class ReportFormat(StrEnum):
    """How a report is written."""

    HTML = "html"
    MARKDOWN = "markdown"


class ReportReader(StrEnum):
    """For whom a report is."""

    AUDIT = "audit"


_BY_NAME = {
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".md": ReportFormat.MARKDOWN,
    ".markdown": ReportFormat.MARKDOWN,
}


def command(
    context: typer.Context,
    since: Annotated[
        str, option("--since", "From this day, month or year on, such as 2026-11.", "DATE")
    ],
    until: UntilOption = None,
    output: Annotated[
        Path | None, option("--output -o", "The file to write. Else stdout.", "FILE")
    ] = None,
    form: Annotated[
        ReportFormat | None,
        option("--format -f", "html or markdown. Else as FILE is named, else html.", "FORMAT"),
    ] = None,
    public: Annotated[
        bool, option("--public", "Only what readers have before them; nothing internal.")
    ] = False,
    reader: Annotated[
        ReportReader | None,
        option("--for", "audit: with why each was taken up, and by party.", "READER"),
    ] = None,
    by_reviewer: Annotated[bool, option("--by-reviewer", "Also count who did how much.")] = False,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> None:
    """Write what was found out in a period, as one page.

    For the editor, the board and the archive: what was found, by label, speaker and
    topic, how long it took, corrections, complaints and what is due, each against the
    period before, and every check with its sources, its story and who stands behind
    it. The page runs nothing and loads nothing, and prints whole. Without --until it
    goes up to today. With over 2,000 checks -o writes files beside it, a month each.

    Example: claimcheck report --since 2023 -o report.html
    """
    named = _BY_NAME.get(output.suffix.lower()) if output else None
    if form and named and form is not named:
        raise ClaimcheckError(
            f"-f {form} and the name {output} disagree; leave out -f, or end the name otherwise"
        )
    with record_of(database, context, now=now) as record:
        if output and output.exists() and output.samefile(record.path):
            raise ClaimcheckError(f"{output} is the database itself; name another file with -o")
        with working("Reporting"):
            report = record.report(
                since,
                until=until,
                public=public,
                audit=reader is ReportReader.AUDIT,
                by_reviewer=by_reviewer,
            )
            is_markdown = (form or named) is ReportFormat.MARKDOWN
            if output is None or str(output) == "-":
                put_content(report.to_markdown() if is_markdown else report.to_html())
                return
            files = 0
            for name, content in (
                [(output.name, report.to_markdown())]
                if is_markdown
                else report.to_files(output.name)
            ):
                write_file(output.with_name(name), content)
                record.log_output("report", output.with_name(name))
                files += 1
    number = len(report.said.checks)
    beside = f", and {counted(files - 1, 'file')} beside it" if files > 1 else ""
    say(f"Wrote {counted(number, 'check')} of {report.said.period.name} to {output}{beside}.")
