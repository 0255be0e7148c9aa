"""`claimcheck log`."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    RowsFormat,
    RowsFormatOption,
    reading,
)
from claimcheck.cli.output import counted, put
from claimcheck.cli.progress import progress
from claimcheck.cli.render.table import put_rows
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.store.connection import Connection
    from claimcheck.store.log.chain import Head


def command(
    head: Annotated[
        bool, typer.Option("--head", help="Print the last event's number and digest.")
    ] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Check the whole record; exit 1 where it disagrees.")
    ] = False,
    expect: Annotated[
        str | None,
        typer.Option(
            "--expect",
            metavar="SEQ:SHA256",
            help="With --verify: a head printed earlier, which this record must continue.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", "-n", metavar="NUMBER", min=1, help="How many of the newest events."
        ),
    ] = 20,
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Show who did what and when, or check that nobody changed it.

    Of a pack, --head prints the head of the record that it was made from, and
    --verify exits 3, since only that record can be checked.

    Example: claimcheck log --verify
    """
    from claimcheck.store.log.chain import head as find_head
    from claimcheck.store.log.chain import pack_origin

    if expect and not verify:
        raise ClaimcheckError("--expect goes with --verify: add --verify")
    if head and verify:
        raise ClaimcheckError("--head and --verify are two questions; --verify prints the head too")
    if (head or verify) and form not in {RowsFormat.TABLE, RowsFormat.JSON}:
        raise ClaimcheckError(f"--head and --verify answer as table or json, not as {form}")
    with reading(database) as (connection, _):
        if verify:
            _verify(connection, _parse_head(expect) if expect else None, form)
        elif head:
            found = str(pack_origin(connection) or find_head(connection))
            _put({"head": found}, [found], form)
        else:
            _show(connection, limit, form)


def _parse_head(text: str) -> "Head":
    """Return a head as `log --head` prints it."""
    from claimcheck.store.log.chain import Head

    found = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text.strip().lower())
    if not found:
        raise ClaimcheckError(
            f"{text!r} is not a head; paste what `claimcheck log --head` printed earlier"
        )
    return Head(int(found[1]), found[2])


def _verify(connection: "Connection", expected: "Head | None", form: RowsFormat) -> None:
    """Print what checking the record found; exit 1 where it disagrees with its chain."""
    from claimcheck.store.log.chain import head as find_head
    from claimcheck.store.log.chain import pack_origin, verify

    origin = pack_origin(connection)
    if origin:
        lines = [
            f"This is a pack of the record with head {origin}, not the record.",
            f"There it is checked: claimcheck log --verify --expect {origin}",
        ]
        _put({"as_recorded": None, "pack_of": str(origin)}, lines, form)
        raise typer.Exit(3)
    with progress("Checking", find_head(connection).sequence) as tell:
        found = verify(connection, expected, tell)
    answer = {"as_recorded": found.fault is None, "head": str(found.head), "rows": found.rows}
    if found.fault:
        event = f"event {found.fault.sequence}" if found.fault.sequence else "the tables"
        fault = {"sequence": found.fault.sequence, "reason": found.fault.reason}
        lines = [f"NOT AS RECORDED {event}: {found.fault.reason}"]
        _put({**answer, "fault": fault}, lines, form)
        raise typer.Exit(1)
    events, rows = counted(found.head.sequence, "event"), counted(found.rows, "row")
    continues = f" It continues event {expected.sequence}." if expected else ""
    lines = [f"{events} and {rows} are as recorded.{continues}", f"head {found.head}"]
    _put({**answer, "fault": None}, lines, form)


def _put(answer: Mapping[str, object], lines: Sequence[str], form: RowsFormat) -> None:
    """Print an answer as one JSON object, or as lines."""
    if form is RowsFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text(answer, indent=2))
    else:
        put("\n".join(lines))


def _show(connection: "Connection", limit: int, form: RowsFormat) -> None:
    """Print the newest events, oldest first."""
    from claimcheck.model.record.table import Table
    from claimcheck.store.log.chain import head as find_head
    from claimcheck.store.log.chain import read_events

    after = max(0, find_head(connection).sequence - limit)
    rows = [
        (event.sequence, event.at, event.actor, event.kind, event.subject, event.sha256[:12])
        for event in read_events(connection, after)
    ]
    put_rows(Table(("sequence", "at", "actor", "kind", "subject", "sha256"), rows), form)
