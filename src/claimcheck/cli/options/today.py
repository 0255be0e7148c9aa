"""Which day it is for commands that only read."""

from typing import Annotated

from claimcheck.cli.options.common import option
from claimcheck.errors import ClaimcheckError

TodayOption = Annotated[
    str | None, option("--today", "As if it were this day. Else today.", "DATE")
]


def read_today(text: str | None) -> str | None:
    """Return the day that ``text`` writes in full; None for today, by the record's clock."""
    from claimcheck.model.dates import parse_date

    if text is not None and parse_date(text).day is None:
        raise ClaimcheckError(f"--today {text!r} must be a full date, such as 2023-03-01")
    return text
