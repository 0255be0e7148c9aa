"""What a card of the queue says beside what waits: who said it, whose it is, how often."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from claimcheck.model.desk.card import Waiting
from claimcheck.model.ids import ArticleId, StatementId, id_or_none
from claimcheck.named_tuple import NamedTuple
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

# On no more occasions was a claim said than somebody confirmed that a statement states it.
_CONFIRMED: Final = (
    "SELECT target, count(*) FROM links WHERE relation = 'states' AND confirmed_by IS NOT NULL"
    " GROUP BY target"
)
# A statement of a claim, as far as the queue needs it: its id, its article, the speaker as
# named, the person and the day.
_StatementWaiting = tuple[int, int | None, str | None, str | None, str | None]
_NOBODY: Final[_StatementWaiting] = (0, None, None, None, None)
# A confirmed statement of a claim with its day: its id, the day, the place, the speaker in
# lower case and one of those whose it is.
_ActOfSaying = tuple[int, str, str | None, str | None, int | None]


class WhoHasIt(NamedTuple):
    """Who has a claim in hand, how much it matters and by when."""

    reviewer: str | None = None
    priority: str | None = None
    deadline: str | None = None


_NO_HAND: Final = WhoHasIt()


class MostPossible(NamedTuple):
    """How much a claim matters and by when, and on how many occasions it was said at the most."""

    priority: str | None
    deadline: str | None
    occasions: int


def with_more(
    connection: sqlite3.Connection,
    found: Sequence[Waiting],
    *,
    among: Collection[int] | None = None,
) -> Iterator[Waiting]:
    """Yield what waits with who said it, whose it is and how often: all that has a default.

    With ``among``, all of them are about these claims, with every wording of each.
    """
    groups = groups_of(connection, among)
    begun = f"WITH {groups}" if groups else ""
    leader_of = leaders_of(connection, begun)
    # An id is compared by a method of ours, a number is not.
    claims = [int(each.claim) for each in found]
    leaders = [leader_of.get(claim, claim) for claim in claims]
    voices, occasions = _voices(connection, set(leaders), among, groups)
    some = only(among, "WHERE claim")
    filed = TOPICS.format(groups=begun, of_rows=some, of_claims=only(among, "AND claims.id"))
    topics = dict(connection.execute(filed))
    hands = hands_of(connection, begun, some)
    for each, leader in zip(found, leaders, strict=True):
        heard = voices.get(leader, ())
        number = int(each.statement or 0)
        if number:
            heard = [voice for voice in heard if voice[0] == number]
        statement, article, speaker, person, said_on = heard[0] if heard else _NOBODY
        yield Waiting(
            *each[:6],
            id_or_none(StatementId, statement or number or None),
            id_or_none(ArticleId, article),
            speaker,
            person,
            said_on,
            topics.get(leader),
            *hands.get(leader, _NO_HAND),
            occasions.get(leader, 0),
        )


def _voices(
    connection: sqlite3.Connection,
    leaders: set[int],
    among: Collection[int] | None,
    groups: str,
) -> tuple[dict[int, list[_StatementWaiting]], dict[int, int]]:
    """Return who said the claims, earliest first, and how often each was said."""
    query = VOICES.format(
        groups=before(groups),
        only=only(among, "AND links.target"),
        **(NAMED_ONCE if among is None else LOOKED_UP),
    )
    voices: dict[int, list[_StatementWaiting]] = {}
    acts: dict[int, list[_ActOfSaying]] = {}
    rows = connection.execute(query, [json.dumps(sorted(leaders))])
    for leader, number, is_confirmed, lowered, place, *voice in rows:
        voices.setdefault(leader, []).append(voice)
        if is_confirmed and voice[4]:
            acts.setdefault(leader, []).append((voice[0], voice[4], place, lowered, number))
    return voices, {leader: _occasions(said) for leader, said in acts.items()}


def _occasions(said: Sequence[_ActOfSaying]) -> int:
    """Return on how many occasions a claim was said, by whom each statement is."""
    if len(said) == 1:
        return 1
    persons: dict[int, set[int]] = {}
    for statement, *_, number in said:
        named = persons.setdefault(statement, set())
        if number is not None:
            named.add(number)
    return count_occasions(
        (
            (
                "+".join(f"p-{each:d}" for each in sorted(persons[statement])) or speaker or "",
                said_on,
            ),
            place or "",
        )
        for statement, said_on, place, speaker, _ in said
    )


def leaders_of(connection: sqlite3.Connection, begun: str = "") -> dict[int, int]:
    """Return the first wording of each claim that has several."""
    return dict(connection.execute(LEADERS.format(groups=begun)))


def hands_of(
    connection: sqlite3.Connection, begun: str = "", some: str = ""
) -> dict[int, WhoHasIt]:
    """Return who has each claim in hand: the last to whom it was assigned, or who took it up.

    Priority and deadline are those of the last who took it up.
    """
    query = HANDS.format(groups=begun, only=some)
    hands: dict[int, WhoHasIt] = {}
    for leader, reviewer, priority, deadline in connection.execute(query):
        before = hands.get(leader, _NO_HAND)
        hands[leader] = WhoHasIt(reviewer, priority or before.priority, deadline or before.deadline)
    return hands


def at_most(connection: sqlite3.Connection, found: Sequence[Waiting]) -> list[MostPossible]:
    """Return what the order goes by of each of all that waits, in few queries."""
    leader_of, hands = leaders_of(connection), hands_of(connection)
    often: dict[int, int] = {}
    for claim, times in connection.execute(_CONFIRMED):
        leader = leader_of.get(claim, claim)
        often[leader] = often.get(leader, 0) + times
    told = []
    for each in found:
        # An id is compared by a method of ours, a number is not.
        claim = int(each.claim)
        leader = leader_of.get(claim, claim)
        hand = hands.get(leader)
        priority, deadline = (hand.priority, hand.deadline) if hand else (None, None)
        told.append(MostPossible(priority, deadline, often.get(leader, 0)))
    return told
