"""`claimcheck confirm`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    argument,
    grouped,
    option,
    record_of,
)
from claimcheck.cli.options.selection import (
    Kept,
    Sure,
    do_with_many,
    only_one,
    read_selection,
)
from claimcheck.cli.output import counted, put


@grouped
def command(
    context: typer.Context,
    ids: Annotated[
        list[str] | None,
        argument("Statements s-12 or links l-7; or choose by options.", "[ID]..."),
    ] = None,
    *,
    kept: Kept,
    everything: Annotated[bool, option("--all", "All that is unconfirmed.")] = False,
    sure: Sure,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Confirm that statements state the claims they have.

    Only confirmed statements count as occasions.

    Example: claimcheck confirm s-12
    """
    from claimcheck.model.desk.acts import Confirm

    with record_of(database, context, by=by, now=now) as record:
        selection = read_selection(record, ids, "sl", kept, everything=everything)
        if (named := only_one(selection, sure)) is None:
            do_with_many(record, Confirm(), selection, sure, ("link", "confirmed"))
            return
        links = record.confirm(named)
    for link in links:
        put(f"s-{link.statement:d} states c-{link.target:d}; confirmed.")
    put(f"{counted(len(links), 'link')} confirmed." if links else "Nothing was left to confirm.")
