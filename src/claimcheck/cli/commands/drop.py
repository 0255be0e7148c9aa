"""`claimcheck drop`."""

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    ReasonOption,
    grouped,
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


@grouped
def command(
    context: typer.Context,
    ids: ClaimsArgument = None,
    *,
    reason: ReasonOption,
    kept: Kept,
    sure: Sure,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Take claims out of the queue.

    That they were taken up stays on record.

    Example: claimcheck drop c-31 --reason "No figures are published"
    """
    from claimcheck.cli.render.tied_claims import standing_text
    from claimcheck.model.desk.acts import Drop

    with record_of(database, context, by=by, now=now) as record:
        selection = read_selection(record, ids, "c", kept)
        if (named := only_one(selection, sure)) is None:
            do_with_many(record, Drop(reason), selection, sure, ("claim", "dropped"))
            return
        standing = record.drop(named, reason=reason)
    put(f"{named} is dropped. It is {standing_text(standing)}.")
