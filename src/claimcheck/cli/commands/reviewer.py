"""`claimcheck reviewer`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    AnotherOption,
    ByOption,
    DatabaseOption,
    NowOption,
    RowsFormat,
    RowsFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import put, wrapped
from claimcheck.cli.render.listing import put_rows
from claimcheck.language.display.safe import visible

command = typer.Typer(
    no_args_is_help=True,
    help="The people whose acts are recorded.\n\nExample: claimcheck reviewer list",
)


@command.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, argument("The name as verdicts will show it.", "NAME")],
    email: Annotated[str | None, option("--email", "Where they are reached.", "EMAIL")] = None,
    role: Annotated[
        str,
        option(
            "--role",
            "Their role: reader, reviewer, editor or owner.",
            "ROLE",
            words=("reader", "reviewer", "editor", "owner"),
        ),
    ] = "reviewer",
    another: AnotherOption = False,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Add a reviewer.

    Example: claimcheck reviewer add "M. Sow"
    """
    with record_of(database, context, by=by, now=now) as record:
        record.add_reviewer(name, email=email, role=role, is_another=another)
    from claimcheck.model.desk.role import DeskRole, in_words

    part = in_words(DeskRole(role.strip().lower()))
    do = "read" if part == "a reader" else "act"
    put(f"{visible(name)} is {part}. They {do} with --by or CLAIMCHECK_BY.")


@command.command("role")
def change_role(
    context: typer.Context,
    name: Annotated[str, argument("Whose part at the desk changes.", "REVIEWER")],
    role: Annotated[
        str,
        argument(
            "reader, reviewer, editor, owner or left.",
            "ROLE",
            words=("reader", "reviewer", "editor", "owner", "left"),
        ),
    ],
    reason: Annotated[str | None, option("--reason", "Why.", "TEXT")] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Change what a reviewer's part at the desk is from now on.

    Readers read; reviewers act, but for what editors do: resolve, publish, correct, adopt
    and set the policy and the scale; owners give roles and redact. The record keeps each
    change; the name of who left stays in it. Whoever left, or reads, acts no more.

    Example: claimcheck reviewer role "J. Keita" editor
    """
    with record_of(database, context, by=by, now=now) as record:
        record.set_role(name, role, reason=reason)
    put(f"{visible(name)}: {role}.")


@command.command("leave")
def leave(
    context: typer.Context,
    name: Annotated[str, argument("Who leaves.", "REVIEWER")],
    hand_over_to: Annotated[
        str | None, option("--hand-over-to", "Who takes over what they have in hand.", "REVIEWER")
    ] = None,
    reason: Annotated[str | None, option("--reason", "Why.", "TEXT")] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Let a reviewer leave the desk.

    They act no more; their name and their acts stay on record. Claims that they took up,
    that were assigned to them, or on which a second verdict is awaited since theirs is
    hidden, go to somebody else; so do their re-checks and the letters that they recorded
    and that wait for an answer. A claim that is on hold goes over too.

    Example: claimcheck reviewer leave "J. Keita" --hand-over-to "A. Diallo"
    """
    with record_of(database, context, by=by, now=now) as record:
        hand = record.let_leave(name, hand_over_to=hand_over_to, reason=reason)
    put(f"{visible(name)} has left.")
    if any(hand) and hand_over_to:
        listed = ", ".join(map(str, (*hand.claims, *hand.rechecks, *hand.letters)))
        told = f"{visible(hand_over_to)} has {hand.told} of theirs: {listed}"
        put("\n".join(wrapped(f"{told}.")))


@command.command("list")
def show_all(database: DatabaseOption = None, form: RowsFormatOption = RowsFormat.TABLE) -> None:
    """List the reviewers, first added first.

    Example: claimcheck reviewer list -f csv
    """
    from claimcheck.model.record.table import Table

    with record_of(database) as record:
        rows = [tuple(each) for each in record.reviewers()]
    put_rows(Table(("name", "email", "added_at", "role"), rows), form)
