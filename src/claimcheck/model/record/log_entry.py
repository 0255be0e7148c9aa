"""The story of a claim: what was done about it, act by act."""

from typing import NamedTuple

ToldValue = str | int | float | None


class Written(NamedTuple):
    """A row that an act wrote: its id, its table, and what it says."""

    record: str
    table: str
    cells: tuple[tuple[str, ToldValue], ...]

    def get(self, name: str) -> ToldValue:
        """Return what a row says under a name; None where it says nothing."""
        return dict(self.cells).get(name)


class Happening(NamedTuple):
    """One act and what it wrote about the claim.

    `is_redacted` tells that what it wrote was removed from the record.
    """

    sequence: int
    at: str
    actor: str
    kind: str
    subject: str
    rows: tuple[Written, ...]
    is_redacted: bool = False


class Entry(NamedTuple):
    """A line of the story: who did what, with the record it is about."""

    sequence: int
    at: str
    actor: str
    what: str
    record: str
    text: str
