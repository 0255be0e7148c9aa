"""What waits for a person: read in few queries, of the whole record or of some claims."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from claimcheck.model.desk.card import QueueFilter, Task, Waiting
from claimcheck.model.ids import ArticleId, ClaimId, StatementId, id_or_none
from claimcheck.model.status import Status, deciding_verdicts
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.store.queries.kept_waiting import keeper
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
from claimcheck.store.records.claims import (
    find_standing,
    find_standings,
    standing_claims,
    wordings,
    wordings_of,
)
from claimcheck.store.verdicts.in_force import claims_to_recheck, read_verdicts_of


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
    told = with_more(connection, found, among=among)
    return list(filter(keeper(connection, kept), told) if any(kept) else told)


def _is_open(connection: sqlite3.Connection, waits: Waiting) -> bool:
    """Return whether a claim that was taken up has no verdict, and holds."""
    if not standing_claims(connection, [waits.claim]):
        return False
    return find_standing(connection, waits.claim).status is Status.OPEN


class _OfVerdict(NamedTuple):
    """What waits of a claim with a verdict, by its first wording."""

    task: Task
    subject: str
    leader: int
    verdict: Verdict


def _rated(
    connection: sqlite3.Connection, asking: str, today: str, among: Collection[int] | None
) -> Iterator[Waiting]:
    """Yield what waits of claims with a verdict."""
    found = [
        *_to_agree(connection, asking, among),
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
    connection: sqlite3.Connection, asking: str, among: Collection[int] | None
) -> Iterator[_OfVerdict]:
    """Yield what another reviewer is asked about verdicts that do not decide yet."""
    review = list(_under_review(connection, among))
    read = read_verdicts_of(connection, [same for *_, same in review], asking=asking)
    for (leader, status, _), rated in zip(review, read, strict=True):
        newest = max(
            (each for each in rated.all if each.role != VerdictRole.SIGNS_OFF),
            key=lambda each: each.begun,
        )
        if status == Status.DISPUTED:
            yield _OfVerdict(Task.RESOLVE, f"c-{leader:d}", leader, newest)
        elif rated.hidden:
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


def _under_review(
    connection: sqlite3.Connection, among: Collection[int] | None
) -> Iterator[tuple[int, str, list[int]]]:
    """Yield claims whose verdicts do not decide yet, with their status and every wording."""
    if among is None:
        for leader, status, claims in connection.execute(UNDER_REVIEW).fetchall():
            yield leader, status, [int(claim) for claim in claims.split(",")]
        return
    holding = standing_claims(connection, list(among))
    groups = sorted(set(wordings_of(connection, holding)), key=min)
    for same, standing in zip(groups, find_standings(connection, groups), strict=True):
        if standing.status in {Status.PROPOSED, Status.DISPUTED}:
            yield min(same), standing.status, list(same)


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
    *,
    among: Collection[int] | None = None,
) -> Iterator[Waiting]:
    """Yield what waits with who said it, whose it is and how often.

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
    for each in found:
        leader = leader_of[each.claim]
        heard = voices.get(leader, [])
        if each.statement:
            heard = [voice for voice in heard if voice.statement == each.statement]
        topic, hand = topics.get(leader), hands.get(leader, _WhoHasIt())
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
        groups_of = wordings_of(connection, sorted(leaders))
        return voices, {
            each.leader: each.occasions for each in find_standings(connection, groups_of)
        }
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
