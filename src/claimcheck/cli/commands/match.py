"""`claimcheck match`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import DatabaseOption, TextFormat, TextFormatOption, reading
from claimcheck.cli.output import counted, put
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.claim import Match
    from claimcheck.model.statement import Statement


class NothingComparedError(ClaimcheckError):
    """The store holds no claim, so that nothing can be said."""

    exit_code = 3


def command(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The words to look for, or - for stdin.")
    ],
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Who says it.")
    ] = None,
    said_on: Annotated[
        str | None,
        typer.Option("--said-on", metavar="DATE", help="When: 2023-02-07, 2023-02 or 2023."),
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="Where it was said.")
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", "-n", metavar="NUMBER", min=1, max=50, help="Show at most this many."
        ),
    ] = 5,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Tell whether something has been said before.

    Prints each stored claim that resembles the words: SAME, DIFFERS (a figure, a
    negation or a direction), ASK (a person must look) or RELATED, with what
    decided. Reads only; exits 3 where there is no claim to compare with.

    Example: claimcheck match "Scholarships will rise eightfold, from 35 to 390"
    """
    from claimcheck.model.comparison import Band
    from claimcheck.reading.plain import read_text
    from claimcheck.reading.records import as_statement
    from claimcheck.store.candidates import claim_count
    from claimcheck.workflows.match import find_matches

    words = read_text("-").strip() if text == "-" else text
    given = {"text": words, "speaker": speaker, "said_on": said_on, "place": place}
    statement = as_statement(given)
    with reading(database) as (connection, settings):
        compared = claim_count(connection)
        if not compared:
            raise NothingComparedError("no claim to compare with; store one with `claimcheck add`")
        found = find_matches(
            connection,
            statement,
            limit=limit,
            thresholds=settings.thresholds,
            asking=settings.by,
        )
    matches = [match for match in found if match.band is not Band.NEW]
    if form is TextFormat.JSON:
        _put_json(statement, matches, compared)
    else:
        _put_text(statement, matches, compared)


def _put_text(statement: "Statement", matches: "list[Match]", compared: int) -> None:
    """Print the matches for reading."""
    from claimcheck.cli.matches import match_lines
    from claimcheck.model.comparison import Band

    for match in matches:
        put("\n".join(match_lines(statement.text, match)))
    same = [f"c-{match.claim.id}" for match in matches if match.band is Band.SAME]
    conclusion = f"Same: {', '.join(same)}." if same else "None is the same."
    put(f"Compared with {counted(compared, 'claim')}. {conclusion}")


def _put_json(statement: "Statement", matches: "list[Match]", compared: int) -> None:
    """Print the matches as one JSON document."""
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.reports.matches import match_as_dict

    answer = {
        "statement": statement.text,
        "compared": compared,
        "matches": [match_as_dict(match) for match in matches],
    }
    put(as_json_text(answer, indent=2))
