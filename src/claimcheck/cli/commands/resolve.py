"""`claimcheck resolve`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, NowOption, argument, record_of
from claimcheck.cli.options.verdict import (
    AsOfOption,
    RationaleOption,
    RecheckOption,
    VerdictOption,
    read_rating,
    told_of,
)
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    claim: Annotated[str, argument("The disputed claim, such as c-31.", "CLAIM")],
    verdict: VerdictOption = None,
    rationale: RationaleOption = None,
    as_of: AsOfOption = None,
    recheck_on: RecheckOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """End a dispute by a verdict with your name and reason.

    Only a reviewer who took no side can do so. Verdicts given before are settled
    and stay on record; whoever dissents afterwards opens a new dispute.

    Example: claimcheck resolve c-33 --verdict False --rationale "290" --by Sow
    """
    with record_of(database, context, by=by, now=now) as record:
        label, why = read_rating(verdict, rationale)
        given = record.resolve(claim, label, why, as_of=as_of, recheck_on=recheck_on)
    put(told_of(given))
