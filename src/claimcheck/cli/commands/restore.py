"""`claimcheck restore`."""

from pathlib import Path
from typing import Annotated

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    TextFormat,
    TextFormatOption,
    argument,
    record_of,
)
from claimcheck.cli.output import counted, put
from claimcheck.cli.progress import working
from claimcheck.language.display.safe import visible


def command(
    backup: Annotated[Path, argument("The backup.", "FILE")],
    by: ByOption = None,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Put a backup in the place of the record.

    The backup is checked first, and the record after. What was there is kept
    beside it. It takes an owner, by the record as it is, where that can be read.
    Others may have the record open: they go on with the backup. Never copy a
    file over a record, whose log would stay and be mixed with the copy.

    Example: claimcheck restore claims-monday.db
    """
    with record_of(database, by=by) as record, working("Restoring"):
        done = record.restore(backup)
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text(done._asdict(), indent=2))
        return
    put(f"{visible(done.file)} is {visible(done.backup)} again, checked.\nhead {done.head}")
    if done.kept:
        put(f"As it was: {visible(done.kept)}")
    if done.lost:
        put(f"Only that file has {counted(done.lost, 'later event')}.")
    if done.words_back:
        put(
            "Redacted since then, and there again: "
            f"{', '.join(done.words_back)}; `claimcheck redact {' '.join(done.words_back)}`"
        )
