"""`claimcheck due`."""

import re
from typing import Annotated

import typer

from claimcheck.cli.clock import read_today
from claimcheck.cli.options import (
    DatabaseOption,
    RowsFormat,
    RowsFormatOption,
    reading,
    runtime,
)
from claimcheck.cli.output import counted, say
from claimcheck.cli.rows import put_rows
from claimcheck.errors import ClaimcheckError


def command(
    context: typer.Context,
    within: Annotated[
        str, typer.Option("--within", metavar="DAYS", help="Look ahead so far: 7d or 2w.")
    ] = "0d",
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="DATE",
            help="As if it were this day. Else today.",
            show_default=False,
        ),
    ] = None,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """List the verdicts to check again, the longest overdue first.

    Give the verdict anew with `review`, or move its date with
    `correct v-7 --class same-verdict --recheck-on DATE --notice TEXT`.

    Example: claimcheck due --within 7d
    """
    from claimcheck.model.table import Table
    from claimcheck.workflows.due import find_due

    days = _days(within)
    day = read_today(today, runtime(context, None))
    with reading(database) as (connection, settings):
        found = find_due(connection, today=day, within=days, asking=settings.by)
    rows = [
        (
            f"c-{due.claim.id}",
            f"v-{due.verdict.id}",
            due.verdict.label,
            str(due.status),
            "yes" if due.days <= 0 else "no",
            due.verdict.recheck_on,
            due.verdict.reviewer,
            due.claim.text,
        )
        for due in found
    ]
    columns = (
        *("claim_id", "verdict_id", "verdict", "status", "overdue"),
        *("recheck_on", "reviewer", "claim"),
    )
    put_rows(Table(columns, rows), form)
    say(f"{counted(len(rows), 'verdict')} to check again.")


def _days(text: str) -> int:
    """Return how many days ``text`` writes."""
    found = re.fullmatch(r"([0-9]{1,4})([dw])", text.strip().lower())
    if not found:
        raise ClaimcheckError(f"--within {text!r} is not a number of days; write 7d or 2w")
    return int(found[1]) * (7 if found[2] == "w" else 1)
