"""What it takes to undo an act: rows that supersede or retract what it wrote."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from claimcheck.language.reading import Reading
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Cell
from claimcheck.store.log.act import Act
from claimcheck.store.log.chain import Event
from claimcheck.store.log.retractions import (
    is_lasting,
    restore,
    retract,
    retractions_of,
    row_of,
    subject_of,
)
from claimcheck.store.log.undone import (
    Undoings,
    UndoRefusedError,
    chain_of,
    require_cancelled,
    standing_for,
    told,
)
from claimcheck.store.records.statements import known_statement
from claimcheck.store.schema.expressions import LETTERS
from claimcheck.store.schema.tables import ALL_TABLES
from claimcheck.store.undo.again import refuse_done_again
from claimcheck.store.undo.newest import STAYS
from claimcheck.store.undo.versions import VERSIONED, add_version_before, require_newest_version

# What these tables hold says nothing by itself: it is kept when its act is undone. A
# retraction is taken back by what it retracted holding again.
KEPT: Final = ("labels", "copies", "retractions", "tellings", "outputs")


class UndoEffect(StrEnum):
    """What happens to a row when its act is undone."""

    RETRACTED = "no longer holds"
    RESTORED = "holds again"
    COPIED = "holds again as"
    REVERSED = "gives way to the version before it, as a new version"


class UndoStep(NamedTuple):
    """One step of undoing: what happens to a row; a copy supersedes the row `instead_of`."""

    turn: UndoEffect
    table: str
    row: int
    instead_of: int | None = None


def changes_to_undo(
    connection: sqlite3.Connection, event: Event, known: Undoings
) -> list[UndoStep]:
    """Return what undoing an act takes, in the order of its rows; ``known`` is undone already.

    Raises `UndoRefusedError` where it is undone already, cannot be undone, or a
    later act builds on it.
    """
    rows = _undoable_rows(connection, event, known)
    chains = {
        (each["table"], each["id"]): chain_of(
            connection, each["table"], each["id"], event.sequence, known
        )
        for each in rows
        if each["table"] in LETTERS
    }
    own = {(table, number) for (table, _), chain in chains.items() for number in chain}
    _refuse_dependents(connection, event, own)
    changes = []
    for each in rows:
        table, number = each["table"], each["id"]
        if table == "retractions":
            changes.append(_unretracted(connection, event, each["subject"], known))
        elif table in VERSIONED:
            require_newest_version(connection, table, number, known)
            changes.append(UndoStep(UndoEffect.REVERSED, table, number))
        elif table not in KEPT:
            before = each.get("supersedes")
            changes.append(_taken_back(connection, event, table, chains[table, number][-1], before))
    return changes


def _undoable_rows(
    connection: sqlite3.Connection, event: Event, known: Undoings
) -> list[dict[str, Any]]:
    """Return the rows that an event wrote. Raises `UndoRefusedError` where it stays."""
    if event.sequence in known.undone:
        by = known.undone[event.sequence]
        raise UndoRefusedError(
            f"event {event.sequence} is undone already, by event {by};"
            f" `claimcheck undo {by}` brings it back"
        )
    if event.kind in STAYS or event.payload is None:
        reason = STAYS.get(event.kind, "its content was redacted")
        raise UndoRefusedError(
            f"{told(connection, event.sequence)} stays: {reason};"
            " name another event, as in `claimcheck undo 12`"
        )
    rows: list[dict[str, Any]] = json.loads(event.payload)["rows"]
    return rows


def _taken_back(
    connection: sqlite3.Connection, event: Event, table: str, standing: int, before: int | None
) -> UndoStep:
    """Return what becomes of a row, for which ``standing`` stands; it had superseded ``before``."""
    if before is None or is_lasting(table):
        return UndoStep(UndoEffect.RETRACTED, table, standing)
    retracted = retractions_of(connection, table, before)
    if any(earlier <= event.sequence for _, earlier in retracted):
        return UndoStep(UndoEffect.RETRACTED, table, standing)
    return UndoStep(UndoEffect.COPIED, table, before, standing)


def _unretracted(
    connection: sqlite3.Connection, event: Event, subject: str, known: Undoings
) -> UndoStep:
    """Return what brings back a row that a retraction took away, or the other way round."""
    table, number = row_of(subject)
    for _, later in retractions_of(connection, table, number):
        if later > event.sequence:
            shown = subject_of(table, number)
            require_cancelled(connection, later, shown, event.sequence, known)
    if not is_lasting(table):
        standing = _last_cancelled(connection, table, number, known)
        refuse_done_again(connection, table, standing)
        return UndoStep(UndoEffect.COPIED, table, number, standing)
    if "!" in subject and int(subject.split("!")[1]) % 2:
        return UndoStep(UndoEffect.RETRACTED, table, number)
    _refuse_repeated(connection, table, number)
    return UndoStep(UndoEffect.RESTORED, table, number)


def _last_cancelled(connection: sqlite3.Connection, table: str, row: int, known: Undoings) -> int:
    """Return the last row of a retracted row's chain, all of it undone."""
    standing = standing_for(connection, table, row, known)
    blocking = connection.execute(
        f"SELECT event FROM {table} WHERE supersedes = ?", [standing]
    ).fetchone()
    if blocking:
        raise UndoRefusedError(
            f"{told(connection, blocking[0])} has replaced {subject_of(table, row)} since;"
            " undo that first"
        )
    return standing


def _refuse_repeated(connection: sqlite3.Connection, table: str, row: int) -> None:
    """Refuse to bring back a statement that was added again in the meantime."""
    if table != "statements":
        return
    query = "SELECT fingerprint, iif(spans IS NULL, text, NULL) FROM statements WHERE id = ?"
    mark, text = connection.execute(query, [row]).fetchone()
    again = known_statement(connection, mark, None if text is None else Reading(text))
    if again not in {None, row}:
        raise UndoRefusedError(
            f"s-{row:d} was added again as s-{again:d} since; undo the adding of that first"
        )


def _refuse_dependents(
    connection: sqlite3.Connection, event: Event, own: set[tuple[str, int]]
) -> None:
    """Raise `UndoRefusedError` where a row of another act refers to one that would go."""
    for table, number in sorted(own):
        for later, row, sequence in _dependents(connection, table, number):
            if (later, row) not in own and sequence != event.sequence:
                raise UndoRefusedError(
                    f"{subject_of(later, row)} of {told(connection, sequence)} builds on"
                    f" {subject_of(table, number)}; undo that first"
                )
        if table == "reviewers":
            _refuse_actor(connection, event, number)


def _refuse_actor(connection: sqlite3.Connection, event: Event, reviewer: int) -> None:
    """Raise `UndoRefusedError` where a reviewer has acted."""
    acted = connection.execute(
        "SELECT sequence FROM events JOIN reviewers ON reviewers.name = actor"
        " WHERE reviewers.id = ? AND sequence > ? LIMIT 1",
        [reviewer, event.sequence],
    ).fetchone()
    if acted:
        raise UndoRefusedError(
            f"{told(connection, acted[0])} is by them; a reviewer who acted stays"
        )


def _dependents(
    connection: sqlite3.Connection, table: str, row: int
) -> Iterator[tuple[str, int, int]]:
    """Yield table, id and event of each row that holds today and refers to a row."""
    for later, column, target in _references(connection):
        if target == table:
            query = f"SELECT id, event FROM current_{later} WHERE {column} = ? ORDER BY id"
            for number, sequence in connection.execute(query, [row]):
                yield later, number, sequence


def _references(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return table, column and the table whose ids it holds, of what can hold today."""
    query = 'SELECT "from", "table" FROM pragma_foreign_key_list(?) WHERE "to" = \'id\''
    return [
        (table.name, column, target)
        for table in ALL_TABLES
        if table.name in LETTERS
        for column, target in connection.execute(query, [table.name])
        if column != "supersedes" and target in LETTERS
    ]


def carry_out(act: Act, change: UndoStep, reason: str, known: Undoings) -> str:
    """Write what undoing takes for one row, with the reason, and return it in words.

    ``known`` is what is undone, with the event that is being undone.
    """
    name = subject_of(change.table, change.row) if change.table in LETTERS else change.table
    if change.turn is UndoEffect.RETRACTED:
        retract(act, change.table, change.row, reason)
    elif change.turn is UndoEffect.RESTORED:
        restore(act, change.table, change.row, reason)
    elif change.turn is UndoEffect.REVERSED:
        return f"{change.table}: {add_version_before(act, change.table, change.row)}"
    else:
        copy = _copy(act, change, known)
        return f"{name} {change.turn} {subject_of(change.table, copy)}"
    return f"{name} {change.turn}"


def _copy(act: Act, change: UndoStep, known: Undoings) -> int:
    """Write a copy of a row, which supersedes the one that stood instead of it."""
    cursor = act.connection.execute(f"SELECT * FROM {change.table} WHERE id = ?", [change.row])
    names = [name for name, *_ in cursor.description]
    cells: dict[str, Cell] = dict(zip(names, cursor.fetchone(), strict=True))
    del cells["id"], cells["event"]
    cells |= _standing_references(act, change.table, cells, known)
    return act.insert(change.table, **{**cells, "supersedes": change.instead_of})


def _standing_references(
    act: Act, table: str, cells: Mapping[str, Cell], known: Undoings
) -> dict[str, Cell]:
    """Return the cells that refer to rows which another stands for today."""
    # What this act itself has copied so far is not in the tables yet.
    copied = {(each["table"], each.get("supersedes")): each["id"] for each in act.rows}
    found: dict[str, Cell] = {}
    for later, column, target in _references(act.connection):
        if later == table and isinstance(number := cells[column], int):
            standing = standing_for(act.connection, target, number, known)
            # What a correction replaces is not what it puts there, which the act has copied.
            is_replaced = (table, column) == ("corrections", "verdict") and cells["replacement"]
            found[column] = standing if is_replaced else copied.get((target, standing), standing)
    return found
