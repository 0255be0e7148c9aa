"""The story of a claim: what was done about it, act by act."""

from claimcheck.named_tuple import NamedTuple

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


class LoggedAct(NamedTuple):
    """One act of the log, by one actor, at one time, without the words that it wrote.

    Those are told by a claim's history, to whoever may see them. `door` is by which way the act
    came, ``web`` or None for others; `is_redacted` tells that what it wrote was removed.
    """

    sequence: int
    at: str
    actor: str
    kind: str
    subject: str
    payload_sha256: str
    previous: str
    sha256: str
    door: str | None
    is_redacted: bool


class Entry(NamedTuple):
    """A line of the story: who did what, with the record it is about.

    Where a matcher called two texts the same, `agrees` is the step of its ladder, and
    `agreed_by` its name.
    """

    sequence: int
    at: str
    actor: str
    what: str
    record: str
    text: str
    agrees: str | None = None
    agreed_by: str | None = None
