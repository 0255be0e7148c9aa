"""`claimcheck due`."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    RowsFormat,
    RowsFormatOption,
    option,
    record_of,
)
from claimcheck.cli.options.letters import LETTERS_LEFT_OUT
from claimcheck.cli.options.today import TodayOption, read_today
from claimcheck.cli.output import counted, put, say, wrapped
from claimcheck.cli.render.listing import put_rows
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.desk.contact import StoredContact
    from claimcheck.workflows.verdicts.cite import ChangedCitation
    from claimcheck.workflows.verdicts.due import Due, ToTell

_COLUMNS = (
    *("claim_id", "verdict_id", "verdict", "status", "overdue"),
    *("recheck_on", "reviewer", "claim", "task", "detail"),
)


def command(
    context: typer.Context,
    within: Annotated[str, option("--within", "Look ahead so far: 7d or 2w.", "DAYS")] = "0d",
    today: TodayOption = None,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """List what is due: verdicts to check again, corrections, and answers owed.

    A correction is due where readers were told another label than the record has by now.
    What we owe is every letter without an answer, what they owe is due
    by its day. Then the checks of other desks that are cited and were changed or withdrawn.

    Exits 0 whether there is one or none. Give the verdict again with `review`, or move its
    date with a correction of the class same-verdict, which takes --recheck-on and a notice.

    Example: claimcheck due --within 7d
    """
    from claimcheck.model.record.table import Table

    days = _days(within)
    day = read_today(today)
    with record_of(database, context) as record:
        found = record.due(within=days, today=day)
        untold = record.to_tell()
        owed = record.owed(within=days, today=day)
        changed = record.changed_citations()
        confided = record.sees_letters
        now = day or record.today
    if form is RowsFormat.TABLE:
        put("".join(f"{line}\n" for each in found for line in _lines(each)))
        put("".join(f"{line}\n" for each in untold for line in _untold_lines(each)))
        put("".join(f"{line}\n" for each in owed for line in _owed_lines(each, now)))
    else:
        rows = [_row(each) for each in found]
        rows += [_untold_row(each) for each in untold]
        rows += [_owed_row(each, now) for each in owed]
        rows += [_changed_row(each) for each in changed]
        put_rows(Table(_COLUMNS, rows), form)
    _say_counts(len(found), len(untold), owed)
    if not confided:
        say(LETTERS_LEFT_OUT)
    for each in changed:
        say(_changed(each))


def _say_counts(checks: int, untold: int, owed: "Sequence[StoredContact]") -> None:
    """Say how many of each kind are due."""
    say(f"{counted(checks, 'verdict')} to check again.")
    if untold:
        say(f"{counted(untold, 'correction')} due: tell readers.")
    if owed:
        ours = sum(not each.contact.is_ours for each in owed)
        say(f"{counted(ours, 'answer')} we owe, {len(owed) - ours:,} they owe.")


def _untold_lines(untold: "ToTell") -> list[str]:
    """Return that readers are to be told: the claim whole, and under it why and how."""
    name = f"{'now':<10}  c-{untold.claim.id:d} "
    return [
        *wrapped(visible(untold.claim.text), first=name, rest=" " * len(name)),
        *wrapped(f"{visible(untold.why)}: {untold.how}", first=" " * 12, rest=" " * 12),
    ]


def _untold_row(untold: "ToTell") -> tuple[str | None, ...]:
    """Return that readers are to be told as the cells of a row."""
    name, status = f"c-{untold.claim.id:d}", str(untold.standing.status)
    words = untold.claim.text
    return (name, None, None, status, "yes", None, None, words, "tell readers", untold.why)


def _owed_lines(stored: "StoredContact", today: str) -> list[str]:
    """Return an answer that is owed: by whom, to whom, about what, and how late it is."""
    contact = stored.contact
    whose = f"{visible(contact.party)} owe us an answer"
    if not contact.is_ours:
        whose = f"we owe {visible(contact.party)} an answer"
    left = _days_until(contact.deadline, today) if contact.deadline else None
    when = f"; {_when(left)}" if left is not None else ""
    head = f"{contact.deadline or 'no day':<10}  w-{stored.id:d} "
    told = f"{whose} ({visible(contact.reason)}, {visible(contact.channel)}, c-{stored.claim:d})"
    return wrapped(f"{told}{when}", first=head, rest=" " * 12)


def _days_until(day: str, today: str) -> int:
    """Return how many days a day is away."""
    from datetime import date

    return (date.fromisoformat(day) - date.fromisoformat(today)).days


def _changed(citation: "ChangedCitation") -> str:
    """Say that a check which is cited as a source was changed or taken back."""
    cited, now = citation.cited, citation.now
    became = f"says “{now.label}” now (y-{now.id:d})" if now else "was taken back"
    return visible(
        f"c-{citation.claim:d} cites {cited.by}, “{cited.label}”, by e-{citation.source:d};"
        f" it {became}: {cited.url}"
    )


def _row(due: "Due") -> tuple[str | None, ...]:
    """Return what is due as the cells of a row."""
    return (
        f"c-{due.claim.id:d}",
        f"v-{due.verdict.id:d}",
        due.verdict.label,
        str(due.status),
        "yes" if due.days <= 0 else "no",
        due.verdict.recheck_on,
        due.verdict.reviewer,
        due.claim.text,
        "recheck",
        None,
    )


def _owed_row(stored: "StoredContact", today: str) -> tuple[str | None, ...]:
    """Return an answer that is owed as the cells of a row, its day as that of a re-check."""
    contact = stored.contact
    late = contact.deadline is not None and contact.deadline <= today
    task = "they answer" if contact.is_ours else "we answer"
    detail = f"w-{stored.id:d} {contact.party}: {contact.reason}"
    overdue = "yes" if late else "no"
    claim = f"c-{stored.claim:d}"
    return (claim, None, None, None, overdue, contact.deadline, None, None, task, detail)


def _changed_row(citation: "ChangedCitation") -> tuple[str | None, ...]:
    """Return a source whose cited check was changed or taken back as the cells of a row."""
    now = citation.now
    became = f"says “{now.label}” now (y-{now.id:d})" if now else "was taken back"
    detail = f"e-{citation.source:d} {citation.cited.by}, “{citation.cited.label}”, {became}"
    claim = f"c-{citation.claim:d}"
    return (claim, None, None, None, None, None, None, None, "citation", detail)


def _lines(due: "Due") -> list[str]:
    """Return what is due for people: the claim whole, and the verdict under it."""
    head = f"{due.verdict.recheck_on}  "
    name = f"c-{due.claim.id:d} "
    pad = " " * len(head)
    given = f"{visible(due.verdict.label)}, {visible(due.verdict.reviewer)}, {due.status}"
    return [
        *wrapped(visible(due.claim.text), first=head + name, rest=pad + " " * len(name)),
        *wrapped(f"{given}; {_when(due.days)}", first=f"{pad}v-{due.verdict.id:d} ", rest=pad),
    ]


def _when(days: int) -> str:
    """Say how far off a re-check is."""
    if days == 0:
        return "overdue as of today"
    return f"due in {counted(days, 'day')}" if days > 0 else f"overdue by {counted(-days, 'day')}"


def _days(text: str) -> int:
    """Return how many days ``text`` writes."""
    found = re.fullmatch(r"([0-9]{1,4})([dw])", text.strip().lower())
    if not found:
        raise ClaimcheckError(f"--within {text!r} is not a number of days; write 7d or 2w")
    return int(found[1]) * (7 if found[2] == "w" else 1)
