"""`claimcheck pack`."""

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    NowOption,
    TextFormat,
    TextFormatOption,
    record_of,
)
from claimcheck.cli.output import counted, put
from claimcheck.language.display.safe import visible


def command(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make.")],
    status: Annotated[
        str | None,
        typer.Option("--status", help="Only claims of this status. Else all.", show_default=False),
    ] = None,
    max_copies: Annotated[
        int,
        typer.Option("--max-copies", min=0, help="How many captured copies to take along."),
    ] = 0,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> None:
    """Write what the public may see to a file.

    It is only read, by CI or Datasette. It holds claims with their statements,
    articles, persons, sources, verdicts and corrections, and the head of the record;
    no notes, reasons of links, contacts, questions, blind verdicts, payloads of the
    log, nor anything taken back. It takes the place of an older pack of the same
    record, at once, and of nothing else.

    Example: claimcheck pack claims-pack.db --status published
    """
    with record_of(database, context, now=now) as record:
        saved = record.pack(target, status=status, max_copies=max_copies)
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text(saved._asdict(), indent=2))
        return
    put(
        f"{visible(saved.file)}: {counted(saved.rows, 'row')}, {counted(saved.size, 'byte')}.\n"
        f"head {saved.head}"
    )
