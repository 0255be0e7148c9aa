"""`claimcheck show`."""

from typing import Annotated

import typer

from claimcheck.cli.options import AtOption, DatabaseOption, TextFormat, TextFormatOption, reading
from claimcheck.cli.output import put


def command(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A claim c-31, a statement s-12, an article a-4 or a question q-7.",
        ),
    ],
    at: AtOption = None,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Show everything the record says of a claim, a statement, an article or a question.

    With --at, what it said then: what was recorded later is left out, and what was
    redacted since stays redacted.

    Example: claimcheck show c-1
    """
    import json

    from claimcheck.cli import pages
    from claimcheck.model.ids import parse_id
    from claimcheck.store.redactions import notes_on
    from claimcheck.workflows import show

    shown = parse_id(identifier, "csaq")
    with reading(database, at) as (connection, settings):
        asking = settings.by
        if shown.letter == "c":
            page = pages.claim_page(show.show_claim(connection, shown.number, asking=asking))
        elif shown.letter == "s":
            page = pages.statement_page(
                show.show_statement(connection, shown.number, asking=asking)
            )
        elif shown.letter == "a":
            page = pages.article_page(show.show_article(connection, shown.number))
        else:
            page = pages.question_page(show.show_question(connection, shown.number, asking=asking))
        page = pages.with_redactions(page, notes_on(connection, str(shown)))
    if form is TextFormat.JSON:
        put(json.dumps(page.data, ensure_ascii=False, indent=2))
    else:
        put("\n".join(page.lines))
