"""`claimcheck unmerge`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    FirstClaimArgument,
    NowOption,
    ReasonOption,
    argument,
    record_of,
)
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    claim: FirstClaimArgument,
    other: Annotated[str, argument("The claim it was merged with, such as c-58.", "CLAIM")],
    reason: ReasonOption = "two claims, not one",
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Part two claims that were said to be one.

    Each has its own verdicts again.

    A relation that the merging replaced holds again, and a question that it
    answered is open again.

    Example: claimcheck unmerge c-4 c-28 --reason "Another year"
    """
    from claimcheck.cli.render.tied_claims import untied_lines

    with record_of(database, context, by=by, now=now) as record:
        tied = record.unmerge(claim, other, reason=reason)
    put("\n".join(untied_lines(tied)))
