"""`claimcheck export`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import AtOption, DatabaseOption, reading
from claimcheck.cli.output import counted, put, say
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.table import Table


class Exported(StrEnum):
    """What can be exported."""

    CLAIMS = "claims"
    VERDICTS = "verdicts"
    STATEMENTS = "statements"
    SOURCES = "sources"
    CORRECTIONS = "corrections"


class ExportFormat(StrEnum):
    """In which format."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


def command(
    what: Annotated[Exported, typer.Argument(help="Which rows; `verdicts` is the verdict report.")],
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="In which format.")] = (
        ExportFormat.CSV
    ),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write. Else stdout.", show_default=False),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="From this date on.", show_default=False),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="Up to this date.", show_default=False),
    ] = None,
    at: AtOption = None,
    status: Annotated[
        str | None, typer.Option("--status", help="Only this status.", show_default=False)
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", help="Only what they said.", show_default=False)
    ] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV as Excel opens it: byte order mark, CRLF.")
    ] = False,
    delimiter: Annotated[
        str, typer.Option("--delimiter", help='Between CSV cells: "," or ";" or "tab".')
    ] = ",",
    raw: Annotated[
        bool,
        typer.Option("--raw", help="Leave CSV cells as they are, even where a program runs them."),
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Write parts of the record as CSV, JSON, JSON lines or Markdown.

    Columns keep their names and order between releases; dates are ISO 8601, text
    is UTF-8. Dates filter by first said (claims), said, as of, accessed or corrected.

    Example: claimcheck export verdicts -f csv -o verdicts.csv
    """
    from claimcheck.cli.filters import read_filter
    from claimcheck.store.exports import export

    kept = read_filter(since=since, until=until, status=status, speaker=speaker)
    with reading(database, at) as (connection, _):
        table = export(connection, what, kept)
    rendered = _rendered(table, form, _delimiter(delimiter), excel=excel, raw=raw)
    if output is None or str(output) == "-":
        put(rendered)
        return
    try:
        output.write_text(rendered, encoding="utf-8", newline="")
    except OSError as error:
        raise ClaimcheckError(f"cannot write {output}: {error.strerror}") from error
    say(f"Wrote {counted(len(table.rows), 'row')} to {output}.")


def _rendered(table: "Table", form: ExportFormat, delimiter: str, *, excel: bool, raw: bool) -> str:
    """Return the table in the format asked for."""
    from claimcheck.reports.tables import TABLE_FORMATS, CsvStyle, as_csv

    if form is ExportFormat.CSV:
        return as_csv(table, CsvStyle(delimiter, excel, raw))
    if excel or raw or delimiter != ",":
        raise ClaimcheckError("--excel, --raw and --delimiter go with -f csv")
    return TABLE_FORMATS[form](table)


def _delimiter(text: str) -> str:
    """Return the character between CSV cells."""
    found = {",": ",", ";": ";", "tab": "\t", "\t": "\t"}.get(text)
    if found is None:
        raise ClaimcheckError(f"--delimiter {text!r} is not one of , ; tab")
    return found
