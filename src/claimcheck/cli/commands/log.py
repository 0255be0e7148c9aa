"""`claimcheck log`."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    RowsFormat,
    RowsFormatOption,
    option,
    record_of,
)
from claimcheck.cli.output import counted, put
from claimcheck.cli.progress import progress
from claimcheck.cli.render.listing import put_rows
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.record import Record


def command(
    head: Annotated[bool, option("--head", "Print the last event's number and digest.")] = False,
    verify: Annotated[
        bool, option("--verify", "Check the whole record; exit 1 if it disagrees.")
    ] = False,
    expect: Annotated[
        str | None,
        option(
            "--expect",
            "With --verify: a head printed earlier, which this record must continue.",
            "SEQ:SHA256",
        ),
    ] = None,
    limit: Annotated[
        int, option("--limit -n", "Show at most this many, the newest.", "NUMBER", min=1)
    ] = 20,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Show who did what, or check that nobody changed it.

    Of a pack, --head prints the head of the record that it was made from, and
    --verify exits 3, since only that record can be checked.

    Example: claimcheck log --verify
    """
    if expect and not verify:
        raise ClaimcheckError("--expect goes with --verify: add --verify")
    if head and verify:
        raise ClaimcheckError("--head and --verify are two questions; --verify prints the head too")
    if (head or verify) and form not in {RowsFormat.TABLE, RowsFormat.JSON}:
        raise ClaimcheckError(f"--head and --verify answer as table or json, not as {form}")
    with record_of(database) as record:
        if verify:
            _verify(record, expect, form)
        elif head:
            found = str(record.head())
            _put({"head": found}, [found], form)
        else:
            _show(record, limit, form)


def _verify(record: "Record", expected: str | None, form: RowsFormat) -> None:
    """Print what checking the record found; exit 1 where it disagrees with its chain."""
    origin = record.pack_origin()
    if origin:
        lines = [
            f"This is a pack of the record with head {origin}, not the record.",
            f"There it is checked: claimcheck log --verify --expect {origin}",
        ]
        _put({"as_recorded": None, "pack_of": str(origin)}, lines, form)
        raise typer.Exit(3)
    with progress("Checking", record.head().sequence) as tell:
        found = record.verify(expected, tell=tell)
    answer = {"as_recorded": found.fault is None, "head": str(found.head), "rows": found.rows}
    if found.fault:
        event = f"event {found.fault.sequence}" if found.fault.sequence else "the tables"
        fault = {"sequence": found.fault.sequence, "reason": found.fault.reason}
        lines = [f"NOT AS RECORDED {event}: {found.fault.reason}"]
        _put({**answer, "fault": fault}, lines, form)
        raise typer.Exit(1)
    events, rows = counted(found.head.sequence, "event"), counted(found.rows, "row")
    continues = f" It continues event {found.continues}." if expected else ""
    lines = [f"{events} and {rows} are as recorded.{continues}", f"head {found.head}"]
    _put({**answer, "fault": None}, lines, form)


def _put(answer: Mapping[str, object], lines: Sequence[str], form: RowsFormat) -> None:
    """Print an answer as one JSON object, or as lines."""
    if form is RowsFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text(answer, indent=2))
    else:
        put("\n".join(lines))


def _show(record: "Record", limit: int, form: RowsFormat) -> None:
    """Print the newest events, oldest first."""
    from claimcheck.model.record.table import Table

    # One more than is shown, since each is held against the one before it.
    found = record.log(limit + 1)
    before = ("", *(event.at for event in found))
    rows = [
        (*event[:5], event.sha256[:12], "behind" if event.at < last else None, event.door)
        for event, last in zip(found, before, strict=False)
    ]
    shown = rows[-limit:]
    columns = ("sequence", "at", "actor", "kind", "subject", "sha256", "clock", "door")
    # Programs find the same columns always; people only what there is.
    told = [
        place
        for place in range(len(columns))
        if place < 6 or form is not RowsFormat.TABLE or any(row[place] for row in shown)
    ]
    kept = [tuple(row[place] for place in told) for row in shown]
    put_rows(Table(tuple(columns[place] for place in told), kept), form)
