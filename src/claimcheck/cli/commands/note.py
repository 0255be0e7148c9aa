"""`claimcheck note`."""

from typing import Annotated

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, NowOption, argument, record_of
from claimcheck.cli.options.selection import (
    ClaimsArgument,
    KeptArticleOption,
    KeptSinceOption,
    KeptSpeakerOption,
    KeptStatusOption,
    KeptTopicOption,
    ManyDryRunOption,
    Sure,
    YesOption,
    do_with_many,
    only_one,
    read_selection,
)
from claimcheck.cli.output import put


def command(
    context: typer.Context,
    ids: ClaimsArgument = None,
    *,
    text: Annotated[str, argument("What the others should know.", "TEXT")],
    article: KeptArticleOption = None,
    topic: KeptTopicOption = None,
    speaker: KeptSpeakerOption = None,
    status: KeptStatusOption = None,
    since: KeptSinceOption = None,
    yes: YesOption = False,
    dry_run: ManyDryRunOption = False,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Leave a note on claims, for the others at the desk.

    Notes are shown at the desk and by `show`; no pack has them.

    Example: claimcheck note c-31 "The ministry calls back on Monday"
    """
    from claimcheck.model.desk.acts import AddNote

    selection = read_selection(ids, "c", article, topic, speaker, status, since)
    with record_of(database, context, by=by, now=now) as record:
        if (named := only_one(selection, dry_run=dry_run)) is None:
            sure = Sure(yes, dry_run)
            do_with_many(record, AddNote(text), selection, sure, ("claim", "noted on"))
            return
        number = record.note(named, text)
    put(f"{number} noted on {named}.")
