"""`claimcheck merge`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    FirstClaimArgument,
    NowOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    claim: FirstClaimArgument,
    other: Annotated[str, argument("The same claim in other words, such as c-58.", "CLAIM")],
    reason: Annotated[str, option("--reason", "Why they are one.")],
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Say that two claims are one.

    What holds of one wording then holds of the other.

    Both keep their words and their verdicts; `claimcheck unmerge` parts them again.

    Example: claimcheck merge c-4 c-28 --reason "One figure, two wordings"
    """
    from claimcheck.cli.render.tied_claims import tied_lines

    with record_of(database, context, by=by, now=now) as record:
        tied = record.merge(claim, other, reason=reason)
    put("\n".join(tied_lines(tied)))
