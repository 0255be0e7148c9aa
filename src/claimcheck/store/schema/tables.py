"""Every append-only table of the record, and what holds for all of them."""

from typing import Final

from claimcheck.store.schema.append_only import guards
from claimcheck.store.schema.first_tables import TABLES
from claimcheck.store.schema.later_tables import (
    ASSIGNMENTS,
    CORRECTIONS,
    NOTES,
    OUTSIDE_CHECKS,
    SIXTH_TABLES,
)

# A row of any table, by the table's name and its id.
RowId = tuple[str, int]

_SOURCES = [table.name for table in TABLES].index("sources")
# What is referred to comes first.
ALL_TABLES: Final = (
    *TABLES[:_SOURCES],
    OUTSIDE_CHECKS,
    *TABLES[_SOURCES:],
    CORRECTIONS,
    NOTES,
    ASSIGNMENTS,
    *(table for table in SIXTH_TABLES if table is not OUTSIDE_CHECKS),
)

# The columns of bytes, which events record by their digest.
BLOBS = frozenset((("copies", "content"),))
# What a row holds that its event does not speak of, since its column came later:
# nothing, but for these. `log --verify` insists on it.
ADDED_DEFAULTS = {("contacts", "reason"): "right of reply"}


def all_guards() -> list[str]:
    """Return every guard of every append-only table; a migration recreates them with these."""
    found = []
    for table in ALL_TABLES:
        superseding = (("supersedes",),) if table.supersedable else ()
        found += guards(table.name, "id", (*table.keys, *superseding))
    return [*found, *guards("events", "sequence", (("sha256",),))]
