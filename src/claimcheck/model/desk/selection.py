"""What an act is done with: some records by their ids, or all that a filter keeps."""

from claimcheck.model.ids import RecordId
from claimcheck.named_tuple import NamedTuple


class Selection(NamedTuple):
    """Records named by `ids`, or what the rest keeps of all; nothing given keeps all.

    `article` is a number, `since` an ISO date: recorded from this day on. `speaker` is a
    name or an id. What a claim says of itself is asked in all its wordings.
    """

    ids: tuple[RecordId, ...] = ()
    article: int | None = None
    topic: str | None = None
    speaker: str | None = None
    status: str | None = None
    since: str | None = None


class PassedOver(NamedTuple):
    """A record with which an act was not done, and why."""

    record: RecordId
    why: str


class ActedOn(NamedTuple):
    """What one act was done with, what was passed over, and the events that it wrote."""

    done: tuple[RecordId, ...]
    passed_over: tuple[PassedOver, ...] = ()
    events: range = range(0)
