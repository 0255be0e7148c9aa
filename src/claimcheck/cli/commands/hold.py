"""`claimcheck hold`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    RowsFormat,
    RowsFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import counted, put, say
from claimcheck.cli.render.listing import put_rows
from claimcheck.errors import ClaimcheckError


def command(
    context: typer.Context,
    claim: Annotated[
        str | None,
        argument("A claim, such as c-31; without it, what is on hold is listed.", "CLAIM"),
    ] = None,
    reason: Annotated[str | None, option("--reason", "Why; others will read it.")] = None,
    lift: Annotated[bool, option("--lift", "Let it be changed again.")] = False,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Let nobody change a claim for the time being.

    No verdict, link, source, note, merging, undoing or redaction that touches it is
    stored, at the desk or by a command, nor a change of who said it: a name, role or
    merging of its speaker. New statements that resemble it get a claim of
    their own and a question. It is for editors to put a claim on hold and to lift that.

    Example: claimcheck hold c-31 --reason "A court asked for it"
    """
    if claim is None and (lift or reason is not None):
        raise ClaimcheckError("name the claim, such as c-31")
    with record_of(database, context, by=by, now=now) as record:
        if claim is None:
            from claimcheck.model.record.table import Table

            stored = record.holds()
            rows = [(f"c-{each.claim:d}", each.at[:10], *each[2:4]) for each in stored]
            put_rows(Table(("claim_id", "since", "by", "reason"), rows), form)
            say(f"{counted(len(stored), 'claim')} on hold.")
            return
        if reason is None:
            raise ClaimcheckError("give the reason with --reason; others will read it")
        if lift:
            record.lift_hold(claim, reason=reason)
        else:
            record.hold(claim, reason=reason)
    put(f"{claim} can be changed again." if lift else f"{claim} is on hold: nobody changes it.")
