"""`claimcheck redact`."""

from collections.abc import Iterable
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
    grouped,
    option,
    record_of,
)
from claimcheck.cli.options.selection import (
    Kept,
    YesOption,
    agreed,
    read_selection,
)
from claimcheck.cli.output import counted, put, say
from claimcheck.cli.progress import working
from claimcheck.cli.render.redaction import redaction_lines
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.model.desk.selection import Selection
    from claimcheck.model.record.redaction import Redaction
    from claimcheck.record import Record


@grouped
def command(
    context: typer.Context,
    ids: Annotated[
        list[str] | None,
        argument(
            "An article a-4, statement s-12, claim c-31, person p-3, source e-5, verdict v-9,"
            " contact w-2, copy f-3 or note m-4; several; or statements chosen by options.",
            "[ID]...",
        ),
    ] = None,
    *,
    reason: Annotated[str, option("--reason", "Why; it stays on record.")],
    kept: Kept,
    fields: Annotated[
        list[str] | None,
        option(
            "--field",
            "Only what this field says, such as speaker or quote; can be repeated.",
            "FIELD",
        ),
    ] = None,
    also: Annotated[
        list[str] | None,
        option(
            "--also",
            "Other words to remove wherever they stand, in any case; can be repeated.",
            "WORDS",
        ),
    ] = None,
    backups: Annotated[
        list[Path] | None,
        option("--backup", "A backup from which to remove it too; can be repeated.", "FILE"),
    ] = None,
    with_mentions: Annotated[
        bool,
        option(
            "--with-mentions",
            "Also every statement of the same claim, and the words and names in other forms.",
        ),
    ] = False,
    dry_run: Annotated[bool, option("--dry-run", "Say what would be done; store nothing.")] = False,
    yes: YesOption = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Remove what a record says, for good.

    Its words go from every row, payload, copy and index of the file, and from the
    backups named; ids and dates stay. That something was removed, when, by whom and
    why stays in the log, and the log still verifies. This cannot be undone.
    A person goes with all names, aliases and roles, wherever a full name stands. What
    says the same and stays is named: other statements of the claim, the words in
    other typography, a name by its initial or in an address. Exports, packs, reports,
    sites and backups that hold the words are named, to be made again, and pages of
    published checks.

    Several, or the statements that --article, --topic, --speaker, --status or --since
    choose, are removed as one act, after a question, or at once with --yes.

    Exits 1 if another program that has the file open keeps it from being wiped;
    run it again then.

    Example: claimcheck redact s-12 --reason "Court order 7 O 12/23"
    """
    by_filter = any(each is not None for each in kept)
    with record_of(database, context, by=by, now=now) as record:
        if by_filter or not ids:
            selection = read_selection(record, ids, "s", kept)
        named = _chosen(record, selection) if by_filter else list(ids or ())
        if not named:
            put("Nothing was left to be redacted.")
            return

        def redact(*, dry_run: bool) -> "list[Redaction]":
            with working("Redacting"):
                return record.redact(
                    *named,
                    reason=reason,
                    fields=fields or (),
                    also=also or (),
                    backups=backups or (),
                    with_mentions=with_mentions,
                    dry_run=dry_run,
                )

        is_asked = (by_filter or len(named) > 1) and not dry_run and not yes
        if is_asked and not _is_agreed(redact(dry_run=True)):
            return
        done = redact(dry_run=dry_run)
        beside = record.copies_beside(backups or ())
    _print(done, form, dry_run=dry_run)
    _tell_beside(done, beside, may="may hold it too" if dry_run else "may still hold it")
    raise typer.Exit(0 if all(each.clean for each in done) else 1)


def _is_agreed(tried: "list[Redaction]") -> bool:
    """Ask whether what a trial would have touched is to go, and return whether it is."""
    rows = tried[0].touched
    if agreed(counted(len(rows), "row"), "redacted for good", rows):
        return True
    say("Nothing was done.")
    return False


def _chosen(record: "Record", selection: "Selection") -> list[str]:
    """Return the statements that a selection keeps."""
    from claimcheck.model.desk.acts import Discard

    return [str(each) for each in record.chosen(Discard("redacted"), selection)]


def _print(done: "list[Redaction]", form: TextFormat, *, dry_run: bool) -> None:
    """Print what was, or would be, removed in each file."""
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text([_as_json(each) for each in done], indent=2))
        return
    put("\n".join(line for each in done for line in redaction_lines(each, dry_run=dry_run)))


def _as_json(done: "Redaction") -> dict[str, object]:
    """Return what a redaction did, by its fields."""
    parts = ("forms", "left", "outputs")
    found = {name: [each._asdict() for each in getattr(done, name)] for name in parts}
    return {**done._asdict(), **found}


def _tell_beside(done: "Iterable[Redaction]", beside: Iterable[Path], *, may: str) -> None:
    """Name the copies beside the record that may hold what is removed."""
    told = {each.path for some in done for each in some.outputs}
    for path in beside:
        if str(path) not in told:
            say(f"{visible(str(path))} {may}; name it with --backup, or remove it.")
