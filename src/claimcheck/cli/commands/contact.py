"""`claimcheck contact`."""

from typing import TYPE_CHECKING, Annotated

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
from claimcheck.cli.render.table import put_rows
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.model.desk.contact import StoredContact

command = typer.Typer(
    no_args_is_help=True,
    help="Whom the desk asked, and what they answered.\n\nExample: claimcheck contact list",
)

_SHOWN = ("contact_id", "claim_id", "party", "channel", "deadline", "state")


@command.command("add")
def add(
    context: typer.Context,
    claim: ClaimArgument,
    party: Annotated[str, option("--with", "Who was asked.", "WHO")],
    channel: Annotated[str, option("--channel", "E-mail, telephone, letter …")],
    sent: Annotated[str | None, option("--sent", "Else today.", "DATE")] = None,
    deadline: Annotated[
        str | None, option("--deadline", "By when they should answer.", "DATE")
    ] = None,
    answer: Annotated[str | None, option("--answer", "What they said.")] = None,
    reason: Annotated[
        str, option("--reason", "Why: right of reply, complaint …")
    ] = "right of reply",
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Record that somebody was asked about a claim.

    Example: claimcheck contact add c-31 --with "Ministry" --channel e-mail
    """
    from claimcheck.model.desk.contact import Contact

    with record_of(database, context, by=by, now=now) as record:
        asked = Contact(party, channel, sent, deadline, answer, reason)
        stored = record.add_contact(claim, asked)
    put(_lines(_said(stored)))


@command.command("answer")
def answer(
    context: typer.Context,
    contact: Annotated[str, argument("The contact, such as w-3.")],
    words: Annotated[str, argument("What they said, or - for stdin.", "TEXT")],
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Record what somebody answered; the contact gets a new id, the old one stays on record.

    Example: claimcheck contact answer w-1 "The ministry stands by 290"
    """
    from claimcheck.model.ids import parse_id
    from claimcheck.reading.plain import read_text

    named = parse_id(contact, "w")
    text = read_text("-").strip() if words == "-" else words
    with record_of(database, context, by=by, now=now) as record:
        stored = record.answer_contact(str(named), text)
    put(_lines(f"{_said(stored)} It takes the place of {named}."))


@command.command("list")
def show_all(
    context: typer.Context,
    claim: Annotated[str | None, argument("Only about this claim.")] = None,
    overdue: Annotated[
        bool, option("--overdue", "Only where the answer should have come.")
    ] = False,
    today: Annotated[str | None, option("--today", "Else the clock's.", "DATE")] = None,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """List whom the desk asked, the next deadline first.

    Example: claimcheck contact list --overdue
    """
    from claimcheck.model.dates import parse_date
    from claimcheck.model.record.table import Table
    from claimcheck.reports.contacts import as_table

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
    return "\n".join(wrapped(text, first="", rest="    "))


def _said(stored: "StoredContact") -> str:
    """Return a contact in a sentence."""
    contact = stored.contact
    until = f", answer by {contact.deadline}" if contact.deadline else ""
    answered = f" Answer: “{visible(contact.answer)}”." if contact.answer else ""
    asked = f"{visible(contact.party)}, by {visible(contact.channel)}"
    return f"w-{stored.id:d} c-{stored.claim:d}: {asked}, sent {contact.sent}{until}.{answered}"
