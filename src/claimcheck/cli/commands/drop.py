"""`claimcheck drop`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, NowOption, record_of
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(help="The claim, such as c-31.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; others will read it.")],
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
