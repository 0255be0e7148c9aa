"""`claimcheck history`."""

from typing import TYPE_CHECKING

from claimcheck.cli.options.common import (
    ClaimArgument,
    DatabaseOption,
    TextFormat,
    TextFormatOption,
    record_of,
)
from claimcheck.cli.output import counted, put, wrapped
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.record.log_entry import Entry
    from claimcheck.workflows.report.history import History

_INDENT = 23


def command(
    claim: ClaimArgument,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Tell the story of a claim.

    Said, asked, checked, published, corrected.

    One act after the other, oldest first, by whom and when, in UTC. `-f json` has
    the time of each and its number in the log.

    Example: claimcheck history c-1
    """
    from claimcheck.reports.history import as_entries, entry_as_dict
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.reports.records import claim_as_dict, link_as_dict

    with record_of(database) as record:
        told = record.history(claim)
    entries = as_entries(told.claim.id, told.happenings)
    if form is TextFormat.JSON:
        answer = {
            **claim_as_dict(told.claim),
            "status": str(told.standing.status),
            "in_public": str(told.standing.public.state),
            "readers_have": told.standing.readers_have,
            "links": [link_as_dict(each) for each in told.links],
            "same_as": [f"c-{each:d}" for each in told.others],
            "history": [entry_as_dict(each) for each in entries],
        }
        put(as_json_text(answer, indent=2))
    else:
        put("\n".join(_lines(told, entries)))


def _lines(told: "History", entries: "list[Entry]") -> list[str]:
    """Return the story in lines that fit the terminal."""
    name = f"c-{told.claim.id:d} "
    blank = " " * len(name)
    lines = wrapped(visible(told.claim.text), first=name, rest=blank)
    for text in _standing(told):
        lines += wrapped(text, first=blank, rest=f"{blank}  ")
    for entry in entries:
        lines += _entry_lines(entry)
    if told.others:
        others = ", ".join(f"c-{each:d}" for each in told.others)
        lines.append(f"The same claim as {others}: each has a history of its own.")
    return lines


def _standing(told: "History") -> "Iterator[str]":
    """Yield how the claim stands today: status, verdicts, and links to other claims."""
    from claimcheck.cli.render.match import HIDDEN
    from claimcheck.cli.render.record_lines import verdict_line
    from claimcheck.cli.render.tied_claims import tie_text
    from claimcheck.model.status import deciding_verdicts, ratings

    standing = told.standing
    counts = f"{counted(standing.occasions, 'occasion')}, {counted(standing.mentions, 'mention')}"
    yield f"{standing.in_words}; {counts}"
    deciding = deciding_verdicts(standing.verdicts)
    for each in ratings(standing.verdicts):
        yield verdict_line(each, settled=each.verdict not in deciding)
    if standing.hidden:
        yield HIDDEN
    for link in told.links:
        yield f"l-{link.id:d} {tie_text(link)}"


def _entry_lines(entry: "Entry") -> list[str]:
    """Return an entry: date, what was done, by whom, and what it says."""
    head = f"{entry.at[:10]}  {visible(entry.what):<11}"[:_INDENT]
    text = f"{visible(entry.actor)}: {visible(entry.text)}"
    return wrapped(text, first=head, rest=" " * _INDENT)
