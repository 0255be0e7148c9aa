"""Read the queue: all that waits for a reviewer, or what waits about one record."""

from collections.abc import Iterable, Sequence

from claimcheck.model.desk.card import QueueEntry, QueueFilter, Task, Waiting
from claimcheck.model.ids import ClaimId, RecordId, StatementId, id_or_none
from claimcheck.model.statement import StoredStatement
from claimcheck.model.status import Ending
from claimcheck.store.connection import Connection
from claimcheck.store.log.retractions import ending_of
from claimcheck.store.queries.kept_waiting import keeper
from claimcheck.store.queries.queue_details import with_more
from claimcheck.store.queries.waiting import waiting
from claimcheck.store.records.articles import find_article
from claimcheck.store.records.claims import find_claim, wordings
from claimcheck.store.records.questions import find_question
from claimcheck.store.records.statement_edits import replaced_by
from claimcheck.store.records.statements import find_statement
from claimcheck.store.records.topics import require_known_topic
from claimcheck.store.verdicts.in_force import find_verdict
from claimcheck.store.verdicts.reviewers import named_reviewer
from claimcheck.workflows.desk.session import in_order


def read_queue(
    connection: Connection, kept: QueueFilter, *, asking: str, today: str
) -> tuple[QueueEntry, ...]:
    """Return what waits for a reviewer, in order. Raises as `require_known` does."""
    require_known(connection, kept)
    return in_order(waiting(connection, kept, asking=asking, today=today))


def those_kept(
    connection: Connection, entries: Sequence[QueueEntry], kept: QueueFilter
) -> tuple[QueueEntry, ...]:
    """Return those of a whole queue that a filter keeps. Raises as `require_known` does."""
    require_known(connection, kept)
    if not any(kept):
        return tuple(entries)
    keeps = keeper(connection, kept)
    return tuple(entry for entry in entries if keeps(entry.waiting))


def require_known(connection: Connection, kept: QueueFilter) -> None:
    """Raise for a filter that names nobody and nothing.

    Raises `UnknownIdError`, `UnknownReviewerError` or `UnknownTopicError`; of a speaker the
    filter itself raises `UnknownPersonError`.
    """
    if kept.article is not None:
        find_article(connection, kept.article)
    if kept.assigned_to is not None:
        named_reviewer(connection, kept.assigned_to)
    if kept.topic is not None:
        require_known_topic(connection, kept.topic)


def about(
    connection: Connection, entries: Iterable[QueueEntry], subject: RecordId
) -> tuple[QueueEntry, ...]:
    """Return what waits about a claim, in any wording, or about a statement or a question.

    What waits about the statement that stands in another's place waits about both.
    """
    if subject.letter == "c":
        same = wordings(connection, subject.number)
        return tuple(entry for entry in entries if entry.waiting.claim in same)
    if subject.letter == "s":
        number = replaced_by(connection, [subject.number]).get(subject.number, subject.number)
        return tuple(entry for entry in entries if entry.waiting.statement == number)
    return tuple(entry for entry in entries if entry.waiting.subject == str(subject))


def subject_of_card(
    connection: Connection, entries: Iterable[QueueEntry], named: RecordId
) -> RecordId:
    """Return the record that a card is about: itself, or a verdict's claim.

    Raises `UnknownIdError`.
    """
    known = {"c": find_claim, "s": find_statement, "q": find_question}
    if named.letter in known:
        known[named.letter](connection, named.number)
        return named
    claim = _or_its_claim(connection, named)
    return named if about(connection, entries, named) else claim


def _or_its_claim(connection: Connection, subject: RecordId) -> RecordId:
    """Return a verdict's claim, and any other record as it is."""
    if subject.letter != "v":
        return subject
    return RecordId("c", find_verdict(connection, subject.number).claim)


def later_statement(connection: Connection, subject: RecordId) -> StoredStatement | None:
    """Return the statement that stands in the place of a replaced one; None for all else."""
    number = subject.number
    later = replaced_by(connection, [number]).get(number) if subject.letter == "s" else None
    return find_statement(connection, later) if later else None


def ending(connection: Connection, subject: RecordId) -> Ending | None:
    """Return how a statement, a claim or a question ceased to hold; None where it does not.

    A verdict's claim is asked in its place.
    """
    subject = _or_its_claim(connection, subject)
    tables = {"s": "statements", "c": "claims", "q": "questions"}
    return ending_of(connection, tables[subject.letter], subject.number)


def looked_at(connection: Connection, subject: RecordId) -> QueueEntry | None:
    """Return a claim, a statement or a question on which nothing waits, as if it did.

    A statement that was replaced gives the one in its place, a verdict its claim. None
    where it holds no longer, or states no claim.
    """
    subject = _or_its_claim(connection, subject)
    if ending(connection, subject):
        return None
    if subject.letter == "c":
        claim = find_claim(connection, subject.number)
        return _look(connection, subject, claim.id, claim.text)
    number = subject.number
    if subject.letter == "q":
        number = find_question(connection, number).statement
    stored = later_statement(connection, RecordId("s", number)) or find_statement(
        connection, number
    )
    if stored.claim is None or ending(connection, RecordId("s", stored.id)):
        return None
    shown = subject if subject.letter == "q" else RecordId("s", stored.id)
    return _look(connection, shown, stored.claim, stored.statement.text, stored.id)


def _look(
    connection: Connection, subject: RecordId, claim: int, text: str, statement: int | None = None
) -> QueueEntry:
    """Return the entry of a record to look at."""
    stated = id_or_none(StatementId, statement)
    shown = Waiting(Task.LOOK, str(subject), ClaimId(claim), text, 0, "", statement=stated)
    same = wordings(connection, claim)
    return in_order(with_more(connection, [shown], among=same))[0]
