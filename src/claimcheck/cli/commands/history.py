"""`claimcheck history`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import DatabaseOption, TextFormat, TextFormatOption, reading
from claimcheck.cli.output import put
from claimcheck.language.columns import WIDTH
from claimcheck.language.visible import visible

if TYPE_CHECKING:
    from claimcheck.model.story import Entry
    from claimcheck.workflows.history import History

_INDENT = 23


def command(
    claim: Annotated[str, typer.Argument(help="The claim, such as c-31.")],
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Tell the story of a claim.

    Said, asked, checked, published, corrected.

    One act after the other, oldest first, by whom and when. `-f json` has every
    text in full.

    Example: claimcheck history c-1
    """
    import json

    from claimcheck.model.ids import parse_id
    from claimcheck.reports.records import claim_as_dict
    from claimcheck.reports.story import as_entries, entry_as_dict
    from claimcheck.workflows.history import tell_history

    number = parse_id(claim, "c").number
    with reading(database) as (connection, settings):
        told = tell_history(connection, number, asking=settings.by)
    entries = as_entries(number, told.happenings)
    if form is TextFormat.JSON:
        answer = {
            **claim_as_dict(told.claim),
            "status": str(told.standing.status),
            "same_as": [f"c-{each}" for each in told.others],
            "history": [entry_as_dict(each) for each in entries],
        }
        put(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        put("\n".join(_lines(told, entries)))


def _lines(told: "History", entries: "list[Entry]") -> list[str]:
    """Return the story in lines of at most 80 columns, two for each entry."""
    from claimcheck.cli.ties import standing_text
    from claimcheck.language.columns import wrapped

    name = f"c-{told.claim.id} "
    lines = wrapped(visible(told.claim.text), first=name, rest=" " * len(name))
    lines.append(f"{' ' * len(name)}{standing_text(told.standing)}")
    for entry in entries:
        lines += _entry_lines(entry)
    if told.others:
        others = ", ".join(f"c-{each}" for each in told.others)
        lines.append(f"The same claim as {others}: each has a history of its own.")
    return lines


def _entry_lines(entry: "Entry") -> list[str]:
    """Return an entry: date, what was done, by whom, and what it says, in two lines at most."""
    from claimcheck.language.columns import wrapped

    head = f"{entry.at[:10]}  {visible(entry.what):<11}"[:_INDENT]
    text = f"{visible(entry.actor)}: {visible(entry.text)}"
    first, *rest = wrapped(text, first=head, rest=" " * _INDENT)
    if len(rest) > 1:
        rest = [f"{rest[0][: WIDTH - 2].rstrip()} …"]
    return [first, *rest]
