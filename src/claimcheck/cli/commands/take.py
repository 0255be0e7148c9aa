"""`claimcheck take`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    ClaimArgument,
    DatabaseOption,
    NowOption,
    option,
    record_of,
)
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    claim: ClaimArgument,
    reason: Annotated[str, option("--reason", "Why it deserves a check; others will read it.")],
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Take a claim up, so that it waits for a verdict.

    Claims that nobody took up are memory; `claimcheck list --status open` shows
    those that were.

    Example: claimcheck take c-31 --reason "Widely shared"
    """
    from claimcheck.cli.render.links import standing_text
    from claimcheck.model.ids import parse_id

    named = str(parse_id(claim, "c"))
    with record_of(database, context, by=by, now=now) as record:
        standing = record.take(named, reason=reason)
    put(f"{named} is taken. It is {standing_text(standing)}.")
