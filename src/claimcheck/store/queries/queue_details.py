"""What a card of the queue says beside what waits: who said it, whose it is, how often."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.model.desk.card import Waiting
from claimcheck.model.ids import ArticleId, StatementId, id_or_none
from claimcheck.store.queries.queue_sql import (
    HANDS,
    LEADERS,
    LOOKED_UP,
    NAMED_ONCE,
    TOPICS,
    VOICES,
    before,
    groups_of,
    only,
)
from claimcheck.store.records.claims import count_occasions


class _StatementWaiting(NamedTuple):
    """A statement of a claim, as far as the queue needs it."""

    statement: int
    article: int | None
    speaker: str | None
    person: str | None
    said_on: str | None


class _ActOfSaying(NamedTuple):
    """A confirmed statement of a claim with its day, as far as occasions are counted by it."""

    statement: int
    said_on: str
    place: str
    speaker: str


class _WhoHasIt(NamedTuple):
    """Who has a claim in hand, how much it matters and by when."""

    reviewer: str | None = None
    priority: str | None = None
    deadline: str | None = None


def with_more(
    connection: sqlite3.Connection,
    found: Sequence[Waiting],
    *,
    among: Collection[int] | None = None,
) -> Iterator[Waiting]:
    """Yield what waits with who said it, whose it is and how often.

    With ``among``, all of them are about these claims, with every wording of each.
    """
    claims, groups = json.dumps([each.claim for each in found]), groups_of(connection, among)
    begun = f"WITH {groups}" if groups else ""
    leader_of = dict(connection.execute(LEADERS.format(groups=begun), [claims]))
    leaders = set(leader_of.values())
    voices, occasions = _voices(connection, leaders, among, groups)
    some = only(among, "WHERE claim")
    filed = TOPICS.format(groups=begun, of_rows=some, of_claims=only(among, "AND claims.id"))
    topics = dict(connection.execute(filed))
    hands = _hands(connection, HANDS.format(groups=begun, only=some))
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


def _voices(
    connection: sqlite3.Connection,
    leaders: set[int],
    among: Collection[int] | None,
    groups: str,
) -> tuple[dict[int, list[_StatementWaiting]], dict[int, int]]:
    """Return who said the claims, earliest first, and how often each was said."""
    voices: dict[int, list[_StatementWaiting]] = {}
    acts: dict[int, dict[_ActOfSaying, set[int]]] = {}
    query = VOICES.format(
        groups=before(groups),
        only=only(among, "AND links.target"),
        **(NAMED_ONCE if among is None else LOOKED_UP),
    )
    rows = connection.execute(query, [json.dumps(sorted(leaders))])
    for leader, number, is_confirmed, lowered, place, *voice in rows:
        said = _StatementWaiting(*voice)
        voices.setdefault(leader, []).append(said)
        if is_confirmed and said.said_on:
            act = _ActOfSaying(said.statement, said.said_on, place or "", lowered or "")
            persons = acts.setdefault(leader, {}).setdefault(act, set())
            if number is not None:
                persons.add(number)
    return voices, {leader: _occasions(said) for leader, said in acts.items()}


def _occasions(said: Mapping[_ActOfSaying, set[int]]) -> int:
    """Return on how many occasions a claim was said, by whom each statement is."""
    if len(said) == 1:
        return 1
    return count_occasions(
        (
            ("+".join(f"p-{each:d}" for each in sorted(persons)) or act.speaker, act.said_on),
            act.place,
        )
        for act, persons in said.items()
    )


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
