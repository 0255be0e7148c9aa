"""`claimcheck unmerge`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, NowOption, writing
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(help="A claim, such as c-31.")],
    other: Annotated[str, typer.Argument(help="The claim it was merged with, such as c-58.")],
    reason: Annotated[
        str, typer.Option("--reason", help="Why; others will read it.")
    ] = "two claims, not one",
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
    from claimcheck.cli.render.links import untied_lines
    from claimcheck.model.ids import parse_id
    from claimcheck.store.log.transaction import transaction
    from claimcheck.workflows.claims.relations import unmerge

    first, second = (parse_id(each, "c").number for each in (claim, other))
    with writing(context, database, by, now) as desk, transaction(desk.store) as writer:
        tied = unmerge(writer, first, second, reason=reason, actor=desk.actor)
    put("\n".join(untied_lines(tied)))
