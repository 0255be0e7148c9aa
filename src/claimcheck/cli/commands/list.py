"""`claimcheck list`."""

from typing import Annotated

import typer

from claimcheck.cli.options import DatabaseOption, RowsFormat, RowsFormatOption, reading
from claimcheck.cli.output import counted, say
from claimcheck.cli.rows import put_rows

_SHOWN = ("claim_id", "status", "verdicts", "reports", "claim")


def command(
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="Only this status.")
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", metavar="NAME", help="Only what they said, by the whole name."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="First said from this date on.", show_default=False
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", metavar="DATE", help="First said up to this date.", show_default=False
        ),
    ] = None,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """List the claims, by id.

    A status is untaken, open, proposed, signed off, published, disputed or void.

    Example: claimcheck list --status untaken
    """
    from claimcheck.cli.filters import read_filter
    from claimcheck.model.table import Table
    from claimcheck.store.exports import export

    kept = read_filter(since=since, until=until, status=status, speaker=speaker)
    with reading(database) as (connection, _):
        table = export(connection, "claims", kept)
    if form is RowsFormat.TABLE:
        columns = [table.columns.index(name) for name in _SHOWN]
        table = Table(_SHOWN, [tuple(row[each] for each in columns) for row in table.rows])
    put_rows(table, form)
    say(f"{counted(len(table.rows), 'claim')}.")
