"""`claimcheck undo`."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    TextFormat,
    TextFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import put, say, wrapped
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.model.record.undone import Undone


def command(
    context: typer.Context,
    event: Annotated[
        str | None,
        argument("The number of one act, as `log` shows it, or 120-122. Else the newest.", "EVENT"),
    ] = None,
    steps: Annotated[
        int | None, option("--steps", "How many acts, newest first. Else 1.", "NUMBER", min=1)
    ] = None,
    never_out: Annotated[
        str | None,
        option("--never-out", "Why what it told readers never went out.", metavar="REASON"),
    ] = None,
    dry_run: Annotated[bool, option("--dry-run", "Say what would be done; store nothing.")] = False,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Undo the last act, or several, or one named.

    All stay on record.

    Acts that are undone already are passed over, so a second call goes one further
    back; so are holds and redactions, which stay. Naming the event of an undoing brings
    back what it undid. Refused where a later act builds on it. A publication or a
    correction that readers have is changed by `correct`; it is undone only where you say
    why it never went out.

    Example: claimcheck undo --steps 2 --dry-run
    """
    if event is not None and steps is not None:
        raise ClaimcheckError("give the number of one act or --steps, not both")
    first, until = _events(event) if event is not None else (None, None)
    with record_of(database, context, by=by, now=now) as record:
        undone = record.undo(
            first, until=until, steps=steps or 1, never_out=never_out, dry_run=dry_run
        )
    _print(undone, form, dry_run=dry_run)


def _events(text: str) -> tuple[int, int]:
    """Return the first and the last event of those that are named."""
    found = re.fullmatch(r"0*([1-9][0-9]{0,17})(?:-0*([1-9][0-9]{0,17}))?", text, re.ASCII)
    if found is None:
        raise ClaimcheckError(
            f"{text!r} is not an event; give its number, such as 120, or 120-122 for several"
        )
    return int(found[1]), int(found[2] or found[1])


def _print(undone: "list[Undone]", form: TextFormat, *, dry_run: bool) -> None:
    """Print each act that was undone, and how it comes back."""
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text([each._asdict() for each in undone], indent=2))
        return
    for stayed in undone[0].passed_over:
        say("\n".join(wrapped(visible(f"Passed over: {stayed}"), first="", rest="  ")))
    for each in undone:
        put(
            f"event {each.sequence}: {each.kind} {visible(each.subject)}"
            f" by {visible(each.actor)}, {each.at}"
        )
        for effect in each.effects:
            put(f"  {effect}")
    if dry_run:
        say("Nothing was stored (--dry-run).")
    else:
        say(f"Undone. To bring back the last one: claimcheck undo {undone[-1].recorded}")
