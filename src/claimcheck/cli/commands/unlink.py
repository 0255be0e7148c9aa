"""`claimcheck unlink`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    ReasonOption,
    argument,
    record_of,
)
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    link: Annotated[
        str, argument("The link, such as l-7; `claimcheck show c-31` names them.", "LINK")
    ],
    reason: ReasonOption,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Take a link between two claims back.

    That it was made stays on record.

    Example: claimcheck unlink l-48 --reason "A slip"
    """
    from claimcheck.cli.render.tied_claims import untied_lines

    with record_of(database, context, by=by, now=now) as record:
        tied = record.unlink(link, reason=reason)
    put("\n".join(untied_lines(tied)))
