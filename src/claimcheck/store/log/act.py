"""One act: the rows that it writes, in which order, and which may wait for those of later acts."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from claimcheck.store.connection import Cell
from claimcheck.store.log.chain import require_texts
from claimcheck.store.schema.tables import ALL_TABLES

if TYPE_CHECKING:
    from claimcheck.store.log.transaction import Transaction

Rows = TypeVar("Rows")

# Parents before children, so that foreign keys hold while rows are written; every
# row's parent is its event.
_ORDER: Final = {"events": -1} | {table.name: n for n, table in enumerate(ALL_TABLES)}

# What is added changes nothing that an earlier act wrote, and nothing that readers have.
_ADDED: Final = frozenset(("statements", "claims", "links", "questions", "persons", "attributions"))


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


def in_order(rows: Mapping[str, Rows]) -> Iterable[tuple[str, Rows]]:
    """Return the rows of tables, those of parents first."""
    return sorted(rows.items(), key=lambda kept: _ORDER[kept[0]])


def may_wait(rows: Sequence[Mapping[str, Cell]]) -> bool:
    """Return whether an act only adds statements with their claims, questions and persons."""
    return all(
        row["table"] in _ADDED and row.get("supersedes") is None and not _joins_claims(row)
        for row in rows
    )


def _joins_claims(row: Mapping[str, Cell]) -> bool:
    return row["table"] == "links" and row.get("claim") is not None


def insertion(table: str, row: Mapping[str, Cell]) -> str:
    """Return the statement that writes rows like ``row``.

    Half as dear as sqlite-utils' `insert_all`, which looks at each cell for JSON.
    """
    columns = ", ".join(row)
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join(f':{name}' for name in row)})"
