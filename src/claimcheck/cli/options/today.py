"""Which day it is for commands that only read."""

from typing import Annotated

from claimcheck.cli.options.common import option

TodayOption = Annotated[
    str | None, option("--today", "As if it were this day. Else today.", "DATE")
]


def read_today(text: str | None) -> str | None:
    """Return the day that ``text`` writes in full; None for today, by the record's clock."""
    from claimcheck.model.dates import require_full

    return None if text is None else require_full(text, "--today ")
