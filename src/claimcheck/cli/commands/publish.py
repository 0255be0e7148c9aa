"""`claimcheck publish`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    ClaimArgument,
    DatabaseOption,
    NowOption,
    option,
    record_of,
)
from claimcheck.cli.options.verdict import claim_line
from claimcheck.cli.output import put, say
from claimcheck.language.display.safe import visible


def command(
    context: typer.Context,
    claim: ClaimArgument,
    url: Annotated[
        str | None,
        option("--url", "Where it can be read. Else its page of your site, by [desk] pages."),
    ] = None,
    published_on: Annotated[str | None, option("--on", "Since when. Else today.", "DATE")] = None,
    despite: Annotated[
        str | None,
        option("--despite", "Why it goes out although the gate fails; kept.", "REASON"),
    ] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Record that the desk's check of a claim was published.

    Without --url it stands on the page that `claimcheck site` makes of it, where the
    settings name the site's address (`[desk] pages`). Only a claim that is signed off
    and passes `claimcheck gate` can be; where a house rule fails, --despite says why it
    went out all the same.

    Example: claimcheck publish c-2 --url https://desk.example/2 --despite Late
    """
    with record_of(database, context, by=by, now=now) as record:
        day = published_on or record.today
        published = record.publish(claim, url, published_on=day, despite=despite)
    put(
        f"u-{published.publication_id:d} {visible(published.url)}, {day}. Status:"
        f" {published.standing.in_words}."
        f"\n{claim_line(published.claim)}"
    )
    if published.despite:
        failed = ", ".join(each.rule for each in published.despite)
        say(f"Published although house rules fail: {failed}.")
