"""Hand the queue out, and bring back what was decided elsewhere."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import islice
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.acts import DeskAct, Dissent, Rate, Resolve
from claimcheck.model.desk.card import Card, QueueEntry, QueueFilter
from claimcheck.model.ids import parse_id
from claimcheck.model.record.log_entry import Entry
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.records.answers import Answered
from claimcheck.reports.history import as_entries
from claimcheck.store.connection import Connection, WriteStore, snapshot
from claimcheck.store.index.kept import keeping
from claimcheck.store.log.chain import event_digest
from claimcheck.store.log.transaction import transaction
from claimcheck.store.verdicts.scales import current_scale
from claimcheck.workflows.desk.apply import apply
from claimcheck.workflows.desk.card_contents import read_card, read_cards
from claimcheck.workflows.desk.conflicts import ChangedError
from claimcheck.workflows.desk.house import House
from claimcheck.workflows.desk.queue import read_queue
from claimcheck.workflows.desk.queue_reader import QueueReader
from claimcheck.workflows.report.history import tell_history
from claimcheck.workflows.verdicts.scale import imported_label

# Cards that are read together.
_AT_ONCE: Final = 32


class Fate(StrEnum):
    """What became of an answer."""

    APPLIED = "applied"
    STALE = "stale"
    REFUSED = "refused"
    OPEN = "left open"


class AnswerOutcome(NamedTuple):
    """A card that was answered elsewhere, what became of the answer, and why."""

    card: str
    fate: Fate
    told: tuple[str, ...] = ()


class ForeignAnswersError(ClaimcheckError):
    """Answers belong to another record."""

    def __init__(self, answered: Answered) -> None:
        """Name the row and the event that this record does not have."""
        super().__init__(
            f"row {answered.row}: event {answered.read_at} is another one here, so the cards"
            " come from another record or from a later backup of it; nothing was stored"
        )


def cards(
    connection: Connection,
    kept: QueueFilter,
    house: House,
    *,
    asking: str,
    with_story: bool = True,
) -> Iterator[Card]:
    """Yield every card that waits for a reviewer, in order, all of one state of the record.

    Each is as `read_card` gives it.
    """
    with snapshot(connection), keeping(connection):
        waiting = iter(read_queue(connection, kept, asking=asking, today=house.today))
        while some := list(islice(waiting, _AT_ONCE)):
            yield from read_cards(connection, some, house, asking=asking, with_story=with_story)


def apply_answers(
    store: WriteStore, answered: Sequence[Answered], house: House, *, actor: str
) -> Iterator[AnswerOutcome]:
    """Store the answers, each card's in a transaction of its own, and yield what became of them.

    An answer to a card that changed after it was handed out, or waits no more, is
    stale: nothing of it is stored. What the same answers change does not make later
    ones stale. A label that is not of the desk's scale becomes the one that the house
    maps it to, and the rationale keeps the word that was given; an unmapped one is
    refused. Raises `ForeignAnswersError` before anything is stored.
    """
    connection = store.connection
    for each in answered:
        if event_digest(connection, each.read_at) != each.head:
            raise ForeignAnswersError(each)
    own: set[int] = set()
    for each in answered:
        if not each.acts:
            yield AnswerOutcome(each.subject, Fate.OPEN)
        else:
            yield _applied(store, each, house, actor, own)


def _applied(
    store: WriteStore, answered: Answered, house: House, actor: str, own: set[int]
) -> AnswerOutcome:
    """Store the acts of one card, all or none; their events are added to ``own``."""
    written = set(own)
    try:
        with transaction(store) as writer:
            entry = _waiting(store.connection, answered, house, actor)
            if entry is None:
                return AnswerOutcome(
                    answered.subject, Fate.STALE, _why_gone(store, answered, actor, own)
                )
            # What it resembles, and its story, are not asked here.
            card = read_card(
                store.connection, entry, house, asking=actor, with_story=False, with_priors=False
            )
            told = []
            for given in answered.acts:
                act, foreign = _in_desk_words(store.connection, given, house)
                done = apply(writer, card, act, house, read_at=answered.read_at, own=written)
                written.add(writer.head.sequence)
                told.append(f"{done.said} {foreign}".rstrip())
    except ChangedError as error:
        return AnswerOutcome(answered.subject, Fate.STALE, _told(error.changes))
    except ClaimcheckError as error:
        return AnswerOutcome(answered.subject, Fate.REFUSED, (str(error),))
    own |= written
    return AnswerOutcome(answered.subject, Fate.APPLIED, tuple(told))


def _in_desk_words(connection: Connection, act: DeskAct, house: House) -> tuple[DeskAct, str]:
    """Return an act with the desk's label, and what its rationale says of a foreign one.

    Raises `UnknownLabelError` where the house maps that to none.
    """
    if not isinstance(act, Rate | Dissent | Resolve):
        return act, ""
    scale = current_scale(connection)
    foreign = act.label.strip()
    label = imported_label(foreign, house.labels, scale).label
    if label.casefold() == foreign.casefold():
        return act, ""
    words = f"(Given as “{foreign}”.)"
    return replace(act, label=label, rationale=f"{act.rationale} {words}"), words


def _waiting(
    connection: Connection, answered: Answered, house: House, actor: str
) -> QueueEntry | None:
    """Return what still waits under an answered card's name; of all else little is read."""
    about = parse_id(answered.subject, "csqv")
    reader = QueueReader(QueueFilter(), asking=actor, about=about)
    reader.read(connection, house.today)
    return reader.at(answered.task, answered.subject)


def _why_gone(
    store: WriteStore, answered: Answered, actor: str, own: Collection[int]
) -> tuple[str, ...]:
    """Say what happened to a card that waits no more; ``own`` are the file's own events."""
    told = tell_history(store.connection, answered.claim, asking=actor)
    later = [
        entry
        for entry in as_entries(answered.claim, told.happenings)
        if entry.sequence > answered.read_at
    ]
    others = _told([entry for entry in later if entry.sequence not in own])
    if others or not later:
        return others or (f"it does not wait for {actor} any more",)
    return (
        f"an answer above has settled it ({later[-1].what}: {later[-1].text});"
        " list all acts of a card in one answer",
    )


def _told(changes: Sequence[Entry]) -> tuple[str, ...]:
    """Return what was done, each in a sentence: when, by whom, what."""
    return tuple(f"{each.at[:10]} {each.actor} {each.what}: {each.text}" for each in changes)
