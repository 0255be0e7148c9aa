"""`claimcheck sign-off`."""

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, NowOption, record_of
from claimcheck.cli.options.verdict import RationaleOption, VerdictArgument, said
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    verdict: VerdictArgument,
    rationale: RationaleOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Put your name behind somebody else's verdict.

    Nobody signs off their own verdict, nor one that was replaced. How many names
    a verdict needs is the desk's policy: see `claimcheck policy show`.

    Example: claimcheck sign-off v-1 --by "J. Keita"
    """
    with record_of(database, context, by=by, now=now) as record:
        given = record.sign_off(verdict, rationale=rationale)
    put(said(given.verdict_id, given.claim, given.standing))
