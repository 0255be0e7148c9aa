"""Every write: one immediate transaction, in it acts, each sealed by one event."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from claimcheck.store.connection import Cell, WriteStore, collision_explained, immediate, savepoint
from claimcheck.store.index.entries import index_claims, index_rows, index_since, indexed_fields
from claimcheck.store.log import chain as events
from claimcheck.store.log.chain import require_texts
from claimcheck.store.schema.tables import ADDED_DEFAULTS, ALL_TABLES

# Parents before children, so that foreign keys hold while rows are written; every
# row's parent is its event.
_ORDER: Final = {"events": -1} | {table.name: n for n, table in enumerate(ALL_TABLES)}

_BULK_EVENTS: Final = 5_000
# In KiB: indexes of a large file are written in no order, and would be read again and again.
_BULK_CACHE: Final = 65_536

_HAS_HOLDS: Final = "SELECT EXISTS (SELECT 1 FROM holds)"


class Act:
    """One act being recorded: the rows it writes, sealed by one event at its end.

    The event speaks of what a row says; a column that it leaves out says nothing.

    `subject` is what `log` names the act by, such as ``c-31``; the block sets it
    once the id is known.
    """

    def __init__(self, transaction: "Transaction", actor: str, kind: str) -> None:
        """Begin an act by ``actor``; ``kind`` is the verb that `log` shows."""
        self._transaction = transaction
        self.actor = actor
        self.kind = kind
        self.subject = ""
        self.rows: list[dict[str, Cell]] = []
        self.redacted: dict[str, object] = {}

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection, which sees what earlier acts wrote."""
        return self._transaction.connection

    def coming(self, table: str) -> Sequence[Mapping[str, Cell]]:
        """Return the rows of a table that this transaction has not handed over yet."""
        return self._transaction.coming(table)

    def insert(self, table: str, **cells: Cell) -> int:
        """Add a row to an append-only table and return its id.

        Raises `UnfitTextError` for a text that no text file can hold.
        """
        require_texts(cells)
        row_id = self._transaction.buffer(table, cells)
        said = {
            column: _digest(cell) if type(cell) is bytes else cell
            for column, cell in cells.items()
            if cell is not None
        }
        self.rows.append({"table": table, "id": row_id, **said})
        return row_id


def _digest(content: bytes) -> str:
    """Return the SHA-256 of a captured copy, in hexadecimal."""
    from hashlib import sha256  # noqa: PLC0415 - few acts store bytes

    return sha256(content).hexdigest()


class Transaction:
    """What one transaction has written and not yet handed to SQLite.

    In bulk, rows are handed over by the thousand and the search index is made at
    the end; otherwise both after each act, so that the next act finds them.
    """

    def __init__(self, store: WriteStore, *, bulk: bool) -> None:
        """Start empty; ``bulk`` says that nothing written is looked for before the end."""
        self.connection = store.connection
        self._store = store
        self._bulk = bulk
        self._head = events.head(self.connection)
        self._last_at = events.last_time(self.connection)
        self._ids: dict[str, int] = {}
        self._empty: dict[str, dict[str, Cell]] = {}
        self._buffer: dict[str, list[dict[str, Cell]]] = {}
        self._unindexed: int | None = None
        self._is_in_act = False
        self._permitted = ("", "")
        (self._has_holds,) = self.connection.execute(_HAS_HOLDS).fetchone()

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
        # Nothing of a bulk is an act about who may act.
        if self._bulk and self._permitted == (actor, kind):
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
            (self._ids[table],) = self.connection.execute(query).fetchone()
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
        columns = (name for (name,) in self.connection.execute(query, [table]))
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
            if not self._bulk:
                self._write(act)
            else:
                self._seal(act)
        if len(self._buffer.get("events", ())) >= _BULK_EVENTS:
            self._write_rows()
        self._is_in_act = False

    def _write(self, act: Act) -> None:
        """Seal an act and hand it over; with what readers have by it, where that is something."""
        before = self._head, self._last_at, {name: [*rows] for name, rows in self._buffer.items()}
        with savepoint(self.connection) as take_back:
            self._seal(act)
            self.flush()
            try:
                coming = self._store.to_be_told(self.connection, act.rows)
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
        claims = self._buffer.get("claims", [])
        self._write_rows()
        if self._bulk:
            if self._unindexed is not None:
                index_since(self.connection, self._unindexed)
                self._unindexed = None
        elif claims:
            index_claims(self.connection, [indexed_fields(claim) for claim in claims])

    def _write_rows(self) -> None:
        """Write the kept rows, parents first."""
        if self._bulk and self._unindexed is None and "claims" in self._buffer:
            self._unindexed = int(str(self._buffer["claims"][0]["id"]))
        for table, rows in sorted(self._buffer.items(), key=lambda kept: _ORDER[kept[0]]):
            with collision_explained(table):
                self.connection.executemany(_insertion(table, rows[0]), rows)
            index_rows(self.connection, table, rows)
        self._buffer = {}


def _insertion(table: str, row: Mapping[str, Cell]) -> str:
    """Return the statement that writes rows like ``row``.

    Half as dear as sqlite-utils' `insert_all`, which looks at each cell for JSON.
    """
    columns = ", ".join(row)
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join(f':{name}' for name in row)})"


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
    with immediate(store, keep=not dry_run):
        writing = Transaction(store, bulk=bulk)
        yield writing
        writing.require_whole()
        writing.flush()
