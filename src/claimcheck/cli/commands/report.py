"""`claimcheck report`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from claimcheck.cli.options.common import DatabaseOption, NowOption, UntilOption, option, record_of
from claimcheck.cli.options.export import refuse_other_name
from claimcheck.cli.output import counted, put_content, say, write_file
from claimcheck.cli.progress import working
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.record import Record
    from claimcheck.record.leaving import Report


class ReportFormat(StrEnum):
    """How a report is written."""

    HTML = "html"
    MARKDOWN = "markdown"


class ReportReader(StrEnum):
    """For whom a report is."""

    AUDIT = "audit"


# So far into a page its mark stands.
_HEAD: Final = 8192
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
        option(
            "--for", "For whom it is: audit adds parties, and each check at a glance.", "READER"
        ),
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
    goes up to today. With over 2,000 checks -o writes files beside it, a month each; those
    that an earlier report left there are removed.

    Example: claimcheck report --since 2023 -o report.html
    """
    is_markdown = _form_of(form, output) is ReportFormat.MARKDOWN
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
            if report.said.is_empty:
                say(
                    f"Nothing was checked, published or corrected in {report.said.period.name};"
                    " `claimcheck stats` tells in which months there was something."
                )
            if output is None or str(output) == "-":
                put_content(report.to_markdown() if is_markdown else report.to_html())
                return
            files, earlier = _written(record, report, output, is_markdown=is_markdown)
    _remove(earlier)
    number = len(report.said.checks)
    beside = f", and {counted(files - 1, 'file')} beside it" if files > 1 else ""
    say(f"Wrote {counted(number, 'check')} of {report.said.period.name} to {output}{beside}.")


def _form_of(form: ReportFormat | None, output: Path | None) -> ReportFormat | None:
    """Return the format asked for, or as the file is named. Raises where the two disagree."""
    named = _BY_NAME.get(output.suffix.lower()) if output else None
    if form and named and form is not named:
        raise ClaimcheckError(
            f"-f {form} and the name {output} disagree; leave out -f, or end the name otherwise"
        )
    if form is None and named is None:
        refuse_other_name(output, [*ReportFormat])
    return form or named


def _written(
    record: "Record", report: "Report", output: Path, *, is_markdown: bool
) -> tuple[int, set[Path]]:
    """Write a report; return of how many files it is, and those that an earlier one left."""
    earlier = set() if is_markdown else _parts_beside(output)
    files = 0
    for name, content in (
        [(output.name, report.to_markdown())] if is_markdown else report.to_files(output.name)
    ):
        target = output.parent / name
        write_file(target, content, record=record.path)
        record.log_output("report", target)
        earlier.discard(target)
        files += 1
    return files, earlier


def _parts_beside(output: Path) -> set[Path]:
    """Return the files of months that an earlier report under this name has left beside it.

    Raises `ClaimcheckError` for one that has such a name and is none.
    """
    from claimcheck.reports.publishing.report_pages import PART_MARK, is_part_name

    try:
        named = [each for each in output.parent.iterdir() if is_part_name(each.name, output.name)]
        for each in named:
            with each.open("rb") as file:
                if f'name="generator" content="{PART_MARK}"'.encode() not in file.read(_HEAD):
                    raise ClaimcheckError(
                        f"{each} stands where a report puts a month, and this one did not make"
                        " it; move it away, or name another file with -o"
                    )
    except OSError as error:
        where = error.filename or output.parent
        raise ClaimcheckError(
            f"cannot read {where}: {error.strerror}; name another file with -o"
        ) from error
    return set(named)


def _remove(earlier: set[Path]) -> None:
    """Remove what an earlier report left, for it may hold what this one leaves out."""
    for each in sorted(earlier):
        try:
            each.unlink()
        except OSError as error:
            raise ClaimcheckError(
                f"cannot remove {each}, of an earlier report: {error.strerror}; remove it yourself"
            ) from error
    if earlier:
        say(f"Removed {counted(len(earlier), 'file')} of an earlier report.")
