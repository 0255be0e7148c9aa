"""A digest: what waits for somebody, what is overdue, and what changed on their claims."""

from typing import Final

from claimcheck.model.claim import Claim
from claimcheck.model.desk.card import QueueEntry
from claimcheck.model.record.log_entry import Entry
from claimcheck.named_tuple import NamedTuple

# The day of a letter that nobody gave one: after all others.
NO_DAY: Final = "no day"


class Overdue(NamedTuple):
    """Something whose day has come: a record, its day, and what was to be done by it."""

    record: str
    day: str
    what: str


class ChangedClaim(NamedTuple):
    """A claim of somebody's, and what others did about it."""

    claim: Claim
    entries: tuple[Entry, ...]


class Digest(NamedTuple):
    """What one person needs to know, as of the day `today`; changes are those from `since` on.

    `in_hand` waits for them alone, `open_to_all` is how many cards wait for them and others.
    `letters` wait for an answer of the desk, and their day, if they have one, has not come.
    """

    reviewer: str
    today: str
    since: str
    in_hand: tuple[QueueEntry, ...]
    open_to_all: int
    overdue: tuple[Overdue, ...]
    changed: tuple[ChangedClaim, ...]
    letters: tuple[Overdue, ...] = ()
