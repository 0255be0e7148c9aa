"""`claimcheck pack`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    NewFileArgument,
    NowOption,
    TextFormat,
    TextFormatOption,
    option,
    record_of,
)
from claimcheck.cli.output import counted, put, say
from claimcheck.cli.progress import working
from claimcheck.language.display.safe import visible


def command(
    context: typer.Context,
    target: NewFileArgument,
    status: Annotated[
        str, option("--status", "Only claims of this status; all for every one.", "STATUS")
    ] = "published",
    max_copies: Annotated[
        int, option("--max-copies", "How many captured copies to take along.", min=0)
    ] = 0,
    meaning: Annotated[
        bool, option("--meaning", "Put the vectors of its claims beside it, too.")
    ] = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> None:
    """Write what the public may see to a file.

    It is only read, by CI or Datasette. It holds the claims of which readers have a
    verdict before them, with statements, articles, persons, sources, what stands behind
    the verdict and corrections, and the head of the record; no notes, reasons of links,
    contacts, questions, payloads of the log, nor anything taken back or not out yet. It
    takes the place of an older pack of the same record, at once, and of nothing else.
    Beside it stands datasette.json: titles, facets and hidden tables for Datasette.

    Example: claimcheck pack claims-pack.db
    """
    with record_of(database, context, now=now) as record, working("Packing"):
        saved = record.pack(target, status=status, max_copies=max_copies, meaning=meaning)
    if status != "published":
        say(
            "This pack holds verdicts that were not published; hand it to the desk alone,"
            " or leave --status out."
        )
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text(saved._asdict(), indent=2))
        return
    held = (
        counted(saved.claims or 0, "claim"),
        counted(saved.rows, "row"),
        counted(saved.size, "byte"),
    )
    put(f"{visible(saved.file)}: {', '.join(held)}.\nhead {saved.head}")
    if not saved.claims and status == "published":
        say("Readers have no verdict yet: publish one, or a scan with this pack finds nothing.")
