"""Do one act with many records: all that were named or that a filter keeps, or none."""

from collections.abc import Callable
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.acts import (
    AddNote,
    AddTopic,
    Assign,
    Confirm,
    DeskAct,
    Discard,
    Drop,
    RemoveTopic,
    SignOff,
    Take,
)
from claimcheck.model.desk.card import QueueFilter, Task
from claimcheck.model.desk.selection import ActedOn, PassedOver, Selection
from claimcheck.model.ids import RecordId, parse_id
from claimcheck.store.connection import Connection
from claimcheck.store.errors import ConflictError
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.queries.tables.exports import Filter, export
from claimcheck.store.records.articles import find_article
from claimcheck.store.records.claims import wordings
from claimcheck.store.records.links import unconfirmed_links
from claimcheck.store.records.people.whose import said_by
from claimcheck.store.records.takes import taken_claims
from claimcheck.store.records.topics import require_known_topic
from claimcheck.workflows.claims.confirm import confirm
from claimcheck.workflows.claims.notes import assign_to, assignee, note_on, require_note
from claimcheck.workflows.claims.persons import require_reason
from claimcheck.workflows.claims.relations import drop, require_coming, require_urgency, take_up
from claimcheck.workflows.claims.topics import file_under, read_topic, take_out_of
from claimcheck.workflows.desk.queue import read_queue
from claimcheck.workflows.intake.edit_statement import drop_statement
from claimcheck.workflows.report.record_tables import read_filter
from claimcheck.workflows.verdicts.sign_off import sign_off

_DAY: Final = len("2026-11-28")
_LETTERS: Final[dict[type, str]] = {Confirm: "sl", Discard: "s", SignOff: "v"}


class NoSuchActError(ClaimcheckError):
    """An act is done with one card at a time."""


def letters_of(act: DeskAct) -> str:
    """Return the letters of the records with which an act is done: claims, if nothing else."""
    return _LETTERS.get(type(act), "c")


def chosen(
    connection: Connection, act: DeskAct, selection: Selection, *, asking: str, now: str
) -> tuple[RecordId, ...]:
    """Return the records that a selection names or keeps for an act, by id, each once.

    Of statements those that wait to be confirmed, of verdicts those that wait for ``asking``
    to sign them off; of claims those in force, by the lowest id of their wordings. Raises
    `ClaimcheckError` for a filter that names nobody, or a day that has not begun by the UTC
    time ``now``, and for an act that fits no record.
    """
    _require_values(connection, act, now)
    if selection.ids:
        return tuple(dict.fromkeys(selection.ids))
    if selection.article is not None:
        find_article(connection, selection.article)
    if selection.speaker is not None:
        said_by(connection, selection.speaker)
    if selection.topic is not None:
        require_known_topic(connection, selection.topic)
    if isinstance(act, SignOff):
        return _to_sign_off(connection, selection, asking=asking, now=now)
    kept = _as_filter(selection, now)
    if isinstance(act, Confirm | Discard):
        said = _statements(connection, kept)
        if isinstance(act, Discard):
            return said
        open_ones = {link.statement for link in unconfirmed_links(connection)}
        return tuple(each for each in said if each.number in open_ones)
    if isinstance(act, RemoveTopic):
        kept = kept._replace(topic=kept.topic or act.topic)
    found = _claims(connection, kept)
    if not isinstance(act, Drop):
        return found
    leaders = {each.number for each in found}
    return tuple(
        RecordId("c", claim)
        for claim in taken_claims(connection)
        if min(wordings(connection, claim)) in leaders
    )


def _statements(connection: Connection, kept: Filter) -> tuple[RecordId, ...]:
    """Return the statements that a filter keeps."""
    table = export(connection, "statements", kept)
    column = table.columns.index("statement_id")
    return tuple(parse_id(str(row[column]), "s") for row in table.rows)


def _claims(connection: Connection, kept: Filter) -> tuple[RecordId, ...]:
    """Return the claims that a filter keeps, each by the lowest id of its wordings."""
    table = export(connection, "claims", kept)
    own, leader = table.columns.index("claim_id"), table.columns.index("same_as")
    return tuple(dict.fromkeys(parse_id(str(row[leader] or row[own]), "c") for row in table.rows))


def _to_sign_off(
    connection: Connection, selection: Selection, *, asking: str, now: str
) -> tuple[RecordId, ...]:
    """Return the verdicts that wait for ``asking``, on claims that the selection keeps."""
    kept = {each.number for each in _claims(connection, _as_filter(selection, now))}
    waiting = read_queue(connection, QueueFilter(), asking=asking, today=now[:_DAY])
    found = [
        parse_id(each.waiting.subject, "v")
        for each in waiting
        if each.waiting.task is Task.SIGN_OFF and each.waiting.claim in kept
    ]
    return tuple(sorted(found))


def _as_filter(selection: Selection, now: str) -> Filter:
    """Return a selection as lists and exports take it. Raises `ClaimcheckError`."""
    kept = read_filter(
        since=selection.since,
        until=None,
        status=selection.status,
        speaker=selection.speaker,
        now=now,
    )
    return kept._replace(topic=selection.topic, article=selection.article)


def act_on(
    transaction: Transaction,
    act: DeskAct,
    records: tuple[RecordId, ...],
    *,
    actor: str,
    passing_over: bool = False,
) -> ActedOn:
    """Do an act with each of some records, each as an event of its own.

    Where it cannot be done with one, a `ClaimcheckError` says why and nothing is stored;
    ``passing_over`` such records, it is done with the others. An act that fits no record,
    such as one without its reason, is refused in any case.
    """
    do = _DOES.get(type(act))
    if do is None:
        raise NoSuchActError(f"{type(act).__name__} is done with one card at a time")
    _require_values(transaction.connection, act, transaction.now())
    before, done, passed_over = transaction.head.sequence, [], []
    for record in records:
        try:
            do(transaction, record, act, actor)
        except ConflictError:
            raise
        except ClaimcheckError as error:
            if not passing_over:
                raise
            passed_over.append(PassedOver(record, str(error)))
        else:
            done.append(record)
    events = range(before + 1, transaction.head.sequence + 1)
    return ActedOn(tuple(done), tuple(passed_over), events)


def _require_values(connection: Connection, act: DeskAct, now: str) -> None:
    """Raise `ClaimcheckError` for what an act says itself, whatever it is to be done with.

    ``now`` is the time, or the day, of the record's clock.
    """
    match act:
        case Take(reason, priority, deadline):
            require_reason(reason)
            require_urgency(priority, deadline)
            require_coming(now, deadline)
        case Drop(reason) | Discard(reason):
            require_reason(reason)
        case AddNote(text):
            require_note(text)
        case Assign(reviewer):
            assignee(connection, reviewer)
        case AddTopic(topic) | RemoveTopic(topic):
            read_topic(connection, topic)
        case _:
            pass


def _confirm(writer: Transaction, record: RecordId, _act: Confirm, actor: str) -> None:
    """Confirm one statement's link. Raises `ClaimcheckError` where a person did already."""
    if not confirm(writer, record, actor=actor):
        raise ClaimcheckError(f"{record} is confirmed already")


def _take(writer: Transaction, record: RecordId, act: Take, actor: str) -> None:
    """Take one claim up."""
    take_up(
        writer,
        record.number,
        reason=act.reason,
        actor=actor,
        priority=act.priority,
        deadline=act.deadline,
    )


_DOES: Final[dict[type, Callable[[Transaction, RecordId, Any, str], object]]] = {
    Confirm: _confirm,
    Take: _take,
    Discard: lambda writer, record, act, actor: drop_statement(
        writer, record.number, reason=act.reason, actor=actor
    ),
    Drop: lambda writer, record, act, actor: drop(
        writer, record.number, reason=act.reason, actor=actor
    ),
    SignOff: lambda writer, record, act, actor: sign_off(
        writer, record.number, rationale=act.rationale, actor=actor
    ),
    AddNote: lambda writer, record, act, actor: note_on(
        writer, record.number, act.text, actor=actor
    ),
    Assign: lambda writer, record, act, actor: assign_to(
        writer, record.number, act.reviewer, actor=actor
    ),
    AddTopic: lambda writer, record, act, actor: file_under(
        writer, record.number, act.topic, actor=actor
    ),
    RemoveTopic: lambda writer, record, act, actor: take_out_of(
        writer, record.number, act.topic, actor=actor
    ),
}
