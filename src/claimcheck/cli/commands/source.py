"""`claimcheck source`."""

from typing import Annotated

import typer

from claimcheck.cli.options import ByOption, DatabaseOption, NowOption, writing
from claimcheck.cli.output import put
from claimcheck.errors import ClaimcheckError
from claimcheck.language.visible import visible

command = typer.Typer(no_args_is_help=True, help="What speaks for or against a claim.")


@command.callback()
def group() -> None:
    """Keep what speaks for or against a claim."""


@command.command("add")
def add(
    context: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim, such as c-31.")],
    url: Annotated[str, typer.Argument(metavar="URL", help="Where the source is found.")],
    stance: Annotated[
        str,
        typer.Option("--stance", metavar="STANCE", help="backs, contradicts or context."),
    ],
    title: Annotated[
        str | None, typer.Option("--title", metavar="TITLE", help="The source's title.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--origin",
            metavar="NAME",
            help="Who first found it out; two sources of one origin count once.",
            show_default=False,
        ),
    ] = None,
    locator: Annotated[
        str | None,
        typer.Option(
            "--locator", metavar="PLACE", help="Page, table or minute.", show_default=False
        ),
    ] = None,
    quote: Annotated[
        str | None, typer.Option("--quote", metavar="TEXT", help="Its words, exactly.")
    ] = None,
    accessed_on: Annotated[
        str | None,
        typer.Option(
            "--accessed-on",
            metavar="DATE",
            help="When it was read. Else today.",
            show_default=False,
        ),
    ] = None,
    archive_url: Annotated[
        str | None,
        typer.Option(
            "--archive-url", metavar="URL", help="Where a copy is kept.", show_default=False
        ),
    ] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Add a source to a claim.

    Example: claimcheck source add c-1 https://stats.example/mali --stance backs
    """
    from claimcheck.model.dates import parse_date
    from claimcheck.model.ids import parse_id
    from claimcheck.model.verdict import Source, Stance
    from claimcheck.store.transaction import transaction
    from claimcheck.workflows.review import add_claim_source

    if stance not in list(Stance):
        raise ClaimcheckError(f"{stance!r} is not a stance; stances are {', '.join(Stance)}")
    number = parse_id(claim, "c").number
    with writing(context, database, by, now) as desk:
        source = Source(
            Stance(stance),
            url,
            title=title,
            publisher=publisher,
            origin=origin,
            locator=locator,
            quote=quote,
            accessed_on=str(parse_date(accessed_on)) if accessed_on else desk.today,
            archive_url=archive_url,
        )
        with transaction(desk.store) as writer:
            added = add_claim_source(writer, number, source, actor=desk.actor)
    put(f"e-{added} {stance} {claim}: {visible(url)}")
