"""`claimcheck note`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    argument,
    grouped,
    record_of,
)
from claimcheck.cli.options.selection import (
    ClaimsArgument,
    Kept,
    Sure,
    do_with_many,
    only_one,
    read_selection,
)
from claimcheck.cli.output import put


@grouped
def command(
    context: typer.Context,
    ids: ClaimsArgument = None,
    *,
    text: Annotated[str, argument("What the others should know.", "TEXT")],
    kept: Kept,
    sure: Sure,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Leave a note on claims, for the others at the desk.

    Notes are shown at the desk and by `show`; no pack has them.

    Example: claimcheck note c-31 "The ministry calls back on Monday"
    """
    from claimcheck.model.desk.acts import AddNote

    with record_of(database, context, by=by, now=now) as record:
        selection = read_selection(record, ids, "c", kept)
        if (named := only_one(selection, sure)) is None:
            do_with_many(record, AddNote(text), selection, sure, ("claim", "noted on"))
            return
        number = record.note(named, text)
    put(f"{number} noted on {named}.")
