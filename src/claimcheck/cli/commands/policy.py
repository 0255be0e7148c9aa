"""`claimcheck policy`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    RowsFormat,
    RowsFormatOption,
    argument,
    record_of,
)
from claimcheck.cli.output import counted, put
from claimcheck.cli.render.listing import put_rows

command = typer.Typer(
    no_args_is_help=True,
    help="How many reviewers must stand behind a verdict.\n\nExample: claimcheck policy show",
)


@command.command("show")
def show(database: DatabaseOption = None, form: RowsFormatOption = RowsFormat.TABLE) -> None:
    """List the desk's policies, the one in force last.

    A verdict is judged by the policy that was in force when it was given.

    Example: claimcheck policy show
    """
    from claimcheck.model.record.table import Table

    with record_of(database) as record:
        rows = [
            (
                each.version,
                each.policy.name,
                each.policy.reviewers,
                "yes" if each.policy.blind else "no",
                each.set_at,
                each.set_by,
            )
            for each in record.policies()
        ]
    put_rows(Table(("version", "policy", "reviewers", "blind", "set_at", "set_by"), rows), form)


@command.command("set")
def change(
    context: typer.Context,
    policy: Annotated[
        list[str],
        argument(
            "one, second person, quorum N, or blind.",
            "POLICY",
            words=("one", "second person", "quorum", "blind"),
        ),
    ],
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Set the policy for the verdicts given from now on.

    one: a verdict counts as signed off by itself. second person: another reviewer
    signs it off, or gives the same. quorum N: N reviewers stand behind it. blind:
    two reviewers, and the first verdict is hidden until the second is given.

    Example: claimcheck policy set quorum 3
    """
    with record_of(database, context, by=by, now=now) as record:
        stored = record.set_policy(" ".join(policy))
    needed = counted(stored.policy.reviewers, "reviewer")
    put(f"Policy {stored.version}: {stored.policy.name} ({needed}).")
