"""`claimcheck edit`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import put, wrapped
from claimcheck.language.display.safe import visible


def command(
    context: typer.Context,
    statement: Annotated[str, argument("The statement, such as s-12.", "STATEMENT")],
    words: Annotated[
        str | None, option("--words", "As they stand in its article; … for those between.")
    ] = None,
    speaker: Annotated[str | None, option("--speaker", "Who said it, as named.", "SPEAKER")] = None,
    span: Annotated[
        str | None,
        option("--span", "Where it begins and ends in its article, as 120:185.", "START:END"),
    ] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Edit the words, the speaker or the place of a statement.

    A new row takes the old one's place; both stay on record. Other words state another
    claim, which is compared with all that is stored.

    Example: claimcheck edit s-12 --speaker "Sergey Lavrov"
    """
    with record_of(database, context, by=by, now=now) as record:
        edited = record.edit_statement(statement, words=words, speaker=speaker, span=span)
    told = (
        f"s-{edited.statement_id:d} stands in place of s-{edited.before:d}, under"
        f" c-{edited.claim_id:d}."
    )
    asked = ", ".join(f"q-{each:d}" for each in edited.questions)
    put("\n".join(wrapped(visible(told + (f" Asked: {asked}." if asked else "")))))
