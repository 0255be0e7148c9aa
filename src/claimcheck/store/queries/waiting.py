"""What waits for a person: read in few queries, of the whole record or of some claims."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from claimcheck.model.desk.card import QueueFilter, Task, Waiting
from claimcheck.model.ids import ArticleId, ClaimId, StatementId, id_or_none
from claimcheck.model.status import Status, deciding_verdicts
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.store.queries.queue_sql import (
    HANDS,
    LEADERS,
    STATUS_OPEN,
    TO_CONFIRM,
    TO_DECIDE,
    TO_RATE,
    TOPICS,
    UNDER_REVIEW,
    VOICES,
)
from claimcheck.store.records.claims import find_standing, standing_claims, wordings
from claimcheck.store.records.people.whose import said_by
from claimcheck.store.verdicts.in_force import claims_to_recheck, read_verdicts


class _StatementWaiting(NamedTuple):
    """A statement of a claim, as far as the queue needs it."""

    statement: int
    article: int | None
    speaker: str | None
    person: str | None
    said_on: str | None


class _WhoHasIt(NamedTuple):
    """Who has a claim in hand, how much it matters and by when."""

    reviewer: str | None = None
    priority: str | None = None
    deadline: str | None = None


def _among(claims: Collection[int] | None, condition: str) -> str:
    """Return what keeps a query to some claims, or nothing where all are asked for."""
    if claims is None:
        return ""
    listed = ", ".join(f"{claim:d}" for claim in sorted(claims))
    return f" {condition} IN ({listed})"


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
    groups = _groups(connection, among)
    queries = (
        TO_CONFIRM.format(only=_among(among, "AND links.target")),
        TO_DECIDE.format(only=_among(among, "WHERE claim")),
        TO_RATE.format(
            groups=_before(groups),
            only=_among(among, "WHERE claim"),
            status=STATUS_OPEN if among is None else "",
        ),
    )
    found = [
        Waiting(Task(task), subject, ClaimId(claim), *rest)
        for query in queries
        for task, subject, claim, *rest in connection.execute(query)
    ]
    if among is not None:
        found = [each for each in found if each.task != Task.RATE or _is_open(connection, each)]
    found += _rated(connection, asking, today, among)
    return list(with_more(connection, found, kept, among=among))


def _is_open(connection: sqlite3.Connection, waits: Waiting) -> bool:
    """Return whether a claim that was taken up has no verdict, and holds."""
    if not standing_claims(connection, [waits.claim]):
        return False
    return find_standing(connection, waits.claim).status is Status.OPEN


def _rated(
    connection: sqlite3.Connection, asking: str, today: str, among: Collection[int] | None
) -> Iterator[Waiting]:
    """Yield what waits of claims with a verdict."""
    for leader, status, same in _under_review(connection, among):
        rated = read_verdicts(connection, same, asking=asking)
        deciding = deciding_verdicts(rated.shown)
        newest = max(
            (each for each in rated.all if each.role != VerdictRole.SIGNS_OFF),
            key=lambda each: each.begun,
        )
        if status == Status.DISPUTED:
            yield _about(connection, Task.RESOLVE, f"c-{leader:d}", leader, newest)
        elif rated.hidden:
            yield _about(connection, Task.RATE, f"c-{leader:d}", leader, newest)
        elif all(each.reviewer != asking for each in deciding):
            yield _about(connection, Task.SIGN_OFF, f"v-{newest.id:d}", leader, newest)
    for claim in claims_to_recheck(connection, today):
        if among is not None and claim not in among:
            continue
        every = wordings(connection, claim)
        rated = read_verdicts(connection, every, asking=asking)
        for verdict in deciding_verdicts(rated.shown):
            if verdict.claim == claim and verdict.recheck_on and verdict.recheck_on <= today:
                found = _about(connection, Task.RECHECK, f"v-{verdict.id:d}", min(every), verdict)
                yield found._replace(since=verdict.recheck_on)


def _under_review(
    connection: sqlite3.Connection, among: Collection[int] | None
) -> Iterator[tuple[int, str, list[int]]]:
    """Yield claims whose verdicts do not decide yet, with their status and every wording."""
    if among is None:
        for leader, status, claims in connection.execute(UNDER_REVIEW).fetchall():
            yield leader, status, [int(claim) for claim in claims.split(",")]
        return
    holding = standing_claims(connection, list(among))
    leaders = {min(wordings(connection, claim)) for claim in holding}
    for leader in sorted(leaders):
        status = find_standing(connection, leader).status
        if status in {Status.PROPOSED, Status.DISPUTED}:
            yield leader, status, list(wordings(connection, leader))


def _about(
    connection: sqlite3.Connection, task: Task, subject: str, claim: int, verdict: Verdict
) -> Waiting:
    """Return what waits since a verdict was first given, whatever was undone since."""
    text, sequence, at = connection.execute(
        "SELECT claims.text, events.sequence, events.at FROM claims, verdicts"
        " JOIN events ON events.sequence = verdicts.event WHERE claims.id = ? AND verdicts.id = ?",
        [claim, verdict.begun],
    ).fetchone()
    return Waiting(task, subject, ClaimId(claim), text, sequence, at)


def _groups(connection: sqlite3.Connection, among: Collection[int] | None) -> str:
    """Return what stands before a query so that only the wordings of some claims are looked for.

    The view of that name works the wordings of all claims out.
    """
    if among is None:
        return ""
    groups = {claim: min(wordings(connection, claim)) for claim in among}
    listed = ", ".join(f"({claim:d}, {leader:d})" for claim, leader in sorted(groups.items()))
    return f"claim_groups(claim, leader) AS (VALUES {listed})"


def with_more(
    connection: sqlite3.Connection,
    found: Sequence[Waiting],
    kept: QueueFilter,
    *,
    among: Collection[int] | None = None,
) -> Iterator[Waiting]:
    """Yield those that the filter keeps, with who said it, whose it is and how often.

    With ``among``, all of them are about these claims, with every wording of each.
    """
    claims, groups = json.dumps([each.claim for each in found]), _groups(connection, among)
    before = f"WITH {groups}" if groups else ""
    leader_of = dict(connection.execute(LEADERS.format(groups=before), [claims]))
    leaders = set(leader_of.values())
    voices, occasions = _voices(connection, leaders, among, groups)
    only = _among(among, "WHERE claim")
    topics = dict(connection.execute(TOPICS.format(groups=before, only=only)))
    hands = _hands(connection, HANDS.format(groups=before, only=only))
    theirs = set(said_by(connection, kept.speaker)[1]) if kept.speaker else set[int]()
    for each in found:
        leader = leader_of[each.claim]
        heard = voices.get(leader, [])
        if each.statement:
            heard = [voice for voice in heard if voice.statement == each.statement]
        topic, hand = topics.get(leader), hands.get(leader, _WhoHasIt())
        if not _keeps(kept, each, heard, topic, hand.reviewer, theirs):
            continue
        first = heard[0] if heard else _StatementWaiting(0, None, None, None, None)
        yield each._replace(
            statement=id_or_none(StatementId, first.statement or each.statement),
            article=id_or_none(ArticleId, first.article),
            speaker=first.speaker,
            person=first.person,
            said_on=first.said_on,
            topic=topic,
            assigned_to=hand.reviewer,
            priority=hand.priority,
            deadline=hand.deadline,
            occasions=occasions.get(leader, 0),
        )


def _before(groups: str) -> str:
    """Return what `_groups` gives with a comma, where more is to follow it."""
    return f"{groups}," if groups else ""


def _voices(
    connection: sqlite3.Connection,
    leaders: set[int],
    among: Collection[int] | None,
    groups: str,
) -> tuple[dict[int, list[_StatementWaiting]], dict[int, int]]:
    """Return who said the claims, earliest first, and how often each was said."""
    voices: dict[int, list[_StatementWaiting]] = {}
    listed = json.dumps(sorted(leaders))
    query = VOICES.format(groups=_before(groups), only=_among(among, "AND links.target"))
    for leader, *voice in connection.execute(query, [listed]):
        voices.setdefault(leader, []).append(_StatementWaiting(*voice))
    if among is not None:
        return voices, {each: find_standing(connection, each).occasions for each in leaders}
    counted = (
        "SELECT leader, occasions FROM claim_counts"
        " WHERE leader IN (SELECT value FROM json_each(?))"
    )
    return voices, dict(connection.execute(counted, [listed]))


def _hands(connection: sqlite3.Connection, query: str) -> dict[int, _WhoHasIt]:
    """Return who has each claim in hand: the last to whom it was assigned, or who took it up.

    Priority and deadline are those of the last who took it up.
    """
    hands: dict[int, _WhoHasIt] = {}
    for leader, reviewer, priority, deadline in connection.execute(query):
        before = hands.get(leader, _WhoHasIt())
        hands[leader] = _WhoHasIt(
            reviewer, priority or before.priority, deadline or before.deadline
        )
    return hands


def _keeps(
    kept: QueueFilter,
    waits: Waiting,
    heard: Sequence[_StatementWaiting],
    topic: str | None,
    assigned_to: str | None,
    theirs: set[int],
) -> bool:
    """Return whether the filter keeps what waits; of several statements one is enough.

    ``theirs`` are the statements of the speaker asked for.
    """
    return (
        (kept.article is None or any(voice.article == kept.article for voice in heard))
        and (kept.speaker is None or any(voice.statement in theirs for voice in heard))
        and (kept.topic is None or kept.topic.lower() in (topic or "").lower().split("; "))
        and (kept.assigned_to is None or kept.assigned_to.lower() == (assigned_to or "").lower())
        and (kept.since is None or waits.since >= kept.since)
    )
