"""`claimcheck import`."""

import sys
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from claimcheck.cli.desk.asking import ask_wordings
from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.options.destination import (
    Destination,
    FileKind,
    chosen_map,
    record_at,
    refused_file,
    require_destination,
)
from claimcheck.cli.output import put, say
from claimcheck.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model.imports.import_map import ImportMap
    from claimcheck.model.imports.imported import Imported
    from claimcheck.model.imports.outside_check import ReadCheck, Unread
    from claimcheck.record import Record

_REASON = "published under our name before this record was kept"


class WordingChoice(StrEnum):
    """Which words for a claim stand, where two archives of the desk have others."""

    FIRST = "first"
    SECOND = "second"


class _Question(NamedTuple):
    """How the files are to be read."""

    kind: FileKind | None
    map_name: str | None
    changes: tuple[str, ...]
    sheet: str | None
    encoding: str | None
    around: tuple[str | None, str | None, bool]
    dry_run: bool
    reason: str
    wording: WordingChoice | None
    raw: bool


def command(
    context: typer.Context,
    files: Annotated[list[str], argument("Feeds, saved pages or tables; - is stdin.", "FILE...")],
    kind: Annotated[
        FileKind | None, option("--type", "claimreview, table or sources. Else recognised.", "TYPE")
    ] = None,
    ours: Annotated[
        bool, option("--ours", "These are checks that the desk itself has published.")
    ] = False,
    into: Annotated[
        Path | None, option("--into", "A library of others' checks, made if missing.", "FILE.db")
    ] = None,
    claim: Annotated[
        str | None,
        option("--claim", "The claim that somebody else checked, such as c-31.", "CLAIM"),
    ] = None,
    map_name: Annotated[
        str | None,
        option("--map", "The columns as [import.NAME] in the settings has them.", "NAME"),
    ] = None,
    changes: Annotated[
        list[str] | None,
        option(
            "--set", "A column's field, as rating=verdict or Day=said_on:%d.%m.%Y.", "COLUMN=FIELD"
        ),
    ] = None,
    sheet: Annotated[str | None, option("--sheet", "The sheet of a workbook.", "NAME")] = None,
    encoding: Annotated[
        str | None, option("--encoding", "Of CSV that is neither UTF-8 nor Windows-1252.", "NAME")
    ] = None,
    language: Annotated[
        str | None, option("--language", "The words' language, where a file does not say.", "CODE")
    ] = None,
    page: Annotated[
        str | None, option("--page", "The address of a saved page, for relative ones.", "URL")
    ] = None,
    reason: Annotated[str, option("--reason", "Why an archive is adopted.")] = _REASON,
    wording: Annotated[
        WordingChoice | None,
        option(
            "--wording",
            "Where two archives word a claim otherwise: first or second stands. Else asked.",
            "WHICH",
        ),
    ] = None,
    raw: Annotated[
        bool, option("--raw", "Keep each check of a library byte for byte too, as it came.")
    ] = False,
    refused: Annotated[
        Path | None, option("--refused", "Write what a feed has and is refused there.", "FILE")
    ] = None,
    labels: Annotated[
        bool, option("--labels", "Print labels without a place, to fill in; store nothing.")
    ] = False,
    dry_run: Annotated[
        bool, option("--dry-run", "Show three records as they would be stored; store nothing.")
    ] = False,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Bring in checks, of the desk or of others.

    From feeds, saved pages, answers of search services, tables and workbooks. Say
    where they go: --ours, --into FILE.db or --claim ID. Nothing is fetched, no
    number chooses a label, and the same again adds nothing. A table is stored whole
    or not at all; of a feed the rest is stored where records are refused, and the
    exit code is 1.

    Example: claimcheck import fixtures/archive.csv --ours --dry-run
    """
    if kind is FileKind.SOURCES:
        with record_of(database, context, by=by, now=now) as record:
            chosen = chosen_map(record.settings, map_name, tuple(changes or ()))
            _bring_sources(record, files, (sheet, encoding, chosen), claim, dry_run=dry_run)
        return
    look = dry_run or labels
    where = Destination(ours, into, claim)
    require_destination(where, dry_run=look)
    around = (language, page, raw or claim is not None or refused is not None)
    asked = _Question(
        kind, map_name, tuple(changes or ()), sheet, encoding, around, look, reason, wording, raw
    )
    whole = True
    with ExitStack() as stack:
        record = stack.enter_context(record_at(context, where, database, by, now, look=look))
        keep = stack.enter_context(refused_file(refused))
        for name in files:
            imported = _bring(record, name, asked, where, keep, labels=labels)
            whole = whole and imported.is_whole
    if not whole:
        raise typer.Exit(1)


def _bring_sources(
    record: "Record",
    files: list[str],
    source: "tuple[str | None, str | None, ImportMap]",
    claim: str | None,
    *,
    dry_run: bool,
) -> None:
    """Store the sources of files, and say how many are new; a dry run stores nothing."""
    from claimcheck.workflows.intake.imports.files import opened, read_whole
    from claimcheck.workflows.intake.imports.mapped_tables import TableSource

    for name in files:
        with opened(name) as file:
            content = read_whole(name, file)
        imported = record.import_sources(
            name, content, TableSource(*source), claim=claim, dry_run=dry_run
        )
        known = imported.read - imported.new
        told = f"{imported.read:,} read: {imported.new:,} new, {known:,} known"
        say(f"{told}. Nothing was stored." if dry_run else told)


def _bring(
    record: "Record",
    name: str,
    asked: _Question,
    where: Destination,
    keep: "Callable[[ReadCheck | Unread], None]",
    *,
    labels: bool,
) -> "Imported":
    """Bring in one file, and print what became of it."""
    from claimcheck.cli.render.intake.imported import brought_lines, imported_lines, labels_toml
    from claimcheck.workflows.intake.imports.files import feed_of

    feed = feed_of(name)
    takes = _takes(record, name, asked) if where.ours else None
    with _read(record, name, asked) as (read, is_table), progress("Importing", None) as tell:
        if where.ours:
            whole = is_table and not asked.dry_run
            imported = record.adopt(
                read,
                asked.reason,
                whole=whole,
                dry_run=asked.dry_run,
                tell=tell,
                refuse=keep,
                takes=takes,
            )
        elif where.into is None and where.claim is None:
            imported = record.look_at(read, tell=tell, refuse=keep)
        else:
            imported = record.bring_in(
                read,
                feed,
                claim=where.claim,
                raw=asked.raw,
                dry_run=asked.dry_run,
                tell=tell,
                refuse=keep,
            )
    if labels:
        put("\n".join(labels_toml(imported)))
        return imported
    if asked.dry_run:
        put("\n".join(line for one in imported.first for line in brought_lines(one)))
    for line in imported_lines(imported):
        say(line)
    if asked.dry_run:
        say("Nothing was stored (--dry-run).")
    return imported


def _takes(record: "Record", name: str, asked: _Question) -> "Callable[[int, str], bool]":
    """Return what says whether the second words for a claim stand.

    Where the option does not say it and somebody sits at a terminal, they are asked before
    anything is written.
    """
    if asked.wording or asked.dry_run or name == "-" or not sys.stdin.isatty():
        return lambda _claim, _words: asked.wording is WordingChoice.SECOND
    found: list[tuple[int, str]] = []

    def look(claim: int, words: str) -> bool:
        found.append((claim, words))
        return False

    with _read(record, name, asked) as (read, _):
        record.adopt(read, asked.reason, dry_run=True, takes=look)
    chosen = ask_wordings(record, found) if found else set()
    return lambda claim, words: (claim, words) in chosen


@contextmanager
def _read(
    record: "Record", name: str, asked: _Question
) -> "Iterator[tuple[Iterator[ReadCheck | Unread], bool]]":
    """Give the checks of a file, and whether they are a table's, which is stored whole or not."""
    from claimcheck.reading.checks.feeds import read_checks
    from claimcheck.reading.checks.review import ReviewDefaults
    from claimcheck.workflows.intake.imports.files import kind_of, opened, read_whole
    from claimcheck.workflows.intake.imports.mapped_tables import (
        TableSource,
        read_table,
        require_whole,
    )

    with opened(name) as raw:
        found, file = kind_of(name, raw)
        if str(asked.kind or found) == FileKind.CLAIMREVIEW:
            yield read_checks(name, file, ReviewDefaults(*asked.around)), False
            return
        chosen = chosen_map(record.settings, asked.map_name, asked.changes)
        source = TableSource(asked.sheet, asked.encoding, chosen, asked.around[0])
        table = read_table(name, read_whole(name, file), source, propose=asked.dry_run)
    if asked.dry_run:
        from claimcheck.cli.render.intake.imported import table_lines

        put("\n".join(table_lines(table)))
        for fault in table.faults:
            say(f"  {fault}")
    else:
        require_whole(name, table)
    yield iter(table.rows), True
