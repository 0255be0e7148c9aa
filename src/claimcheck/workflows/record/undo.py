"""Undo acts: the newest ones, one by the number of its event, or a reviewer's own last."""

from collections.abc import Iterable, Sequence
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.model.ids import ClaimId
from claimcheck.model.record.undone import Undone
from claimcheck.model.status import Means
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import Event
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.log.undone import (
    UNDO,
    Undoings,
    UndoRefusedError,
    done_by,
    kind_done,
    told,
    undoings,
)
from claimcheck.store.undo.newest import find_event, last_acts
from claimcheck.store.undo.undo import carry_out, changes_to_undo
from claimcheck.store.undo.words_out import require_no_earlier_reason, verdicts_out
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.scales import current_scale
from claimcheck.store.verdicts.tellings import (
    ToldRow,
    is_news,
    take_back,
    tellings_in,
)
from claimcheck.store.verdicts.told_corrections import corrections_out
from claimcheck.workflows.verdicts.scale import require_unturned

_SCALE: Final = "scale"


class ToldReadersError(UndoRefusedError):
    """Readers have what an act told them, so that undoing it changes nothing of that."""

    def __init__(
        self, connection: Connection, sequence: int, claim: ClaimId, label: str | None
    ) -> None:
        """Name what they were told, and what to do where it did go out and where it did not.

        Without a ``label`` they were told that the verdict was taken back.
        """
        what = f"{label!r} of" if label else "that the verdict was taken back on"
        super().__init__(
            f"{told(connection, sequence)} told readers {what} c-{claim:d}: what is out is changed"
            " by `claimcheck correct`, with a notice; where it never went out, say why with"
            f" `claimcheck undo {sequence} --never-out REASON`"
        )


def undo_last(
    transaction: Transaction, steps: int, *, actor: str, never_out: str | None = None
) -> list[Undone]:
    """Undo the newest acts that are not undone yet, newest first, each as an act of its own.

    Acts that are never undone are passed over, and the first names them. Raises as
    `undo_event` where one cannot be undone, and `UndoRefusedError` where none is left; the
    caller's transaction then stores nothing.
    """
    newest = last_acts(transaction.connection, steps)
    if not newest.acts:
        raise UndoRefusedError("nothing is left to undo; `claimcheck log` shows every act")
    first, *rest = _undo_each(transaction, newest.acts, actor=actor, never_out=never_out)
    return [first._replace(passed_over=newest.stayed), *rest]


def undo_events(
    transaction: Transaction, first: int, last: int, *, actor: str, never_out: str | None = None
) -> list[Undone]:
    """Undo the acts of events that follow each other, newest first, or none of them.

    Raises as `undo_event`, and `ClaimcheckError` where the last comes before the first.
    """
    if last < first:
        raise ClaimcheckError(f"event {last} comes before event {first}; exchange the two")
    find_event(transaction.connection, last)
    acts = range(last, first - 1, -1)
    return _undo_each(transaction, acts, actor=actor, never_out=never_out)


def _undo_each(
    transaction: Transaction, acts: Iterable[int], *, actor: str, never_out: str | None
) -> list[Undone]:
    """Undo some acts, each as an act of its own that knows of those before it."""
    found, known = [], undoings(transaction.connection)
    for sequence in acts:
        done = undo_event(transaction, sequence, actor=actor, known=known, never_out=never_out)
        found.append(done)
        known.learn(sequence, done.recorded)
    return found


def undo_event(
    transaction: Transaction,
    sequence: int,
    *,
    actor: str,
    known: Undoings | None = None,
    never_out: str | None = None,
) -> Undone:
    """Undo one act, which may itself have undone another; ``known`` is what is undone already.

    An act that told readers something is undone only where ``never_out`` says why it did
    not, by who may publish. Raises `UndoRefusedError` for it else, where a later act
    builds on it, and where it would give readers an earlier reason than they have, and
    `ClaimcheckError` where the actor may not do what is undone, or brought back.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    event = find_event(connection, sequence)
    kind = kind_done(connection, event.kind, event.subject)
    transaction.require_permitted(actor, kind)
    undone = known or undoings(connection)
    changes = changes_to_undo(connection, event, undone)
    tellings, news = _told_by(connection, event)
    if news or any(each.means is Means.NEVER for each in tellings):
        # What readers have is said by who may publish, whatever the act was that told them.
        transaction.require_permitted(actor, "publish")
    reason = _why_undone(connection, sequence, news, never_out)
    out = verdicts_out(connection, changes)
    undone.learn(sequence, transaction.head.sequence + 1)
    with transaction.act(actor, UNDO) as act:
        effects = tuple(carry_out(act, change, reason, undone) for change in changes)
        take_back(act, tellings)
        act.subject = str(sequence)
    require_no_earlier_reason(connection, out)
    if kind == _SCALE:
        # The scale that comes back is put in force like any other.
        require_unturned(connection, current_scale(connection).labels)
    return Undone(*event[:5], effects, transaction.head.sequence)


def _told_by(
    connection: Connection, event: Event
) -> tuple[list[ToldRow], list[tuple[ClaimId, str | None]]]:
    """Return what an act told, and what of it is news to readers: of which claim, which label.

    Where it was undone and brought back, they were told by that too.
    """
    first, *again = done_by(connection, event.sequence)
    tellings = tellings_in(connection, first)
    tellings += [
        each
        for later in again
        for each in tellings_in(connection, later)
        if each.takes_back is None
    ]
    news: list[tuple[ClaimId, str | None]] = [
        (each.claim, None if each.means is Means.WITHDRAWN else each.label)
        for each in tellings
        if each.means is not Means.NEVER and (event.kind == "publish" or is_news(connection, each))
    ]
    news += [each for done in (first, *again) for each in corrections_out(connection, done)]
    return tellings, news


def _why_undone(
    connection: Connection,
    sequence: int,
    news: Sequence[tuple[ClaimId, str | None]],
    never_out: str | None,
) -> str:
    """Return the reason that what is taken back gets. Raises `ToldReadersError`.

    ``news`` is what the act told readers: of which claim, and which label.
    """
    reason = f"undo of event {sequence}"
    if not news:
        return reason
    if shows_nothing(never_out or ""):
        raise ToldReadersError(connection, sequence, *news[0])
    return f"{reason}: never out, {(never_out or '').strip()}"


def undo_own(
    transaction: Transaction,
    *,
    actor: str,
    sequence: int | None = None,
    never_out: str | None = None,
) -> Undone | None:
    """Undo a reviewer's newest act, or return None where they have none left.

    ``sequence``, where given, must still be the newest: it is what they agreed to.
    ``never_out`` is as of `undo_event`.
    """
    newest = last_acts(transaction.connection, 1, actor)
    if not newest.acts:
        return None
    (found,) = newest.acts
    if sequence is not None and found != sequence:
        raise ClaimcheckError(f"event {sequence} is not your last act any more; look again")
    done = undo_event(transaction, found, actor=actor, never_out=never_out)
    return done._replace(passed_over=newest.stayed)
