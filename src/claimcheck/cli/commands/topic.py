"""`claimcheck topic`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    RowsFormat,
    RowsFormatOption,
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
from claimcheck.cli.output import counted, put, say
from claimcheck.cli.render.listing import put_rows
from claimcheck.language.display.safe import visible

command = typer.Typer(
    no_args_is_help=True,
    help="The words under which claims are filed.\n\nExample: claimcheck topic list",
)

_TopicArgument = Annotated[str, argument("The topic, such as trade.", "TOPIC")]


@command.command("add")
@grouped
def add(
    context: typer.Context,
    name: _TopicArgument,
    ids: ClaimsArgument = None,
    *,
    kept: Kept,
    sure: Sure,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """File claims under a topic; a claim can have several.

    A topic that is there already keeps its capitals.

    Example: claimcheck topic add trade c-31 c-32 --yes
    """
    from claimcheck.model.desk.acts import AddTopic

    with record_of(database, context, by=by, now=now) as record:
        selection = read_selection(record, ids, "c", kept)
        if (named := only_one(selection, sure)) is None:
            words = ("claim", f"filed under {visible(name)}")
            do_with_many(record, AddTopic(name), selection, sure, words)
            return
        filed = record.add_topic(named, name)
    put(f"{named} is filed under {visible(filed)}.")


@command.command("remove")
@grouped
def remove(
    context: typer.Context,
    name: _TopicArgument,
    ids: ClaimsArgument = None,
    *,
    kept: Kept,
    sure: Sure,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Take claims out of a topic.

    That they were filed so stays on record.

    Example: claimcheck topic remove trade c-31
    """
    from claimcheck.model.desk.acts import RemoveTopic

    with record_of(database, context, by=by, now=now) as record:
        selection = read_selection(record, ids, "c", kept)
        if (named := only_one(selection, sure)) is None:
            words = ("claim", f"taken out of {visible(name)}")
            do_with_many(record, RemoveTopic(name), selection, sure, words)
            return
        filed = record.remove_topic(named, name)
    put(f"{named} is no longer filed under {visible(filed)}.")


@command.command("list")
def show_all(database: DatabaseOption = None, form: RowsFormatOption = RowsFormat.TABLE) -> None:
    """List the topics, each with how many claims it has.

    Example: claimcheck topic list
    """
    from claimcheck.model.record.table import Table

    with record_of(database) as record:
        found = record.topics()
    put_rows(Table(("topic", "claims"), found), form)
    say(f"{counted(len(found), 'topic')}.")
