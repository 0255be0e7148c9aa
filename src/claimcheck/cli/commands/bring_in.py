"""`claimcheck import`."""

import sys
from collections import Counter
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.desk.asking import ask_same, ask_wordings
from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    argument,
    option,
    record_of,
    settings_of,
)
from claimcheck.cli.options.destination import (
    Destination,
    FileKind,
    chosen_map,
    record_at,
    refused_file,
    require_destination,
    require_there,
)
from claimcheck.cli.options.source_files import are_sources, bring_sources
from claimcheck.cli.output import counted, put, say
from claimcheck.cli.progress import progress
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimcheck.model.imports.imported import Imported
    from claimcheck.model.imports.outside_check import ReadCheck, Unread
    from claimcheck.record import Record
    from claimcheck.workflows.intake.imports.mapped_tables import ReadTable, TableSource

_REASON = "published under our name outside this record"


class WordingChoice(StrEnum):
    """Which words for a claim stand, where two archives of the desk have others."""

    FIRST = "first"
    SECOND = "second"


class _HowToRead(NamedTuple):
    """How the files are to be read."""

    kind: FileKind | None
    table: "TableSource"
    around: tuple[str | None, str | None, bool]
    dry_run: bool
    reason: str
    wording: WordingChoice | None
    verbatim: bool
    labels: bool
    yes: bool


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
        option("--map", "The columns as [import.NAME] in the settings has them.", "MAP"),
    ] = None,
    changes: Annotated[
        list[str] | None,
        option(
            "--set", "A column's field, as rating=verdict or Day=said_on:%d.%m.%Y.", "COLUMN=FIELD"
        ),
    ] = None,
    sheet: Annotated[str | None, option("--sheet", "The sheet of a workbook.", "SHEET")] = None,
    encoding: Annotated[
        str | None,
        option("--encoding", "Of CSV that is neither UTF-8 nor Windows-1252.", "ENCODING"),
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
            "Where two archives word a claim differently: keep first or second. Else asked.",
            "WORDING",
        ),
    ] = None,
    verbatim: Annotated[
        bool, option("--verbatim", "Keep each check of a library byte for byte too, as it came.")
    ] = False,
    refused: Annotated[
        Path | None, option("--refused", "Write what is refused of a feed to this file.", "FILE")
    ] = None,
    labels: Annotated[
        bool, option("--labels", "Print labels without a place on the scale; store nothing.")
    ] = False,
    yes: Annotated[
        bool, option("--yes -y", "A check for --claim is of that claim, whatever its words.")
    ] = False,
    dry_run: Annotated[
        bool, option("--dry-run", "Say what would be done, with three records; store nothing.")
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
    from claimcheck.workflows.intake.imports.mapped_tables import TableSource

    require_there(files)
    look, where = dry_run or labels, Destination(ours, into, claim)
    chosen = chosen_map(settings_of(database, by), map_name, tuple(changes or ()))
    if are_sources(files, kind, where, chosen):
        from claimcheck.cli.render.intake.imported import source_list_lines

        with record_of(database, context, by=by, now=now) as record:
            table = TableSource(sheet, encoding, chosen)
            bring_sources(record, files, table, claim, source_list_lines, dry_run=dry_run)
        return
    require_destination(where, dry_run=look)
    around = (language, page, verbatim or claim is not None or refused is not None)
    table = TableSource(sheet, encoding, chosen, language)
    asked = _HowToRead(kind, table, around, look, reason, wording, verbatim, labels, yes)
    whole, unplaced = True, Counter[tuple[str | None, str]]()
    with ExitStack() as stack:
        record = stack.enter_context(record_at(context, where, database, by, now, look=look))
        keep = stack.enter_context(refused_file(refused))
        for name in files:
            imported = _bring(record, name, asked, where, keep)
            whole = whole and imported.is_whole
            unplaced += imported.unplaced
    if labels:
        from claimcheck.cli.render.intake.imported import labels_toml

        put("\n".join(labels_toml(unplaced)))
    if not whole:
        raise typer.Exit(1)


def _bring(
    record: "Record",
    name: str,
    asked: _HowToRead,
    where: Destination,
    keep: "Callable[[str, ReadCheck | Unread], None]",
) -> "Imported":
    """Bring in one file, and print what became of it."""
    from claimcheck.cli.render.intake.imported import brought_lines, imported_lines

    takes = _takes(record, name, asked) if where.ours else None
    with _read(name, asked) as (read, table), progress("Importing", None) as tell:
        store = partial(
            _stored,
            record,
            name,
            asked,
            where,
            takes,
            tell=tell,
            refuse=partial(keep, Path(name).name),
        )
        imported = store(read, whole=table is not None and not asked.dry_run)
    if asked.labels:
        return imported
    if asked.dry_run:
        put("\n".join(line for one in imported.first for line in brought_lines(one)))
    for line in imported_lines(imported, Path(name).name):
        say(line)
    if asked.dry_run:
        say("Nothing was stored (--dry-run).")
    if asked.dry_run and table is not None:
        from claimcheck.workflows.intake.imports.mapped_tables import require_whole

        # What keeps the whole table from being stored ends a look as it would the import.
        require_whole(name, table)
        store(iter(table.rows), whole=True)
    return imported


def _stored(
    record: "Record",
    name: str,
    asked: _HowToRead,
    where: Destination,
    takes: "Callable[[int, str], bool] | None",
    read: "Iterable[ReadCheck | Unread]",
    *,
    whole: bool,
    tell: "Callable[[int], None]",
    refuse: "Callable[[ReadCheck | Unread], None]",
) -> "Imported":
    """Store the checks of a file where they go; look at them alone where nobody has said it."""
    from claimcheck.workflows.intake.imports.files import feed_of

    if where.ours:
        return record.adopt(
            read,
            asked.reason,
            whole=whole,
            dry_run=asked.dry_run,
            tell=tell,
            refuse=refuse,
            takes=takes,
        )
    if where.into is None and where.claim is None:
        return record.look_at(read, tell=tell, refuse=refuse)
    return record.bring_in(
        read,
        feed_of(name),
        claim=where.claim,
        raw=asked.verbatim,
        whole=whole,
        dry_run=asked.dry_run,
        tell=tell,
        refuse=refuse,
        agrees=lambda claim, words: (
            asked.yes or (name != "-" and sys.stdin.isatty() and ask_same(record, claim, words))
        ),
    )


def _takes(record: "Record", name: str, asked: _HowToRead) -> "Callable[[int, str], bool]":
    """Return what says whether the second words for a claim stand.

    Where no option says it, somebody at a terminal is asked before anything is written.
    """
    if asked.wording or asked.dry_run or name == "-" or not sys.stdin.isatty():
        return lambda _claim, _words: asked.wording is WordingChoice.SECOND
    found: list[tuple[int, str]] = []

    def look(claim: int, words: str) -> bool:
        found.append((claim, words))
        return False

    with _read(name, asked) as (read, _):
        record.adopt(read, asked.reason, dry_run=True, takes=look)
    chosen = ask_wordings(record, found) if found else set()
    return lambda claim, words: (claim, words) in chosen


@contextmanager
def _read(
    name: str, asked: _HowToRead
) -> "Iterator[tuple[Iterator[ReadCheck | Unread], ReadTable | None]]":
    """Give the checks of a file, and the table that they stand in, which is stored whole or not."""
    from claimcheck.reading.checks.feeds import read_checks
    from claimcheck.reading.checks.review import ReviewDefaults
    from claimcheck.workflows.intake.imports.files import kind_of, opened, read_whole
    from claimcheck.workflows.intake.imports.mapped_tables import read_table, require_whole

    with opened(name) as raw:
        found, file = kind_of(name, raw)
        if (asked.kind or found) != FileKind.TABLE:
            yield read_checks(name, file, ReviewDefaults(*asked.around)), None
            return
        table = read_table(name, read_whole(name, file), asked.table, propose=asked.dry_run)
    if table.passed_over:
        say(f"{counted(table.passed_over, 'row')} passed over by keep")
    if not asked.dry_run:
        require_whole(name, table)
    elif not asked.labels:
        from claimcheck.cli.render.intake.imported import table_lines

        put("\n".join(table_lines(table)))
    yield iter(table.rows), table
