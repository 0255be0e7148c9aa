"""`claimcheck dissent`."""

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, NowOption, writing
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
    from claimcheck.model.ids import parse_id
    from claimcheck.store.log.transaction import transaction
    from claimcheck.workflows.verdicts.second_opinion import dissent

    number = parse_id(dissented, "v").number
    with writing(context, database, by, now) as desk, transaction(desk.store) as writer:
        rating = read_rating(verdict, rationale, as_of, recheck_on, today=desk.today)
        given = dissent(writer, number, rating, actor=desk.actor)
    put(said(given.verdict_id, given.claim, given.standing))
