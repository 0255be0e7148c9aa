"""`claimcheck speaker`."""

from typing import Annotated

from claimcheck.cli.options.common import (
    DatabaseOption,
    TextFormat,
    TextFormatOption,
    argument,
    record_of,
)
from claimcheck.cli.output import put


def command(
    name: Annotated[str, argument("A name, an alias, or a person such as p-3.", "SPEAKER")],
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Show what somebody said, by occasion, under all their names.

    Then what they said again after it was rated false, and the figures they gave
    differently for the same thing at different times.

    Example: claimcheck speaker "Sergey Lavrov"
    """
    from claimcheck.cli.render.speaker import speech_lines
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.reports.speaker import speech_as_dict

    with record_of(database) as record:
        speech = record.speaker(name)
    if form is TextFormat.JSON:
        put(as_json_text(speech_as_dict(speech), indent=2))
    else:
        put("\n".join(speech_lines(speech)))
