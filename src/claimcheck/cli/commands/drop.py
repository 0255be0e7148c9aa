"""`claimcheck drop`."""

import typer

from claimcheck.cli.options.common import (
    ByOption,
    ClaimArgument,
    DatabaseOption,
    NowOption,
    ReasonOption,
    record_of,
)
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    claim: ClaimArgument,
    reason: ReasonOption,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Take a claim out of the queue.

    That it was taken up stays on record.

    Example: claimcheck drop c-31 --reason "No figures are published"
    """
    from claimcheck.cli.render.links import standing_text
    from claimcheck.model.ids import parse_id

    named = str(parse_id(claim, "c"))
    with record_of(database, context, by=by, now=now) as record:
        standing = record.drop(named, reason=reason)
    put(f"{named} is dropped. It is {standing_text(standing)}.")
