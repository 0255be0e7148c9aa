"""The rows of every table, beside what events say of them: nearly all are as was recorded."""

import sqlite3
from collections.abc import Sequence
from operator import itemgetter
from typing import Any, Final

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.schema.tables import ADDED_DEFAULTS, BLOBS

# Tables in which a cell may differ from what was recorded, and who compares says why.
_EXPLAINED: Final = frozenset(table for table, _ in (*BLOBS, *ADDED_DEFAULTS))


class _Laid(NamedTuple):
    """Where the cells stand that an event names, and how many it does not name.

    ``order`` gives those that it names, then the event, then all others.
    """

    order: "itemgetter[Any]"
    others: tuple[None, ...]


class StoredRows:
    """The rows of one table, mostly read in the order in which events speak of them."""

    __slots__ = ("_ahead", "_connection", "_is_explained", "_laid", "_next", "_table", "columns")

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        """Begin with the first row. ``table`` must be a name of ours."""
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY id")
        self._connection, self._table, self._next = connection, table, rows.fetchone
        self.columns = dict.fromkeys(each[0] for each in rows.description)
        # In a stranger's table other columns may come first.
        is_ours = [*self.columns][:2] == ["id", "event"]
        self._ahead: tuple[Any, ...] | None = self._next() if is_ours else None
        self._is_explained = table in _EXPLAINED
        self._laid: dict[tuple[str, ...], _Laid | None] = {}

    def find(self, number: object, event: object) -> tuple[object, ...] | None:
        """Return the row with this id that an event wrote; None where there is none.

        Rows are written in the order of their ids, and asked for one by one each would
        cost several times as much.
        """
        ahead = self._ahead
        if ahead is not None and type(number) is int:
            while ahead is not None and ahead[0] < number:
                ahead = self._ahead = self._next()
            if ahead is not None and ahead[0] == number:
                return ahead if ahead[1] == event else None
        query = f"SELECT * FROM {self._table} WHERE id = ? AND event = ?"
        found: tuple[object, ...] | None = self._connection.execute(
            query, [number, event]
        ).fetchone()
        return found

    def is_next(self, recorded: dict[str, object], event: int) -> bool:
        """Return whether the next row is what an event recorded, and holds nothing else.

        Where it may be another, or one that must be looked at by its cells, it is not.
        """
        ahead = self._ahead
        if ahead is None or self._is_explained:
            return False
        if ahead[0] != recorded["id"]:
            ahead = self._ahead = self._next()
            if ahead is None:
                return False
        named = tuple(recorded)
        try:
            laid = self._laid[named]
        except KeyError:
            laid = self._laid[named] = self._lay(named)
        return laid is not None and laid.order(ahead) == (
            *recorded.values(),
            event,
            *laid.others,
        )

    def _lay(self, named: Sequence[str]) -> _Laid | None:
        """Return where cells stand that an event names; None where one has no column."""
        places = {column: place for place, column in enumerate(self.columns)}
        if "event" in named or not places.keys() >= {*named}:
            return None
        mine = [places[column] for column in (*named, "event")]
        others = sorted(set(range(len(places))).difference(mine))
        return _Laid(itemgetter(*mine, *others), (None,) * len(others))


class Tables(dict[str, StoredRows]):
    """The rows of every table, by its name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin with no row read."""
        self._connection = connection

    def __missing__(self, table: str) -> StoredRows:
        """Begin to read a table."""
        self[table] = rows = StoredRows(self._connection, table)
        return rows

    def hold(self, rows: Sequence[dict[str, Any]], event: int, counts: dict[str, int]) -> bool:
        """Return whether all rows of an event come next and are as it says; then count them."""
        seen = []
        for row in rows:
            table = row.pop("table")
            if type(table) is not str or table not in counts:
                return False
            if not self[table].is_next(row, event):
                return False
            seen.append(table)
        for table in seen:
            counts[table] += 1
        return True
