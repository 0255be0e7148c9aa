"""`claimcheck init`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options.common import NowOption, option, runtime, settings_of
from claimcheck.cli.output import put, say
from claimcheck.language.display.safe import visible


def command(
    context: typer.Context,
    database: Annotated[
        Path | None,
        option("--db", "The file to make. Else CLAIMCHECK_DB, the settings, or claims.db.", "FILE"),
    ] = None,
    by: Annotated[
        str | None,
        option(
            "--by",
            "The first reviewer, who owns the record. Else CLAIMCHECK_BY,"
            " the settings, or your login name.",
            "NAME",
        ),
    ] = None,
    now: NowOption = None,
) -> None:
    """Make a new database with its first reviewer.

    Example: claimcheck init --by "A. Diallo"
    """
    from claimcheck.record import create_record
    from claimcheck.settings import login_name

    settings = settings_of(database, by, search=False)
    reviewer = login_name(os.environ) if settings.by is None else settings.by
    clock, salt, _ = runtime(context, now)
    create_record(settings.database, reviewer, clock=clock, salt=salt)
    put(f"Made {visible(str(settings.database))}. {visible(reviewer)} is its first reviewer.")
    say('Next: claimcheck add "What was said" --speaker "Who said it" --said-on 2023')
