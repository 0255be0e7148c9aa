"""What somebody else did about a card since it was read."""

from collections.abc import Collection
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.card import Card
from claimcheck.model.record.log_entry import Entry
from claimcheck.reports.history import as_entries
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import head
from claimcheck.store.records.claims import wordings
from claimcheck.workflows.report.history import tell_history

# What somebody adds beside a card leaves what it says as it was read.
_BESIDE: Final = frozenset(("add", "capture", "note", "assign"))


class ChangedError(ClaimcheckError):
    """Somebody else has acted on a card since it was read.

    `changes` say what was done, and `head` is the event up to which they do.
    """

    def __init__(self, subject: str, changes: tuple[Entry, ...], head: int) -> None:
        """Name the card."""
        super().__init__(f"{subject} has changed since you read it; nothing was stored")
        self.changes = changes
        self.head = head


def changes_since(
    connection: Connection, card: Card, read_at: int, *, own: Collection[int] = ()
) -> tuple[Entry, ...]:
    """Return what was done about a card's claims after an event, oldest first.

    Left out are the events in ``own``, which the reader wrote meanwhile, and what a
    blind policy hides from them. An event that is yet to come hides nothing: all is returned.
    """
    newest = head(connection).sequence
    if read_at == newest:
        return ()
    if read_at > newest:
        read_at = 0
    found: dict[tuple[int, str], Entry] = {}
    for claim in _claims_of(connection, card):
        told = tell_history(connection, claim, asking=card.asking)
        kinds = {each.sequence: each.kind for each in told.happenings}
        for entry in as_entries(claim, told.happenings):
            late = entry.sequence > read_at and entry.sequence not in own
            if late and kinds[entry.sequence] not in _BESIDE:
                found.setdefault((entry.sequence, entry.record), entry)
    return tuple(found[key] for key in sorted(found))


def _claims_of(connection: Connection, card: Card) -> list[int]:
    """Return the claims that a card is about, in all their wordings."""
    numbers = [card.claim.id, *(each.match.claim.id for each in card.priors if each.question)]
    return list(dict.fromkeys(same for each in numbers for same in wordings(connection, each)))


def require_unchanged(
    connection: Connection, card: Card, read_at: int, *, own: Collection[int] = ()
) -> None:
    """Raise `ChangedError` where somebody has acted on a card after the event ``read_at``.

    For use inside the writing transaction; the events in ``own`` are the reader's.
    """
    changes = changes_since(connection, card, read_at, own=own)
    if changes:
        raise ChangedError(card.entry.waiting.subject, changes, head(connection).sequence)
