"""`claimcheck sign-off`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    argument,
    grouped,
    option,
    record_of,
)
from claimcheck.cli.options.selection import (
    Kept,
    Sure,
    do_with_many,
    only_one,
    read_selection,
)
from claimcheck.cli.options.verdict import RationaleOption, told_of
from claimcheck.cli.output import put


@grouped
def command(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, argument("Verdicts, such as v-7; or choose by options.", "[VERDICT]...")
    ] = None,
    rationale: RationaleOption = None,
    *,
    kept: Kept,
    everything: Annotated[bool, option("--all", "All that wait for you.")] = False,
    sure: Sure,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Put your name behind other reviewers' verdicts.

    Nobody signs off their own verdict, nor one that was replaced. How many names
    a verdict needs is the desk's policy: see `claimcheck policy show`.

    Example: claimcheck sign-off v-1 --by "J. Keita"
    """
    from claimcheck.model.desk.acts import SignOff

    with record_of(database, context, by=by, now=now) as record:
        selection = read_selection(record, ids, "v", kept, everything=everything)
        if (named := only_one(selection, sure)) is None:
            do_with_many(record, SignOff(rationale), selection, sure, ("verdict", "signed off"))
            return
        given = record.sign_off(named, rationale=rationale)
    put(told_of(given))
