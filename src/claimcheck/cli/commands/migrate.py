"""`claimcheck migrate`."""

from typing import Annotated

from claimcheck.cli.options.common import (
    DatabaseOption,
    TextFormat,
    TextFormatOption,
    option,
    record_of,
)
from claimcheck.cli.output import put
from claimcheck.cli.progress import working
from claimcheck.language.display.safe import visible


def command(
    index: Annotated[
        bool, option("--index", "Also make the search index again from the claims.")
    ] = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Bring an older database up to date.

    It is copied beside itself first. Guards and views are made again in any case.
    Every writing command brings it up to date by itself; commands that only read
    never change the file.

    Example: claimcheck migrate
    """
    with record_of(database) as record, working("Migrating"):
        done = record.migrate(index=index)
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text(done._asdict(), indent=2))
        return
    if done.copy:
        put(f"{visible(done.file)}: schema {done.before} → {done.after}.")
        put(f"As it was: {visible(done.copy)}")
    else:
        put(f"{visible(done.file)} has schema {done.after} already; guards and views are new.")
