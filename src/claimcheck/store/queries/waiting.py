"""What waits for a person: read in few queries, of the whole record or of some claims."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from claimcheck.model.desk.card import QueueFilter, Task, Waiting
from claimcheck.model.ids import ClaimId
from claimcheck.model.status import Status, deciding_verdicts, of_two_minds
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.queries.kept_waiting import keeper
from claimcheck.store.queries.queue_details import with_more
from claimcheck.store.queries.queue_sql import (
    STATUSES,
    TO_CONFIRM,
    TO_DECIDE,
    TO_RATE,
    before,
    groups_of,
    only,
)
from claimcheck.store.records.claims import (
    rated_standings,
    standing_claims,
    wordings_of,
)
from claimcheck.store.verdicts.in_force import claims_to_recheck, read_verdicts_of

_TASKS: Final[dict[str, Task]] = {str(task): task for task in Task}
# How a claim stands where its verdicts do not decide yet.
_UNDECIDED: Final = (Status.PROPOSED, Status.DISPUTED)


def waiting(
    connection: sqlite3.Connection,
    kept: QueueFilter,
    *,
    asking: str,
    today: str,
    among: Collection[int] | None = None,
) -> list[Waiting]:
    """Return what waits for ``asking``, by task and id; what is overdue on ``today`` too.

    Nobody gets their own verdict to sign off, nor one that a blind policy hides.
    With ``among``, only what waits about these claims, with every wording of each.
    """
    found = begin_waiting(connection, asking=asking, today=today, among=among)
    told = with_more(connection, found, among=among)
    return list(filter(keeper(connection, kept), told) if any(kept) else told)


def begin_waiting(
    connection: sqlite3.Connection,
    *,
    asking: str,
    today: str,
    among: Collection[int] | None = None,
) -> list[Waiting]:
    """Return what `waiting` does, all of it, without what `with_more` tells."""
    groups = groups_of(connection, among)
    queries = (
        TO_CONFIRM.format(only=only(among, "AND links.target")),
        TO_DECIDE.format(only=only(among, "WHERE claim")),
        TO_RATE.format(groups=before(groups), only=only(among, "WHERE claim")),
    )
    statuses = _statuses(connection, among)
    found = [
        Waiting(_TASKS[task], subject, ClaimId(claim), *rest)
        for query in queries
        for task, subject, claim, *rest in connection.execute(query)
        if task != Task.RATE or statuses.get(claim) == (claim, Status.OPEN)
    ]
    found += _rated(connection, statuses, asking, today, among)
    return found


def _statuses(
    connection: sqlite3.Connection, among: Collection[int] | None
) -> dict[int, tuple[int, str]]:
    """Return claims with their leader and status, all that are open, proposed or disputed."""
    if among is None:
        rows = connection.execute(STATUSES)
        return {claim: (leader, status) for claim, leader, status in rows}
    holding = standing_claims(connection, list(among))
    of_claims = wordings_of(connection, holding)
    groups = list(dict.fromkeys(of_claims))
    standings = dict(zip(groups, rated_standings(connection, groups), strict=True))
    return {
        claim: (min(same), standings[same].status)
        for claim, same in zip(holding, of_claims, strict=True)
    }


class _OfVerdict(NamedTuple):
    """What waits of a claim with a verdict, by its first wording."""

    task: Task
    subject: str
    leader: int
    verdict: Verdict


def _rated(
    connection: sqlite3.Connection,
    statuses: Mapping[int, tuple[int, str]],
    asking: str,
    today: str,
    among: Collection[int] | None,
) -> Iterator[Waiting]:
    """Yield what waits of claims with a verdict."""
    found = [
        *_to_agree(connection, statuses, asking),
        *_to_check_again(connection, asking, today, among),
    ]
    texts = "SELECT id, text FROM claims WHERE id IN (SELECT value FROM json_each(?))"
    # It waits since the verdict was first given, whatever was undone since.
    begun = (
        "SELECT verdicts.id, events.sequence, events.at FROM verdicts"
        " JOIN events ON events.sequence = verdicts.event"
        " WHERE verdicts.id IN (SELECT value FROM json_each(?))"
    )
    text_of = dict(connection.execute(texts, [json.dumps([each.leader for each in found])]))
    listed = json.dumps([each.verdict.begun for each in found])
    since = {number: rest for number, *rest in connection.execute(begun, [listed])}
    for task, subject, leader, verdict in found:
        sequence, at = since[verdict.begun]
        if task is Task.RECHECK:
            at = verdict.recheck_on
        yield Waiting(task, subject, ClaimId(leader), text_of[leader], sequence, at)


def _to_agree(
    connection: sqlite3.Connection, statuses: Mapping[int, tuple[int, str]], asking: str
) -> Iterator[_OfVerdict]:
    """Yield what another reviewer is asked about verdicts that do not decide yet."""
    status_of = {leader: status for leader, status in statuses.values() if status in _UNDECIDED}
    leaders = sorted(status_of)
    read = read_verdicts_of(connection, wordings_of(connection, leaders), asking=asking)
    for leader, rated in zip(leaders, read, strict=True):
        newest = max(
            (each for each in rated.all if each.role != VerdictRole.SIGNS_OFF),
            key=lambda each: each.begun,
        )
        if status_of[leader] == Status.DISPUTED:
            yield _OfVerdict(Task.RESOLVE, f"c-{leader:d}", leader, newest)
        elif rated.hidden:
            yield _OfVerdict(Task.RATE, f"c-{leader:d}", leader, newest)
        elif undecided := of_two_minds(deciding_verdicts(rated.shown)):
            if asking in undecided:
                yield _OfVerdict(Task.RATE, f"c-{leader:d}", leader, newest)
        elif all(each.reviewer != asking for each in deciding_verdicts(rated.shown)):
            yield _OfVerdict(Task.SIGN_OFF, f"v-{newest.id:d}", leader, newest)


def _to_check_again(
    connection: sqlite3.Connection, asking: str, today: str, among: Collection[int] | None
) -> Iterator[_OfVerdict]:
    """Yield the verdicts whose day to be checked again has come."""
    claims = claims_to_recheck(connection, today, among=among)
    groups = list(dict.fromkeys(wordings_of(connection, claims)))
    read = read_verdicts_of(connection, groups, asking=asking)
    for same, rated in zip(groups, read, strict=True):
        for verdict in deciding_verdicts(rated.shown):
            is_asked = among is None or verdict.claim in among
            if is_asked and verdict.recheck_on and verdict.recheck_on <= today:
                yield _OfVerdict(Task.RECHECK, f"v-{verdict.id:d}", min(same), verdict)
