"""`claimcheck site`."""

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options.common import DatabaseOption, NowOption, argument, option, record_of
from claimcheck.cli.output import counted, put, say
from claimcheck.cli.progress import working
from claimcheck.language.display.safe import visible


def command(
    context: typer.Context,
    folder: Annotated[Path, argument("The folder of the site, made if missing.", "FOLDER")],
    base: Annotated[
        str | None,
        option("--base", "Its address. Else https:// and [desk] site of the settings.", "URL"),
    ] = None,
    check: Annotated[
        bool, option("--check", "Only say what would change; exit 1 if anything.")
    ] = False,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> None:
    """Write the published checks as a site of plain pages.

    For desks without a system of their own: a page for each check with its
    ClaimReview, all corrections, how you rate and work, two Atom feeds, a table and a
    site map. A withdrawn verdict keeps a page that says so. The same record gives the
    same bytes; of the folder's files only those that an earlier run made are removed.

    Example: claimcheck site public --base https://desk.example/checks/
    """
    with record_of(database, context, now=now) as record:
        with working("Writing"):
            made = record.site(folder, base=base, dry_run=check)
        if not check:
            record.log_output("site", folder)
    for sign, names in (("+", made.added), ("~", made.changed), ("-", made.removed)):
        for name in names if check else ():
            put(f"{sign} {name}")
    for each in (*made.told, *(f"without ClaimReview: {fault}" for fault in made.faults)):
        say(visible(each))
    counts = (
        f"{counted(len(made.added), 'new file')}, {len(made.changed):,} changed,"
        f" {len(made.removed):,} removed"
    )
    say(f"{counts}." if check else f"Wrote {counted(made.files, 'file')} to {folder}: {counts}.")
    if check and not made.is_same:
        raise typer.Exit(1)
