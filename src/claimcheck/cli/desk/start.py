"""Sitting down at the review desk: which cards, and how it ends."""

from typing import TYPE_CHECKING

from claimcheck.cli.output import counted, put, say, wrapped
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.cli.desk.asking import Ask
    from claimcheck.cli.desk.counts import AnswerTally
    from claimcheck.model.desk.card import QueueEntry, QueueFilter
    from claimcheck.model.ids import RecordId
    from claimcheck.record import Record

_USER_ERROR = 2


def read_queue_filter(
    record: "Record",
    article: str | None,
    speaker: str | None,
    topic: str | None,
    assigned_to: str | None,
    since: str | None,
) -> "QueueFilter":
    """Return which cards to show. Raises `ClaimcheckError` for a bad id or date."""
    from claimcheck.model.dates import parse_date
    from claimcheck.model.desk.card import QueueFilter

    return QueueFilter(
        record.article_named(article) if article else None,
        speaker,
        topic,
        assigned_to,
        str(parse_date(since)) if since else None,
    )


def sit_down(
    record: "Record", card: str | None, kept: "QueueFilter", libraries: "Sequence[str]" = ()
) -> int:
    """Review what waits, or one card alone, and return the exit code.

    That is 2 where answers that nobody typed could not be used.
    """
    from claimcheck.cli.desk.asking import asker
    from claimcheck.cli.desk.counts import AnswerTally, how_many_wait, summary
    from claimcheck.cli.desk.loop import ReviewDesk
    from claimcheck.cli.progress import working

    if card is not None and any(kept):
        raise ClaimcheckError("name one card, or choose with options; not both")
    ask = asker()
    subject = record.subject_of(card) if card else None
    if subject and (declined := _declined(record, subject, ask)) is not None:
        return _code(AnswerTally(refused=bool(declined)))
    read = _reader(record, kept, subject)
    with working("Reading the queue"):
        entries = read()
    if not entries:
        put("\n".join(wrapped(_why_nothing(record, kept, subject))))
        if subject is None and not any(kept):
            say("Next: claimcheck add --article FILE")
        return 0
    at_desk = ReviewDesk(record, read, ask, libraries)
    try:
        at_desk.run(lambda: _greet(record.actor, summary(entries)))
    except KeyboardInterrupt:
        say("\nStopped; every act so far is stored.")
        raise
    if at_desk.skipped:
        say("\n".join(wrapped(visible(f"Skipped: {', '.join(at_desk.skipped)}."))))
    left = how_many_wait(read())
    say(f"{counted(at_desk.tally.stored, 'act')} stored. {counted(left, 'card')} left.")
    return _code(at_desk.tally)


def _greet(actor: str, waiting: str) -> None:
    """Say who sits there, what waits, and how to answer."""
    say("\n".join(wrapped(f"You are {visible(actor)}. {waiting}")))
    say("Type a key and Enter. Enter alone shows the card again; ? explains the keys.")


def _code(tally: "AnswerTally") -> int:
    """Say how many answers were of no use where nobody typed them, and return the exit code."""
    import sys

    if not tally.refused or sys.stdin.isatty():
        return 0
    say(f"{counted(tally.refused, 'answer')} could not be used.")
    return _USER_ERROR


def _declined(record: "Record", subject: "RecordId", ask: "Ask") -> str | None:
    """Offer the statement that stands in the place of the one named; return an answer but yes."""
    from claimcheck.cli.desk.asking import is_yes

    later = record.later_statement(subject)
    if later is None:
        return None
    words = visible(later.statement.text)
    say("\n".join(wrapped(f"{subject} was replaced by s-{later.id:d}: {words}")))
    try:
        answer = ask(f"Review s-{later.id:d}? yes, or Enter to leave it ")
    except EOFError:
        return ""
    return None if is_yes(answer) else answer


def _reader(
    record: "Record", kept: "QueueFilter", subject: "RecordId | None"
) -> "Callable[[], Sequence[QueueEntry]]":
    """Return what reads the queue, or what waits of one card.

    A record that nobody asks about is looked at all the same, until somebody does.
    """
    if subject is None:
        return record.first_card_reader(kept)
    queue = record.queue_reader(kept, about=subject)
    # What waits about a claim is no card on which its statement could be edited.
    shown = "sq" if subject.letter == "s" else "csqv"
    looking = True

    def of_one() -> "tuple[QueueEntry, ...]":
        nonlocal looking
        found = record.waiting_about(subject, queue())
        looking = looking and not any(each.waiting.letter in shown for each in found)
        looked = record.looked_at(subject) if looking else None
        return (looked, *found) if looked else found

    return of_one


def _why_nothing(record: "Record", kept: "QueueFilter", subject: "RecordId | None") -> str:
    """Return that nothing waits, and what became of the record that was named."""
    nothing = f"Nothing waits for {visible(record.actor)}"
    if subject is None:
        return f"{nothing}{' here' if any(kept) else ''}."
    found = record.ending(subject)
    if found is None:
        return f"{nothing} about {subject}; it states no claim."
    whose = f"{found.at[:10]}, {visible(found.actor)}: {visible(found.reason)}"
    return f"{nothing} about {subject}: it holds no longer, since {whose}"
