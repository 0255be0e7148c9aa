"""Tell somebody what waits for them, what is overdue, and what changed on their claims."""

import json
from collections.abc import Iterator

from claimcheck.model.desk.card import QueueEntry, QueueFilter
from claimcheck.model.desk.digest import NO_DAY, ChangedClaim, Digest, Overdue
from claimcheck.model.desk.role import DeskRole, may
from claimcheck.reports.history import as_entries
from claimcheck.store.connection import Connection
from claimcheck.store.records.claims import find_claim, wordings
from claimcheck.store.records.notes import claims_of_event
from claimcheck.store.verdicts.reviewers import reviewer_names, role_of
from claimcheck.workflows.desk.queue import read_queue
from claimcheck.workflows.report.history import tell_history
from claimcheck.workflows.verdicts.contact import owed, sees_contacts
from claimcheck.workflows.verdicts.due import find_due, find_to_tell

# What left the record changed nothing in it.
_BESIDE = "output"


def make_digest(
    connection: Connection,
    reviewer: str,
    *,
    since: str,
    today: str,
    asking: str | None = None,
) -> Digest:
    """Return what a reviewer needs to know on the day ``today``, with changes from ``since`` on.

    Letters are left out where ``asking``, who has it made, may not see them. Of claims that
    are in nobody's hands they are told to editors and owners.
    """
    reader = reviewer if sees_contacts(connection, asking) else asking
    waiting = read_queue(connection, QueueFilter(), asking=reviewer, today=today)
    in_hand = tuple(each for each in waiting if each.waiting.assigned_to == reviewer)
    free = sum(each.waiting.assigned_to is None for each in waiting)
    own = _claims_of(connection, reviewer)
    cared_for = own | _orphans(connection, reviewer)
    letters = tuple(_letters(connection, cared_for, today, reader))
    return Digest(
        reviewer,
        today,
        since,
        in_hand,
        free,
        tuple(
            sorted(
                (
                    *_overdue(connection, in_hand, cared_for, reviewer, today),
                    *(each for each in letters if each.day <= today),
                ),
                key=_by_day,
            )
        ),
        tuple(_changed(connection, own, reviewer, since, reader)),
        tuple(each for each in letters if each.day > today),
    )


def _by_day(overdue: Overdue) -> tuple[str, str]:
    """Return what overdue things are ordered by."""
    return overdue.day, overdue.record


def _claims_of(connection: Connection, reviewer: str) -> set[int]:
    """Return the claims, in every wording, that a reviewer has in hand or rated."""
    rows = connection.execute(
        "SELECT leader FROM claim_hands WHERE reviewer = ?1"
        " UNION SELECT claim FROM current_verdicts WHERE reviewer = ?1",
        [reviewer],
    )
    return {same for (claim,) in rows.fetchall() for same in wordings(connection, claim)}


def _orphans(connection: Connection, reviewer: str) -> set[int]:
    """Return the claims with letters or re-checks that nobody sees to but an editor.

    Those are in nobody's hands, and who rated them, if anybody, has left. None for who is
    no editor.
    """
    if not may(role_of(connection, reviewer), "publish"):
        return set()
    left = [
        each for each in reviewer_names(connection) if role_of(connection, each) is DeskRole.LEFT
    ]
    rows = connection.execute(
        "SELECT claim FROM current_contacts WHERE answer IS NULL"
        " UNION SELECT claim FROM current_verdicts WHERE recheck_on IS NOT NULL"
        " EXCEPT SELECT claim FROM claim_groups JOIN claim_hands USING (leader)"
        " WHERE claim_hands.reviewer NOT IN (SELECT value FROM json_each(?1))"
        " EXCEPT SELECT leader FROM claim_hands"
        " WHERE reviewer NOT IN (SELECT value FROM json_each(?1))"
        " EXCEPT SELECT claim FROM current_verdicts"
        " WHERE reviewer NOT IN (SELECT value FROM json_each(?1))",
        [json.dumps(left)],
    )
    return {claim for (claim,) in rows}


def _letters(
    connection: Connection, claims: set[int], today: str, reader: str | None
) -> Iterator[Overdue]:
    """Yield the letters about some claims that wait for an answer: each by its day.

    Those that the desk owes, with a day or without, and those of others that are overdue.
    """
    for stored in owed(connection, today=today, asking=reader):
        contact = stored.contact
        if stored.claim in claims:
            what = f"we owe {contact.party} an answer"
            if contact.is_ours:
                what = f"{contact.party} owe us an answer"
            told = f"{what} about c-{stored.claim:d}"
            yield Overdue(f"w-{stored.id:d}", contact.deadline or NO_DAY, told)


def _overdue(
    connection: Connection,
    in_hand: tuple[QueueEntry, ...],
    own: set[int],
    reviewer: str,
    today: str,
) -> Iterator[Overdue]:
    """Yield deadlines that are past, verdicts to check again, and readers to be told.

    Readers are told by editors: they hear of it on every claim, others on their own.
    """
    for waits in (each.waiting for each in in_hand):
        if waits.deadline and waits.deadline <= today:
            yield Overdue(waits.subject, waits.deadline, f"{waits.task}: {waits.text}")
    for due in find_due(connection, today=today, within=0, asking=reviewer):
        if due.verdict.reviewer == reviewer or due.claim.id in own:
            what = f"check {due.verdict.label} again: {due.claim.text}"
            yield Overdue(f"v-{due.verdict.id:d}", due.verdict.recheck_on or today, what)
    tells = may(role_of(connection, reviewer), "correct")
    for untold in find_to_tell(connection, asking=reviewer):
        if tells or untold.claim.id in own:
            yield Overdue(f"c-{untold.claim.id:d}", today, f"correction due: {untold.why}")


def _changed(
    connection: Connection, own: set[int], reviewer: str, since: str, reader: str | None
) -> Iterator[ChangedClaim]:
    """Yield a reviewer's claims about which others did something, by id."""
    rows = connection.execute(
        "SELECT sequence FROM events WHERE at >= ? AND actor <> ? AND kind <> ?",
        [since, reviewer, _BESIDE],
    ).fetchall()
    touched = {claim for (event,) in rows for claim in claims_of_event(connection, event)}
    for claim in sorted(touched & own):
        told = tell_history(connection, claim, asking=reader).happenings
        entries = tuple(
            entry
            for entry in as_entries(claim, told)
            if entry.at >= since and entry.actor != reviewer
        )
        if entries:
            yield ChangedClaim(find_claim(connection, claim), entries)
