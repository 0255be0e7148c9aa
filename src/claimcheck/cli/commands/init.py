"""`claimcheck init`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options import NowOption, runtime, settings_of
from claimcheck.cli.output import put, visible


def command(
    context: typer.Context,
    database: Annotated[
        Path | None,
        typer.Option("--db", help="The file to make. [default: claims.db]", show_default=False),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            help="The first reviewer, who is then the default actor. Else CLAIMCHECK_BY,"
            " or your login name.",
            show_default=False,
        ),
    ] = None,
    now: NowOption = None,
) -> None:
    """Make a new database with its first reviewer.

    Example: claimcheck init --by "A. Diallo"
    """
    from claimcheck.settings import DATABASE_NAME, login_name
    from claimcheck.store.writing import create
    from claimcheck.workflows.init import begin_record

    named = database or os.environ.get("CLAIMCHECK_DB") or DATABASE_NAME
    reviewer = settings_of(database, by).by or login_name(os.environ)
    fixed = {key: each for key, each in runtime(context, now)._asdict().items() if each}
    with create(Path(named), **fixed) as store:
        begin_record(store, reviewer)
    put(f"Made {visible(str(named))}. {visible(reviewer)} is its first reviewer.")
    put('Next: claimcheck add "What was said" --speaker "Who said it" --said-on 2023-02-07')
