"""`claimcheck supersede`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    NowOption,
    ReasonOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    claim: Annotated[str, argument("The claim that held until then, such as c-31.")],
    by_claim: Annotated[
        str,
        option(
            "--by", "The claim that holds since, such as c-58. Here --by names no person.", "CLAIM"
        ),
    ],
    on: Annotated[str, option("--on", "Since when: 2023-02-07, 2023-02 or 2023.", "DATE")],
    reason: ReasonOption = "a newer figure",
    reviewer: Annotated[
        str | None,
        option("--reviewer", "Who acts. Else CLAIMCHECK_BY, the settings, or the only reviewer."),
    ] = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> None:
    """Say that a claim was right for its time.

    Names the claim that holds since.

    Both keep their verdicts: what was said before the date is not made false by it.
    Who acts is named with --reviewer, because --by names the newer claim.

    Example: claimcheck supersede c-31 --by c-37 --on 2023-03-02
    """
    from claimcheck.cli.render.links import tied_lines
    from claimcheck.model.dates import parse_date
    from claimcheck.model.question import Relation

    since = parse_date(on)
    with record_of(database, context, by=reviewer, now=now) as record:
        tied = record.link(by_claim, Relation.UPDATES, claim, reason=reason, since=since)
    put("\n".join(tied_lines(tied)))
