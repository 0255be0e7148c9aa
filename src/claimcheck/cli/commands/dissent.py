"""`claimcheck dissent`."""

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, NowOption, record_of
from claimcheck.cli.options.verdict import (
    AsOfOption,
    RationaleOption,
    RecheckOption,
    VerdictArgument,
    VerdictOption,
    read_rating,
    said,
)
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    dissented: VerdictArgument,
    verdict: VerdictOption = None,
    rationale: RationaleOption = None,
    as_of: AsOfOption = None,
    recheck_on: RecheckOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Disagree with a verdict: give another label, and why.

    The claim is then disputed, and cannot be published, until somebody who took
    no side resolves it or one side revises its verdict with `review`.

    Example: claimcheck dissent v-2 --verdict True --rationale "It lists 390"
    """
    with record_of(database, context, by=by, now=now) as record:
        label, why = read_rating(verdict, rationale)
        given = record.dissent(dissented, label, why, as_of=as_of, recheck_on=recheck_on)
    put(said(given.verdict_id, given.claim, given.standing))
