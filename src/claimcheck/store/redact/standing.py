"""Where a redaction left words in other forms, so that a later one finds them again."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from claimcheck.language.text.sought import Sought, WordForm
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.redactions import MARK, redactions
from claimcheck.store.redact.columns import shown
from claimcheck.store.redact.edits import BLOT
from claimcheck.store.schema.tables import RowId


class Place(NamedTuple):
    """Where words stand in a cell that a redaction left, and whether they are a name."""

    table: str
    row: int
    column: str
    start: int
    end: int
    is_name: bool


def as_kept(
    connection: sqlite3.Connection,
    touched: Sequence[str],
    places: Sequence[Place],
    copies: Sequence[int],
    parts: Sequence[RowId],
    emptied: Sequence[int],
) -> list[dict[str, Any]]:
    """Return what a redaction keeps of what it left, and of what those left that it empties.

    It holds no word: only which rows were ``touched``, where others say the same, which
    captured ``copies`` do, of which the whole goes, and which rows say ``parts`` of it.
    """
    left = {
        "places": [list(each) for each in places],
        "copies": list(copies),
        "parts": [list(each) for each in parts],
    }
    kept: list[dict[str, Any]] = [{"of": list(touched), **left}] if any(left.values()) else []
    changed = set(touched)
    for each in reversed(redactions(connection)):
        for group in each.standing if each.sequence in emptied else ():
            still = [place for place in group["places"] if _is_unchanged(place, changed)]
            kept.append({**group, "places": still})
        changed.update(each.touched)
    return kept


def words_left(connection: sqlite3.Connection, subjects: Sequence[str]) -> tuple[Sought, ...]:
    """Return the words of redacted ``subjects`` as they stand where redactions left them.

    Those are found alone that no later redaction changed.
    """
    found: dict[Sought, None] = {}
    changed: set[str] = set()
    for each in reversed(redactions(connection)):
        for group in each.standing:
            if not set(subjects).isdisjoint(group["of"]):
                said = (
                    _word_at(connection, Place._make(place))
                    for place in group["places"]
                    if _is_unchanged(place, changed)
                )
                found |= dict.fromkeys(word for word in said if word)
        changed.update(each.touched)
    return tuple(found)


def copies_left(connection: sqlite3.Connection, subjects: Sequence[str]) -> tuple[int, ...]:
    """Return the captured copies in which redactions left the words of redacted ``subjects``.

    A copy stays as it was captured, or is removed as a whole.
    """
    query = "SELECT id FROM copies WHERE length(content) > 0"
    whole = {number for (number,) in connection.execute(query)}
    groups = (group for each in redactions(connection) for group in each.standing)
    found = {
        number
        for group in groups
        if not set(subjects).isdisjoint(group["of"])
        for number in group.get("copies", ())
    }
    return tuple(sorted(found & whole))


def parts_left(connection: sqlite3.Connection, subjects: Sequence[str]) -> tuple[RowId, ...]:
    """Return the rows in which redactions left parts of the words of redacted ``subjects``.

    What another redaction of the same took something from is told by that one.
    """
    found: dict[RowId, None] = {}
    taken: set[str] = set()
    for each in reversed(redactions(connection)):
        for group in each.standing:
            if not set(subjects).isdisjoint(group["of"]):
                rows = ((table, number) for table, number in group.get("parts", ()))
                found |= dict.fromkeys(row for row in rows if shown(*row) not in taken)
        if not set(subjects).isdisjoint(each.subject.split(", ")):
            taken.update(each.touched)
    return tuple(found)


def _is_unchanged(place: Sequence[Any], changed: set[str]) -> bool:
    """Return whether a place is still where the words are, after rows were ``changed``."""
    table, row, column, *_ = place
    # An article is blotted out letter by letter, so that its places stay right.
    return (table, column) == ("articles", "text") or shown(table, row) not in changed


def _word_at(connection: sqlite3.Connection, place: Place) -> Sought | None:
    """Return the words at a place, unless they are gone from there."""
    query = f"SELECT {place.column} FROM {place.table} WHERE id = ?"
    (cell,) = connection.execute(query, [place.row]).fetchone() or (None,)
    said = (cell or "")[place.start : place.end]
    if not said.strip() or MARK in (said, cell) or BLOT in said:
        return None
    return Sought(said, WordForm.NAME if place.is_name else WordForm.FOLDED)
