"""`claimcheck backup`."""

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
from claimcheck.cli.output import counted, put
from claimcheck.cli.progress import working
from claimcheck.language.display.safe import visible


def command(
    context: typer.Context,
    target: NewFileArgument,
    replace: Annotated[
        bool, option("--replace", "In place of an older backup of this record.")
    ] = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> None:
    """Copy the whole record to a new file.

    Others may be writing meanwhile. The copy is one file, and a database like any
    other. Its pages and its log are checked after writing; a faulty copy is not
    kept, and the exit code is 1. With --replace it takes the place of an older backup
    of the same record, at once, and of nothing else.

    Example: claimcheck backup claims-monday.db
    """
    with record_of(database, context, now=now) as record, working("Copying"):
        saved = record.backup(target, replace=replace)
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text(saved._asdict(), indent=2))
        return
    put(
        f"{visible(saved.file)}: {counted(saved.rows, 'row')},"
        f" {counted(saved.size, 'byte')}, checked.\nhead {saved.head}"
    )
