"""Copies of the whole file: made by SQLite's own backup, checked after writing."""

import sqlite3

from claimcheck.store.errors import StoreError
from claimcheck.store.transaction import WriteStore


def require_same_record(store: WriteStore, backup: WriteStore) -> None:
    """Raise `StoreError` unless two files hold the same record, at whatever time."""
    if backup.path.samefile(store.path):
        raise StoreError(f"{backup.path} is the database itself, not a backup")
    if _beginning(store.connection) != _beginning(backup.connection):
        raise StoreError(f"{backup.path} holds another record; name a backup of {store.path}")


def _beginning(connection: sqlite3.Connection) -> str | None:
    """Return the digest of the first event, which no two records share."""
    row = connection.execute("SELECT sha256 FROM events WHERE sequence = 1").fetchone()
    return row[0] if row else None
