"""Read the queue: all that waits for a reviewer, or what waits about one record."""

from collections.abc import Iterable

from claimcheck.model.ids import RecordId
from claimcheck.model.review import QueueEntry, QueueFilter, Task, Waiting
from claimcheck.store.articles import find_article
from claimcheck.store.claims import find_claim, wordings
from claimcheck.store.connection import Connection
from claimcheck.store.errors import UnknownReviewerError
from claimcheck.store.questions import find_question
from claimcheck.store.queue import waiting
from claimcheck.store.reviewers import reviewer_names
from claimcheck.store.standings import find_verdict
from claimcheck.store.statements import find_statement, statements_of_claims
from claimcheck.workflows.review_session import in_order


def read_queue(
    connection: Connection, kept: QueueFilter, *, asking: str, today: str
) -> tuple[QueueEntry, ...]:
    """Return what waits for a reviewer, in order.

    Raises `UnknownIdError` or `UnknownReviewerError` for a filter that names nobody.
    """
    if kept.article is not None:
        find_article(connection, kept.article)
    if kept.assigned_to is not None:
        known = reviewer_names(connection)
        if kept.assigned_to.lower() not in map(str.lower, known):
            raise UnknownReviewerError(kept.assigned_to, known)
    return in_order(waiting(connection, kept, asking=asking, today=today))


def about(
    connection: Connection, entries: Iterable[QueueEntry], subject: RecordId
) -> tuple[QueueEntry, ...]:
    """Return what waits about a claim, in any wording, or about a statement or a question."""
    if subject.letter == "c":
        same = wordings(connection, subject.number)
        return tuple(entry for entry in entries if entry.waiting.claim in same)
    if subject.letter == "s":
        return tuple(entry for entry in entries if entry.waiting.statement == subject.number)
    return tuple(entry for entry in entries if entry.waiting.subject == str(subject))


def claim_entry(connection: Connection, subject: RecordId) -> QueueEntry | None:
    """Return a claim as if it waited for a verdict; None for another record.

    Raises `UnknownIdError`.
    """
    known = {"s": find_statement, "q": find_question, "v": find_verdict}
    if subject.letter in known:
        known[subject.letter](connection, subject.number)
        return None
    claim = find_claim(connection, subject.number)
    heard = statements_of_claims(connection, wordings(connection, claim.id))
    statement = heard[0].id if heard else None
    waits = Waiting(Task.RATE, str(subject), claim.id, claim.text, 0, "", statement=statement)
    return in_order([waits])[0]
