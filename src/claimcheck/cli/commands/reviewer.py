"""`claimcheck reviewer`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    RowsFormat,
    RowsFormatOption,
    reading,
    writing,
)
from claimcheck.cli.output import put
from claimcheck.cli.render.table import put_rows
from claimcheck.language.display.safe import visible

command = typer.Typer(
    no_args_is_help=True,
    help="The people whose acts are recorded.\n\nExample: claimcheck reviewer list",
)


@command.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name as verdicts will show it.")],
    email: Annotated[
        str | None, typer.Option("--email", metavar="ADDRESS", help="Where they are reached.")
    ] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Add a reviewer.

    Example: claimcheck reviewer add "M. Sow"
    """
    from claimcheck.store.log.transaction import transaction
    from claimcheck.store.verdicts.reviewers import add_reviewer

    with (
        writing(context, database, by, now) as desk,
        transaction(desk.store) as writer,
        writer.act(desk.actor, "reviewer") as act,
    ):
        add_reviewer(act, name, email)
    put(f"{visible(name)} is a reviewer. They act with --by or CLAIMCHECK_BY.")


@command.command("list")
def show_all(database: DatabaseOption = None, form: RowsFormatOption = RowsFormat.TABLE) -> None:
    """List the reviewers, first added first.

    Example: claimcheck reviewer list -f csv
    """
    from claimcheck.model.record.table import Table
    from claimcheck.store.verdicts.reviewers import reviewers

    with reading(database) as (connection, _):
        rows = [tuple(each) for each in reviewers(connection)]
    put_rows(Table(("name", "email", "added_at"), rows), form)
