"""`claimcheck supersede`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import DatabaseOption, NowOption, record_of
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(help="The claim that held until then, such as c-31.")],
    by_claim: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="CLAIM",
            help="The claim that holds since, such as c-58. Here --by names no person.",
        ),
    ],
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="Since when: 2023-02-07, 2023-02 or 2023.")
    ],
    reason: Annotated[
        str, typer.Option("--reason", help="Why; others will read it.")
    ] = "a newer figure",
    reviewer: Annotated[
        str | None,
        typer.Option(
            "--reviewer",
            help="Who acts. Else CLAIMCHECK_BY, the settings, or the first reviewer.",
            show_default=False,
        ),
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
