"""Sitting down at the review desk: which cards, and how it ends."""

from typing import TYPE_CHECKING

from claimcheck.cli.options import Desk
from claimcheck.cli.output import counted, put, say
from claimcheck.errors import ClaimcheckError
from claimcheck.language.columns import wrapped
from claimcheck.language.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model.review import QueueEntry, QueueFilter
    from claimcheck.store.events import Head

_USER_ERROR = 2


def read_queue_filter(
    article: str | None,
    speaker: str | None,
    topic: str | None,
    assigned_to: str | None,
    since: str | None,
) -> "QueueFilter":
    """Return which cards to show. Raises `ClaimcheckError` for a bad id or date."""
    from claimcheck.model.dates import parse_date
    from claimcheck.model.ids import parse_id
    from claimcheck.model.review import QueueFilter

    return QueueFilter(
        parse_id(article, "a").number if article else None,
        speaker,
        topic,
        assigned_to,
        str(parse_date(since)) if since else None,
    )


def sit_down(desk: Desk, card: str | None, kept: "QueueFilter") -> int:
    """Review what waits, or one card alone, and return the exit code.

    That is 2 where answers that nobody typed could not be used.
    """
    import sys

    from claimcheck.cli.asking import asker
    from claimcheck.cli.desk import ReviewDesk, summary

    read = reader(desk, card, kept)
    entries = read()
    if not entries:
        where = f" about {visible(card)}" if card else " here" if any(kept) else ""
        put(f"Nothing waits for {visible(desk.actor)}{where}.")
        return 0
    say("\n".join(wrapped(f"You are {visible(desk.actor)}. {summary(entries)}")))
    at_desk = ReviewDesk(desk, read, asker())
    try:
        at_desk.run()
    except KeyboardInterrupt:
        say("\nStopped; every act so far is stored.")
        raise
    tally = at_desk.tally
    say(f"{counted(tally.stored, 'act')} stored. {counted(len(read()), 'card')} left.")
    if tally.refused and not sys.stdin.isatty():
        say(f"{counted(tally.refused, 'answer')} could not be used.")
        return _USER_ERROR
    return 0


def reader(
    desk: Desk, card: str | None, kept: "QueueFilter"
) -> "Callable[[], tuple[QueueEntry, ...]]":
    """Return what reads the queue, or what waits of one card. Raises `ClaimcheckError`.

    It is read anew after an event, one's own or another's: nothing else changes it.
    """
    from claimcheck.store.events import head
    from claimcheck.workflows.queue import read_queue

    connection = desk.store.connection
    found: dict[Head, tuple[QueueEntry, ...]] = {}

    def read() -> "tuple[QueueEntry, ...]":
        now = head(connection)
        if now not in found:
            found.clear()
            found[now] = read_queue(connection, kept, asking=desk.actor, today=desk.today)
        return found[now]

    if card is None:
        return read
    if any(kept):
        raise ClaimcheckError("name one card, or choose with options; not both")
    return _one_card(desk, card, read)


def _one_card(
    desk: Desk, card: str, read: "Callable[[], tuple[QueueEntry, ...]]"
) -> "Callable[[], tuple[QueueEntry, ...]]":
    """Return what reads the cards about one record.

    A claim about which nobody asks anything can be rated all the same.
    """
    from claimcheck.model.ids import parse_id
    from claimcheck.workflows.queue import about, claim_entry

    subject = parse_id(card, "csqv")
    connection = desk.store.connection
    claimed = claim_entry(connection, subject)
    begun = desk.store.connection.total_changes

    def of_one() -> "tuple[QueueEntry, ...]":
        found = about(connection, read(), subject)
        untouched = desk.store.connection.total_changes == begun
        return found or ((claimed,) if claimed and untouched else ())

    return of_one
