"""`claimcheck assign`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    grouped,
    option,
    record_of,
)
from claimcheck.cli.options.selection import (
    ClaimsArgument,
    Kept,
    Sure,
    do_with_many,
    only_one,
    read_selection,
)
from claimcheck.cli.output import put
from claimcheck.language.display.safe import visible


@grouped
def command(
    context: typer.Context,
    ids: ClaimsArgument = None,
    *,
    to: Annotated[str, option("--to", "Who should see to it.", "REVIEWER")],
    kept: Kept,
    sure: Sure,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Ask a reviewer to see to claims.

    They have them in hand then, in place of who had, and find them with
    `claimcheck review --mine`.

    Example: claimcheck assign c-31 --to "A. Diallo"
    """
    from claimcheck.model.desk.acts import Assign

    with record_of(database, context, by=by, now=now) as record:
        selection = read_selection(record, ids, "c", kept)
        if (named := only_one(selection, sure)) is None:
            do_with_many(record, Assign(to), selection, sure, ("claim", "assigned"))
            return
        assigned = record.assign(named, to)
    put(f"{named} is assigned to {visible(assigned)}.")
