"""`claimcheck contact`."""

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    ClaimArgument,
    DatabaseOption,
    NowOption,
    RowsFormat,
    RowsFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import counted, put, say, wrapped
from claimcheck.cli.render.listing import put_rows
from claimcheck.language.display.safe import visible

command = typer.Typer(
    no_args_is_help=True,
    help="Whom the desk asked, who wrote, and the answers.\n\nExample: claimcheck contact list",
)

_SHOWN = ("contact_id", "claim_id", "party", "direction", "channel", "deadline", "state")

_AttachOption = Annotated[
    list[Path] | None,
    option("--attach", "A file to keep with it; can be repeated.", "FILE"),
]


@command.command("add")
def add(
    context: typer.Context,
    claim: ClaimArgument,
    party: Annotated[str, option("--party", "Who was asked, or wrote.", "WHO")],
    channel: Annotated[str, option("--channel", "E-mail, telephone, letter …")],
    direction: Annotated[
        str | None,
        option(
            "--direction",
            '"we asked" or "they wrote". Else they wrote where it is a complaint.',
            "DIRECTION",
            words=("we asked", "they wrote"),
        ),
    ] = None,
    sent: Annotated[str | None, option("--sent", "When. Else today.", "DATE")] = None,
    deadline: Annotated[
        str | None, option("--deadline", "By when whoever was written to should answer.", "DATE")
    ] = None,
    answer: Annotated[str | None, option("--answer", "What was answered.")] = None,
    answered_on: Annotated[str | None, option("--answered-on", "When. Else today.", "DATE")] = None,
    reason: Annotated[
        str | None, option("--reason", "Why. Else right of reply, or complaint where they wrote.")
    ] = None,
    attach: _AttachOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Record that somebody was asked about a claim, or wrote about it.

    Whoever was written to owes the answer: they, or with "they wrote" the desk. All of it
    is confidential: no pack has it, and who only reads does not see it.

    Example: claimcheck contact add c-31 --party "Ministry" --channel e-mail
    """
    from claimcheck.model.desk.contact import read_contact

    told = read_contact(
        party,
        channel,
        direction=direction,
        reason=reason,
        sent=sent,
        deadline=deadline,
        answer=answer,
        answered_on=answered_on,
    )
    with record_of(database, context, by=by, now=now) as record:
        stored = record.add_contact(claim, told, attach=attach or ())
    put(_lines(stored.told))


@command.command("answer")
def answer(
    context: typer.Context,
    contact: Annotated[str, argument("The contact, such as w-3.", "CONTACT")],
    words: Annotated[str, argument("What was answered, or - for stdin.", "TEXT")],
    answered_on: Annotated[str | None, option("--on", "When. Else today.", "DATE")] = None,
    attach: _AttachOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Record what they answered, or what the desk answered them.

    The contact gets a new id; the old one stays on record.

    Example: claimcheck contact answer w-1 "The ministry stands by 290"
    """
    from claimcheck.model.ids import parse_id
    from claimcheck.reading.plain import read_text

    named = parse_id(contact, "w")
    text = read_text("-").strip() if words == "-" else words
    with record_of(database, context, by=by, now=now) as record:
        stored = record.answer_contact(
            str(named), text, answered_on=answered_on, attach=attach or ()
        )
    put(_lines(f"{stored.told} It takes the place of {named}."))


@command.command("list")
def show_all(
    context: typer.Context,
    claim: Annotated[str | None, argument("Only about this claim.", "CLAIM")] = None,
    overdue: Annotated[
        bool, option("--overdue", "Only where the answer should have come.")
    ] = False,
    today: Annotated[
        str | None, option("--today", "As if it were this day. Else today.", "DATE")
    ] = None,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """List whom the desk asked and who wrote, the next deadline first.

    Example: claimcheck contact list --overdue
    """
    from claimcheck.model.dates import parse_date
    from claimcheck.model.record.table import Table
    from claimcheck.reports.desk.contact_rows import as_table

    with record_of(database, context) as record:
        day = str(parse_date(today)) if today else record.today
        found = record.contacts(claim, overdue=overdue, today=day)
    table = as_table(found, day)
    if form is RowsFormat.TABLE:
        columns = [table.columns.index(name) for name in _SHOWN]
        table = Table(_SHOWN, [tuple(row[each] for each in columns) for row in table.rows])
    put_rows(table, form)
    say(f"{counted(len(found), 'contact')}.")


def _lines(text: str) -> str:
    """Return a sentence in lines that fit the terminal."""
    return "\n".join(wrapped(visible(text), first="", rest="    "))
