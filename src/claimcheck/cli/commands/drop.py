"""`claimcheck drop`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, NowOption, writing
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
    from claimcheck.store.log.transaction import transaction
    from claimcheck.workflows.claims.relations import drop

    number = parse_id(claim, "c").number
    with writing(context, database, by, now) as desk, transaction(desk.store) as writer:
        standing = drop(writer, number, reason=reason, actor=desk.actor)
    put(f"c-{number} is dropped. It is {standing_text(standing)}.")
