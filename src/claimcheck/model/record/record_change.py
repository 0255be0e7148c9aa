"""What one act wrote, for copies of the record."""

from collections.abc import Mapping

from claimcheck.named_tuple import NamedTuple


class RecordChange(NamedTuple):
    """A row that an act wrote, as it reads today; of a redaction, what was taken from which.

    `taken` are the ids of rows that a copy must read again or drop.
    """

    sequence: int
    at: str
    actor: str
    kind: str
    table: str | None
    id: int | None
    row: Mapping[str, object] | None
    taken: tuple[str, ...] = ()
    reason: str | None = None
