"""`claimcheck supersede`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
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
    claim: Annotated[str, argument("The claim that held until then, such as c-31.", "CLAIM")],
    newer: Annotated[str, option("--with", "The claim that holds since, such as c-58.", "CLAIM")],
    on: Annotated[str, option("--on", "Since when: 2023-02-07, 2023-02 or 2023.", "DATE")],
    reason: ReasonOption = "a newer figure",
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Say that a claim was right for its time.

    Names the claim that holds since.

    Both keep their verdicts: what was said before the date is not made false by it.

    Example: claimcheck supersede c-31 --with c-37 --on 2023-03-02
    """
    from claimcheck.cli.render.tied_claims import tied_lines
    from claimcheck.model.dates import parse_date
    from claimcheck.model.question import Relation

    since = parse_date(on)
    with record_of(database, context, by=by, now=now) as record:
        tied = record.link(newer, Relation.UPDATES, claim, reason=reason, since=since)
    put("\n".join(tied_lines(tied)))
