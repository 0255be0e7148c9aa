"""`claimcheck digest`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options.common import DatabaseOption, option, record_of
from claimcheck.cli.options.letters import LETTERS_LEFT_OUT
from claimcheck.cli.options.today import TodayOption, read_today
from claimcheck.cli.output import line_width, put, say, write_file


class DigestFormat(StrEnum):
    """How a digest is written."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


def command(
    context: typer.Context,
    reviewer: Annotated[str, option("--for", "For whom it is.", "REVIEWER")],
    since: Annotated[
        str | None,
        option("--since", "What changed from this date on. Else since yesterday.", "DATE"),
    ] = None,
    form: Annotated[
        DigestFormat, option("--format -f", "text, html or json.", "FORMAT")
    ] = DigestFormat.TEXT,
    output: Annotated[
        Path | None, option("--output -o", "The file to write. Else stdout.", "FILE")
    ] = None,
    today: TodayOption = None,
    database: DatabaseOption = None,
) -> None:
    """Tell a reviewer what waits for them.

    And what is overdue, and what others did on the claims that they have in hand or
    rated. Made for cron, mail and chat.

    Example: claimcheck digest --for "A. Diallo" --since 2023-03-01
    """
    from claimcheck.reports.desk.digest import digest_as_dict, digest_as_html, digest_as_text
    from claimcheck.reports.json_text import as_json_text

    with record_of(database, context) as record:
        digest = record.digest(reviewer, since=since, today=read_today(today))
        if not record.sees_letters:
            say(LETTERS_LEFT_OUT)
        if form is DigestFormat.TEXT:
            text = digest_as_text(digest, line_width())
        elif form is DigestFormat.HTML:
            text = digest_as_html(digest)
        else:
            text = as_json_text(digest_as_dict(digest), indent=2) + "\n"
        if output is None:
            put(text)
            return
        write_file(output, text, record=record.path)
        record.log_output("report", output)
    say(f"Wrote {output}.")
