"""`claimcheck export`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    AtOption,
    DatabaseOption,
    NowOption,
    SinceOption,
    SpeakerOption,
    StatusOption,
    UntilOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import Counted, counted, put_pieces, say, write_file
from claimcheck.cli.progress import working
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.reports.tables import CsvStyle


class Exported(StrEnum):
    """What can be exported."""

    CLAIMS = "claims"
    VERDICTS = "verdicts"
    STATEMENTS = "statements"
    SOURCES = "sources"
    CORRECTIONS = "corrections"
    QUESTIONS = "questions"
    ARTICLES = "articles"


class ExportFormat(StrEnum):
    """In which format."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


def command(
    context: typer.Context,
    what: Annotated[
        Exported,
        argument(
            "claims, verdicts (the verdict report), statements, sources, corrections,"
            " questions (those that are open) or articles.",
            "ROWS",
        ),
    ],
    form: Annotated[
        ExportFormat, option("--format -f", "csv, json, jsonl or markdown.", "FORMAT")
    ] = ExportFormat.CSV,
    output: Annotated[
        Path | None, option("--output -o", "The file to write. Else stdout.", "FILE")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of_since: Annotated[
        str | None,
        option("--as-of-since", "Of which it speaks: said, as of, accessed from it on.", "DATE"),
    ] = None,
    as_of_until: Annotated[
        str | None, option("--as-of-until", "Of which it speaks, up to this date.", "DATE")
    ] = None,
    at: AtOption = None,
    status: StatusOption = None,
    speaker: SpeakerOption = None,
    topic: Annotated[str | None, option("--topic", "Only of claims on this topic.")] = None,
    excel: Annotated[
        bool, option("--excel", "CSV as Excel opens it: byte order mark, CRLF.")
    ] = False,
    delimiter: Annotated[
        str, option("--delimiter", 'Between CSV cells: "," or ";" or "tab".', "MARK")
    ] = ",",
    raw: Annotated[
        bool, option("--raw", "Leave CSV cells as they are, even where a program runs them.")
    ] = False,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> None:
    """Write rows as CSV, JSON, JSON lines or Markdown.

    Columns keep their names and order between releases; dates are ISO 8601, text
    is UTF-8. A statement's spans are offsets in its article's text; line and column,
    or page and paragraph, are where it begins in the file. --since and --until look
    at the day of the act: recorded, rated, corrected or asked. --as-of-since and
    --as-of-until look at the day of which a row speaks: said, as of, accessed.
    The record keeps which files were made, so that redact can name them.

    Example: claimcheck export verdicts -f csv -o verdicts.csv
    """
    from claimcheck.model.record.table import Rows
    from claimcheck.reports.tables import TABLE_FORMATS, csv_pieces

    style = _style(form, delimiter, excel=excel, raw=raw)
    with record_of(database, context, now=now, at=at) as record:
        if output and output.exists() and output.samefile(record.path):
            raise ClaimcheckError(f"{output} is the database itself; name another file with -o")
        to_stdout = output is None or str(output) == "-"
        with working("Exporting", streams=to_stdout):
            table = record.table_rows(
                what,
                since=since,
                until=until,
                status=status,
                speaker=speaker,
                as_of_since=as_of_since,
                as_of_until=as_of_until,
                topic=topic,
            )
            rows = Counted(table.rows)
            table = Rows(table.columns, iter(rows))
            pieces = csv_pieces(table, style) if style else TABLE_FORMATS[form](table)
            if output is None or to_stdout:
                put_pieces(pieces)
                return
            write_file(output, pieces)
        record.log_output("export", output)
    say(f"Wrote {counted(rows.number, 'row')} to {output}.")


def _style(form: ExportFormat, delimiter: str, *, excel: bool, raw: bool) -> "CsvStyle | None":
    """Return how CSV is written; None for other formats, to which no such option belongs."""
    from claimcheck.reports.tables import CsvStyle

    mark = {",": ",", ";": ";", "tab": "\t", "\t": "\t"}.get(delimiter)
    if mark is None:
        raise ClaimcheckError(f"--delimiter {delimiter!r} is not one of , ; tab")
    if form is ExportFormat.CSV:
        return CsvStyle(mark, excel, raw)
    if excel or raw or mark != ",":
        raise ClaimcheckError("--excel, --raw and --delimiter go with -f csv")
    return None
