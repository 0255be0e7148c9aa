"""Every write: one immediate transaction, in it acts, each sealed by one event."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from claimcheck.store.connection import (
    Cell,
    WriteStore,
    collision_explained,
    immediate,
    savepoint,
)
from claimcheck.store.errors import MovedMeanwhileError
from claimcheck.store.index.entries import index_claims, index_rows, index_since, indexed_fields
from claimcheck.store.log import chain as events
from claimcheck.store.log.act import Act, in_order, insertion, may_wait
from claimcheck.store.place import place_of
from claimcheck.store.schema.tables import ADDED_DEFAULTS

_BULK_EVENTS: Final = 5_000
# In KiB: indexes of a large file are written in no order, and would be read again and again.
_BULK_CACHE: Final = 65_536

_HAS_HOLDS: Final = "SELECT EXISTS (SELECT 1 FROM holds)"


class Transaction:
    """What one transaction has written and not yet handed to SQLite.

    In bulk, rows are handed over by the thousand and the search index is made at
    the end; otherwise both after each act, so that the next act finds them. While it is
    `gathering`, rows are handed over when the connection is asked for.
    """

    def __init__(self, store: WriteStore, *, bulk: bool) -> None:
        """Start empty; ``bulk`` says that nothing written is looked for before the end."""
        self.stored = store.connection
        self._store = store
        self._bulk = bulk
        self._gathers = False
        self._head = events.head(self.stored)
        self._last_at = events.last_time(self.stored)
        self._ids: dict[str, int] = {}
        self._empty: dict[str, dict[str, Cell]] = {}
        self._buffer: dict[str, list[dict[str, Cell]]] = {}
        self._waiting: dict[str, list[dict[str, Cell]]] = {}
        self._unindexed: int | None = None
        self._is_in_act = False
        self._permitted = ("", "")
        (self._has_holds,) = self.stored.execute(_HAS_HOLDS).fetchone()

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection, which finds what earlier acts wrote.

        Who looks for nothing that may wait to be handed over takes `stored`, the same.
        """
        self._hand_over()
        return self.stored

    @property
    def head(self) -> events.Head:
        """Return the last event, of those not yet handed to SQLite too."""
        return self._head

    @property
    def last_at(self) -> str:
        """Return the time of the last event; nothing for an empty record."""
        return self._last_at

    def now(self) -> str:
        """Return the time of the record's clock."""
        return self._store.clock()

    def require_permitted(self, actor: str, kind: str) -> None:
        """Raise a `ClaimcheckError` where somebody may not do an act of a kind."""
        # Nothing of many together is an act about who may act.
        if (self._bulk or self._gathers) and self._permitted == (actor, kind):
            return
        self._store.permit(self.connection, actor, kind)
        self._permitted = (actor, kind)

    def coming(self, table: str) -> Sequence[Mapping[str, Cell]]:
        """Return the rows of a table that are not handed over yet."""
        return self._buffer.get(table, ())

    def buffer(self, table: str, cells: Mapping[str, Cell]) -> int:
        """Keep a row for the flush, as part of the coming event; return its id."""
        if table not in self._ids:
            query = f"SELECT coalesce(max(id), 0) FROM {table}"
            (self._ids[table],) = self.stored.execute(query).fetchone()
            self._empty[table] = self._empty_row(table)
        self._ids[table] += 1
        # Rows that are written together are bound by one statement, so all have all columns.
        row = {**self._empty[table], **cells}
        if len(row) > len(self._empty[table]):
            unknown = ", ".join(sorted(cells.keys() - self._empty[table].keys()))
            raise ValueError(f"the table {table} has no column {unknown}")
        row |= {"id": self._ids[table], "event": self._head.sequence + 1}
        self._buffer.setdefault(table, []).append(row)
        return self._ids[table]

    def _empty_row(self, table: str) -> dict[str, Cell]:
        """Return a row that says nothing, with every column that the table has."""
        query = "SELECT name FROM pragma_table_info(?)"
        columns = (name for (name,) in self.stored.execute(query, [table]))
        return {column: ADDED_DEFAULTS.get((table, column)) for column in columns}

    @contextmanager
    def act(self, actor: str, kind: str) -> Iterator[Act]:
        """Record what the block writes as one event; where nothing is written, none.

        Acts follow each other. Nothing is left of one whose block raises. Raises a
        `ClaimcheckError` where the actor may not do this, and for a claim on hold.
        """
        self.require_whole()
        self.require_permitted(actor, kind)
        self._is_in_act = True
        act = Act(self, actor, kind)
        try:
            yield act
            self._require_free(act)
        except BaseException:
            self._forget(act)
            raise
        if act.rows or act.redacted:
            if self._gathers and may_wait(act.rows):
                self._seal(act)
                self._wait()
            elif not self._bulk:
                self._write(act)
            else:
                self._seal(act)
        if len(self._buffer.get("events", ())) >= _BULK_EVENTS:
            self._write_rows()
        self._is_in_act = False

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Let what is added in the block wait until somebody asks for the connection.

        The index of claims follows at its end: nobody looks there meanwhile.
        """
        self._permitted = ("", "")
        self._gathers = not self._bulk
        try:
            yield
        finally:
            self._gathers = False
        self.flush()

    def _wait(self) -> None:
        """Keep the rows of an act that has ended apart from those of the next."""
        self._index_later()
        for table, rows in self._buffer.items():
            self._waiting.setdefault(table, []).extend(rows)
        self._buffer = {}

    def _hand_over(self) -> None:
        """Write the rows that wait; not those of the act that goes on."""
        if self._waiting:
            (self._buffer, self._waiting), begun = (self._waiting, {}), self._buffer
            self._write_rows()
            self._buffer = begun

    def _write(self, act: Act) -> None:
        """Seal an act and hand it over; with what readers have by it, where that is something."""
        connection = self.connection
        before = self._head, self._last_at, {name: [*rows] for name, rows in self._buffer.items()}
        with savepoint(connection) as take_back:
            self._seal(act)
            self.flush()
            try:
                coming = self._store.to_be_told(connection, act.rows)
            except BaseException:
                self._head, self._last_at, self._buffer = before
                self._forget(act)
                raise
            if coming:
                take_back()
                self._head, self._last_at, self._buffer = before
                for cells in coming:
                    act.insert("tellings", **cells)
                self._seal(act)
                self.flush()

    def _require_free(self, act: Act) -> None:
        """Raise `HeldClaimError` where an act changes a claim that is on hold."""
        if not self._has_holds:
            self._has_holds = act.kind == "hold"
            return
        # Few records have a claim on hold.
        from claimcheck.store.log.holds import require_free  # noqa: PLC0415

        touched = act.redacted.get("touched", ())
        require_free(
            self.connection,
            act.rows,
            touched if isinstance(touched, list) else (),
            kind=act.kind,
            subject=act.subject,
        )

    def _forget(self, act: Act) -> None:
        """Drop the rows of an act that failed, so that the next is not taken for theirs."""
        for row in act.rows:
            table = str(row["table"])
            self._buffer[table].pop()
            self._ids[table] -= 1
        self._buffer = {table: rows for table, rows in self._buffer.items() if rows}
        self._is_in_act = False

    def require_whole(self) -> None:
        """Raise `RuntimeError` where an act goes on, or could not be written whole."""
        if self._is_in_act:
            raise RuntimeError("an act has not ended, or was not written whole")

    def _seal(self, act: Act) -> None:
        """Append the event of an act to the chain."""
        said: dict[str, object] = {"redacted": act.redacted} if act.redacted else {}
        if self._store.door:
            said["door"] = self._store.door
        payload = events.canonical({"rows": act.rows, "salt": self._store.salt(), **said})
        self._last_at = at = events.in_step(self._store.clock(), self._last_at)
        payload_sha256 = events.digest(payload)
        previous = self._head.sha256
        sealed = events.seal(previous, at, act.actor, act.kind, act.subject, payload_sha256)
        self._head = events.Head(self._head.sequence + 1, sealed)
        event = events.Event(
            self._head.sequence,
            at,
            act.actor,
            act.kind,
            act.subject,
            payload,
            payload_sha256,
            previous,
            sealed,
        )
        self._buffer.setdefault("events", []).append(event._asdict())

    def flush(self) -> None:
        """Hand everything kept to SQLite, the claims also to the search index."""
        self._hand_over()
        claims = self._buffer.get("claims", [])
        self._write_rows()
        if self._gathers:
            return
        if self._unindexed is not None:
            index_since(self.stored, self._unindexed)
            self._unindexed = None
        elif claims:
            index_claims(self.stored, [indexed_fields(claim) for claim in claims])

    def _index_later(self) -> None:
        """Note from which claim on the index lacks what is written."""
        if self._unindexed is None and "claims" in self._buffer:
            self._unindexed = int(str(self._buffer["claims"][0]["id"]))

    def _write_rows(self) -> None:
        """Write the kept rows, parents first."""
        if self._bulk or self._gathers:
            self._index_later()
        for table, rows in in_order(self._buffer):
            with collision_explained(table):
                self.stored.executemany(insertion(table, rows[0]), rows)
            index_rows(self.stored, table, rows)
        self._buffer = {}


@contextmanager
def transaction(
    store: WriteStore, *, bulk: bool = False, dry_run: bool = False
) -> Iterator[Transaction]:
    """Run the block as one immediate transaction: all of it is stored, or nothing.

    ``bulk`` trades the sync of each commit, and memory, for speed and is meant for imports:
    after a power cut the whole import may be missing, never a part of it.
    ``dry_run`` stores nothing.
    """
    store.connection.execute(f"PRAGMA synchronous = {'NORMAL' if bulk else 'FULL'}")
    if bulk:
        store.connection.execute(f"PRAGMA cache_size = -{_BULK_CACHE}")
    try:
        with immediate(store, keep=not dry_run):
            writing = Transaction(store, bulk=bulk)
            before = writing.head
            yield writing
            writing.require_whole()
            writing.flush()
    except MovedMeanwhileError as error:
        if writing.head == before:
            raise
        # An equal copy can have come, which the log continues.
        if not events.is_stored(store.path, writing.head):
            # Taken from its log alone, the same file can be given it at the end.
            is_gone = place_of(store.path) != store.place
            raise MovedMeanwhileError(store.path, is_missing=is_gone) from error
