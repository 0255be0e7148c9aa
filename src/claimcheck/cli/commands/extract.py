"""`claimcheck extract`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.archive import (
    FolderOption,
    GivenArchive,
    refuse_without_archive,
    run_on_archive,
)
from claimcheck.cli.options.common import (
    DatabaseOption,
    SpeakerMapOption,
    argument,
    grouped,
    option,
    record_of,
)
from claimcheck.cli.output import put
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.workflows.intake.extract import Described, Extracted


class ExtractFormat(StrEnum):
    """How proposals are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


class ProposalOrder(StrEnum):
    """In which order proposals are printed."""

    WORTH = "worth"
    TEXT = "text"


@grouped
def command(
    files: Annotated[
        list[str] | None,
        argument(
            "Articles: text, Markdown, HTML, DOCX, PDF, subtitles; folders; or - for stdin.",
            "FILE...",
        ),
    ] = None,
    form: Annotated[
        ExtractFormat,
        option("--format -f", "table, json, jsonl or markdown; `add --from -` reads jsonl."),
    ] = ExtractFormat.TABLE,
    order: Annotated[
        ProposalOrder,
        option("--order", "worth: what asks most to be checked first; text: as it stands."),
    ] = ProposalOrder.WORTH,
    explain: Annotated[
        bool, option("--explain", "Print the text with each statement marked and explained.")
    ] = False,
    no_assertions: Annotated[
        bool, option("--no-assertions", "Leave out what the article says in its own voice.")
    ] = False,
    title: Annotated[
        str | None, option("--title", "The article's title, in place of its own.")
    ] = None,
    publisher: Annotated[str | None, option("--publisher", "Who published it.")] = None,
    published_on: Annotated[
        str | None, option("--published-on", "2023-02-07, 2023-02 or 2023.", "DATE")
    ] = None,
    url: Annotated[str | None, option("--url", "Where it was found.")] = None,
    speaker_map: SpeakerMapOption = None,
    *,
    in_archive: GivenArchive,
    output: FolderOption = None,
    jobs: Annotated[
        int, option("--jobs -j", "With --from: processes to use.", "NUMBER", min=1, max=64)
    ] = 1,
    database: DatabaseOption = None,
) -> None:
    """Propose the statements in an article: who said what.

    Stores nothing. Figures, comparisons and facts come first, opinions, promises
    and questions last, each with its reason; none is left out. Persons of the
    database, if there is one, are known by their aliases too.

    An archive has a row for each text; what is found goes to a folder, part by part,
    and a run that was interrupted goes on where it stopped. Exits 1 if a row could not
    be read.

    Example: claimcheck extract fixtures/article.txt --published-on 2023-02-07
    """
    if in_archive.archive is not None:
        _extract_archive(in_archive, output, database, jobs=jobs, assertions=not no_assertions)
        return
    refuse_without_archive(in_archive)
    if not files:
        raise ClaimcheckError("name an article: claimcheck extract article.txt; - reads stdin")
    from claimcheck.cli.options.article_files import (
        describe,
        for_each,
        named_files,
        tell_remarks,
    )

    if explain and form is not ExtractFormat.TABLE:
        raise ClaimcheckError("--explain marks up the text itself; leave --format out")
    names = named_files(files)
    described = describe(names, title, publisher, published_on, url, speaker_map)
    found: list[Extracted] = []
    faults = for_each(
        names,
        lambda name: found.append(
            _extracted(name, described, database, assertions=not no_assertions)
        ),
    )
    for each in found:
        tell_remarks(each.name, each.capture.remarks)
    _put(found, form, by_text=order is ProposalOrder.TEXT, explain=explain)
    if faults:
        raise typer.Exit(2)


def _extract_archive(
    given: GivenArchive,
    folder: "Path | None",
    database: "Path | None",
    *,
    jobs: int,
    assertions: bool,
) -> None:
    """Find the statements in the texts of an archive; end with 1 where not all were read."""
    with record_of(database) as record:
        tally = run_on_archive(record, "extract", given, folder, jobs=jobs, assertions=assertions)
    if tally.failed:
        raise typer.Exit(1)


def _extracted(
    name: str, described: "Described", database: "Path | None", *, assertions: bool
) -> "Extracted":
    """Return the article in a file with its proposals; without a database, no person is known."""
    with record_of(database) as record:
        if database is not None or record.path.is_file():
            return record.extract(name, described, assertions=assertions)
        language = record.settings.desk.language
    from claimcheck.workflows.intake.extract import extract_article

    return extract_article(name, described, language=language, assertions=assertions)


def _put(found: "list[Extracted]", form: ExtractFormat, *, by_text: bool, explain: bool) -> None:
    """Print the proposals in the format asked for."""
    from claimcheck.reports.extracted import as_table, extraction_as_dict, proposal_as_dict
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.reports.tables import markdown_pieces
    from claimcheck.workflows.intake.extract import ordered

    shown = [(each, ordered(each.statements, by_text=by_text)) for each in found]
    if form is ExtractFormat.JSON:
        articles = [extraction_as_dict(each.name, each.capture, said) for each, said in shown]
        put(as_json_text(articles, indent=2))
    elif form is ExtractFormat.JSONL:
        for each, statements in shown:
            for said in statements:
                row = {"file": each.name, **proposal_as_dict(each.capture, said)}
                put(as_json_text(row))
    elif form is ExtractFormat.MARKDOWN:
        tables = (as_table(each.capture, said) for each, said in shown)
        put("\n".join("".join(markdown_pieces(table)) for table in tables))
    else:
        from claimcheck.cli.render.intake.extracted import explained, listed

        pages = [explained(each) if explain else listed(each, said) for each, said in shown]
        put("\n\n".join("\n".join(page) for page in pages))
