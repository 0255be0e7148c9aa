"""`claimcheck export`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

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
from claimcheck.cli.options.export import Exported, ExportFormat, chosen_format
from claimcheck.cli.output import Counted, counted, put_content, say, write_file
from claimcheck.cli.progress import working
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.record import Record
    from claimcheck.reports.tables import CsvStyle

# How these are written where nobody says how; other tables as CSV.
_USUAL: Final = {
    Exported.ALL: ExportFormat.XLSX,
    Exported.CLAIMREVIEW: ExportFormat.JSONL,
    Exported.CHANGES: ExportFormat.JSONL,
}


def command(
    context: typer.Context,
    what: Annotated[
        Exported,
        argument(
            "claims, verdicts (the verdict report), statements, sources, corrections,"
            " questions (those that are open), articles, contacts (confidential),"
            " outside-checks (of others), all (a workbook of all but contacts), claimreview,"
            " or changes (rows written since an event).",
            "ROWS",
        ),
    ],
    claims: Annotated[
        list[str] | None, argument("Of claimreview: these claims alone, such as c-31.", "CLAIM...")
    ] = None,
    form: Annotated[
        ExportFormat | None,
        option(
            "--format -f",
            "csv, json, jsonl, markdown or xlsx; of claimreview jsonl, feed or html."
            " Else as FILE is named, else csv.",
            "FORMAT",
        ),
    ] = None,
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
    verbatim: Annotated[
        bool, option("--verbatim", "Of outside-checks: each byte for byte as it came, a line each.")
    ] = False,
    profile: Annotated[
        str | None,
        option(
            "--profile",
            "Of claimreview: where the place goes, google or schema.",
            "PROFILE",
            words=("google", "schema"),
        ),
    ] = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> None:
    """Write tables, workbooks and ClaimReview to files.

    Columns keep their names and order between releases; dates are ISO 8601, text
    is UTF-8. A statement's spans are offsets in its article's text; line and column,
    or page and paragraph, are where it begins in the file. --since and --until look
    at the day of the act: recorded, rated, corrected or asked. --as-of-since and
    --as-of-until look at the day of which a row speaks: said, as of, accessed.

    A workbook has a sheet for each table, and one that says of which record it is.
    ClaimReview goes out for what readers have before them, once our linter finds no
    fault: of named claims as the script for their page, of all line by line.
    Changes are each row that was written after the event --since, and what was redacted.
    The record keeps which files were made, so that redact can name them.

    Example: claimcheck export verdicts -f csv -o verdicts.csv
    """
    kept = {
        "since": since,
        "until": until,
        "status": status,
        "speaker": speaker,
        "as_of_since": as_of_since,
        "as_of_until": as_of_until,
        "topic": topic,
    }
    _require_fitting(what, claims, profile, kept, at)
    default = ExportFormat.JSONL if verbatim else _USUAL.get(what, ExportFormat.CSV)
    chosen = chosen_format(what, form, output, ExportFormat.HTML if claims else default)
    style = _style(chosen, delimiter, excel=excel, raw=raw)
    if verbatim:
        _require_whole(what, chosen, kept)
    with record_of(database, context, now=now, at=at) as record:
        if output and output.exists() and output.samefile(record.path):
            raise ClaimcheckError(f"{output} is the database itself; name another file with -o")
        if what is Exported.CLAIMREVIEW:
            _write_reviews(record, claims or [], chosen, output, profile or "google")
        elif what is Exported.CHANGES:
            _write_changes(record, since, output)
        elif verbatim:
            _write(record, (f"{each.decode()}\n" for each in record.raw_outside_checks()), output)
        elif chosen is ExportFormat.XLSX:
            _write_workbook(record, what, output, kept)
        else:
            _write_table(record, what, chosen, output, kept, style)


def _write_table(
    record: "Record",
    what: Exported,
    form: ExportFormat,
    output: Path | None,
    kept: dict[str, Any],
    style: "CsvStyle | None",
) -> None:
    """Write one table as text, each row when it is read."""
    from claimcheck.model.record.table import Rows
    from claimcheck.reports.tables import TABLE_FORMATS, csv_pieces

    to_stdout = output is None or str(output) == "-"
    with working("Exporting", streams=to_stdout):
        table = record.table_rows(what, **kept)
        rows = Counted(table.rows)
        table = Rows(table.columns, iter(rows))
        pieces = csv_pieces(table, style) if style else TABLE_FORMATS[form](table)
        _write(record, pieces, output)
    if not to_stdout:
        say(f"Wrote {counted(rows.number, 'row')} to {output}.")


def _write_workbook(
    record: "Record", what: Exported, output: Path | None, kept: dict[str, Any]
) -> None:
    """Write one table, or all, as a workbook."""
    names = [] if what is Exported.ALL else [what]
    with working("Exporting"):
        made = record.workbook(*names, **kept)
    if _write(record, made.content, output):
        counts = f"{counted(made.rows, 'row')} in {counted(made.sheets, 'sheet')}"
        say(f"Wrote {counts} to {output}.")
    for each in made.told:
        say(visible(each))


def _write_reviews(
    record: "Record", claims: list[str], form: ExportFormat, output: Path | None, profile: str
) -> None:
    """Write published checks as ClaimReview; a fault keeps its check back, and ends with 1."""
    with working("Exporting"):
        found = record.claim_reviews(*claims, profile=profile)
        written = {
            ExportFormat.JSONL: found.to_jsonl,
            ExportFormat.FEED: found.to_feed,
            ExportFormat.HTML: found.to_html,
        }[form]()
    is_nothing = not found.nodes and (bool(found.faults) or _is_file(claims, output))
    if not is_nothing and _write(record, written, output):
        say(f"Wrote {counted(len(found.nodes), 'ClaimReview')} to {output}.")
    for each in (*found.told, *(f"left out: {fault}" for fault in found.faults)):
        say(visible(each))
    if found.faults or is_nothing:
        raise typer.Exit(1)


def _is_file(claims: list[str], output: Path | None) -> bool:
    """Return whether named claims go to a file, which must not be emptied for them."""
    return bool(claims) and output is not None and str(output) != "-"


def _write_changes(record: "Record", since: str | None, output: Path | None) -> None:
    """Write the rows written after an event, a line each."""
    from claimcheck.reports.tables import change_lines

    after = since or "0"
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        raise ClaimcheckError(
            f"{after!r} is not an event; give its number with --since, such as 120"
        )
    rows = Counted(record.changes(int(after)))
    if _write(record, change_lines(rows), output):
        say(f"Wrote {counted(rows.number, 'change')} to {output}.")


def _write(record: "Record", content: str | bytes | Iterable[str], output: Path | None) -> bool:
    """Write to stdout, or to a file, which the record keeps; return whether to a file."""
    if output is None or str(output) == "-":
        put_content(content)
        return False
    write_file(output, content, record=record.path)
    record.log_output("export", output)
    return True


def _require_fitting(
    what: Exported,
    claims: list[str] | None,
    profile: str | None,
    kept: dict[str, Any],
    at: str | None,
) -> None:
    """Refuse what does not go with the rows that are asked for."""
    is_review = what is Exported.CLAIMREVIEW
    if not is_review and (claims or profile):
        raise ClaimcheckError("claims and --profile go with claimreview alone")
    if what is Exported.CHANGES and (at or any(kept[key] for key in kept if key != "since")):
        raise ClaimcheckError("changes are kept by --since, the number of an event, alone")
    if is_review and (at or any(kept.values())):
        raise ClaimcheckError("claimreview is of what is published today; name claims instead")


def _require_whole(what: Exported, form: ExportFormat, kept: dict[str, Any]) -> None:
    """Refuse what does not go with checks as they came: all of them, as JSON lines."""
    if what is not Exported.OUTSIDE_CHECKS or form is not ExportFormat.JSONL:
        raise ClaimcheckError("--verbatim goes with outside-checks as jsonl alone")
    if any(kept.values()):
        raise ClaimcheckError("--verbatim writes all outside-checks; leave out what keeps some")


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
