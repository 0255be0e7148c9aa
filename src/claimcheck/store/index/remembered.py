"""What a reader remembers of the search index, for as long as nobody writes to the record."""

import sqlite3
from typing import Final

# So many terms, some ten megabytes.
_TERMS: Final = 100_000


def remembered_frequencies(connection: sqlite3.Connection) -> dict[str, int] | None:
    """Return how many claims hold a term, as far as a connection that only reads has asked.

    What it asks next may be added. None for one that may write, whose counts change.
    """
    kept: dict[int, dict[str, int]] | None = getattr(connection, "kept", None)
    if kept is None:
        return None
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    if version not in kept or len(kept[version]) > _TERMS:
        kept.clear()
        kept[version] = {}
    return kept[version]
