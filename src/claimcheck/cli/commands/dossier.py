"""`claimcheck dossier`."""

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    AtOption,
    ByOption,
    ClaimArgument,
    DatabaseOption,
    NowOption,
    option,
    record_of,
)
from claimcheck.cli.options.letters import LETTERS_LEFT_OUT
from claimcheck.cli.output import put_content, say, write_file
from claimcheck.errors import ClaimcheckError


def command(
    context: typer.Context,
    claim: ClaimArgument,
    at: AtOption = None,
    output: Annotated[
        Path | None, option("--output -o", "The file to write. Else stdout.", "FILE")
    ] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Write what was known of a claim, with its proof.

    For a court, a complaint or an audit: one page with the claim, who said it, sources
    with their copies and hashes, replies, who decided what when, what readers were told,
    the head of the log and how to check it. It is internal: for a reviewer it holds what
    was said in confidence. With --at, as it was known at the end of that day.

    Example: claimcheck dossier c-1 -o c-1.html
    """
    with record_of(database, context, by=by, now=now, at=at) as record:
        if output and output.exists() and output.samefile(record.path):
            raise ClaimcheckError(f"{output} is the database itself; name another file with -o")
        page = record.dossier(claim).to_html()
        if not record.sees_letters:
            say(LETTERS_LEFT_OUT)
        if output is None or str(output) == "-":
            put_content(page)
            return
        write_file(output, page, record=record.path)
        record.log_output("report", output)
    say(f"Wrote the dossier of {claim} to {output}.")
