"""What an import did, or would do."""

from collections import Counter
from enum import StrEnum

from claimcheck.model.imports.outside_check import OutsideCheck
from claimcheck.named_tuple import NamedTuple


class ImportOutcome(StrEnum):
    """What became of one record."""

    NEW = "new"
    KNOWN = "known"
    FILLED = "filled"
    REVISED = "revised"
    OLDER = "older than known"
    OTHERWISE = "rated otherwise"
    REFUSED = "refused"
    # Of a look before anybody has said where the checks go.
    READ = "can be stored"


class Brought(NamedTuple):
    """One record, where it stood in its file, what became of it and what is told of it.

    `claim` is the number of the claim it is about; with a dry run that it would have.
    """

    check: OutsideCheck
    place: str
    outcome: ImportOutcome
    claim: int | None = None
    label: str | None = None
    told: tuple[str, ...] = ()


class RefusedRecord(NamedTuple):
    """A record that was not stored, where it stands, and why."""

    place: str
    reason: str


class Imported(NamedTuple):
    """The counts of an import, what was told and how often, and the first records.

    `unplaced` counts the labels, by site, that have no place on the desk's scale; of
    what was `refused` the first are named.
    """

    counts: Counter[ImportOutcome]
    told: Counter[str]
    unplaced: Counter[tuple[str | None, str]]
    first: tuple[Brought, ...] = ()
    refused: tuple[RefusedRecord, ...] = ()

    @property
    def read(self) -> int:
        """Return how many records were read."""
        return sum(self.counts.values())

    @property
    def is_whole(self) -> bool:
        """Return whether no record was refused."""
        return not self.counts[ImportOutcome.REFUSED]
