"""`claimcheck redact`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    TextFormat,
    TextFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import counted, put, say, wrapped
from claimcheck.cli.progress import working
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.record.redaction import Redaction


def command(
    context: typer.Context,
    identifier: Annotated[
        str,
        argument(
            "An article a-4, statement s-12, claim c-31, person p-3, source e-5, verdict v-9,"
            " contact w-2, copy f-3 or note m-4.",
            "ID",
        ),
    ],
    reason: Annotated[str, option("--reason", "Why; it stays on record.")],
    fields: Annotated[
        list[str] | None,
        option(
            "--field",
            "Only what this field says, such as speaker or quote; can be given again.",
            "NAME",
        ),
    ] = None,
    also: Annotated[
        list[str] | None,
        option(
            "--also",
            "Other words to remove wherever they stand, in any case; can be given again.",
            "WORDS",
        ),
    ] = None,
    backups: Annotated[
        list[Path] | None,
        option("--backup", "A backup from which to remove it too; can be given again.", "FILE"),
    ] = None,
    dry_run: Annotated[
        bool, option("--dry-run", "Say what would be removed; remove nothing.")
    ] = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Remove what a record says, for good.

    Its words go from every row, payload, copy and index of the file, and from the
    backups named; ids and dates stay. That something was removed, when, by whom and
    why stays in the log, and the log still verifies. This cannot be undone.
    A person goes with all names, aliases and roles, wherever a full name stands.

    Exits 1 where another program that has the file open keeps it from being wiped;
    run it again then.

    Example: claimcheck redact s-12 --reason "Court order 7 O 12/23"
    """
    with record_of(database, context, by=by, now=now) as record:
        with working("Redacting"):
            done = record.redact(
                identifier,
                reason=reason,
                fields=fields or (),
                also=also or (),
                backups=backups or (),
                dry_run=dry_run,
            )
        beside = record.copies_beside(backups or ())
    _print(done, form, dry_run=dry_run)
    for path in [] if dry_run else beside:
        say(f"{visible(str(path))} may still hold it; name it with --backup, or remove it.")
    raise typer.Exit(0 if all(each.clean for each in done) else 1)


def _print(done: "list[Redaction]", form: TextFormat, *, dry_run: bool) -> None:
    """Print what was, or would be, removed in each file."""
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text([each._asdict() for each in done], indent=2))
        return
    for each in done:
        put(f"{visible(each.file)}:")
        for sentence in _sentences(each, dry_run=dry_run):
            put("\n".join(wrapped(sentence, first="  ", rest="    ")))


def _sentences(done: "Redaction", *, dry_run: bool) -> "Iterator[str]":
    """Yield what was, or would be, removed from a file, and what was not."""
    removed = "would be removed" if dry_run else "removed"
    rows = ", ".join(done.touched)
    yield f"{removed} from {rows}" if rows else "nothing was left to remove"
    if done.events:
        yield f"and the payloads of {counted(len(done.events), 'event')}"
    if done.unread:
        yield f"{', '.join(done.unread)} could not be searched for the words; look yourself"
    if done.left:
        names = ", ".join(f"“{visible(name)}”" for name in done.left)
        yield f"left elsewhere, where they may mean others: {names}; see --also"
    if done.others:
        others = ", ".join(done.others)
        yield f"left with other words, as other versions of it: {others}; redact each that must go"
    if not done.clean:
        yield "another program has it open: close it, then redact again to wipe the file"
