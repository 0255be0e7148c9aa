"""`claimcheck migrate`."""

from typing import Annotated

import typer

from claimcheck.cli.options import DatabaseOption, TextFormat, TextFormatOption, settings_of
from claimcheck.cli.output import put
from claimcheck.language.visible import visible


def command(
    index: Annotated[
        bool, typer.Option("--index", help="Also make the search index anew from the claims.")
    ] = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Bring a database of an earlier release up to date.

    It is copied beside itself before.

    Guards and views are made anew in any case. Every writing command does the same
    by itself; commands that only read never change the file.

    Example: claimcheck migrate
    """
    from claimcheck.store.writing import migrate

    done = migrate(settings_of(database).database, index=index)
    if form is TextFormat.JSON:
        import json

        put(json.dumps(done._asdict(), ensure_ascii=False, indent=2))
        return
    if done.copy:
        put(f"{visible(done.file)}: schema {done.before} → {done.after}.")
        put(f"As it was: {visible(done.copy)}")
    else:
        put(f"{visible(done.file)} has schema {done.after} already; guards and views are new.")
