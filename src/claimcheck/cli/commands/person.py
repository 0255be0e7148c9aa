"""`claimcheck person`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    ReasonOption,
    RowsFormat,
    RowsFormatOption,
    TextFormat,
    TextFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import counted, put, say
from claimcheck.cli.render.listing import put_rows
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.workflows.claims.persons import ChangedPerson

command = typer.Typer(
    no_args_is_help=True,
    help="Who speaks, by whatever names.\n\nExample: claimcheck person list",
)

WikidataOption = Annotated[
    str | None, option("--wikidata", "Their Wikidata id, such as Q58217.", "QID")
]
NoteOption = Annotated[str | None, option("--note", "What tells them apart.")]
PersonArgument = Annotated[str, argument("The person: p-3, a name or an alias.", "PERSON")]


@command.command("list")
def show_all(database: DatabaseOption = None, form: RowsFormatOption = RowsFormat.TABLE) -> None:
    """List the persons, by id.

    Example: claimcheck person list -f csv
    """
    from claimcheck.reports.person_rows import as_table

    with record_of(database) as record:
        table = as_table(record.persons())
    put_rows(table, form)
    say(f"{counted(len(table.rows), 'person')}.")


@command.command("show")
def show(
    person: PersonArgument,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Show a person's names and roles; `claimcheck speaker` shows what they said.

    Example: claimcheck person show "Sergey Lavrov"
    """
    from claimcheck.cli.render.person import person_lines
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.reports.person_rows import person_as_dict

    with record_of(database) as record:
        found = record.person(person)
    if form is TextFormat.JSON:
        put(as_json_text(person_as_dict(found), indent=2))
    else:
        put("\n".join(person_lines(found)))


@command.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, argument("The full name.", "NAME")],
    wikidata: WikidataOption = None,
    note: NoteOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Add a person; what was said under exactly that name becomes theirs.

    Example: claimcheck person add "Assimi Goita" --note "President of Mali"
    """
    with record_of(database, context, by=by, now=now) as record:
        changed = record.add_person(name, wikidata=wikidata, note=note)
    put(_said(changed))


@command.command("describe")
def describe(
    context: typer.Context,
    person: PersonArgument,
    wikidata: WikidataOption = None,
    note: NoteOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Say more of a person: the Wikidata id, or a note.

    Example: claimcheck person describe p-1 --wikidata Q58217
    """
    from claimcheck.cli.render.person import person_lines

    with record_of(database, context, by=by, now=now) as record:
        changed = record.describe_person(person, wikidata=wikidata, note=note)
    put("\n".join(person_lines(changed.person)))


@command.command("alias")
def alias(
    context: typer.Context,
    person: PersonArgument,
    name: Annotated[str, argument("Another name by which they are known.", "NAME")],
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Give a person another name; what was said under it becomes theirs.

    Only what is attributed to nobody yet is; a name that may be anybody's, such
    as "He", should not be an alias.

    Example: claimcheck person alias p-1 "S. Lavrov"
    """
    with record_of(database, context, by=by, now=now) as record:
        changed = record.add_alias(person, name)
    put(_said(changed))


@command.command("role")
def role(
    context: typer.Context,
    person: PersonArgument,
    title: Annotated[str, argument("What the person was, such as Foreign Minister.", "ROLE")],
    organisation: Annotated[str | None, option("--organisation", "For which organisation.")] = None,
    since: Annotated[
        str | None, option("--since", "Since when: 2004-03-09, 2004-03 or 2004.", "DATE")
    ] = None,
    until: Annotated[str | None, option("--until", "Until when, if it has ended.", "DATE")] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Say what a person was, and when.

    The same role told again with a date that was missing takes the place of the first.

    Example: claimcheck person role p-1 "Foreign Minister" --since 2004
    """
    from claimcheck.cli.render.person import person_lines
    from claimcheck.model.dates import parse_date
    from claimcheck.model.person import PersonRole

    dates = [parse_date(each) if each else None for each in (since, until)]
    held = PersonRole(title, organisation, *dates)
    with record_of(database, context, by=by, now=now) as record:
        changed = record.add_role(person, held)
    put("\n".join(person_lines(changed.person)))


@command.command("merge")
def merge(
    context: typer.Context,
    person: PersonArgument,
    other: Annotated[str, argument("Whose names and statements become the first's.", "PERSON")],
    reason: ReasonOption,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Make two persons one.

    Example: claimcheck person merge p-1 p-5 --reason "One man, two spellings"
    """
    with record_of(database, context, by=by, now=now) as record:
        changed = record.merge_persons(person, other, reason=reason)
    put(_said(changed))


@command.command("split")
def split(
    context: typer.Context,
    person: PersonArgument,
    name: Annotated[str, option("--as", "The new person's full name.")],
    statements: Annotated[str, option("--statements", "What the new person said.", "STATEMENTS")],
    reason: ReasonOption,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Make a new person of some of a person's statements.

    Example: claimcheck person split p-1 --statements s-6 --as Jo --reason Son
    """
    with record_of(database, context, by=by, now=now) as record:
        changed = record.split_person(person, name, statements.split(","), reason=reason)
    put(_said(changed))
    for other in changed.namesakes:
        say(
            f"p-{other:d} has that name too; if they are one:"
            f" claimcheck person merge p-{other:d} p-{changed.person.id:d} --reason TEXT"
        )


def _said(changed: "ChangedPerson") -> str:
    """Return who the person is now, and how many statements became theirs."""
    person = changed.person
    also = f", also {', '.join(map(visible, person.aliases))}" if person.aliases else ""
    count = counted(changed.statements, "statement")
    became = f": {count} became theirs" if changed.statements else ""
    return f"p-{person.id:d} {visible(person.name)}{also}{became}"
