"""`claimcheck take`."""

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


@grouped
def command(
    context: typer.Context,
    ids: ClaimsArgument = None,
    *,
    reason: Annotated[str, option("--reason", "Why it deserves a check; others will read it.")],
    priority: Annotated[
        str | None,
        option(
            "--priority",
            "How much it matters: high, normal or low.",
            "LEVEL",
            words=("high", "normal", "low"),
        ),
    ] = None,
    deadline: Annotated[
        str | None, option("--deadline", "By when it should be checked.", "DATE")
    ] = None,
    kept: Kept,
    sure: Sure,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Take claims up, so that they wait for a verdict.

    Claims that nobody took up are memory; `claimcheck list --status open` shows
    those that were. Take one again to give it another priority or deadline.

    Example: claimcheck take c-31 --reason "Widely shared"
    """
    from claimcheck.cli.render.tied_claims import standing_text
    from claimcheck.model.desk.acts import Take

    with record_of(database, context, by=by, now=now) as record:
        selection = read_selection(record, ids, "c", kept)
        if (named := only_one(selection, sure)) is None:
            do_with_many(
                record,
                Take(reason, priority, deadline),
                selection,
                sure,
                ("claim", "taken"),
            )
            return
        standing = record.take(named, reason=reason, priority=priority, deadline=deadline)
    put(f"{named} is taken. It is {standing_text(standing)}.")
