"""`claimcheck source`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    LibraryOption,
    NowOption,
    RowsFormat,
    RowsFormatOption,
    TextFormat,
    TextFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import counted, put, say
from claimcheck.cli.progress import progress
from claimcheck.cli.render.listing import put_rows
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.model.record.copies import CapturedCopy, SourceCheck
    from claimcheck.model.verdict import StoredSource
    from claimcheck.record import Record

command = typer.Typer(
    no_args_is_help=True,
    help="What speaks for or against a claim.\n\nExample: claimcheck source list c-2",
)


_StanceOption = Annotated[
    str,
    option(
        "--stance",
        "backs, contradicts or context.",
        "STANCE",
        words=("backs", "contradicts", "context"),
    ),
]


@command.callback()
def group() -> None:
    """Keep what speaks for or against a claim."""


@command.command("add")
def add(
    context: typer.Context,
    claim: Annotated[str, argument("The claim, such as c-31.", "CLAIM")],
    url: Annotated[str, argument("Where the source is found.", "URL")],
    stance: _StanceOption,
    title: Annotated[str | None, option("--title", "The source's title.", "TITLE")] = None,
    publisher: Annotated[str | None, option("--publisher", "Who published it.", "NAME")] = None,
    origin: Annotated[
        str | None,
        option(
            "--origin",
            "Who first found it out, else the publisher or web host.",
            "NAME",
        ),
    ] = None,
    locator: Annotated[str | None, option("--locator", "Page, table or minute.", "LOCATOR")] = None,
    quote: Annotated[str | None, option("--quote", "Its words, exactly.", "TEXT")] = None,
    accessed_on: Annotated[
        str | None, option("--accessed-on", "When it was read. Else today.", "DATE")
    ] = None,
    archive_url: Annotated[
        str | None, option("--archive-url", "Where a copy is kept.", "URL")
    ] = None,
    file: Annotated[
        Path | None,
        option("--file", "The page or PDF as you saved it; a copy is kept in the database."),
    ] = None,
    fetch: Annotated[bool, option("--fetch", "Fetch the page now and keep a copy.")] = False,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Add a source to a claim, and keep a copy of it if you give or fetch one.

    Nothing is fetched without --fetch; then only by http or https, from public
    addresses, within the limits of [sources] in the settings.

    Example: claimcheck source add c-1 https://stats.example/mali --stance backs
    """
    from claimcheck.model.dates import parse_date
    from claimcheck.model.verdict import Source, Stance

    if stance not in list(Stance):
        raise ClaimcheckError(f"{stance!r} is not a stance; stances are {', '.join(Stance)}")
    with record_of(database, context, by=by, now=now) as record:
        source = Source(
            Stance(stance),
            url,
            title=title,
            publisher=publisher,
            origin=origin,
            locator=locator,
            quote=quote,
            accessed_on=str(parse_date(accessed_on)) if accessed_on else None,
            archive_url=archive_url,
        )
        copy = _captured(record, url, file, fetch=fetch)
        added = record.add_source(claim, source, copy=copy)
    kept = f"; a copy of {counted(len(copy.content), 'byte')} is kept" if copy else ""
    place = f"; it takes the place of e-{added.replaced:d}" if added.replaced else ""
    put(f"e-{added.id:d} {stance} {claim}: {visible(url)}{kept}{place}")


def _captured(
    record: "Record", url: str, file: Path | None, *, fetch: bool
) -> "CapturedCopy | None":
    """Return the copy to keep: of a file, of the page as it is now, or none."""
    if file is not None and fetch:
        raise ClaimcheckError("give --file or --fetch, not both")
    if file is not None:
        return record.capture(file)
    return record.fetch(url) if fetch else None


@command.command("cite")
def cite(
    context: typer.Context,
    claim: Annotated[str, argument("The claim, such as c-31.", "CLAIM")],
    check: Annotated[str, argument("Another desk's check: y-2, or others.db:y-17.", "CHECK")],
    stance: _StanceOption,
    archive_url: Annotated[
        str | None, option("--archive-url", "Where a copy of it is kept.", "URL")
    ] = None,
    libraries: LibraryOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Make another desk's check a source of a claim.

    It counts as one independent source, whoever carries it, and as no reviewer. `due`
    tells when a check that you cite was changed or withdrawn.

    Example: claimcheck source cite c-1 y-1 --stance contradicts
    """
    with record_of(database, context, by=by, now=now) as record:
        added = record.cite(claim, check, stance, libraries=libraries, archive_url=archive_url)
    put(f"e-{added.id:d} {stance} {claim}: {visible(check)}")


@command.command("list")
def show_all(
    claim: Annotated[
        str | None, argument("A claim, such as c-31. Else all sources.", "CLAIM")
    ] = None,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """List the sources of a claim with its other wordings, or of all claims.

    Example: claimcheck source list c-2
    """
    from claimcheck.model.ids import parse_id
    from claimcheck.workflows.verdicts.captured_sources import sources_table
    from claimcheck.workflows.verdicts.gate_rules import independent_sources

    with record_of(database) as record:
        found = record.sources(None if claim is None else str(parse_id(claim, "c")))
    if form is RowsFormat.TABLE:
        put("".join(f"{line}\n" for each in found for line in _listed(each)))
    else:
        put_rows(sources_table(found), form)
    number = counted(len(independent_sources(each.source for each in found)), "independent source")
    say(f"{counted(len(found), 'source')}; for or against: {number}.")


def _listed(stored: "StoredSource") -> list[str]:
    """Return a source for people."""
    from claimcheck.cli.render.source import source_lines
    from claimcheck.workflows.verdicts.gate_rules import origin_of

    return source_lines(stored, origin_of(stored.source))


@command.command("verify")
def verify(
    source: Annotated[
        str | None, argument("A source e-5, or a claim c-31 for its sources.", "SOURCE")
    ] = None,
    every: Annotated[bool, option("--all", "Check every source in force.")] = False,
    fetch: Annotated[
        bool, option("--fetch", "Also fetch each page and compare it. Stores nothing.")
    ] = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Check the copies of sources, and whether what was quoted stands in them.

    A quotation is verbatim, elided (it says that words are left out), altered, or
    missing. Exits 1 if a copy is lost or has drifted, or a quotation is altered
    or missing; 3 if there is no source.

    Example: claimcheck source verify --all
    """
    from claimcheck.model.record.copies import SourceCheck

    if (source is None) is not every:
        raise ClaimcheckError("name a source, such as e-5, or give --all")
    with record_of(database) as record:
        chosen, checks = record.sources(source), list[SourceCheck]()
        with progress("Checking", len(chosen)) as tell:
            for done, each in enumerate(chosen, 1):
                checks += record.check_sources(f"e-{each.id:d}", fetch=fetch)
                tell(done)
    _print_checks(checks, form)
    if not checks:
        raise typer.Exit(3)
    raise typer.Exit(0 if all(each.is_sound for each in checks) else 1)


def _print_checks(checks: "list[SourceCheck]", form: TextFormat) -> None:
    """Print what was found of each source."""
    from claimcheck.cli.render.source import check_lines
    from claimcheck.reports.records import check_as_dict

    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text([check_as_dict(each) for each in checks], indent=2))
        return
    for each in checks:
        put("\n".join(check_lines(each)))
    faulty = sum(not each.is_sound for each in checks)
    say(f"{counted(len(checks), 'source')}, {faulty} not in order.")
