"""Which day it is for commands that only read."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import Runtime
from claimcheck.errors import ClaimcheckError

TodayOption = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DATE", help="As if it were this day. Else today.", show_default=False
    ),
]


def read_today(text: str | None, runtime: Runtime) -> str:
    """Return the day that ``text`` writes in full, or else the clock's, in UTC."""
    from claimcheck.model.dates import parse_date

    if text is None:
        if runtime.clock:
            return runtime.clock()[:10]
        from datetime import UTC, datetime

        return datetime.now(UTC).strftime("%Y-%m-%d")
    if parse_date(text).day is None:
        raise ClaimcheckError(f"--today {text!r} must be a full date, such as 2023-03-01")
    return text
