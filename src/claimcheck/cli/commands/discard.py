"""`claimcheck discard`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    ReasonOption,
    argument,
    grouped,
    record_of,
)
from claimcheck.cli.options.selection import (
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
    ids: Annotated[
        list[str] | None,
        argument("Statements, such as s-12; or choose by options.", "[STATEMENT]..."),
    ] = None,
    *,
    reason: ReasonOption,
    kept: Kept,
    sure: Sure,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Discard statements, such as words that nobody said.

    They count for nothing from then on. A claim on which nothing else hangs goes with its
    statement. Both stay on record; `claimcheck redact` removes words for good.

    Example: claimcheck discard s-12 --reason "A caption, not a quotation"
    """
    from claimcheck.model.desk.acts import Discard

    with record_of(database, context, by=by, now=now) as record:
        selection = read_selection(record, ids, "s", kept)
        act = Discard(reason)
        if (named := only_one(selection, sure)) is None:
            do_with_many(record, act, selection, sure, ("statement", "discarded"))
            return
        record.act_on(selection.ids, act)
    put(f"{named} is discarded.")
